using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Stillpoint.App.Authorization;
using Stillpoint.App.Records;
using Stillpoint.App.Screening;
using Stillpoint.App.Session.Record;
using Stillpoint.App.Tests.People;
using Stillpoint.App.Tests.Records;
using Stillpoint.Care.Planning;
using Stillpoint.Care.Session.Record;

namespace Stillpoint.App.Tests.Session.Gate;

/// <summary>A fact is struck, corrected or added after two people signed: the server takes no start on that time-out.</summary>
public sealed class A_basis_that_no_longer_stands
{
    private static readonly (string, string)[] Start = [("mlPerHour", "75"), ("mgPerMl", "0.8"), ("plannedMg", "40")];

    private static async Task Signed(string engine, Func<RunningClinic, AtTheGate, Visitor, Task> see)
    {
        await using var clinic = await RunningClinic.Start(engine);
        var gate = await AtTheGate.In(clinic);
        using var nurse = await clinic.SignedIn(gate.Chair.Nurse);
        await gate.Prepare(nurse);
        await gate.SignTimeOut(nurse);
        Assert.True((await gate.Chair.Story()).Has<Entry.TimeOutSigned>());
        gate.Chair.Pass(1);
        await see(clinic, gate, nurse);
    }

    private static async Task<string> Refused(AtTheGate gate, Visitor nurse)
    {
        using var start = await nurse.Fill(gate.Chair.Page, "start", Start);
        Assert.False((await gate.Chair.Story()).WasGivenDrug);
        return System.Net.WebUtility.HtmlDecode(await start.Content.ReadAsStringAsync());
    }

    private static async Task Started(AtTheGate gate, Visitor nurse)
    {
        using var start = await nurse.Fill(gate.Chair.Page, "start", Start);
        Assert.True((await gate.Chair.Story()).WasGivenDrug, (await Drawn.From(nurse.Get(gate.Page))).Text);
    }

    /// <summary>Strikes every row of a fact, and answers their pages.</summary>
    private static async Task<IReadOnlyList<string>> Strike(RunningClinic clinic, AtTheGate gate, Visitor nurse, string key)
    {
        var known = await clinic.Ask(services => services.GetRequiredService<FactStore>().Read(gate.Chair.Patient, clinic.Clock.GetUtcNow()));
        var pages = known.Rows.Where(row => row.Key == key).Select(row => $"/patients/{gate.Chair.Patient}/facts/{row.Id}").ToList();
        Assert.NotEmpty(pages);
        foreach (var page in pages) await nurse.Fill(page, "strike", ("why", "Of the patient before."));
        return pages;
    }

    /// <summary>A prescriber decided that this patient may be treated, on what is known.</summary>
    private static async Task Decided(RunningClinic clinic, AtTheGate gate)
    {
        await using var db = clinic.Database.Open();
        var (id, signature, now, by) = (clinic.NewId(), clinic.NewId(), clinic.Clock.GetUtcNow(), (await clinic.Staff([Role.Prescriber])).Id);
        db.AddRange(new SignatureRow { Id = signature, By = by, At = now, Subject = $"suitability/{id}", Meaning = "Decided.", ContentHash = "" },
            new SuitabilityRow { Id = id, PatientId = gate.Chair.Patient, Decision = SuitabilityDecision.Suitable, Product = Product.KetamineRacemic, Route = Route.Intravenous, Indication = Indications.Find("IND-01")!, RulesVersion = "2026-11-22", Findings = "[]", Overrides = "{}", DecidedAt = now, SignatureId = signature });
        await db.SaveChangesAsync();
        gate.Chair.Pass(1);
    }

    [Theory, OnEveryEngine]
    public Task A_struck_weight_stops_the_start_until_it_is_put_back(string engine) => Signed(engine, async (clinic, gate, nurse) =>
    {
        var pages = await Strike(clinic, gate, nurse, "weight");
        Assert.Contains("This order is judged again: 80 kg, the weight it was signed on, was struck.", await Refused(gate, nurse), StringComparison.Ordinal);
        foreach (var address in (string[])[gate.Chair.Page, gate.Page]) Assert.Contains("No drug is started on this time-out.", await nurse.Read(address), StringComparison.Ordinal);
        Assert.Contains("Not to be started", await nurse.Read("/floor"), StringComparison.Ordinal);
        // Another time-out opens nothing either, and whoever signed the first hears of it.
        Assert.DoesNotContain("name=\"stopWord\"", await nurse.Read(gate.Page), StringComparison.Ordinal);
        Assert.Contains("Weight taken back after you signed: the session", await nurse.Read("/inbox"), StringComparison.Ordinal);

        gate.Chair.Pass(1);
        foreach (var page in pages) await nurse.Fill(page, "strike", ("why", "It was theirs after all."));
        await Started(gate, nurse);
    });

