using System.Net;
using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Consent;
using Stillpoint.App.Pathway;
using Stillpoint.App.Records;
using Stillpoint.App.Screening;
using Stillpoint.App.Tests.People;
using Stillpoint.App.Tests.Session.Gate;
using Stillpoint.App.Texts;
using Stillpoint.Care.Enquiry;
using Stillpoint.Care.Planning;
using Stillpoint.Care.Screening.Facts;

namespace Stillpoint.App.Tests.Consent;

/// <summary>A consent read, asked about, said back and signed on the patient's own phone, confirmed by a person, and taken back.</summary>
public sealed class A_consent_by_link(OneClinic clinic) : IClassFixture<OneClinic>
{
    private static readonly (string, string)[] Depression = [("product", "KetamineRacemic"), ("route", "IV"), ("indication", "IND-01")];

    private async Task<(PatientRow Patient, string Link)> Sent(string language = "en", string given = "Juniper", string family = "Vale")
    {
        var patient = await clinic.Patient(given, family, language: language);
        var nurse = await clinic.As(Role.Nurse);
        var page = await Drawn.From(nurse.Fill($"/patients/{patient.Id}/consent", "send-consent", Depression));
        var link = WebUtility.HtmlDecode(page.Html[(page.Html.IndexOf("href=\"/c/", StringComparison.Ordinal) + 6)..].Split('"')[0]);
        return (patient, link);
    }

    private async Task<List<T>> Rows<T>(System.Linq.Expressions.Expression<Func<T, bool>> where) where T : class
    {
        await using var db = clinic.Open();
        return await db.Set<T>().AsNoTracking().Where(where).ToListAsync();
    }

    private static string At(string link, string key) => link.Replace("?", $"/{key}?", StringComparison.Ordinal);

    private static async Task<string> SayBack(Visitor visitor, string link)
    {
        var to = At(link, "1");
        foreach (var one in TeachBack.All)
        {
            using var reply = await visitor.Fill(to, "ask", ("answer", one.Right), ("act", "next"));
            Assert.Equal(HttpStatusCode.Redirect, reply.StatusCode);
            to = Visitor.To(reply);
        }
        return to;
    }

    private static Task<HttpResponseMessage> Sign(Visitor visitor, string page, string name, bool offLabel = true) =>
        visitor.Fill(page, "sign-consent", [("agrees", "true"), ("touch", "false"), ("signedName", name), .. offLabel ? [("offLabel", "true")] : ((string, string)[])[]]);

    private async Task<ConsentRow> Whole(PatientRow patient, string link)
    {
        using var visitor = clinic.Running.Visitor();
        using (await Sign(visitor, await SayBack(visitor, link), patient.Name)) { }
        var request = (await Rows<ConsentRequestRow>(row => row.PatientId == patient.Id)).Single();
        var nurse = await clinic.As(Role.Nurse);
        using (await nurse.Fill($"/patients/{patient.Id}/consent", $"confirm-{request.Id:n}", ("capacity", "true"), ("interpreter", "Rowan Hale"))) { }
        return (await Rows<ConsentRow>(row => row.PatientId == patient.Id)).Single();
    }

