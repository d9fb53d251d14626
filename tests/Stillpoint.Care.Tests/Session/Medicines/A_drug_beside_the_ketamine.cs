using Stillpoint.Care.Planning;
using Stillpoint.Care.Screening;
using Stillpoint.Care.Screening.Facts;
using Stillpoint.Care.Screening.Medications;
using Stillpoint.Care.Screening.Record;
using Stillpoint.Care.Session.Charting;
using Stillpoint.Care.Session.Medicines;
using Stillpoint.Care.Session.Monitoring;
using Stillpoint.Care.Session.Record;
using Stillpoint.Care.Tests.Findings;

namespace Stillpoint.Care.Tests.Session.Medicines;

/// <summary>What is given beside the ketamine has an order, limits, and a patient it is or isn't for; and it is looked at again.</summary>
public sealed class A_drug_beside_the_ketamine
{
    private static readonly DateTimeOffset Nine = new(2026, 11, 19, 9, 0, 0, TimeSpan.Zero);
    private static readonly Guid Fern = new(7, 0, 0, new byte[8]);
    private static readonly Authority Nurse = new(Prescriber: false), Prescriber = new(true, true);
    private static readonly PatientCase Well = Known(new());

    private static PatientCase Known(PatientRecord record, params Fact[] facts) => new(Nine, new TreatmentPlan(Product.KetamineRacemic, Route.Intravenous), record with { HasProblemList = true }, [ScreeningFacts.QtcMs.Fact(new Amount(420), Nine), .. facts]);

    private static SessionStory Story(params (double Minute, Entry Entry)[] entries) => SessionStory.From(entries.Select((entry, index) =>
        new SessionEvent(new Guid(index + 1, 0, 0, new byte[8]), index + 1, Nine.AddMinutes(entry.Minute), Nine.AddMinutes(entry.Minute), null, "person", null, entry.Entry)));

    private static Guid Id(int number) => new(number, 0, 0, new byte[8]);

    private static string Says(SessionStory story, Entry entry, Authority by, double minute = 10, decimal? age = 42, PatientCase? patient = null) =>
        Recording.Decide(story, new(entry, Nine.AddMinutes(minute), By: by), new(Nine.AddMinutes(minute), age, SignedOrders.Infusion) { Patient = patient ?? Well }) switch
        {
            Recording.Refuse refused => "refused: " + refused.Because,
            Recording.Ask asked => "asked: " + string.Join(' ', asked.Questions.Select(question => question.Says)),
            _ => "written",
        };

    private static Entry.MedicationOrdered Order(string drug, decimal amount, string route = "IV", string unit = "mg", OrderedHow how = OrderedHow.Verbal, int times = 1) =>
        new(drug, amount, unit, route, how, "Anxious.", Fern, times, ReadBack: how == OrderedHow.Verbal ? true : null);

    private static Entry.MedicationGiven Give(string drug, decimal amount, string route = "IV", string unit = "mg", Guid? order = null) => new(drug, $"{amount} {unit}", route) { Amount = amount, Unit = unit, Order = order };

    [Fact]
    [Fires("MED-01"), JustNot("MED-01")]
    public void Twenty_milligrams_of_midazolam_are_neither_ordered_nor_charted_without_saying_that_it_was_beyond_the_limit()
    {
        Assert.StartsWith("refused: 20 mg of midazolam IV is above the 2 mg that may be given at once.", Says(Story(), Order("midazolam", 20), Nurse), StringComparison.Ordinal);
        Assert.StartsWith("refused: 20 mg of midazolam IV is above", Says(Story(), Order("Versed", 20, how: OrderedHow.Written) with { Signature = Guid.Empty }, Prescriber), StringComparison.Ordinal);
        Assert.Contains("Nothing was charted. Check the number. If that was really given, chart it as given beyond its limits", Says(Story(), Give("midazolam", 20), Prescriber), StringComparison.Ordinal);
        Assert.StartsWith("written", Says(Story(), Give("midazolam", 20) with { AgainstLimits = "Ten times the dose was drawn up; prescriber called." }, Prescriber), StringComparison.Ordinal);
        Assert.Equal("written", Says(Story(), Order("midazolam", 1), Nurse));
        Assert.StartsWith("asked: 2 mg of midazolam IV: the usual dose is 0.5 to 1 mg.", Says(Story(), Order("midazolam", 2), Nurse), StringComparison.Ordinal);
    }