    [Fact]
    public Task A_weight_that_moves_the_dose_stops_the_start_and_the_next_version_of_the_order_opens_it_with_a_new_time_out() => Signed("SQLite", async (clinic, gate, nurse) =>
    {
        await nurse.Fill($"/patients/{gate.Chair.Patient}/facts", "sheet", ("source", "clinician"), ("weight", "72"));
        Assert.Contains("72 kg, 10 % from the 80 kg of the order: compute the dose again.", await Refused(gate, nurse), StringComparison.Ordinal);

        // A prescriber decides and signs the next version with that weight: the open session goes by it.
        await Decided(clinic, gate);
        using var prescriber = await clinic.As(Role.Prescriber);
        (string, string)[] written =
        [
            ("indication", "IND-01"), ("row", "DOS-01"), ("product", "KetamineRacemic"), ("route", "IV"), ("amount", "0.5"), ("amountUnit", "mg/kg"), ("minutes", "40"), ("vialMgPerMl", "50"), ("vialMl", "10"),
            ("mix", "qs"), ("mixMl", "50"), ("mixMgPerMl", ""), ("phase1-sessions", "6"), ("phase1-often", "twice"), ("phase1-least", "2"), ("phase1-most", "5"), ("titrates", "whenLittleBetter"), ("step", "0.1"), ("stepUnit", "mg/kg"), ("top", "1"),
            ("stop-severeEvent", "true"), ("measure1", "PHQ-9"), ("measure1-when", "eachSession"), ("why", "Weighed again."), ("password", RunningClinic.Password), ("overrideReason", "Agreed with the patient and their physician."),
        ];
        var course = $"/patients/{gate.Chair.Patient}/course";
        var worked = await Drawn.From(prescriber.Fill(course, "course", [.. written, ("act", "work-out")]));
        using var ordered = await prescriber.Fill(course, "course", [.. written, ("act", "sign"), ("shown", worked.Value("shown")!)]);
        Assert.True(Visitor.To(ordered).Length > 0, worked.Text);
        gate.Chair.Pass(1);
        Assert.Contains("Changed since the time-out was signed: Order: a prescriber signed another version.", await Refused(gate, nurse), StringComparison.Ordinal);
        Assert.Contains("36 mg", await nurse.Read(gate.Page), StringComparison.Ordinal);

        (string, string)[] numbers = [("weightKg", "72"), ("mgPerMl", "0.72"), ("mg", "36")];
        await gate.DrawUp(nurse);
        await gate.Check(nurse, numbers);
        using var again = await gate.SignTimeOut(nurse);
        Assert.Equal(2, (await gate.Chair.Story()).All<Entry.TimeOutSigned>().Count());
        using var started = await nurse.Fill(gate.Chair.Page, "start", ("mlPerHour", "75"), ("mgPerMl", "0.72"), ("plannedMg", "36"));
        Assert.Equal(Phase.Running, (await gate.Chair.Story()).Phase);
        // Both time-outs are proved, each by the version it was read from.
        await using var db = clinic.Database.Open();
        Assert.Null(await new SignatureCheck(db).Hold(await db.Set<SessionEventRow>().Where(row => row.Kind == "time-out-signed").ToListAsync()));
    });

    [Theory]
    [InlineData("add-medication", "name", "phenelzine")]
    [InlineData("add-allergy", "substance", "ketamine")]
    public Task Something_that_blocks_and_is_added_after_the_signatures_stops_the_start(string form, string field, string what) => Signed("SQLite", async (clinic, gate, nurse) =>
    {
        await Decided(clinic, gate);
        await nurse.Fill($"/patients/{gate.Chair.Patient}/lists", form, (field, what), ("reaction", "hives"), ("doseMg", "15"), ("timesADay", "2"), ("act", "add"));
        var said = await Refused(gate, nurse);
        Assert.Contains("Found since suitability was signed", said, StringComparison.Ordinal);
        Assert.Contains("Decide again: a prescriber, before any drug is given. Then both read the time-out and sign it again.", said, StringComparison.Ordinal);
        Assert.Contains("Something new is known after you signed: the session", await nurse.Read("/inbox"), StringComparison.Ordinal);
    });

    [Theory]
    [InlineData("alt", true, "Suitability was signed on what was struck since")]
    [InlineData("cssrsAnswers", false, "Changed since the time-out was signed: Suicide risk asked")]
    [InlineData("equipmentCheckedAt", true, "Changed since the time-out was signed: Equipment")]
    public Task A_fact_that_is_struck_after_the_signatures_stops_the_start(string fact, bool decided, string says) => Signed("SQLite", async (clinic, gate, nurse) =>
    {
        if (decided) await Decided(clinic, gate);
        await Strike(clinic, gate, nurse, fact);
        Assert.Contains(says, await Refused(gate, nurse), StringComparison.Ordinal);
    });

    [Fact]
    public Task A_consent_that_is_taken_back_after_the_signatures_stops_the_start() => Signed("SQLite", async (clinic, gate, nurse) =>
    {
        await using (var db = clinic.Database.Open())
        {
            var consent = await db.Set<ConsentRow>().SingleAsync();
            db.Add(new ConsentWithdrawalRow { Id = clinic.NewId(), ConsentId = consent.Id, PatientId = gate.Chair.Patient, At = clinic.Clock.GetUtcNow(), Reason = "Not today." });
            await db.SaveChangesAsync();
        }
        Assert.Contains("Changed since the time-out was signed: Consent", await Refused(gate, nurse), StringComparison.Ordinal);
    });

    [Fact]
    public Task The_running_drug_goes_no_faster_once_what_it_was_signed_on_is_struck_and_slower_is_charted() => Signed("SQLite", async (clinic, gate, nurse) =>
    {
        await Started(gate, nurse);
        gate.Chair.Pass(5);
        await Strike(clinic, gate, nurse, "weight");
        Assert.Contains("No more of the drug is given on what was signed.", await nurse.Read(gate.Chair.Page), StringComparison.Ordinal);
        using var faster = await nurse.Fill(gate.Chair.Page, "rate", ("mlPerHour", "80"));
        Assert.Contains("Go no faster until a prescriber has judged it", System.Net.WebUtility.HtmlDecode(await faster.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        using var slower = await nurse.Fill(gate.Chair.Page, "rate", ("mlPerHour", "40"));
        Assert.Equal(40, (await gate.Chair.Story()).Last<Entry.RateChanged>()!.Value.Entry.MlPerHour);
    });
}
