using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Stillpoint.App.Audit;
using Stillpoint.App.Authorization;
using Stillpoint.App.Records;
using Stillpoint.App.Screening;
using Stillpoint.App.Session.Record;
using Stillpoint.App.Tests.People;
using Stillpoint.App.Tests.Records;
using Stillpoint.App.Tests.Session.Gate;
using Stillpoint.Care.HouseValues;
using Stillpoint.Care.Screening.Facts;
using Stillpoint.Care.Session.Flags;
using Stillpoint.Care.Session.Record;

namespace Stillpoint.App.Tests.Session;

/// <summary>What somebody signs is what stood on their page: changed in between it is refused with the change named, unchanged it is signed, and once.</summary>
public sealed class Signed_as_shown
{
    private const string Wrong = "it is not what your page showed any more";

    /// <summary>Sends a form that was opened before something changed, and one that was not, twice.</summary>
    private static async Task IsRefusedThenSignedOnce(Visitor visitor, string page, string form, (string, string)[] fields, Func<Task> change, string names, Func<Task<int>> signed)
    {
        var before = await signed();
        var stale = await visitor.Prepare(page, form, fields);
        await change();
        using var sent = await stale();
        Assert.True(sent.StatusCode != HttpStatusCode.Redirect, $"{form} leads to {Visitor.To(sent)}");
        var refused = new Drawn(sent.StatusCode, await sent.Content.ReadAsStringAsync());
        Assert.True(refused.Text.Contains(Wrong, StringComparison.Ordinal), $"{form}: {(int)refused.Status} {string.Join(' ', refused.Summary)} {Regex.Match(refused.Html, "role=\"alert\".*?</div>|<p class=\"word\">.*?</section>", RegexOptions.Singleline).Value}");
        Assert.Contains(names, refused.Text, StringComparison.Ordinal);
        Assert.Equal(before, await signed());

