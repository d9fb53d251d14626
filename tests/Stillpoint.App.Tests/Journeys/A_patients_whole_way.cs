using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Stillpoint.App.Authorization;
using Stillpoint.App.Enquiry;
using Stillpoint.App.Interop.Hl7v2;
using Stillpoint.App.People;
using Stillpoint.App.Records;
using Stillpoint.App.Session.Record;
using Stillpoint.App.Tests.Interop.Hl7v2;
using Stillpoint.App.Tests.People;
using Stillpoint.Care.Session.Record;

namespace Stillpoint.App.Tests.Journeys;

/// <summary>
/// One person's way through the clinic, from asking for help to the call of the next day, with everybody at a browser of their
/// own; afterwards their name is in no log, trace, metric, address, message or audit.
/// </summary>
public sealed class A_patients_whole_way : IAsyncLifetime
{
    private readonly EverySink sinks = new();
    private RunningClinic clinic = default!;
    private StaffRow poppy = default!, teal = default!, moss = default!, fern = default!;
    private Walker coordinator = default!, nurse = default!, prescriber = default!;
    private string patient = "", session = "";

    public async ValueTask InitializeAsync()
    {
        clinic = await RunningClinic.Start(with: settings => settings with { Mllp = "127.0.0.1:0" }, more: sinks.Hear);
        poppy = await clinic.Staff([Role.Coordinator], name: "Poppy Reed");
        teal = await clinic.Staff([Role.Nurse], name: "Teal Larkin");
        moss = await clinic.Staff([Role.Nurse], name: "Moss Avery");
        fern = await clinic.Staff([Role.Prescriber], name: "Fern Holloway");
        await using var db = clinic.Database.Open();
        db.Add(new ChairRow { Id = clinic.NewId(), ClinicId = clinic.Clinic, Name = "Window", Position = 1 });
        await db.SaveChangesAsync();
        (coordinator, nurse, prescriber) = (await Walker.As(clinic, poppy), await Walker.As(clinic, teal), await Walker.As(clinic, fern));
        foreach (var walker in new[] { coordinator, nurse, prescriber }) Overhear(walker);
    }

    public async ValueTask DisposeAsync()
    {
        await clinic.DisposeAsync();
        sinks.Dispose();
    }

    private void Overhear(Walker walker)
    {
        walker.Page.Request += (_, request) => sinks.Saw(request.Url);
        walker.Page.Console += (_, line) => sinks.Saw(line.Text);
    }

    [Fact]
    public async Task Leads_from_asking_for_help_to_the_call_of_the_next_day()
    {
        await AsksForHelp();
        await IsAccepted();
        await IsAskedAndExamined();
        await IsJudgedSuitable();
        await Consents();
        await GetsACourse();
        await IsBooked();
        await Arrives();
        await PassesTheGate();
        await IsInfusedAndWatched();
        await Recovers();
        await IsCalledTheDayAfter();
        await LeavesARecordThatHolds();
        await sinks.HoldsNone(clinic, "Zzyzx", "Quillfeather", "Robin Vale", "555 555");
        Assert.Empty(coordinator.Complaints.Concat(nurse.Complaints).Concat(prescriber.Complaints));
    }