    [Fact]
    public async Task Is_read_said_back_signed_and_counts_once_somebody_has_talked_with_the_patient()
    {
        var (patient, link) = await Sent("es", "Salvia", "Monte");
        using var phone = clinic.Running.Visitor();
        var read = await Drawn.From(phone.Get(At(link, "read")));
        Assert.Equal("es", read.Language);
        Assert.Contains("Una persona adulta debe llevarle a casa", read.Text, StringComparison.Ordinal);
        Assert.Contains("Entra por un tubo fino", read.Text, StringComparison.Ordinal);
        Assert.Contains("una depresión que otras medicinas no han aliviado", read.Text, StringComparison.Ordinal);
        // Half of it is answered on one phone, the rest on another.
        using (await phone.Fill(At(link, "1"), "ask", ("answer", "adult"), ("act", "next"))) { }
        using var tablet = clinic.Running.Visitor();
        Assert.Contains("Seguir donde estaba", (await Drawn.From(tablet.Get(link))).Text, StringComparison.Ordinal);
        var sign = await SayBack(tablet, link);
        Assert.Contains("/sign", sign, StringComparison.Ordinal);
        using (await Sign(tablet, sign, "salvia monte")) { }
        Assert.Empty(await Rows<ConsentRow>(row => row.PatientId == patient.Id));
        Assert.Contains("Cuenta cuando alguien", (await Drawn.From(phone.Get(link))).Text, StringComparison.Ordinal);

        var request = (await Rows<ConsentRequestRow>(row => row.PatientId == patient.Id)).Single();
        var nurse = await clinic.As(Role.Nurse);
        var refused = await Drawn.From(nurse.Fill($"/patients/{patient.Id}/consent", $"confirm-{request.Id:n}"));
        Assert.Contains("Without capacity there is no consent", string.Join(' ', refused.Summary), StringComparison.Ordinal);
        using (await nurse.Fill($"/patients/{patient.Id}/consent", $"confirm-{request.Id:n}", ("capacity", "true"))) { }
        var consent = (await Rows<ConsentRow>(row => row.PatientId == patient.Id)).Single();
        Assert.Equal(("es", "salvia monte", request.DocumentText, true, request.SignedAt), (consent.Language, consent.SignedName, consent.DocumentText, consent.OffLabelAcknowledged, consent.SignedAt));
        Assert.Contains("Esta es su copia", (await Drawn.From(phone.Get(link))).Text, StringComparison.Ordinal);
        var kept = await Drawn.From(nurse.Get($"/patients/{patient.Id}/consents/{consent.Id}"));
        Assert.Contains("Una persona adulta debe llevarle a casa", kept.Text, StringComparison.Ordinal);
        Assert.Contains("salvia monte", kept.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_answer_is_explained_and_asked_again_and_the_tries_are_kept()
    {
        var (patient, link) = await Sent();
        using var visitor = clinic.Running.Visitor();
        var page = await Drawn.From(visitor.Fill(At(link, "2"), "ask", ("answer", "soon"), ("act", "next")));
        Assert.Contains("Wait until the next day", page.Error("answer"), StringComparison.Ordinal);
        await SayBack(visitor, link);
        var nurse = await clinic.As(Role.Nurse);
        Assert.Contains("“When may you drive again?” took 2 tries: talk about it", (await Drawn.From(nurse.Get($"/patients/{patient.Id}/consent"))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_signed_without_everything_said_back_the_own_name_and_the_word_on_off_label()
    {
        var (patient, link) = await Sent();
        using var visitor = clinic.Running.Visitor();
        var early = await Drawn.From(Sign(visitor, At(link, "sign"), "Juniper Vale"));
        Assert.Contains("Answer the questions first", string.Join(' ', early.Summary), StringComparison.Ordinal);
        var sign = await SayBack(visitor, link);
        Assert.Contains("this use is off-label", (await Drawn.From(Sign(visitor, sign, "Juniper Vale", offLabel: false))).Error("offLabel"), StringComparison.Ordinal);
        var other = await Drawn.From(Sign(visitor, sign, "Hazel Thorne"));
        Assert.Contains("as the clinic has them", other.Error("signedName"), StringComparison.Ordinal);
        Assert.DoesNotContain("Vale", other.Text, StringComparison.Ordinal);
        Assert.Null((await Rows<ConsentRequestRow>(row => row.PatientId == patient.Id)).Single().SignedAt);
    }

    [Fact]
    public async Task A_young_person_says_first_whether_they_want_it_and_a_no_calls_somebody_to_talk_with_them()
    {
        var (patient, link) = await Sent("es", "Nogal", "Prado");
        await using (var db = clinic.Open()) await db.Set<PatientRow>().Where(row => row.Id == patient.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.BirthDate, new DateOnly(2010, 5, 5)));
        using var phone = clinic.Running.Visitor();
        var sign = await SayBack(phone, link);
        Assert.Contains("nadie le trata contra su voluntad", (await Drawn.From(phone.Get(sign))).Text, StringComparison.Ordinal);
        using (await phone.Fill(At(link, "assent"), "assent", ("wants", "no"), ("words", "Mi madre quiere, yo no."))) { }
        Assert.Contains("a solas", (await Drawn.From(phone.Get(sign))).Text, StringComparison.Ordinal);
        Assert.Contains((await Rows<TaskRow>(task => task.PatientId == patient.Id)), task => task.Kind == TaskKind.ConsentByLink && task.Title.StartsWith("A young person does not want it", StringComparison.Ordinal));
        using (await phone.Fill(At(link, "assent"), "assent", ("wants", "yes"), ("words", "Quiero volver a clase."))) { }
        (string, string)[] signing = [("agrees", "true"), ("offLabel", "true"), ("signedName", "Nogal Prado"), ("drawn", "M1,2 L3,4")];
        var refused = await Drawn.From(phone.Fill(sign, "sign-consent", signing));
        Assert.NotNull(refused.Error("guardian"));
        Assert.NotNull(refused.Error("guardianIs"));
        using (await phone.Fill(sign, "sign-consent", [.. signing, ("guardian", "Ana Prado"), ("guardianIs", "madre")])) { }
        var request = (await Rows<ConsentRequestRow>(row => row.PatientId == patient.Id)).Single();
        var nurse = await clinic.As(Role.Nurse);
        Assert.Contains("The young person says: wants it, “Quiero volver a clase.”", (await Drawn.From(nurse.Get($"/patients/{patient.Id}/consent"))).Text, StringComparison.Ordinal);
        using (await nurse.Fill($"/patients/{patient.Id}/consent", $"confirm-{request.Id:n}", ("capacity", "true"))) { }
        var consent = (await Rows<ConsentRow>(row => row.PatientId == patient.Id)).Single();
        var page = await Drawn.From(nurse.Get($"/patients/{patient.Id}/consents/{consent.Id}"));
        foreach (var says in (string[])["Ana Prado", "madre", "wants it: Quiero volver a clase."]) Assert.Contains(says, page.Text, StringComparison.Ordinal);
        Assert.Contains("d=\"M1,2 L3,4\"", page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_is_answered_by_a_person_before_it_is_signed_and_words_of_danger_in_it_call_somebody()
    {
        var (patient, link) = await Sent();
        using var visitor = clinic.Running.Visitor();
        using (await visitor.Fill(At(link, "read"), "ask-consent", ("question", "Would I be better off dead? Will it hurt?"))) { }
        Assert.Single(await Rows<TaskRow>(task => task.PatientId == patient.Id && task.Alert != null));
        Assert.Contains("btn btn-danger btn-lg\" href=\"tel:988\"", await visitor.Read(At(link, "read")), StringComparison.Ordinal);
        var sign = await SayBack(visitor, link);
        Assert.Contains("not answered yet", string.Join(' ', (await Drawn.From(Sign(visitor, sign, "Juniper Vale"))).Summary), StringComparison.Ordinal);
        var question = (await Rows<ConsentQuestionRow>(row => row.Question.StartsWith("Would I"))).Single();
        var nurse = await clinic.As(Role.Nurse);
        using (await nurse.Fill($"/patients/{patient.Id}/consent", $"answer-{question.Id:n}", ("answer", "A small sting."))) { }
        Assert.Contains("A small sting.", (await Drawn.From(visitor.Get(At(link, "read")))).Text, StringComparison.Ordinal);
        using var signed = await Sign(visitor, sign, "Juniper Vale");
        Assert.Equal(HttpStatusCode.Redirect, signed.StatusCode);
    }

    [Fact]
    public async Task Taken_back_by_the_link_it_covers_nothing_from_that_moment_and_people_are_told()
    {
        var (patient, link) = await Sent();
        var consent = await Whole(patient, link);
        async Task<(bool Known, bool Covers)> Stands() => await clinic.Running.Ask(async services =>
        {
            var db = (ClinicDb)services.GetService(typeof(ClinicDb))!;
            var known = await ((FactStore)services.GetService(typeof(FactStore))!).Read(patient.Id, clinic.Running.Clock.GetUtcNow());
            return (known.Facts.Of(ScreeningFacts.ConsentSignedAt) is not null, (await Journey.Of(db, patient.Id)).Consent is not null);
        });
        Assert.Equal((true, true), await Stands());
        using var visitor = clinic.Running.Visitor();
        using (await visitor.Fill(link, "withdraw")) { }
        Assert.Equal((false, false), await Stands());
        Assert.Contains("You took your consent back", (await Drawn.From(visitor.Get(link))).Text, StringComparison.Ordinal);
        Assert.Single(await Rows<TaskRow>(task => task.PatientId == patient.Id && task.Kind == TaskKind.ConsentWithdrawn && task.DoneAt == null));
        var nurse = await clinic.As(Role.Nurse);
        Assert.Contains("nobody is treated on it", (await Drawn.From(nurse.Get($"/patients/{patient.Id}/consent"))).Text, StringComparison.Ordinal);
        Assert.Contains("Taken back", (await Drawn.From(nurse.Get($"/patients/{patient.Id}/consents/{consent.Id}"))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Taken_back_before_anybody_confirmed_it_the_patient_reads_so_and_people_are_told()
    {
        var (patient, link) = await Sent("es", "Romero", "Valle");
        using var phone = clinic.Running.Visitor();
        using (await Sign(phone, await SayBack(phone, link), patient.Name)) { }
        using (await phone.Fill(link, "withdraw")) { }
        var page = await Drawn.From(phone.Get(link));
        Assert.Contains("Lo ha retirado.", page.Text, StringComparison.Ordinal);
        Assert.Contains("Retiró su consentimiento el 19 de noviembre de 2026", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Firmado. Gracias", page.Text, StringComparison.Ordinal);
        var tasks = await Rows<TaskRow>(task => task.PatientId == patient.Id);
        Assert.All(tasks.Where(task => task.Kind == TaskKind.ConsentByLink), task => Assert.NotNull(task.DoneAt));
        Assert.Contains(tasks, task => task.Outcome == "The patient took it back by their link before it was confirmed.");
        Assert.Single(tasks, task => task.Kind == TaskKind.ConsentWithdrawn && task.DoneAt == null);
        var nurse = await clinic.As(Role.Nurse);
        Assert.Contains("before anybody had confirmed it: withdrawn", (await Drawn.From(nurse.Get($"/patients/{patient.Id}/consent"))).Text, StringComparison.Ordinal);
        Assert.Empty(await Rows<ConsentRow>(row => row.PatientId == patient.Id));
    }

    [Fact]
    public async Task Taken_back_no_session_is_booked_until_it_is_given_anew()
    {
        var (patient, chair) = (await clinic.Patient(), await clinic.Chair("Brook"));
        await clinic.Course(patient);
        await clinic.Consented(patient);
        var (nurse, coordinator) = (await clinic.As(Role.Nurse), await clinic.As(Role.Coordinator));
        using (await nurse.Fill($"/patients/{patient.Id}/consent", "withdraw")) { }
        var (cover, beside) = (await clinic.Running.Staff([Role.Prescriber]), await clinic.Running.Staff([Role.Nurse]));
        (string, string)[] wanted = [("kind", "session"), ("starts", "2026-11-25T14:00"), ("minutes", "180"), ("chair", chair.Id.ToString()), ("prescriber", cover.Id.ToString()), ("nurse", beside.Id.ToString())];
        var page = await Drawn.From(coordinator.Fill($"/patients/{patient.Id}/book", "book", wanted));
        Assert.Contains("took their consent back", page.Error("kind"), StringComparison.Ordinal);
        await using (var db = clinic.Open()) Assert.False(await db.Set<VisitRow>().AnyAsync(visit => visit.PatientId == patient.Id));
        clinic.Running.Clock.Pass(TimeSpan.FromMinutes(1));
        await clinic.Consented(patient);
        using var booked = await coordinator.Fill($"/patients/{patient.Id}/book", "book", wanted);
        Assert.Equal(HttpStatusCode.Redirect, booked.StatusCode);
    }

    [Fact]
    public async Task Taken_back_at_the_clinic_the_gate_stays_closed()
    {
        await using var running = await RunningClinic.Start();
        var gate = await AtTheGate.In(running);
        using var nurse = await running.SignedIn(gate.Chair.Nurse);
        Assert.DoesNotContain("No signed consent is recorded", await nurse.Read(gate.Page), StringComparison.Ordinal);
        using (await nurse.Fill($"/patients/{gate.Chair.Patient}/consent", "withdraw", ("reason", "Wants to think about it."))) { }
        Assert.Contains("No signed consent is recorded", await nurse.Read(gate.Page), StringComparison.Ordinal);
        await using var db = running.Database.Open();
        Assert.Contains("1 session(s) booked", (await db.Set<TaskRow>().SingleAsync(task => task.Kind == TaskKind.ConsentWithdrawn)).Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_presses_take_it_back_once_and_a_scanner_that_opens_the_link_does_nothing()
    {
        var (patient, link) = await Sent();
        var consent = await Whole(patient, link);
        using var visitor = clinic.Running.Visitor();
        for (var look = 0; look < 3; look++) await Drawn.From(visitor.Get(link));
        Assert.Empty(await Rows<ConsentWithdrawalRow>(row => row.ConsentId == consent.Id));
        var press = await visitor.Prepare(link, "withdraw");
        foreach (var reply in await Task.WhenAll(press(), press())) reply.Dispose();
        Assert.Single(await Rows<ConsentWithdrawalRow>(row => row.ConsentId == consent.Id));
    }

    [Fact]
    public async Task A_newer_link_ends_an_older_one_and_an_unknown_one_says_so()
    {
        var (patient, link) = await Sent();
        var nurse = await clinic.As(Role.Nurse);
        await Drawn.From(nurse.Fill($"/patients/{patient.Id}/consent", "send-consent", Depression));
        using var visitor = clinic.Running.Visitor();
        Assert.Contains("does not work", (await Drawn.From(visitor.Get(link))).Text, StringComparison.Ordinal);
        Assert.Contains("does not work", (await Drawn.From(visitor.Get("/c/abcdef?lang=en"))).Text, StringComparison.Ordinal);
    }
}

/// <summary>The consent texts that ship.</summary>
public sealed class The_texts_of_consent
{
    public static TheoryData<string> Names => new(ConsentTexts.Shipped.Select(text => text.Name));

    [Theory, MemberData(nameof(Names))]
    public void Ask_for_eight_years_of_school_at_most(string name)
    {
        var body = ConsentTexts.Shipped.Single(text => text.Name == name).Body.Replace(ConsentDocument.HeadingMark, "", StringComparison.Ordinal);
        Assert.InRange(name.EndsWith("-es", StringComparison.Ordinal) ? ReadingGrade.Spanish(body) : ReadingGrade.English(body), 0, ReadingGrade.MostForPatients);
    }

    [Fact]
    public void Say_everything_a_consent_has_to_in_both_languages()
    {
        foreach (var product in new[] { "KetamineRacemic", "Esketamine" })
        {
            var (english, spanish) = (Parts(product, Language.English), Parts(product, Language.Spanish));
            Assert.Equal(product == "Esketamine" ? 16 : 15, english.Count);
            Assert.Equal(english.Count, spanish.Count);
        }
        // Each element: why, approval, benefit, common and serious harm, long use, misuse, alternatives, pregnancy, home, stopping and touch, cost, records, whom to call, taking back.
        var all = string.Join(' ', ConsentTexts.Parts.Select(part => part.Ketamine.English));
        foreach (var says in new[] { "off-label", "does not help everyone", "blood pressure", "911", "988", "bladder", "misused", "ECT", "unborn", "drive", "stop at any moment", "touches", "estimate", "records your voice", "take it back", "12 months" })
            Assert.Contains(says, all, StringComparison.Ordinal);

        static List<(string? Heading, IReadOnlyList<string> Paragraphs)> Parts(string product, Language language) => [.. ConsentDocument.Parts(ConsentTexts.Shipped.Single(text => text.Name == ConsentTexts.NameOf(product, language)).Body)];
    }

    [Fact]
    public void Stand_for_every_way_and_every_use()
    {
        var names = ConsentTexts.Shipped.Select(text => text.Name).ToHashSet();
        foreach (var language in new[] { Language.English, Language.Spanish })
        {
            Assert.All(Enum.GetValues<Route>(), route => Assert.Contains(ConsentTexts.NameOfWay(route, language), names));
            Assert.All(Indications.All, indication => Assert.Contains(ConsentTexts.NameOfUse(indication.Id, language), names));
        }
    }
}
