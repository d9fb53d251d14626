using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Stillpoint.App.Audit;
using Stillpoint.App.Demo;
using Stillpoint.App.Hosting;
using Stillpoint.App.Kernel;
using Stillpoint.App.Planning;
using Stillpoint.App.Records;
using Stillpoint.App.Recovery;
using Stillpoint.App.Screening;
using Stillpoint.App.Session;
using Stillpoint.App.Session.Gate;
using Stillpoint.App.Session.Record;
using Stillpoint.App.Shell;
using Stillpoint.App.Shell.Forms;
using Stillpoint.App.Tests.Ask;
using Stillpoint.Care.Findings;
using Stillpoint.Care.Planning;
using Stillpoint.Care.Recovery;
using Stillpoint.Care.Screening.Rules;
using Stillpoint.Care.Session.Record;

namespace Stillpoint.App.Tests.Demo;

/// <summary>One medicine: whatever a page says of a patient, the question says of the same facts.</summary>
public sealed class A_page_and_the_question
{
    private static async Task In(Func<IServiceProvider, Task> look)
    {
        var folder = Directory.CreateTempSubdirectory("stillpoint-demo-");
        try
        {
            var settings = new Settings { Demo = true, TwoSteps = false, Database = Path.Combine(folder.FullName, "demo.db"), Keys = Path.Combine(folder.FullName, "keys"), Url = "http://localhost:0", Mllp = "off" };
            var clock = new DemoClock(DemoClock.Afternoon);
            await Engine.From(settings.Database).Migrate();
            await using var app = Server.Build(settings, clock, DemoCommand.AddDemo);
            await DemoCommand.Prepare(app.Services, clock);
            await using var scope = app.Services.CreateAsyncScope();
            await look(scope.ServiceProvider);
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public Task Say_the_same_of_every_patient_of_the_demo() => In(async services =>
    {
        var (db, store, clock) = (services.GetRequiredService<ClinicDb>(), services.GetRequiredService<FactStore>(), services.GetRequiredService<ClinicClock>());
        var at = clock.Local(clock.Now);
        var patients = await db.Set<PatientRow>().Select(patient => patient.Id).ToListAsync();
        Assert.InRange(patients.Count, 30, 50);
        foreach (var id in patients)
        {
            var known = await store.Read(id, at);
            foreach (var plan in (TreatmentPlan[])[new(Product.KetamineRacemic, Route.Intravenous) { Indication = "IND-01" }, new(Product.Esketamine, Route.IntranasalEsketamine) { Indication = "IND-01", Stage = Stage.Order }])
            {
                var page = ScreeningRules.Judge(known.Case(plan, at));
                var asked = await Asked.Of("screening", AsARequest.Of(known.Case(plan, at)));
                Same($"screening of {known.Patient.GivenName}", page.Findings, asked);
                Assert.Equal(page.Cleared, asked.GetProperty("cleared").EnumerateArray().Select(rule => rule.GetString()));
                Assert.Equal(page.Unread.Count, asked.GetProperty("unread").GetArrayLength());
            }
            var basis = await services.GetRequiredService<CourseDesk>().Basis(id, at);
            if (basis.Journey.Plan is { } signed)
            {
                var (order, answer) = CourseDesk.Judge(Written(signed), basis, at);
                Same($"dose of {known.Patient.GivenName}", answer.Findings, await Asked.Of("dose", AsARequest.Of(order, PlanBody.Read(signed.Body).MixMl)));
            }
        }
    });

    /// <summary>Half a measurement is a measurement: it reaches the question as it was charted.</summary>
    [Fact]
    public Task Say_the_same_at_every_chair_whatever_was_charted() => In(async services =>
    {
        var (db, strips) = (services.GetRequiredService<ClinicDb>(), services.GetRequiredService<SessionRecord>());
        var sessions = await db.Set<SessionRow>().AsNoTracking().Where(row => row.ClosedAt == null).ToListAsync();
        Assert.True(sessions.Count >= 5);
        Entry[] sets =
        [
            new Entry.VitalsCharted { Systolic = 172 },
            new Entry.VitalsCharted { Diastolic = 104 },
            new Entry.VitalsCharted { Spo2 = 97, OnOxygen = true },
            new Entry.VitalsCharted { Systolic = 80, Diastolic = 40, HeartRate = 200, Artefact = true },
            new Entry.VitalsCharted { Systolic = 118, Diastolic = 70, HeartRate = 64, Spo2 = 98, RespiratoryRate = 13, TemperatureCelsius = 36.6m, OnOxygen = false },
        ];
        foreach (var session in sessions)
        {
            await See(services, session.Id, "as it stands");
            foreach (var set in sets)
            {
                services.GetRequiredService<DemoClock>().At(services.GetRequiredService<DemoClock>().GetUtcNow().AddMinutes(1));
                var now = services.GetRequiredService<ClinicClock>().Now;
                var nurse = await db.Set<StaffRow>().Where(person => person.Email == "moss@demo.example").Select(person => person.Id).SingleAsync();
                var receipt = await strips.Append(session.Id, new Sent(Guid.CreateVersion7(now), set, now), Actor.Of(nurse));
                if (receipt is Receipt.Asked asks) receipt = await strips.Append(session.Id, new Sent(Guid.CreateVersion7(now), set with { Confirmed = [.. asks.Questions.Select(one => one.Key)] }, now), Actor.Of(nurse));
                Assert.True(receipt is Receipt.Stored, receipt.NotStored);
                await See(services, session.Id, set.ToString());
            }
        }
    });

    private static async Task See(IServiceProvider services, Guid session, string after)
    {
        var clock = services.GetRequiredService<ClinicClock>();
        var gate = await services.GetRequiredService<GateDesk>().Look(session);
        Same($"gate after {after}", gate.Answer.Findings, await Asked.Of("gate", AsARequest.Of(GateDesk.CaseOf(gate.View, clock.Local(gate.View.Now)))));
        var recovery = await services.GetRequiredService<RecoveryDesk>().Look(session);
        var facts = RecoveryDesk.Facts(recovery.View, 0, clock.Local(recovery.View.Now).Offset);
        Same($"discharge after {after}", Discharge.Judge(facts).Findings, await Asked.Of("discharge", AsARequest.Of(facts)));
    }

    /// <summary>The same rules with the same verdicts in the same words; of an artefact only the number differs, which is none.</summary>
    private static void Same(string what, IReadOnlyList<Finding> page, JsonElement asked)
    {
        Assert.False(asked.TryGetProperty("error", out var error), $"{what}: {error}");
        string[] said = [.. asked.GetProperty("findings").EnumerateArray().Select(finding => $"{finding.GetProperty("rule")} {finding.GetProperty("severity")} {Words(finding.GetProperty("because").GetString()!)}")];
        string[] shown = [.. page.Select(finding => $"{finding.Rule} {finding.Severity} {Words(finding.Because)}")];
        Assert.True(shown.SequenceEqual(said), $"{what}:\npage  {string.Join("\n      ", shown)}\nasked {string.Join("\n      ", said)}");
    }

    private static string Words(string because) => because.Contains("artefact", StringComparison.Ordinal) ? "an artefact" : because;

    /// <summary>The signed order as its form would hold it.</summary>
    private static CourseForm Written(PlanVersionRow plan)
    {
        var body = PlanBody.Read(plan.Body);
        static string Number(decimal? number) => number?.ToString("0.####", System.Globalization.CultureInfo.InvariantCulture) ?? "";
        var form = new CourseForm
        {
            Indication = { Typed = plan.Indication.Id }, Row = { Typed = plan.DoseRow }, Product = { Typed = plan.Product.ToString() }, Route = { Typed = plan.Route.Code() }, Amount = { Typed = Number(body.Amount) }, AmountUnit = { Typed = body.AmountUnit },
            Minutes = { Typed = Number(body.Minutes) }, VialMgPerMl = { Typed = Number(body.VialMgPerMl) }, VialMl = { Typed = Number(body.VialMl) }, Mix = { Typed = body.Mix }, MixMl = { Typed = Number(body.MixMl) }, Act = "work-out",
        };
        form.Sent(() => Task.FromResult<Outcome>(new Outcome.Done())).GetAwaiter().GetResult();
        return form;
    }
}
