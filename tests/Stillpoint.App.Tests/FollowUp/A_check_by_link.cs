using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Stillpoint.App.FollowUp.Checks;
using Stillpoint.App.Records;
using Stillpoint.App.Tests.People;
using Stillpoint.Care.FollowUp.Cadence;
using Stillpoint.Care.FollowUp.Scales;

namespace Stillpoint.App.Tests.FollowUp;

public sealed class A_check_by_link(AskingClinic clinic) : IClassFixture<AskingClinic>
{
    /// <summary>Answers the question a page asks and says where it leads.</summary>
    private static async Task<string> Answer(Visitor visitor, string page, string answer)
    {
        using var reply = await visitor.Fill(page, "ask", ("answer", answer), ("act", answer == "-" ? "skip" : "next"));
        Assert.Equal(HttpStatusCode.Redirect, reply.StatusCode);
        return Visitor.To(reply);
    }

    private static async Task<string> Begin(Visitor visitor, string link)
    {
        var page = await Drawn.From(visitor.Get(link));
        var at = page.Html.IndexOf("href=\"/f/", StringComparison.Ordinal);
        while (!page.Html[at..].StartsWith($"href=\"{link.Split('?')[0]}/", StringComparison.Ordinal)) at = page.Html.IndexOf("href=\"/f/", at + 1, StringComparison.Ordinal);
        return WebUtility.HtmlDecode(page.Html[(at + 6)..].Split('"')[0]);
    }

    private async Task<AskedFormRow> Form(PatientRow patient, CheckMoment moment = CheckMoment.SameEvening) => (await clinic.Rows<AskedFormRow>(form => form.PatientId == patient.Id && form.Moment == moment)).Single();

    private Task<List<MeasureRow>> Measures(PatientRow patient) => clinic.Rows<MeasureRow>(row => row.PatientId == patient.Id);

    private async Task<(PatientRow Patient, string Link)> Asked(string given, string family, string language = "en")
    {
        var patient = await clinic.AtHome(given, family, language);
        await clinic.Later(4.1);
        return (patient, clinic.Link(patient));
    }

    [Fact]
    public async Task What_is_no_answer_is_refused_in_the_language_of_the_reader()
    {
        var (patient, _) = await Asked("Olivo", "Banco", "es");
        var form = await Form(patient);
        await clinic.Running.Ask(async services =>
        {
            var (desk, db) = (services.GetRequiredService<CheckDesk>(), services.GetRequiredService<ClinicDb>());
            var check = new OpenCheck(form, patient, await db.Set<ClinicRow>().SingleAsync(row => row.Id == patient.ClinicId), Over: false);
            var questions = new CheckQuestions(CheckDesk.FormsOf(form), Stillpoint.App.Texts.Language.Spanish);
            var (outcome, _) = await desk.Answer(check, questions, questions.Asks(check.Given)[0], "eleven");
            Assert.Equal(Stillpoint.App.Asking.AskTexts.ChooseOne.Spanish, Assert.IsType<Stillpoint.App.Shell.Forms.Outcome.Refused>(outcome).All.Single().Says);
            return true;
        });
    }

    [Fact]
    public async Task Asks_one_question_a_screen_and_what_is_sent_becomes_measures_of_that_session()
    {
        var (patient, link) = await Asked("Hazel", "Thorne");
        Assert.Equal($"Harbour has a short form for you: {clinic.Running.Address}{link} Reply STOP to get no more.", clinic.Sent.Last(one => one.Message.To == patient.Phone).Message.Text.Replace("http://127.0.0.1:0", clinic.Running.Address, StringComparison.Ordinal));
        using var visitor = clinic.Running.Visitor();
        var mood = await Begin(visitor, link);
        Assert.Contains("How is your mood right now?", (await Drawn.From(visitor.Get(mood))).Text, StringComparison.Ordinal);
        var safety = await Answer(visitor, mood, "6");
        var complaints = await Answer(visitor, safety, "0");
        var grade = await Answer(visitor, complaints, "none");
        Assert.Contains("/review", grade, StringComparison.Ordinal);
        Assert.Empty(await Measures(patient));
        using var sent = await visitor.Fill(grade, "send");
        var page = await Drawn.From(visitor.Get(Visitor.To(sent)));
        Assert.Contains("Thank you. We have your answers.", page.Text, StringComparison.Ordinal);
        Assert.Contains("Mood: 6 of 10", page.Text, StringComparison.Ordinal);
        var measures = (await Measures(patient)).OrderBy(row => row.Instrument).ToList();
        Assert.Equal([("ADVERSE-EFFECTS", null), ("MOOD-NRS", (decimal?)6m), ("SAFETY-QUESTION", null)], measures.Select(row => (row.Instrument, row.Total)));
        Assert.All(measures, row => Assert.Equal((MeasuredHow.ByLink, AnsweredBy.Patient, ScoreStatus.Ok, true), (row.How, row.AnsweredBy, row.Status, row.SessionId is not null)));
        Assert.Empty(await clinic.Rows<TaskRow>(task => task.PatientId == patient.Id && task.DoneAt == null && task.Alert != null));
    }

