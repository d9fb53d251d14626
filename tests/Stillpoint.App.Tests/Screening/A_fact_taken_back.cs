using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Stillpoint.App.Authorization;
using Stillpoint.App.Records;
using Stillpoint.App.Screening;
using Stillpoint.App.Session.Record;
using Stillpoint.App.Tests.People;
using Stillpoint.App.Tests.Records;
using Stillpoint.App.Tests.Session.Gate;
using Stillpoint.Care.Screening.Facts;

namespace Stillpoint.App.Tests.Screening;

public sealed class A_fact_taken_back
{
    private static async Task<FactRow> Newest(RunningClinic clinic, Guid patient, string key)
    {
        await using var db = clinic.Database.Open();
        return await db.Set<FactRow>().AsNoTracking().Where(row => row.PatientId == patient && row.Key == key).OrderByDescending(row => row.RecordedAt).ThenByDescending(row => row.Id).FirstAsync();
    }

    private static string Page(FactRow fact) => $"/patients/{fact.PatientId}/facts/{fact.Id}";

    private static Task<KnownPatient> Known(RunningClinic clinic, Guid patient) => clinic.Ask(services => services.GetRequiredService<FactStore>().Read(patient, clinic.Clock.GetUtcNow()));

    /// <summary>An order of half a milligram per kilogram, worked out and signed.</summary>
    private static async Task Order(Visitor prescriber, Guid patient)
    {
        (string, string)[] written =
        [
            ("indication", "IND-01"), ("row", "DOS-01"), ("product", "KetamineRacemic"), ("route", "IV"), ("amount", "0.5"), ("amountUnit", "mg/kg"), ("minutes", "40"), ("vialMgPerMl", "50"), ("vialMl", "10"),
            ("mix", "qs"), ("mixMl", "50"), ("mixMgPerMl", ""), ("phase1-sessions", "6"), ("phase1-often", "twice"), ("phase1-least", "2"), ("phase1-most", "5"), ("titrates", "whenLittleBetter"), ("step", "0.1"), ("stepUnit", "mg/kg"), ("top", "1"),
            ("stop-severeEvent", "true"), ("measure1", "PHQ-9"), ("measure1-when", "eachSession"), ("why", "Two medicines without response."), ("password", RunningClinic.Password), ("overrideReason", "Agreed with the patient and their physician."),
        ];
        var worked = await Drawn.From(prescriber.Fill($"/patients/{patient}/course", "course", [.. written, ("act", "work-out")]));
        using var signed = await prescriber.Fill($"/patients/{patient}/course", "course", [.. written, ("act", "sign"), ("shown", worked.Value("shown")!)]);
        Assert.Equal($"/patients/{patient}", Visitor.To(signed));
    }

