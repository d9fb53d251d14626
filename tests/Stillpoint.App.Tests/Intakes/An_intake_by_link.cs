using System.Net;
using System.Net.Http.Headers;
using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Asking;
using Stillpoint.App.Intakes;
using Stillpoint.App.Records;
using Stillpoint.App.Screening;
using Stillpoint.App.Tests.People;
using Stillpoint.App.Tests.Uploads;
using Stillpoint.App.Texts;
using Stillpoint.Care.FollowUp.Scales;

namespace Stillpoint.App.Tests.Intakes;

/// <summary>What a patient tells of themselves before the evaluation, in their own words, on their own phone.</summary>
public sealed class An_intake_by_link(OneClinic clinic) : IClassFixture<OneClinic>
{
    private async Task<List<T>> Rows<T>(System.Linq.Expressions.Expression<Func<T, bool>> where) where T : class
    {
        await using var db = clinic.Open();
        return await db.Set<T>().AsNoTracking().Where(where).ToListAsync();
    }

    private async Task<(PatientRow Patient, string Link)> Sent(string given = "Hazel", string family = "Thorne", string language = "en")
    {
        var patient = await clinic.Patient(given, family, language: language);
        var nurse = await clinic.As(Role.Nurse);
        var page = await Drawn.From(nurse.Fill($"/patients/{patient.Id}/intake", "send-intake"));
        return (patient, WebUtility.HtmlDecode(page.Html[(page.Html.IndexOf("href=\"/i/", StringComparison.Ordinal) + 6)..].Split('"')[0]));
    }

    private static IReadOnlyList<AskedQuestion> Every(PatientRow patient, Language language = Language.English) => new IntakeQuestions(language, patient).Asks(Answers.Read("{}"));

    private static string At(string link, PatientRow patient, string key) => Place(link, Every(patient).Single(one => one.Key == IntakeQuestions.Key(key)).Place);

    private static string Place(string link, int place) => link.Replace("?", $"/{place}?", StringComparison.Ordinal);

    private static async Task<string> Answer(Visitor visitor, string page, string answer, string act = "next")
    {
        using var reply = await visitor.Fill(page, "ask", ("answer", answer), ("act", act));
        Assert.Equal(HttpStatusCode.Redirect, reply.StatusCode);
        return Visitor.To(reply);
    }

    private static string Review(string link) => link.Replace("?", "/review?", StringComparison.Ordinal);

    [Fact]
    public void Has_every_question_in_both_languages_with_the_same_answers_and_ends_within_half_an_hour()
    {
        var patient = new PatientRow { Id = Guid.CreateVersion7(DateTimeOffset.UnixEpoch), ClinicId = default, Reference = "", GivenName = "H", FamilyName = "T", BirthDate = new(1984, 3, 11), Language = "en", CreatedAt = default };
        var (english, spanish) = (Every(patient), Every(patient, Language.Spanish));
        Assert.Equal(english.Select(one => one.Key), spanish.Select(one => one.Key));
        Assert.All(english.Zip(spanish), pair => Assert.Equal(pair.First.Options.Select(option => option.Value), pair.Second.Options.Select(option => option.Value)));
        Assert.All(english.Zip(spanish), pair => Assert.NotEqual(pair.First.Words, pair.Second.Words));
        // At about a minute for each, half an hour is enough.
        Assert.InRange(english.Count, 15, 30);
    }