    private async Task AsksForHelp()
    {
        var visitor = await Walker.Nobody(clinic);
        Overhear(visitor);
        await visitor.Open("/");
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Ask for help" }).ClickAsync();
        await visitor.Page.GetByLabel("What should we call you?").FillAsync("Zzyzx Quillfeather");
        await visitor.Page.GetByLabel("Phone number").FillAsync("555 555 0142");
        clinic.Clock.Pass(WritingTime.Least);
        await visitor.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Heading)).ToHaveTextAsync("We have your message");
        Assert.Empty(visitor.Complaints);
    }

    private async Task IsAccepted()
    {
        await coordinator.Open("/");
        Assert.Equal("/enquiries", coordinator.Here);
        await coordinator.Page.GetByRole(AriaRole.Link, new() { Name = "Zzyzx Quillfeather" }).ClickAsync();
        await coordinator.Send("accept", ("birthDate", "1984-03-11"));
        Assert.Matches("^/patients/[0-9a-f-]{36}$", coordinator.Here);
        patient = coordinator.Here;
    }

    private async Task IsAskedAndExamined()
    {
        await nurse.Open($"{patient}/lists");
        await nurse.Send("add-condition", ("text", "Recurrent major depression"), ("icd10", "F33.2"), ("status", "active"), ("confirmed", "true"));
        await nurse.Send("add-medication", ("name", "sertraline"), ("doseMg", "100"), ("timesADay", "1"));
        foreach (var list in new[] { "problem", "allergy", "medicine" }) await nurse.Send($"reviewed-{list}");

        await nurse.Open($"{patient}/facts");
        await nurse.Send("sheet", [("source", "clinician"), .. Sheet("""
            clinicalSex male; weight 70; height 172; systolic 124; diastolic 78; heartRate 68; spo2 98; respiratoryRate 14; temperature 36.6; alt 22; ast 20; alp 70; bilirubin 0.6; egfr 92; tsh 1.8; qtcMs 412
            haematuriaUnexplained no; lutsPresent no; ketamineCystitis no; stopBang 2; asaClass 2; mallampati 1; mocaTotal 28; capacityConfirmed yes; priorKetamineReaction none; psychosisStatus none; familyPsychosisFirstDegree no
            hallucinogenUseDisorder no; sudSeverity none; pregnant no; breastfeeding no; missedMenses no
            """), .. "no no - - - no -".Split(' ').Select(answer => ("cssrsAnswers", answer))]);
        Assert.Contains("facts kept", await nurse.Read(), StringComparison.Ordinal);
    }

    private async Task IsJudgedSuitable()
    {
        await prescriber.Open($"{patient}/suitability");
        await prescriber.Send("suitability", "Judge", ("product", "KetamineRacemic"), ("route", "IV"), ("indication", "IND-01"));
        await prescriber.Send("suitability", "Sign the decision", ("decision", "suitable"), ("password", RunningClinic.Password));
        Assert.True(prescriber.Here == patient, await prescriber.Read());
    }

    private async Task Consents()
    {
        await nurse.Open($"{patient}/consent");
        await nurse.Send("consent", ("teachBackHome", "My brother drives me and I don't drive until tomorrow."), ("teachBackStop", "I lift my hand."), ("offLabel", "true"), ("agrees", "true"), ("signedName", "Zzyzx Quillfeather"));
        Assert.True(nurse.Here == patient, await nurse.Read());
    }

    private async Task GetsACourse()
    {
        await prescriber.Open($"{patient}/course");
        (string, string)[] order = [("why", "Two medicines without response.")];
        await prescriber.Send("course", "Work it out", order);
        Assert.Contains("0.5 mg/kg × 70 kg", await prescriber.Read(), StringComparison.Ordinal);
        await prescriber.Send("course", "Sign the order", ("password", RunningClinic.Password));
        Assert.True(prescriber.Here == patient, await prescriber.Read());
    }

    private async Task IsBooked()
    {
        await coordinator.Open(patient);
        await coordinator.Page.GetByRole(AriaRole.Link, new() { Name = "Book a visit" }).ClickAsync();
        await coordinator.Send("book", ("kind", "session"), ("starts", "2026-11-19T11:00"), ("minutes", "180"), ("chair", await Chair()), ("prescriber", fern.Id.ToString()), ("nurse", teal.Id.ToString()));
        Assert.True(coordinator.Here == patient, await coordinator.Read());
        Assert.Contains("Nobody is named to take the patient home", await coordinator.Read(), StringComparison.Ordinal);
        await coordinator.Page.GetByRole(AriaRole.Link, new() { Name = "11:00" }).ClickAsync();
        await coordinator.Send("escort", ("name", "Robin Vale"), ("phone", "555 555 0117"));
    }

    private async Task Arrives()
    {
        clinic.Clock.Pass(TimeSpan.FromMinutes(55));
        await nurse.Open(coordinator.Here);
        await nurse.Send("arrive");
        Assert.Matches("^/sessions/[0-9a-f-]{36}/gate$", nurse.Here);
        session = nurse.Here[..^"/gate".Length];
    }

    private async Task PassesTheGate()
    {
        Assert.Contains("Not yet", await nurse.Read(), StringComparison.Ordinal);
        var gate = $"{session}/gate";
        await nurse.Open($"{patient}/facts?for=today");
        await nurse.Send("sheet", [("source", "patient"), .. Sheet("""
            reconciledAt 2026-11-19T10:50; reconciliationChanged no; weight 70; systolic 126; diastolic 80; heartRate 70; spo2 98; respiratoryRate 14; temperature 36.7
            lastSolidFoodAt 2026-11-19T01:00; lastMealFatty no; lastClearLiquidAt 2026-11-19T07:00; nasalProductLastAt none; alcoholLast24h no; cannabisToday no; udsPositives none; udsAt 2026-11-17T10:00; breathAlcoholPercent 0
            medHolds none; newSymptoms none; lastScoreReviewed yes; lastAesReviewed yes; equipmentCheckedAt 2026-11-19T10:30; bladderEmptied yes; respiratorySymptomsToday no; giSymptomsToday no
            escortAgeYears 41; escortArrivalPlan Comes by car when called; agreesNotToDrive yes; escortConfirmed yes; transportKind escort
            """), .. "no no - - - no -".Split(' ').Select(answer => ("cssrsAnswers", answer))]);
        Assert.Contains("facts kept", await nurse.Read(), StringComparison.Ordinal);

        await nurse.Open(gate);
        await nurse.Send("identity", ("identifiers", "2"), ("photo", "true"));
        await nurse.Send("iv", ("site", "left forearm"), ("gauge", "22"), ("attempts", "1"), ("flushed", "true"));
        await nurse.Send("prepare", ("vialMgPerMl", "50"), ("lot", "K-1187"), ("expiry", "2027-05"));
        await nurse.Send("second-check", ("vialMgPerMl", "50"), ("weightKg", "70"), ("mgPerMl", "0.7"), ("mg", "35"), ("rate", "75"), ("checkerEmail", moss.Email), ("checkerPassword", RunningClinic.Password));
        await AnswerWhatIsToBeReviewed(nurse, gate);
        await AnswerWhatIsToBeReviewed(prescriber, gate);
        await nurse.Open(gate);
        await nurse.Send("vitals", ("systolic", "126"), ("diastolic", "80"), ("heartRate", "70"), ("spo2", "98"), ("respiratoryRate", "14"), ("temperatureCelsius", "36.7"), ("onOxygen", "false"));
        await nurse.Open(gate);
        Assert.Empty(await Looking.At(nurse.Page, "gate"));
        Assert.True((await nurse.Read()).Contains("Go, when two people have signed", StringComparison.Ordinal), await nurse.Read());

        await nurse.Send("time-out", ("stopWord", "harbour"), ("callButton", "true"), ("rescueAtHand", "true"), ("myPassword", RunningClinic.Password), ("secondEmail", teal.Email), ("secondPassword", RunningClinic.Password));
        Assert.Contains("must be somebody else", await nurse.Read(), StringComparison.Ordinal);
        await nurse.Send("time-out", ("myPassword", RunningClinic.Password), ("secondEmail", fern.Email), ("secondPassword", RunningClinic.Password));
        Assert.Contains("Time-out signed", await nurse.Read(), StringComparison.Ordinal);
    }

    /// <summary>Every item this person may answer is answered, one after another.</summary>
    private static async Task AnswerWhatIsToBeReviewed(Walker walker, string gate)
    {
        await walker.Open(gate);
        while (await walker.Page.Locator("input[name='_handler'][value^='review-']").CountAsync() > 0)
        {
            var form = await walker.Page.Locator("input[name='_handler'][value^='review-']").First.InputValueAsync();
            await walker.Send(form, ("answer", "Looked at with the patient; nothing against today."));
        }
    }

    private async Task IsInfusedAndWatched()
    {
        await nurse.Open(session);
        Assert.Null(await nurse.Enter("start", null, ("mlPerHour", "75")));
        await Later(5);
        Assert.Null(await nurse.Enter("vitals", "Chart", ("systolic", "142"), ("diastolic", "86"), ("heartRate", "82"), ("spo2", "97"), ("respiratoryRate", "15"), ("onOxygen", "false")));
        Assert.Null(await nurse.Enter("moaas", "5"));
        Assert.Null(await nurse.Enter("suds", "3"));
        Assert.Null(await nurse.Enter("note", null, ("text", "Music on, eyes closed.")));

        // The cuff was read wrongly: the set is corrected, and the wrong one stays, struck through.
        await Later(1);
        await nurse.Page.Locator("#values").EvaluateAsync("fold => fold.open = true");
        await nurse.Page.Locator("tr", new() { HasText = "142/86" }).GetByRole(AriaRole.Link).ClickAsync();
        await nurse.Enter("correct-vitals", "Correct", ("systolic", "132"));
        await nurse.Page.WaitForURLAsync(url => !url.Contains("correct", StringComparison.Ordinal));

        await ListensToTheMonitor();
        Assert.Null(await nurse.Enter("rate", null, ("mlPerHour", "60"), ("why", "A little anxious")));
        await IsWatchedFor(10, 132, 82);
        Assert.Null(await nurse.Enter("pause", null, ("why", "Wants a break")));
        await IsWatchedFor(3, 130, 80);
        Assert.Null(await nurse.Enter("resume", null, ("mlPerHour", "75")));
        await IsWatchedFor(15, 128, 80);
        Assert.Null(await nurse.Enter("end", null, ("how", "stopped"), ("why", "Enough for a first session")));
    }

    /// <summary>Time goes by with a set at least every five minutes.</summary>
    private async Task IsWatchedFor(int minutes, int systolic, int diastolic)
    {
        for (var left = minutes; left > 0; left -= 5)
        {
            await Later(Math.Min(5, left));
            Assert.Null(await nurse.Enter("vitals", "Chart", ("systolic", Number(systolic)), ("diastolic", Number(diastolic)), ("heartRate", "74"), ("spo2", "98"), ("respiratoryRate", "14"), ("onOxygen", "false")));
            Assert.Null(await nurse.Enter("moaas", "5"));
        }
    }

    /// <summary>A monitor is registered, said to be on this patient, speaks over its line, and what it measured is accepted.</summary>
    private async Task ListensToTheMonitor()
    {
        await nurse.Open("/monitors");
        await nurse.Send("register", ("name", "Bay 1"), ("identifier", Monitors.Device), ("bed", Monitors.Bed));
        var bind = await nurse.Page.Locator("input[name='_handler'][value^='bind-']").InputValueAsync();
        var device = Guid.Parse(bind["bind-".Length..]);
        await nurse.Send(bind, ("chair", await Chair()), ("on", "true"));
        clinic.Clock.Pass(TimeSpan.FromSeconds(30));

        var now = clinic.Clock.GetUtcNow();
        using var line = await MonitorLine.To(clinic.Services.GetRequiredService<MonitorListener>().At);
        var report = Monitors.Report("M1", sent: Hl7(now), measured: Hl7(now)).Replace("20261119145600+0000", Hl7(now.AddSeconds(-5)), StringComparison.Ordinal);
        Assert.Equal("AA", MonitorLine.Outcome(await line.SendAndHear(report)).Code);

        clinic.Clock.Pass(TimeSpan.FromSeconds(5));
        await nurse.Open(session);
        await Assertions.Expect(nurse.Page.Locator("#proposal")).ToContainTextAsync("128/79");
        Assert.Null(await nurse.Enter("accept", "Accept"));

        // It is wanted in the next bay: taken off before it is silent here, or its silence would stop the drug.
        await nurse.Open($"{session}/monitors");
        await nurse.Send($"release-{device}");
        Assert.Equal(session, nurse.Here);
        await Later(4);
    }

    private async Task Recovers()
    {
        var home = $"{session}/recovery";
        await nurse.Open(home);
        Assert.Contains("Not yet", await nurse.Read(), StringComparison.Ordinal);
        for (var quarter = 1; quarter <= 5; quarter++)
        {
            clinic.Clock.Pass(TimeSpan.FromMinutes(8));
            await IsWatchedFor(5, 124, 78);
        }
        Assert.Null(await nurse.Enter("rass", "0"));
        await nurse.Open(home);
        await nurse.Send("score-ALDRETE", [.. Enumerable.Range(1, 5).Select(item => (string.Create(CultureInfo.InvariantCulture, $"item{item}"), "2"))]);
        await nurse.Send("seen", "Seen as it stands here, except what is ticked");
        await nurse.Send("risk", ("suicideRisk", "none"));
        await nurse.Send("instructions", ("patient", "Zzyzx Quillfeather"), ("escort", "Robin Vale"));
        Assert.Empty(await Looking.At(nurse.Page, "recovery"));
        Assert.True((await nurse.Read()).Contains("Ready to go home", StringComparison.Ordinal), await nurse.Read());
        await nurse.Send("sign-out", ("password", RunningClinic.Password));
        Assert.Contains("Gone home, to be signed", await nurse.Read(), StringComparison.Ordinal);

        await prescriber.Open(home);
        await prescriber.Send("close", ("password", RunningClinic.Password));
        Assert.Contains("Gone home and signed", await prescriber.Read(), StringComparison.Ordinal);
    }

    private async Task IsCalledTheDayAfter()
    {
        clinic.Clock.Pass(TimeSpan.FromHours(20));
        await nurse.Page.Context.ClearCookiesAsync();
        await Looking.SignIn(nurse.Page, teal.Email, RunningClinic.Password);
        await nurse.Open("/inbox");
        Assert.Contains("Call the day after the session", await nurse.Read(), StringComparison.Ordinal);
        await nurse.Send("done", ("cameOf", "Slept well, no nausea, mood lighter, no thoughts of suicide."));
        Assert.Contains("Nothing is due from your roles", await nurse.Read(), StringComparison.Ordinal);
        await nurse.Open(patient);
        Assert.Matches("1\\s+19 Nov", await nurse.Read());
    }

    private async Task LeavesARecordThatHolds()
    {
        var id = Guid.Parse(session["/sessions/".Length..]);
        var story = await clinic.Ask(services => services.GetRequiredService<SessionRecord>().Read(id));
        Assert.Equal(Phase.Closed, story.Phase);
        Assert.Equal("Robin Vale", story.Last<Entry.Discharged>()!.Value.Entry.Escort);
        Assert.Contains(story.All<Entry.VitalsCharted>(), set => set.Entry is { FromMonitor: true, Systolic: 128, Diastolic: 79 });
        Assert.Contains(story.All<Entry.VitalsCharted>(), set => set.Entry.Systolic == 132);
        Assert.DoesNotContain(story.All<Entry.VitalsCharted>(), set => set.Entry.Systolic == 142);
        // 12.5 mL/h less for ten minutes and nothing for three: less than was made up, and more than half of it.
        Assert.InRange(story.GivenBy(clinic.Clock.GetUtcNow()).Milligrams, 20, 35);

        await using var db = clinic.Database.Open();
        Assert.Equal(VisitStatus.Done, (await db.Set<VisitRow>().SingleAsync()).Status);
        Assert.NotNull((await db.Set<TaskRow>().SingleAsync(task => task.Kind == TaskKind.FollowUpCall)).DoneAt);
        Assert.Null((await new RecordCheck(db).Everything()).Broken);
    }

    /// <summary>Time goes by at the bedside, and the nurse looks again.</summary>
    private async Task Later(double minutes)
    {
        clinic.Clock.Pass(TimeSpan.FromMinutes(minutes));
        await nurse.Open(session);
    }

    private async Task<string> Chair()
    {
        await using var db = clinic.Database.Open();
        return (await db.Set<ChairRow>().SingleAsync()).Id.ToString();
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Hl7(DateTimeOffset at) => at.UtcDateTime.ToString("yyyyMMddHHmmss.fff", CultureInfo.InvariantCulture) + "+0000";

    /// <summary>Facts as they are typed: key and value, with a semicolon or a line between.</summary>
    private static IEnumerable<(string, string)> Sheet(string facts) =>
        facts.Split([';', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(fact => (fact[..fact.IndexOf(' ', StringComparison.Ordinal)], fact[(fact.IndexOf(' ', StringComparison.Ordinal) + 1)..]));
}