    [Fact]
    public async Task Speaks_Spanish_to_who_reads_Spanish()
    {
        var (_, link) = await Asked("Salvia", "Monte", "es");
        using var visitor = clinic.Running.Visitor();
        var page = await Drawn.From(visitor.Get(link));
        Assert.Equal("es", page.Language);
        Assert.Contains("le pregunta cómo está", page.Text, StringComparison.Ordinal);
        Assert.Contains("¿Cómo está su ánimo ahora mismo?", (await Drawn.From(visitor.Get(await Begin(visitor, link)))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dangerous_answer_is_answered_at_once_and_the_clinic_knows_before_the_page_returns()
    {
        var (patient, link) = await Asked("Hollis", "Wren");
        using var visitor = clinic.Running.Visitor();
        var safety = await Answer(visitor, await Begin(visitor, link), "2");
        using var reply = await visitor.Fill(safety, "ask", ("answer", "3"), ("act", "next"));
        Assert.Equal(("SAFETY_QUESTION", AlertTier.Emergency), (await clinic.Rows<TaskRow>(task => task.PatientId == patient.Id && task.Alert != null)).Select(task => (task.Alert, task.Tier!.Value)).Single());
        Assert.Contains("/now", Visitor.To(reply), StringComparison.Ordinal);
        var page = await Drawn.From(visitor.Get(Visitor.To(reply)));
        Assert.True(page.Text.IndexOf("Please talk to somebody now", StringComparison.Ordinal) > 0);
        Assert.Contains("tel:988", page.Html, StringComparison.Ordinal);
        Assert.Contains("person on call", page.Text, StringComparison.Ordinal);
        // Taken back before it was sent, the alert stays.
        await Answer(visitor, safety, "0");
        Assert.Null((await clinic.Rows<TaskRow>(task => task.PatientId == patient.Id && task.Alert != null)).Single().DoneAt);
    }

    [Fact]
    public async Task A_complaint_that_can_kill_sends_to_911_and_not_to_a_helpline_for_suicide()
    {
        var (_, link) = await Asked("Linden", "Marsh");
        using var visitor = clinic.Running.Visitor();
        var complaints = await Answer(visitor, await Answer(visitor, await Begin(visitor, link), "5"), "0");
        var chest = Instruments.Find("ADVERSE-EFFECTS")!.Items.Single(item => item.Topic == "Chest pain").Number;
        var now = await Answer(visitor, complaints, $"{chest}");
        Assert.Contains("/now-body", now, StringComparison.Ordinal);
        Assert.Contains("call 911 now", (await Drawn.From(visitor.Get(now))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Goes_on_where_it_was_left_and_every_answer_can_be_changed_until_it_is_sent()
    {
        var (patient, link) = await Asked("Cedar", "Finn");
        using (var phone = clinic.Running.Visitor())
        {
            var safety = await Answer(phone, await Begin(phone, link), "3");
            await Answer(phone, safety, "-");
        }
        using var tablet = clinic.Running.Visitor();
        Assert.Contains("Go on where you were", (await Drawn.From(tablet.Get(link))).Text, StringComparison.Ordinal);
        var review = await Answer(tablet, await Begin(tablet, link), "none");
        var page = await Drawn.From(tablet.Get(review));
        Assert.Contains("Not answered", page.Text, StringComparison.Ordinal);
        await Answer(tablet, review.Replace("review", "1", StringComparison.Ordinal), "7");
        using var sent = await tablet.Fill(review, "send");
        var rows = await Measures(patient);
        Assert.Equal(7m, rows.Single(row => row.Instrument == "MOOD-NRS").Total);
        Assert.Equal("SAFETY_QUESTION_UNANSWERED", (await clinic.Rows<TaskRow>(task => task.PatientId == patient.Id && task.Alert != null)).Single().Alert);
    }

    [Fact]
    public async Task Two_windows_lose_no_answer_and_two_presses_send_it_once()
    {
        var (patient, link) = await Asked("Maple", "Dene");
        using var visitor = clinic.Running.Visitor();
        var (mood, safety) = (await Begin(visitor, link), (await Begin(visitor, link)).Replace("/1?", "/2?", StringComparison.Ordinal));
        var first = await visitor.Prepare(mood, "ask", ("answer", "4"), ("act", "next"));
        var second = await visitor.Prepare(safety, "ask", ("answer", "0"), ("act", "next"));
        foreach (var reply in await Task.WhenAll(first(), second())) reply.Dispose();
        var form = await Form(patient);
        Assert.Contains("MOOD-NRS@0-10, now:1\":\"4\"", form.Answers, StringComparison.Ordinal);
        Assert.Contains("SAFETY-QUESTION@1:1\":\"0\"", form.Answers, StringComparison.Ordinal);
        await Answer(visitor, safety.Replace("/2?", "/3?", StringComparison.Ordinal), "none");
        var send = await visitor.Prepare(safety.Replace("/2?", "/review?", StringComparison.Ordinal), "send");
        foreach (var reply in await Task.WhenAll(send(), send())) reply.Dispose();
        Assert.Equal(3, (await Measures(patient)).Count);
    }

    [Fact]
    public async Task An_answer_that_no_question_offers_is_refused_and_nothing_is_kept()
    {
        var (patient, link) = await Asked("Birch", "Lowe");
        using var visitor = clinic.Running.Visitor();
        var page = await Drawn.From(visitor.Fill(await Begin(visitor, link), "ask", ("answer", "11"), ("act", "next")));
        Assert.Contains("Choose an answer", page.Error("answer") ?? string.Join(' ', page.Summary), StringComparison.Ordinal);
        var empty = await Drawn.From(visitor.Fill(await Begin(visitor, link), "ask", ("answer", ""), ("act", "next")));
        Assert.Contains("Choose an answer", empty.Error("answer"), StringComparison.Ordinal);
        Assert.Equal("{}", (await Form(patient)).Answers);
    }

    [Fact]
    public async Task Whatever_only_opens_the_link_changes_nothing_and_it_works_until_it_is_sent()
    {
        var (patient, link) = await Asked("Rowan", "Hale");
        using var scanner = clinic.Running.Visitor();
        for (var look = 0; look < 3; look++) Assert.Equal(HttpStatusCode.OK, (await Drawn.From(scanner.Get(link))).Status);
        foreach (var place in new[] { "1", "2", "3", "review", "now" }) await Drawn.From(scanner.Get(link.Replace("?", $"/{place}?", StringComparison.Ordinal)));
        Assert.Equal(("{}", null, null), (await Form(patient)) is var form ? (form.Answers, form.BegunAt, form.End) : default);
        using var visitor = clinic.Running.Visitor();
        await Answer(visitor, await Begin(visitor, link), "5");
    }

    [Fact]
    public async Task A_used_or_expired_or_unknown_link_says_so_and_shows_no_answer()
    {
        var (patient, link) = await Asked("Aster", "Field");
        using var visitor = clinic.Running.Visitor();
        var review = await Answer(visitor, await Answer(visitor, await Answer(visitor, await Begin(visitor, link), "6"), "0"), "none");
        using var sent = await visitor.Fill(review, "send");
        await clinic.Later(0.6);
        var used = await Drawn.From(visitor.Get(link));
        Assert.Contains("This form was sent already", used.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("of 10", used.Text, StringComparison.Ordinal);
        Assert.Contains("doesn't work any more", (await Drawn.From(visitor.Get("/f/abcdef"))).Text, StringComparison.Ordinal);
        var (_, other) = await Asked("Alder", "Quick");
        await clinic.Later(5);
        Assert.Contains("The time for this form is over", (await Drawn.From(visitor.Get(other))).Text, StringComparison.Ordinal);
        Assert.NotNull(patient);
    }

    [Fact]
    public async Task Answers_to_an_older_version_of_a_form_are_kept_beside_the_new_ones()
    {
        var (patient, link) = await Asked("Ash", "Byrne");
        await using (var db = clinic.Open())
        {
            var old = await db.Set<AskedFormRow>().SingleAsync(form => form.PatientId == patient.Id && form.Moment == CheckMoment.SameEvening);
            old.Answers = "{\"MOOD-NRS@0-5:1\":\"4\"}";
            await db.SaveChangesAsync();
        }
        using var visitor = clinic.Running.Visitor();
        var review = await Answer(visitor, await Answer(visitor, await Answer(visitor, await Begin(visitor, link), "8"), "0"), "none");
        using var sent = await visitor.Fill(review, "send");
        var moods = (await Measures(patient)).Where(row => row.Instrument == "MOOD-NRS").OrderBy(row => row.InstrumentVersion).ToList();
        Assert.Equal([("0-10, now", "[8]", (decimal?)8m), ("0-5", "[4]", null)], moods.Select(row => (row.InstrumentVersion, row.Answers, row.Total)));
    }

    [Fact]
    public async Task Is_brought_to_mind_until_it_is_answered_and_no_more()
    {
        var (patient, link) = await Asked("Juniper", "Vale");
        int Texts() => clinic.Sent.Count(one => one.Message.To == patient.Phone);
        Assert.Equal(1, Texts());
        await clinic.Later(3);
        Assert.Equal(2, Texts());
        Assert.Contains("is still waiting", clinic.Sent.Last(one => one.Message.To == patient.Phone).Message.Text, StringComparison.Ordinal);
        using var visitor = clinic.Running.Visitor();
        var review = await Answer(visitor, await Answer(visitor, await Answer(visitor, await Begin(visitor, link), "6"), "0"), "none");
        using var sent = await visitor.Fill(review, "send");
        await clinic.Later(1);
        Assert.Equal(2, Texts());
        Assert.Equal(AskedFormEnd.Answered, (await Form(patient)).End);
    }

    [Fact]
    public async Task Silence_about_suicide_goes_to_a_person_and_what_was_answered_is_kept()
    {
        var (patient, link) = await Asked("Otis", "Bramble");
        using var visitor = clinic.Running.Visitor();
        await Answer(visitor, await Begin(visitor, link), "2");
        await clinic.Later(5);
        var call = (await clinic.Rows<TaskRow>(task => task.PatientId == patient.Id && task.Kind == TaskKind.WelfareCall)).Single();
        Assert.StartsWith("Call and ask how they are: the check hours after the session was not answered", call.Title, StringComparison.Ordinal);
        Assert.Equal((Role.Nurse, Role.Prescriber), (call.OwnerRole, call.EscalatesTo));
        Assert.Equal(AskedFormEnd.Missed, (await Form(patient)).End);
        Assert.Equal(2m, (await Measures(patient)).Single(row => row.Instrument == "MOOD-NRS").Total);
        // The check of the next day, answered, settles the call.
        await clinic.Later(16);
        var next = clinic.Link(patient);
        var review = await Answer(visitor, await Answer(visitor, await Answer(visitor, await Begin(visitor, next), "6"), "0"), "none");
        using var sent = await visitor.Fill(review, "send");
        Assert.NotNull((await clinic.Rows<TaskRow>(task => task.Id == call.Id)).Single().DoneAt);
    }

    [Fact]
    public async Task A_session_that_turns_out_to_have_ended_later_takes_its_checks_with_it()
    {
        var patient = await clinic.AtHome("Nettle", "Cross");
        var before = await Form(patient);
        await using (var db = clinic.Open()) await db.Set<TreatmentRow>().Where(row => row.PatientId == patient.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.EndedAt, row => before.SendAt.AddHours(-3)));
        await clinic.Plan(patient);
        Assert.Equal(before.SendAt.AddHours(1), (await Form(patient)).SendAt);
        Assert.Equal(before.Id, (await Form(patient)).Id);
    }

    [Fact]
    public async Task The_staff_see_beforehand_what_a_patient_will_get()
    {
        var patient = await clinic.AtHome("Fern", "Hart");
        using var nurse = await clinic.Running.As(Role.Nurse);
        var page = await Drawn.From(nurse.Get($"/patients/{patient.Id}/checks"));
        Assert.Contains("hours after the session", page.Text, StringComparison.Ordinal);
        Assert.Contains("the seventh day", page.Text, StringComparison.Ordinal);
        Assert.Contains("PHQ-9", page.Text, StringComparison.Ordinal);
    }
}