    [Fact]
    public async Task A_weight_in_pounds_kept_as_kilograms_is_struck_the_dose_is_judged_again_and_the_prescriber_is_told()
    {
        await using var clinic = new OneClinic();
        await clinic.InitializeAsync();
        var (nurse, prescriber, patient) = (await clinic.As(Role.Nurse), await clinic.As(Role.Prescriber), await clinic.Patient("Juniper", "Vale"));
        var sheet = $"/patients/{patient.Id}/facts";
        await nurse.Fill(sheet, "sheet", ("source", "clinician"), ("measuredAt", "2026-11-18T09:00"), ("weight", "70"), ("height", "188"), ("clinicalSex", "female"));
        clinic.Running.Clock.Pass(TimeSpan.FromMinutes(1));

        // What can hardly be so is asked about, and is kept all the same.
        var asked = await Drawn.From(nurse.Fill(sheet, "sheet", ("source", "clinician"), ("weight", "154")));
        Assert.Contains("154 kg is far from what this patient can weigh. The last weight was 70 kg.", asked.Text, StringComparison.Ordinal);
        Assert.Contains("154 lb, which is 69.9 kg", asked.Text, StringComparison.Ordinal);
        await nurse.Fill(sheet, "sheet", ("source", "clinician"), ("weight", "154"), ("asked", "weight 154=asTyped"));
        await clinic.Suitable(patient);
        await clinic.Consented(patient);
        clinic.Running.Clock.Pass(TimeSpan.FromMinutes(1));
        await Order(prescriber, patient.Id);
        var card = $"/patients/{patient.Id}/course/card";
        Assert.Contains("Pump card", await nurse.Read(card), StringComparison.Ordinal);
        clinic.Running.Clock.Pass(TimeSpan.FromMinutes(1));

        var fact = await Newest(clinic.Running, patient.Id, "weight");
        Assert.Contains(Page(fact), await nurse.Read(sheet), StringComparison.Ordinal);
        var page = await Drawn.From(nurse.Get(Page(fact)));
        Assert.Contains("Order, version 1", page.Text, StringComparison.Ordinal);
        Assert.Matches("Label and pump card\\s+opened once, and perhaps printed", page.Text);
        Assert.Matches("Without it: 35 mg, not [0-9.]+ mg", page.Text);
        Assert.StartsWith("Say why", (await Drawn.From(nurse.Fill(Page(fact), "strike"))).Error("why"), StringComparison.Ordinal);
        await nurse.Fill(Page(fact), "strike", ("why", "Read off in pounds."));

        page = await Drawn.From(nurse.Get(Page(fact)));
        Assert.Matches("Struck\\s*:\\s*Read off in pounds.", page.Text);
        Assert.Contains("Put it back", page.Text, StringComparison.Ordinal);
        Assert.Equal(70, (await Known(clinic.Running, patient.Id)).Facts.Of(Measurements.Weight)!.Value.Value);
        var drawn = await Drawn.From(nurse.Get(sheet));
        Assert.Contains("Read off in pounds.", drawn.Text, StringComparison.Ordinal);
        var inbox = await Drawn.From(prescriber.Get("/inbox"));
        Assert.Contains("Weight taken back after you signed: the order", inbox.Text, StringComparison.Ordinal);
        Assert.Contains(Page(fact), inbox.Html, StringComparison.Ordinal);
        foreach (var judged in new[] { $"/patients/{patient.Id}", card, $"/patients/{patient.Id}/course" })
            Assert.Contains("This order is judged again: 154 kg, the weight it was signed on, was struck.", await prescriber.Read(judged), StringComparison.Ordinal);
        Assert.DoesNotContain("Pump card", await nurse.Read(card), StringComparison.Ordinal);

        // Put back with a reason, the order stands as it did.
        await nurse.Fill(Page(fact), "strike", ("why", "It was kilograms after all."));
        Assert.Equal(154, (await Known(clinic.Running, patient.Id)).Facts.Of(Measurements.Weight)!.Value.Value);
        Assert.Contains("Pump card", await nurse.Read(card), StringComparison.Ordinal);
        await using var db = clinic.Open();
        Assert.Equal(["fact-struck", "fact-put-back"], await db.Set<AuditEntryRow>().Where(entry => entry.Subject == $"fact/{fact.Id}" && entry.Action.StartsWith("fact-")).OrderBy(entry => entry.Number).Select(entry => entry.Action).ToListAsync());
    }