        var fresh = await visitor.Prepare(page, form, fields);
        using var first = await fresh();
        Assert.True(first.StatusCode == HttpStatusCode.Redirect, $"{form}: {(int)first.StatusCode} {Regex.Match(await first.Content.ReadAsStringAsync(), "class=\"error-summary\".*?</div>", RegexOptions.Singleline).Value}");
        var after = await signed();
        Assert.True(after > before, form);
        using var second = await fresh();
        Assert.True(Visitor.To(second).Contains("sent=twice", StringComparison.Ordinal) || second.StatusCode == HttpStatusCode.Conflict, $"{form}: {(int)second.StatusCode}");
        Assert.Equal(after, await signed());
    }

    private static Task<int> Count<T>(AChair chair) where T : Entry => Counted(chair, story => story.All<T>().Count());

    private static async Task<int> Counted(AChair chair, Func<SessionStory, int> count) => count(await chair.Story());

    private static async Task<string> Form(Visitor visitor, string page, string begins)
    {
        var html = await visitor.Read(page);
        return Regex.Match(html, $"value=\"({begins}[A-Z0-9-]+)\"").Groups[1].Value is { Length: > 0 } form ? form : throw new InvalidOperationException($"No form {begins} on {page}: {html}");
    }

    private static (string, string)[] Second(string whose, StaffRow person, params (string, string)[] more) => [.. more, ($"{whose}Email", person.Email), ($"{whose}Password", RunningClinic.Password)];

    [Theory, OnEveryEngine]
    public async Task A_second_check_and_a_time_out(string engine)
    {
        await using var clinic = await RunningClinic.Start(engine);
        var gate = await AtTheGate.In(clinic);
        var chair = gate.Chair;
        using var nurse = await clinic.SignedIn(chair.Nurse);
        (string, string)[] vial = [("vialMgPerMl", "50"), ("lot", "L4711"), ("expiry", "2027-05-31")];
        await IsRefusedThenSignedOnce(nurse, gate.Page, "prepare", vial, () => chair.Write(new Entry.DrugPrepared("ketamine", 50, "L1", new(2027, 5, 31), 40, 50)), "lot L1", () => Counted(chair, story => story.Strip.Count(entry => entry.Entry is Entry.DrugPrepared { Lot: "L4711" })));
        await IsRefusedThenSignedOnce(nurse, gate.Page, "second-check", gate.Numbers(), async () => (await nurse.Fill(gate.Page, "prepare", [.. vial[..1], ("lot", "L4713"), vial[2]])).Dispose(), "L4713", () => Count<Entry.SecondChecked>(chair));

        await IsRefusedThenSignedOnce(nurse, gate.Page, "time-out", gate.TimeOut, () => chair.Write(new Entry.VitalsCharted { Systolic = 131, Diastolic = 79, HeartRate = 70, Spo2 = 98, RespiratoryRate = 14, OnOxygen = false }),
            "BP 131/79", () => Count<Entry.TimeOutSigned>(chair));
    }

    [Fact]
    public async Task A_time_out_names_a_fact_that_changed()
    {
        await using var clinic = await RunningClinic.Start();
        var gate = await AtTheGate.In(clinic);
        using var nurse = await clinic.SignedIn(gate.Chair.Nurse);
        using var prepared = await gate.Prepare(nurse);
        await IsRefusedThenSignedOnce(nurse, gate.Page, "time-out", gate.TimeOut, () =>
        {
            gate.Chair.Pass(0.1);
            return gate.Chair.Weighing(81);
        }, "Weight 81", () => Count<Entry.TimeOutSigned>(gate.Chair));
    }

    [Fact]
    public async Task What_a_reviewer_and_an_overriding_prescriber_looked_at()
    {
        await using var clinic = await RunningClinic.Start();
        var gate = await AtTheGate.In(clinic);
        var chair = gate.Chair;
        using var fern = await clinic.SignedIn(await clinic.Staff([Role.Nurse, Role.Prescriber]));
        await Symptoms("headache");
        var review = await Form(fern, gate.Page, "review-");
        await IsRefusedThenSignedOnce(fern, gate.Page, review, [("answer", "A tension headache since the morning, as she has had before.")], () => Symptoms("headache", "other"), "other", () => Count<Entry.CheckAnswered>(chair));

        foreach (var systolic in new[] { 152, 154 })
        {
            chair.Pass(6);
            await chair.Write(new Entry.VitalsCharted { Systolic = systolic, Diastolic = 92, HeartRate = 70, Spo2 = 98, RespiratoryRate = 14, OnOxygen = false });
        }
        var over = await Form(fern, gate.Page, "override-");
        await IsRefusedThenSignedOnce(fern, gate.Page, over, [("reason", "Always high at the clinic, normal at home this week."), ("password", RunningClinic.Password)],
            () => chair.Write(new Entry.VitalsCharted { Systolic = 157, Diastolic = 93, HeartRate = 70, Spo2 = 98, RespiratoryRate = 14, OnOxygen = false }), "157", () => Count<Entry.GateOverridden>(chair));

        Task Symptoms(params string[] named) => chair.Ask(async services =>
        {
            chair.Pass(0.1);
            await services.GetRequiredService<FactStore>().Record(chair.Patient, [new(GateFacts.NewSymptoms, (IReadOnlyList<string>)named, clinic.Clock.GetUtcNow(), "nurse")], Actor.Of(chair.Nurse.Id));
            return true;
        });
    }

    [Fact]
    public async Task A_restart_order_and_a_handover()
    {
        await using var clinic = await RunningClinic.Start();
        var chair = await (await AChair.In(clinic)).WithTheDrugRunning();
        using var nurse = await clinic.SignedIn(chair.Nurse);
        var (fern, moss) = (await clinic.Staff([Role.Prescriber]), await clinic.Staff([Role.Nurse]));
        await IsRefusedThenSignedOnce(nurse, chair.Page, "handover", Second("receiver", moss, ("says", "Settles with her hand held.")), () => chair.Write(new Entry.Paused("New syringe.")), "Drug: runs at 75.0 mL/h → paused", () => Count<Entry.StaffHandover>(chair));
        await chair.Write(new Entry.ScaleScored("MOAA/S", 4));
        await chair.Write(new Entry.StopRaised("STOP-IV", "Infiltrated."));
        await IsRefusedThenSignedOnce(nurse, chair.Page, "restart-order", Second("prescriber", fern, ("rate", "37.5"), ("why", "New line, flushes freely."), ("noneHappened", "true")),
            async () =>
            {
                await chair.Write(new Entry.StopRaised("STOP-PATIENT", "Asked to stop."));
                chair.Pass(1);
            }, "STOP-PATIENT", () => Count<Entry.RestartOrdered>(chair));
    }

    // What happened at one moment has no order of its own, so a little time passes between the entries.
    private static async Task<AChair> ReadyToGo(RunningClinic clinic)
    {
        var chair = (await AtTheGate.In(clinic)).Chair;
        await chair.Write(new Entry.DrugPrepared("ketamine", 50, "L1", new(2027, 5, 31), 40, 50, chair.Nurse.Id));
        await chair.Write(new Entry.TimeOutSigned("2026-11-22", "go", 40, chair.Nurse.Id, chair.Nurse.Id, chair.Nurse.Id));
        await chair.Write(new Entry.DrugStarted("IV", 75, 0.8m, 40));
        for (var minutes = 5; minutes <= 40; minutes += 5)
        {
            chair.Pass(5);
            await chair.Write(AChair.Set(124, 78, 72, 98));
            await chair.Write(new Entry.ScaleScored("MOAA/S", 5));
        }
        await chair.Write(new Entry.DrugEnded(DrugEnding.Completed));
        for (var quarter = 0; quarter < 5; quarter++)
        {
            chair.Pass(15);
            await chair.Write(AChair.Set(120, 76, 69, 98));
        }
        foreach (var (scale, total) in new[] { ("MOAA/S", 5), ("RASS", 0), ("CADSS-23", 1) })
        {
            chair.Pass(0.2);
            Assert.IsType<Receipt.Stored>(await chair.Write(new Entry.ScaleScored(scale, total)));
        }
        chair.Pass(0.2);
        await chair.Write(new Entry.RecoveryScored("ALDRETE", [2, 2, 2, 2, 2]));
        await chair.Write(new Entry.RecoveryChecked
        {
            Oriented = true, MonthsBackwards = true, DissociationResolved = true, WalksTenMetres = true, FluidsTolerated = true, Vomited = false, SuicideRiskReassessed = true, SuicideRisk = "none", IvRemoved = true,
            IvSiteChecked = true, EscortPresent = true, EscortIdentityChecked = true, EscortKind = "adult", InstructionsSigned = true,
        });
        return chair;
    }

    [Theory, OnEveryEngine]
    public async Task Waste_going_home_and_the_session_itself(string engine)
    {
        await using var clinic = await RunningClinic.Start(engine);
        var chair = await ReadyToGo(clinic);
        var home = $"{chair.Page}/recovery";
        using var nurse = await clinic.SignedIn(chair.Nurse);
        var prescriber = await clinic.Staff([Role.Prescriber]);
        using var fern = await clinic.SignedIn(prescriber);
        var witness = await clinic.Staff([Role.Nurse]);
        async Task<int> By(StaffRow person)
        {
            await using var asked = clinic.Database.Open();
            return await asked.Set<SignatureRow>().CountAsync(row => row.By == person.Id);
        }
        Task Waste(decimal mg) => chair.Write(new Entry.WasteWitnessed("ketamine", mg, witness.Id, clinic.NewId()));
        await IsRefusedThenSignedOnce(nurse, home, "waste", Second("witness", witness, ("destroyed", "450"), ("asked", "waste 450")), () => Waste(10), "Wasted before: 0 mg → 10 mg", () => By(witness));
        Assert.Empty((await chair.Story()).OpenStops.Select(stop => stop.Entry.Why));
        var ready = await Drawn.From(nurse.Get(home));
        Assert.True(ready.Text.Contains("Ready to go home", StringComparison.Ordinal), string.Join("; ", Regex.Matches(ready.Html, "<li class=\"(watch|unknown)\">.*?</li>|<p class=\"word\">.*?</p>", RegexOptions.Singleline | RegexOptions.ExplicitCapture).Select(match => Regex.Replace(match.Value, "<[^>]+>", " "))));
        await IsRefusedThenSignedOnce(nurse, home, "sign-out", [("password", RunningClinic.Password)], () => chair.Write(new Entry.Note("Asked for water.")), "Asked for water", () => Count<Entry.Discharged>(chair));
        await IsRefusedThenSignedOnce(fern, home, "close", [("password", RunningClinic.Password)], () => chair.Write(new Entry.Note("The brother called: home safely.")), "home safely", () => Count<Entry.SessionSigned>(chair));
        var first = (await chair.Story()).Strip[0].Id;
        await IsRefusedThenSignedOnce(fern, chair.Page, "addendum", [("addendum", "The escort was her brother."), ("prescriberPassword", RunningClinic.Password)],
            () => chair.Write(new Entry.Addendum("The chair was 4.", clinic.NewId(), first)), "The chair was 4", () => By(prescriber));
        await using var db = clinic.Database.Open();
        Assert.Equal(1, await db.Set<TaskRow>().CountAsync(task => task.Kind == TaskKind.FollowUpCall));
    }

    [Fact]
    public async Task Leaving_against_advice_which_takes_a_password()
    {
        await using var clinic = await RunningClinic.Start();
        var chair = await ReadyToGo(clinic);
        var home = $"{chair.Page}/recovery";
        using var nurse = await clinic.SignedIn(chair.Nurse);
        (string, string)[] says = [("why", "My child is waiting."), ("advice", "Told of driving and of swaying pressure."), ("called", "The sister, who comes."), ("looksIn", "The sister, tonight.")];
        Assert.Contains("Enter your password", await (await nurse.Fill(home, "leave", says)).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await IsRefusedThenSignedOnce(nurse, home, "leave", [.. says, ("password", RunningClinic.Password)], () => chair.Write(AChair.Set(118, 74, 68, 98)), "BP 118/74", () => Count<Entry.LeftAgainstAdvice>(chair));
        await using var db = clinic.Database.Open();
        Assert.Equal(chair.Nurse.Id, (await db.Set<SignatureRow>().SingleAsync(row => row.Meaning == App.Recovery.RecoveryDesk.LeavingMeaning)).By);
        Assert.Equal(1, await db.Set<TaskRow>().CountAsync(task => task.Kind == TaskKind.WelfareCall));
    }

    [Fact]
    public async Task A_house_value()
    {
        await using var clinic = await RunningClinic.Start();
        using var prescriber = await clinic.As(Role.Prescriber);
        using var director = await clinic.As(Role.MedicalDirector);
        var page = $"/policies/{clinic.Clinic}/{FlagLimits.CadssRed.Key}";
        Task<HttpResponseMessage> Propose(string value) => prescriber.Fill(page, "propose", ("value", value), ("from", "2026-11-19"), ("cites", "Our own sessions"), ("why", "We look at dissociated patients sooner than that."));
        await Propose("25");
        var first = Regex.Match(await director.Read(page), "value=\"(approve-[0-9a-f]+)\"").Groups[1].Value;
        await Propose("35");
        var both = Regex.Matches(await director.Read(page), "value=\"(approve-[0-9a-f]+)\"").Select(match => match.Groups[1].Value).ToList();
        var other = both.Single(form => form != first);
        async Task<int> Signed()
        {
            await using var db = clinic.Database.Open();
            return await db.Set<SignatureRow>().CountAsync(row => row.Meaning == App.HouseValues.HouseDesk.Meaning);
        }
        (string, string)[] password = [("password", RunningClinic.Password)];
        var stale = await director.Prepare(page, first, password);
        using (var approved = await director.Fill(page, other, password)) Assert.Equal(HttpStatusCode.Redirect, approved.StatusCode);
        var refused = await Drawn.From(stale());
        Assert.Contains(Wrong, refused.Text, StringComparison.Ordinal);
        Assert.Contains("Now: ", refused.Text, StringComparison.Ordinal);
        Assert.Equal(1, await Signed());
        using var fresh = await director.Fill(page, first, password);
        Assert.Equal(HttpStatusCode.Redirect, fresh.StatusCode);
        Assert.Equal(2, await Signed());
    }

    [Fact]
    public async Task A_consent_of_the_patient_who_stood_on_the_page()
    {
        await using var clinic = await RunningClinic.Start();
        var chair = await AChair.In(clinic);
        using var nurse = await clinic.SignedIn(chair.Nurse);
        var page = $"/patients/{chair.Patient}/consent";
        async Task Rename()
        {
            await using var db = clinic.Database.Open();
            await db.Set<PatientRow>().Where(row => row.Id == chair.Patient).ExecuteUpdateAsync(set => set.SetProperty(row => row.BirthDate, new DateOnly(1985, 3, 11)));
        }
        await IsRefusedThenSignedOnce(nurse, page, "consent",
            [("product", "KetamineRacemic"), ("route", "IV"), ("indication", "IND-01"), ("teachBackHome", "My brother drives me."), ("teachBackStop", "I lift my hand."), ("offLabel", "true"), ("agrees", "true"), ("signedName", "Juniper Vale")],
            Rename, "Patient: Juniper Vale", async () =>
            {
                await using var db = clinic.Database.Open();
                return await db.Set<ConsentRow>().CountAsync(row => row.PatientId == chair.Patient);
            });
    }

    [Fact]
    public async Task Nothing_is_signed_home_or_restarted_by_limits_this_server_does_not_hold()
    {
        await using var clinic = await RunningClinic.Start();
        var chair = await AChair.In(clinic);
        using var nurse = await clinic.SignedIn(chair.Nurse);
        var fern = await clinic.Staff([Role.Prescriber]);
        await chair.Write(new Entry.Arrived());
        await chair.Write(AChair.Set(128, 80, 74, 98));
        await chair.Write(new Entry.TimeOutSigned("2031-01-01+lost", "go", 40, chair.Nurse.Id, chair.Nurse.Id, chair.Nurse.Id));
        await chair.Write(new Entry.DrugStarted("IV", 75, 0.8m, 40));
        await chair.Write(new Entry.Paused("Uneasy."));
        await chair.Write(new Entry.StopRaised("STOP-PATIENT", "Asked to stop."));
        var restart = await Drawn.From(nurse.Fill(chair.Page, "restart-order", Second("prescriber", fern, ("rate", "37.5"), ("why", "Asks to go on."), ("noneHappened", "true"))));
        Assert.Contains("this server doesn't hold them", string.Join(' ', restart.Summary), StringComparison.Ordinal);
        await chair.Write(new Entry.DrugEnded(DrugEnding.Stopped));
        chair.Pass(300);
        Assert.Contains("this server doesn't hold them", await nurse.Read($"{chair.Page}/recovery"), StringComparison.Ordinal);
    }
}