    [Fact]
    public async Task Each_answer_becomes_the_patients_own_word_in_the_one_store_and_nothing_is_dropped()
    {
        var (patient, link) = await Sent();
        using var visitor = clinic.Running.Visitor();
        await Answer(visitor, At(link, patient, "medicines"), "Zoloft 100 mg cada noche\nUncle Bo's herbal drops\n–\nketoconazole");
        await Answer(visitor, At(link, patient, "conditions"), "none");
        await Answer(visitor, At(link, patient, "conditions-more"), "Fernweh since 2019\nheart attack 2024");
        await Answer(visitor, At(link, patient, "goals"), "Sing again.");
        await Answer(visitor, At(link, patient, "called"), "Haze");
        await Answer(visitor, At(link, patient, "contact-name"), "Robin Thorne");
        await Answer(visitor, At(link, patient, "height"), "172");
        Assert.Empty(await Rows<FactRow>(row => row.PatientId == patient.Id));
        using (await visitor.Fill(Review(link), "send")) { }

        var facts = await Rows<FactRow>(row => row.PatientId == patient.Id);
        Assert.All(facts, fact => Assert.Equal(IntakeQuestions.Source, fact.Source));
        Assert.Equal(["Uncle Bo's herbal drops", "Zoloft 100 mg cada noche", "ketoconazole"], facts.Where(row => row.Key == MedicationLine.Key).Select(row => RecordLines.Read<MedicationLine>(row.Value).Name).Order(StringComparer.Ordinal));
        Assert.All(facts.Where(row => row.Key == ConditionLine.Key), row => Assert.False(RecordLines.Read<ConditionLine>(row.Value).Confirmed));
        Assert.Equal(["Fernweh since 2019", "heart attack 2024"], facts.Where(row => row.Key == ConditionLine.Key).Select(row => RecordLines.Read<ConditionLine>(row.Value).Text).Order(StringComparer.Ordinal));
        Assert.Equal(7, facts.Count(row => row.Key == IntakeQuestions.AnswerLine));
        var row = (await Rows<PatientRow>(one => one.Id == patient.Id)).Single();
        Assert.Equal(("Haze", "Robin Thorne"), (row.CalledName, row.ContactName));
        Assert.Equal(2, (await Rows<PatientChangeRow>(change => change.PatientId == patient.Id && change.By == null)).Count);

        var nurse = await clinic.As(Role.Nurse);
        Assert.Contains("Uncle Bo's herbal drops", (await Drawn.From(nurse.Get($"/patients/{patient.Id}/lists"))).Text, StringComparison.Ordinal);
        var intake = (await Rows<IntakeRow>(one => one.PatientId == patient.Id)).Single();
        var page = await Drawn.From(nurse.Get($"/patients/{patient.Id}/intake"));
        Assert.Contains("Sing again.", page.Text, StringComparison.Ordinal);
        Assert.Contains("172 cm", page.Text, StringComparison.Ordinal);
        using (await nurse.Fill($"/patients/{patient.Id}/intake", $"read-{intake.Id:n}")) { }
        Assert.NotNull((await Rows<TaskRow>(task => task.PatientId == patient.Id && task.Kind == TaskKind.IntakeToRead)).Single().DoneAt);
    }

    [Fact]
    public async Task A_dangerous_answer_interrupts_and_somebody_is_called_before_the_page_returns()
    {
        var (patient, link) = await Sent("Wren", "Hollow", "es");
        using var visitor = clinic.Running.Visitor();
        Assert.Contains("/now", await Answer(visitor, At(link, patient, "safety"), "might-act"), StringComparison.Ordinal);
        var page = await Drawn.From(visitor.Get(link.Replace("?", "/now?", StringComparison.Ordinal)));
        Assert.Contains("href=\"tel:988\"", page.Html, StringComparison.Ordinal);
        Assert.Contains("No tiene que estar a solas", page.Text, StringComparison.Ordinal);
        Assert.Equal(AlertTier.Emergency, (await Rows<TaskRow>(task => task.PatientId == patient.Id && task.Alert == "INTAKE_SAFETY")).Single().Tier);
        // Words of danger in any answer do the same, and an answer taken back does not take the alert back.
        Assert.Contains("/now", await Answer(visitor, At(link, patient, "more"), "Sometimes I want to kill myself."), StringComparison.Ordinal);
        await Answer(visitor, At(link, patient, "safety"), "no");
        Assert.Equal(2, (await Rows<TaskRow>(task => task.PatientId == patient.Id && task.Alert != null && task.DoneAt == null)).Count);
    }