    [Fact]
    public async Task An_order_whose_weight_was_struck_does_not_pass_the_gate()
    {
        await using var clinic = await RunningClinic.Start();
        var gate = await AtTheGate.In(clinic);
        using var nurse = await clinic.SignedIn(gate.Chair.Nurse);
        Assert.DoesNotContain("Whether the order stands is not known.", await nurse.Read(gate.Page), StringComparison.Ordinal);
        foreach (var fact in (await Known(clinic, gate.Chair.Patient)).Rows.Where(row => row.Key == "weight").ToList()) await nurse.Fill(Page(fact), "strike", ("why", "Of the patient before."));
        var page = await nurse.Read(gate.Page);
        Assert.Contains("Whether the order stands is not known.", page, StringComparison.Ordinal);
        Assert.Contains("This order is judged again: 80 kg, the weight it was signed on, was struck.", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_decision_was_signed_on_goes_back_to_a_prescriber_when_it_is_struck()
    {
        await using var clinic = new OneClinic();
        await clinic.InitializeAsync();
        var (nurse, patient) = (await clinic.As(Role.Nurse), await clinic.Patient());
        await nurse.Fill($"/patients/{patient.Id}/facts", "sheet", ("source", "clinician"), ("systolic", "196"), ("diastolic", "70"));
        await clinic.Suitable(patient);
        clinic.Running.Clock.Pass(TimeSpan.FromMinutes(1));
        using var struck = await nurse.Fill(Page(await Newest(clinic.Running, patient.Id, "systolic")), "strike", ("why", "The cuff was too small."));
        Assert.Equal(System.Net.HttpStatusCode.Redirect, struck.StatusCode);
        Assert.Contains("Suitability was signed on what has been struck since.", await (await clinic.As(Role.Prescriber)).Read($"/patients/{patient.Id}"), StringComparison.Ordinal);
        Assert.DoesNotContain("pressure", await (await clinic.As(Role.Coordinator)).Read($"/patients/{patient.Id}"), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_line_of_a_list_that_was_struck_stays_there_as_struck_and_what_it_replaced_counts_again()
    {
        await using var clinic = new OneClinic();
        await clinic.InitializeAsync();
        var (nurse, patient) = (await clinic.As(Role.Nurse), await clinic.Patient());
        var lists = $"/patients/{patient.Id}/lists";
        await nurse.Fill(lists, "add-medication", ("name", "lorazepam"), ("doseMg", "1"), ("timesADay", "1"), ("act", "add"));
        var taken = await Newest(clinic.Running, patient.Id, "medication");
        await nurse.Fill(lists, $"stop-{taken.Id}", ("on", "2026-11-01"));
        Assert.Contains("stopped 2026-11-01", (await Drawn.From(nurse.Get(lists))).Text, StringComparison.Ordinal);
        await using (var db = clinic.Open())
            await nurse.Fill(Page(await db.Set<FactRow>().SingleAsync(row => row.Supersedes == taken.Id)), "strike", ("why", "Still taken."));
        var page = await Drawn.From(nurse.Get(lists));
        Assert.Contains("Still taken.", page.Text, StringComparison.Ordinal);
        Assert.Equal("active", Assert.Single((await Known(clinic.Running, patient.Id)).Record.Medications).Status);

        // What was ended by a slip counts again.
        var end = System.Text.RegularExpressions.Regex.Match(page.Html, "value=\"(?<form>end-[0-9a-f-]{36})\"", System.Text.RegularExpressions.RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5)).Groups["form"].Value;
        await nurse.Fill(lists, end);
        Assert.Empty((await Known(clinic.Running, patient.Id)).Record.Medications);
        await nurse.Fill(Page(taken), "strike", ("why", "Ended by a slip."));
        Assert.Single((await Known(clinic.Running, patient.Id)).Record.Medications);
    }

    [Fact]
    public async Task A_form_that_is_taken_back_takes_what_it_said_to_the_rules_with_it()
    {
        await using var clinic = new OneClinic();
        await clinic.InitializeAsync();
        var (nurse, patient) = (await clinic.As(Role.Nurse), await clinic.Patient());
        var store = $"/patients/{patient.Id}/measures";
        await clinic.Running.Ask(async services =>
        {
            var instrument = Stillpoint.Care.FollowUp.Scales.Instruments.Find("PHQ-9")!;
            await services.GetRequiredService<Stillpoint.App.FollowUp.MeasureStore>().Keep(new(clinic.Running.NewId(), patient.Id, instrument, MeasuredHow.AtVisit, clinic.Running.Clock.GetUtcNow()) { Answers = [1, 1, 1, 1, 1, 1, 1, 1, 0] }, Stillpoint.App.Audit.Actor.Of(clinic.Running.NewId()));
            return 0;
        });
        Assert.NotNull((await Known(clinic.Running, patient.Id)).Facts.Latest(ScreeningFacts.Phq9Item9));
        await nurse.Fill(store, "take-back", ("reason", "Of another patient."));
        var known = await Known(clinic.Running, patient.Id);
        Assert.Null(known.Facts.Latest(ScreeningFacts.Phq9Item9));
        Assert.Equal("Of another patient.", Assert.Single(known.Struck).Strike.Value);
    }

    [Theory, OnEveryEngine]
    public async Task Of_two_who_strike_at_once_one_does_and_the_other_is_told_why_and_the_record_still_verifies(string engine)
    {
        await using var clinic = await RunningClinic.Start(engine);
        var gate = await AtTheGate.In(clinic);
        using var teal = await clinic.SignedIn(gate.Chair.Nurse);
        using var moss = await clinic.SignedIn(gate.Second);
        var fact = (await Known(clinic, gate.Chair.Patient)).Rows.First(row => row.Key == "height");
        var (first, second) = (await teal.Prepare(Page(fact), "strike", ("why", "Measured in shoes.")), await moss.Prepare(Page(fact), "strike", ("why", "Measured in shoes.")));
        var sent = await Task.WhenAll(first(), second());
        Assert.Single(sent, reply => Visitor.To(reply).Length > 0);
        var told = await sent.Single(reply => Visitor.To(reply).Length == 0).Content.ReadAsStringAsync();
        Assert.Contains("Somebody took it back meanwhile: Measured in shoes.", told, StringComparison.Ordinal);
        Assert.Single((await Known(clinic, gate.Chair.Patient)).Struck, one => one.Row.Id == fact.Id);
        await using var db = clinic.Database.Open();
        Assert.Null((await new RecordCheck(db).Everything()).Broken);
    }

    [Fact]
    public async Task Nobody_strikes_a_fact_of_another_patient_or_without_the_right_to_enter_it()
    {
        await using var clinic = new OneClinic();
        await clinic.InitializeAsync();
        var (nurse, patient, other) = (await clinic.As(Role.Nurse), await clinic.Patient(), await clinic.Patient("Otis", "Bramble"));
        await nurse.Fill($"/patients/{patient.Id}/facts", "sheet", ("source", "clinician"), ("weight", "70"));
        var fact = await Newest(clinic.Running, patient.Id, "weight");
        Assert.Contains("That fact is not this patient's.", (await Drawn.From(nurse.Get($"/patients/{other.Id}/facts/{fact.Id}"))).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Strike it", await (await clinic.As(Role.Therapist)).Read(Page(fact)), StringComparison.Ordinal);
    }
}