    [Fact]
    public void All_doses_of_a_session_stay_under_its_sum_and_from_65_years_under_a_smaller_one()
    {
        var three = Story((1, Give("midazolam", 1)), (4, Give("Versed", 1)), (7, new Entry.MedicationGiven("midazolam", "1 mg", "IV")));
        Assert.Equal("written", Says(three, Order("midazolam", 1), Nurse));
        var four = three.With(new(Id(4), 4, Nine.AddMinutes(9), Nine.AddMinutes(9), null, "person", null, Give("midazolam", 1)));
        Assert.Contains("5 mg of midazolam would be given in this session; the most is 4 mg", Says(four, Order("midazolam", 1), Nurse, minute: 12), StringComparison.Ordinal);
        Assert.Contains("the most is 1 mg from 65 years", Says(Story((1, Give("midazolam", 1))), Order("midazolam", 0.5m), Nurse, age: 71), StringComparison.Ordinal);
        Assert.Contains("where the age is not known", Says(Story((1, Give("midazolam", 1))), Order("midazolam", 0.5m), Nurse, age: null), StringComparison.Ordinal);
        Assert.StartsWith("asked: The dose before was 1 min ago; midazolam is given 2 min apart.", Says(Story((9, Give("midazolam", 1))), Order("midazolam", 1), Nurse), StringComparison.Ordinal);
    }

    [Fact]
    [Fires("MED-04"), JustNot("MED-04")]
    public void A_nurse_gives_on_an_order_and_a_prescriber_on_their_own_word()
    {
        Assert.StartsWith("refused: A drug beside the ketamine is given on a prescriber's order.", Says(Story(), Give("ondansetron", 4), Nurse), StringComparison.Ordinal);
        Assert.Equal("written", Says(Story(), Give("ondansetron", 4), Prescriber));
        Assert.Equal("written", Says(Story(), Give("ondansetron", 4) with { WithoutOrder = "Vomiting, prescriber on the stairs." }, Nurse));
        var ordered = Story((1, Order("ondansetron", 4)));
        Assert.Equal("written", Says(ordered, Give("Zofran", 4, order: Id(1)), Nurse));
        Assert.StartsWith("refused: The order says 4 mg of ondansetron IV, and 8 mg was entered.", Says(ordered, Give("ondansetron", 8, order: Id(1)), Nurse), StringComparison.Ordinal);
        Assert.StartsWith("refused: The order says 4 mg of ondansetron IV. What was given is something else", Says(ordered, Give("ondansetron", 4, "PO", order: Id(1)), Nurse), StringComparison.Ordinal);
        Assert.StartsWith("refused: The order it was given on is not on this strip", Says(ordered, Give("ondansetron", 4, order: Id(9)), Nurse), StringComparison.Ordinal);
        var once = Story((1, Order("ondansetron", 4)), (2, Give("ondansetron", 4, order: Id(1))));
        Assert.Contains("was for one dose, and it was given. Ask for another order.", Says(once, Give("ondansetron", 4, order: Id(1)), Nurse), StringComparison.Ordinal);
    }