    [Fact]
    public async Task Goes_on_on_another_device_asks_nothing_twice_and_nothing_the_chart_knows()
    {
        var (patient, link) = await Sent("Cedar", "Finn");
        await using (var db = clinic.Open()) await db.Set<PatientRow>().Where(row => row.Id == patient.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.CalledName, "Ced").SetProperty(row => row.ContactName, "Ash Finn").SetProperty(row => row.ContactPhone, "555 555 0100"));
        using (var phone = clinic.Running.Visitor())
        {
            var page = await Drawn.From(phone.Get(link));
            Assert.Contains("30 at most", page.Text, StringComparison.Ordinal);
            var first = WebUtility.HtmlDecode(page.Html[(page.Html.LastIndexOf($"href=\"{link.Split('?')[0]}/", StringComparison.Ordinal) + 6)..].Split('"')[0]);
            Assert.DoesNotContain("like to be called", (await Drawn.From(phone.Get(first))).Text, StringComparison.Ordinal);
            await Answer(phone, first, "Sleep.");
        }
        using var tablet = clinic.Running.Visitor();
        Assert.Contains("Go on where you were", (await Drawn.From(tablet.Get(link))).Text, StringComparison.Ordinal);
        var review = await Drawn.From(tablet.Get(Review(link)));
        Assert.Contains("Sleep.", review.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("in an emergency", review.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_presses_send_it_in_once_and_an_answer_out_of_its_limits_is_refused()
    {
        var (patient, link) = await Sent("Alder", "Quick");
        using var visitor = clinic.Running.Visitor();
        var refused = await Drawn.From(visitor.Fill(At(link, patient, "height"), "ask", ("answer", "17.2"), ("act", "next")));
        Assert.Contains("from 60 to 250", refused.Error("answer"), StringComparison.Ordinal);
        await Answer(visitor, At(link, patient, "goals"), "Walk.");
        var send = await visitor.Prepare(Review(link), "send");
        foreach (var reply in await Task.WhenAll(send(), send())) reply.Dispose();
        Assert.Single(await Rows<FactRow>(row => row.PatientId == patient.Id && row.Key == IntakeQuestions.AnswerLine));
        // The question about suicide was never answered: that is no no.
        Assert.Equal("INTAKE_SAFETY_UNANSWERED", (await Rows<TaskRow>(task => task.PatientId == patient.Id && task.Alert != null)).Single().Alert);
        Assert.Contains("We have your answers", (await Drawn.From(visitor.Get(link))).Text, StringComparison.Ordinal);
        Assert.Contains("does not work", (await Drawn.From(visitor.Get("/i/abcdef?lang=en"))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_photo_of_a_pill_box_goes_along_without_the_place_it_was_taken_at()
    {
        var (patient, link) = await Sent("Maple", "Dene");
        using var visitor = clinic.Running.Visitor();
        var html = await visitor.Read(Review(link));
        var token = html[(html.IndexOf("name=\"__RequestVerificationToken\" value=\"", StringComparison.Ordinal) + 41)..].Split('"')[0];
        using var body = new MultipartFormDataContent();
        foreach (var (field, value) in new[] { ("_handler", "photos"), ("token", Guid.CreateVersion7(clinic.Running.Clock.GetUtcNow()).ToString()), ("__RequestVerificationToken", token) }) body.Add(new StringContent(value), field);
        var part = new ByteArrayContent(What_is_taken_out_of_a_file.Photo());
        part.Headers.ContentType = new MediaTypeHeaderValue("image/jpeg");
        body.Add(part, "files", "box.jpg");
        using (var request = new HttpRequestMessage(HttpMethod.Post, Review(link)) { Content = body })
        using (var reply = await visitor.Send(request)) Assert.Equal(HttpStatusCode.Redirect, reply.StatusCode);
        var upload = (await Rows<UploadRow>(row => row.PatientId == patient.Id)).Single();
        var nurse = await clinic.As(Role.Nurse);
        using var opened = await nurse.Get($"/patients/{patient.Id}/uploads/{upload.Id}");
        Assert.DoesNotContain("GPS", System.Text.Encoding.Latin1.GetString(await opened.Content.ReadAsByteArrayAsync()), StringComparison.Ordinal);
        var coordinator = await clinic.As(Role.Coordinator);
        Assert.NotEqual(HttpStatusCode.OK, (await coordinator.Get($"/patients/{patient.Id}/uploads/{upload.Id}")).StatusCode);
    }
}