    [Fact]
    public void An_order_is_signed_or_read_back_and_only_some_drugs_stand_for_a_session()
    {
        Assert.StartsWith("refused: A prescriber signs this", Says(Story(), Order("ondansetron", 4, how: OrderedHow.Written), Nurse), StringComparison.Ordinal);
        Assert.StartsWith("refused: Read the order back", Says(Story(), Order("ondansetron", 4) with { ReadBack = false }, Nurse), StringComparison.Ordinal);
        Assert.Equal("written", Says(Story(), Order("ondansetron", 4, how: OrderedHow.Standing, times: 2), Prescriber));
        Assert.StartsWith("refused: midazolam is ordered for the moment it is needed, never left standing", Says(Story(), Order("midazolam", 1, how: OrderedHow.Standing), Prescriber), StringComparison.Ordinal);
        var twice = Story((1, Order("ondansetron", 4, how: OrderedHow.Standing, times: 2)), (2, Give("ondansetron", 4, order: Id(1))));
        Assert.Equal("written", Says(twice, Give("ondansetron", 4, order: Id(1)), Nurse));
    }

    [Fact]
    public void What_was_said_waits_for_its_prescribers_signature_and_is_signed_once()
    {
        var said = Story((1, Order("ondansetron", 4)));
        Assert.True(Assert.Single(MedicinesGiven.Orders(said)).WaitsForSignature);
        Assert.StartsWith("refused: A prescriber signs this", Says(said, new Entry.OrderCountersigned(Id(1), Guid.Empty), Nurse), StringComparison.Ordinal);
        Assert.Equal("written", Says(said, new Entry.OrderCountersigned(Id(1), Guid.Empty), Prescriber));
        var signed = Story((1, Order("ondansetron", 4)), (2, new Entry.OrderCountersigned(Id(1), Guid.Empty)));
        Assert.False(Assert.Single(MedicinesGiven.Orders(signed)).WaitsForSignature);
        Assert.StartsWith("refused: No order waits", Says(signed, new Entry.OrderCountersigned(Id(1), Guid.Empty), Prescriber), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Zorbane")]
    [InlineData("Zofrann")]
    [InlineData("Multiple drug allergies")]
    public void An_allergy_by_a_name_nobody_knows_is_asked_about_before_it_is_given(string text)
    {
        var allergic = Known(new() { Allergies = [new("a") { Texts = [text] }] });
        Assert.Contains($"On the allergy list, and known by no name here: {text}. Is it ondansetron?", Says(Story(), Order("ondansetron", 4), Nurse, patient: allergic), StringComparison.Ordinal);
    }

    [Fact]
    [Fires("MED-03"), JustNot("MED-03")]
    public void What_stands_on_the_allergy_list_is_not_ordered_whatever_name_it_bears()
    {
        var allergic = Known(new() { Allergies = [new("a") { Texts = ["Zofran, rash"] }, new("b") { Texts = ["penicillin"] }] });
        Assert.StartsWith("refused: On the allergy list: Zofran, rash.", Says(Story(), Order("ondansetron", 4), Nurse, patient: allergic), StringComparison.Ordinal);
        Assert.Equal("written", Says(Story(), Order("dexamethasone", 4), Nurse, patient: allergic));
    }

    [Fact]
    [Fires("MED-02"), JustNot("MED-02")]
    public void What_it_is_not_given_with_is_asked_and_so_is_what_nobody_knows()
    {
        var set = (5.0, (Entry)new Entry.VitalsCharted { Systolic = 188, Diastolic = 112, HeartRate = 84 });
        Assert.Equal("written", Says(Story(set), Order("labetalol", 10), Nurse));
        var asthma = Known(new() { Conditions = [new("c") { Text = "Asthma" }] });
        Assert.StartsWith("asked: labetalol isn't given with asthma: that is so in this patient.", Says(Story(set), Order("labetalol", 10), Nurse, patient: asthma), StringComparison.Ordinal);
        Assert.Contains("isn't given with a heart rate below 60, and that is not known", Says(Story(), Order("labetalol", 10), Nurse), StringComparison.Ordinal);
        Assert.Contains("isn't given with a heart rate below 60: that is so", Says(Story((5, new Entry.VitalsCharted { HeartRate = 52 })), Order("labetalol", 10), Nurse), StringComparison.Ordinal);
        Assert.Contains("midazolam adds to the sedation of lorazepam", Says(Story((2, Give("lorazepam", 1))), Order("midazolam", 1), Nurse), StringComparison.Ordinal);
    }

    [Fact]
    public void A_drug_no_limit_is_known_of_is_its_prescribers_alone_and_a_unit_is_never_guessed()
    {
        Assert.StartsWith("asked: No dose of scopolamine is known here", Says(Story(), Order("scopolamine", 1), Nurse), StringComparison.Ordinal);
        Assert.StartsWith("refused: midazolam is ordered in mg, not in g.", Says(Story(), Order("midazolam", 1, unit: "g"), Nurse), StringComparison.Ordinal);
        Assert.StartsWith("refused: Write the dose as a number with its unit", Says(Story(), new Entry.MedicationGiven("ondansetron", "40", "IV"), Prescriber), StringComparison.Ordinal);
        Assert.StartsWith("refused: propofol is given by anesthesia staff.", Says(Story(), Give("propofol", 20), Prescriber), StringComparison.Ordinal);
    }

    [Fact]
    public void Epinephrine_follows_the_weight_and_its_ceiling()
    {
        var light = Known(new(), Measurements.Weight.Fact(new Amount(30), Nine));
        Assert.StartsWith("refused: 0.5 mg of epinephrine IM is above the 0.3 mg", Says(Story(), Order("epinephrine", 0.5m, "IM"), Nurse, patient: light), StringComparison.Ordinal);
        Assert.Equal("written", Says(Story(), Order("adrenaline", 0.5m, "IM"), Nurse));
        Assert.StartsWith("refused: 5 mg of epinephrine IM is above the 0.5 mg", Says(Story(), Order("epinephrine", 5, "IM"), Nurse), StringComparison.Ordinal);
    }

    [Fact]
    public void After_it_somebody_looks_again()
    {
        var given = Story((0, new Entry.TimeOutSigned("2026-11-29", "go", 40, Guid.Empty, Guid.Empty, Guid.Empty)), (0.5, new Entry.DrugStarted("IV", 75, 0.8m, 40)), (9, new Entry.VitalsCharted { Systolic = 130, Diastolic = 80, HeartRate = 74, Spo2 = 98, RespiratoryRate = 14 }), (9.5, new Entry.ScaleScored("MOAA/S", 5)), (10, Give("midazolam", 1)));
        Schedule At(double minute, SessionStory story) => Schedule.Of(MonitoredPatient.Of(story, Route.Intravenous, "IND-01", Care.Units.MgPerKg.Of(0.5m), 42, new MonitoredRisk(false, false, false), Nine.AddMinutes(minute)));
        var due = At(11, given).Due;
        Assert.Contains(due, item => item is { What: MonitoredSign.Sedation, After: "midazolam" } && item.DueAt == Nine.AddMinutes(15));
        Assert.Contains(due, item => item is { What: MonitoredSign.Vitals, After: "midazolam" } && item.DueAt == Nine.AddMinutes(15));
        Assert.Equal(DueState.Overdue, At(21, given).Due.First(item => item.What == MonitoredSign.Vitals).State);
        var looked = given.With(new(Id(6), 6, Nine.AddMinutes(15), Nine.AddMinutes(15), null, "person", null, new Entry.VitalsCharted { HeartRate = 72, Spo2 = 97, RespiratoryRate = 13 }));
        Assert.Equal(Nine.AddMinutes(20), At(16, looked).Due.First(item => item.What == MonitoredSign.Vitals).DueAt);
        Assert.Contains(At(11, Story((0, Give("ondansetron", 4)))).Due, item => item is { What: MonitoredSign.Nausea, After: "ondansetron" } && item.DueAt == Nine.AddMinutes(15));
    }
}
