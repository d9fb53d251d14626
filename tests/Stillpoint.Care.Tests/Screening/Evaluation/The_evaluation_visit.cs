using Stillpoint.Care.Screening.Evaluation;
using Stillpoint.Care.Screening.Facts;

namespace Stillpoint.Care.Tests.Screening.Evaluation;

public sealed class The_evaluation_visit
{
    private static readonly DateTimeOffset Now = new(2026, 11, 30, 10, 0, 0, TimeSpan.FromHours(-5));

    private static Fact Said(FactKey key, object value, string source, int daysAgo = 0) => key.Fact(value, Now.AddDays(-daysAgo).AddMinutes(-5)) with { Source = source };

    private static PatientFacts Known(params Fact[] facts) => new(Now, facts);

    private static EvaluationSection Section(string key) => EvaluationSections.All.Single(section => section.Key == key);

    [Fact]
    public void Each_question_stands_in_one_section_and_every_none_is_an_answer_the_vocabulary_takes()
    {
        var keys = EvaluationSections.All.SelectMany(section => section.Facts).ToList();
        Assert.Equal(keys.Count, keys.Distinct().Count());
        Assert.All(EvaluationSections.All.SelectMany(section => section.None), none => Assert.NotNull(none.Key.Read(none.Key.Write(none.Answer)).Value));
    }

    [Fact]
    public void What_the_patient_answered_or_somebody_saw_earlier_is_there_to_confirm_and_a_measurement_is_not()
    {
        var facts = Known(
            Said(ScreeningFacts.PsychosisStatus, "none", "patient", 9), Said(ScreeningFacts.FamilyPsychosisFirstDegree, false, "clinician", 30), Said(ScreeningFacts.DementiaSeverity, "none", "clinician"),
            Said(ScreeningFacts.MocaTotal, new Amount(28), "clinician", 3), Said(Measurements.Weight, new Amount(70), "patient", 9));
        Assert.Equal([ScreeningFacts.PsychosisStatus, ScreeningFacts.FamilyPsychosisFirstDegree], StandingFacts.ToConfirm(Section("mind"), facts).Select(fact => fact.Key).OrderByDescending(key => key.Key));
        Assert.Empty(StandingFacts.ToConfirm(Section("exam"), facts));
    }

    [Fact]
    public void Two_sources_that_differ_stand_side_by_side_until_a_clinician_says_which()
    {
        Fact[] said = [Said(ScreeningFacts.StableAngina, false, "patient", 2), Said(ScreeningFacts.StableAngina, true, "letter", 20), Said(ScreeningFacts.LutsPresent, false, "patient"), Said(ScreeningFacts.LutsPresent, false, "letter", 3)];
        var one = Assert.Single(StandingFacts.Contradictions(Known(said), said));
        Assert.Equal((ScreeningFacts.StableAngina, 2), (one.Key, one.Says.Count));
        Assert.Equal(["patient", "letter"], one.Says.Select(fact => fact.Source));

        Fact[] settled = [.. said, Said(ScreeningFacts.StableAngina, true, "clinician")];
        Assert.Empty(StandingFacts.Contradictions(Known(settled), settled));
    }

    [Theory]
    [InlineData("bilirubin", 12, "mg/dL", "umol/L")]
    [InlineData("glucose", 5.4, "mg/dL", "mmol/L")]
    [InlineData("glucose", 95, "mmol/L", "mg/dL")]
    [InlineData("freeT4", 15, "ng/dL", "pmol/L")]
    [InlineData("alt", 0.5, "U/L", "ukat/L")]
    public void A_unit_slip_of_a_laboratory_is_asked_about(string key, double number, string typed, string perhaps)
    {
        var slip = LabTests.Slip(Test(key), (decimal)number, typed);
        Assert.Equal((typed, perhaps), (slip!.Typed, slip.Perhaps));
    }

    [Theory]
    [InlineData("bilirubin", 1.9, "mg/dL")]
    [InlineData("glucose", 260, "mg/dL")]
    [InlineData("alt", 900, "U/L")]
    [InlineData("potassium", 2.9, "mmol/L")]
    public void A_result_that_may_be_true_is_not_asked_about(string key, double number, string typed) => Assert.Null(LabTests.Slip(Test(key), (decimal)number, typed));

    private static LabTest Test(string key) => LabTests.All.Single(test => test.Key.Key == key);

    [Fact]
    public void Every_unit_offered_is_one_the_vocabulary_reads() =>
        Assert.All(LabTests.All, test => Assert.All(test.Units, unit => Assert.NotNull(test.Key.Converted(1, unit))));

    [Fact]
    public void A_weight_in_pounds_or_ten_times_too_high_is_asked_about()
    {
        Assert.Equal(("lb", 70.3m), (LabTests.Slip(155, 70, 172)!.Perhaps, LabTests.Slip(155, 70, 172)!.Becomes));
        Assert.Equal("lb", LabTests.Slip(220, null, 172)!.Perhaps);
        Assert.Equal("another unit", LabTests.Slip(600, 60, 165)!.Perhaps);
        // 154 lb at 165 cm, typed as kilograms for somebody never weighed before; known to be heavy, it stands.
        Assert.Equal(("lb", 69.9m), (LabTests.Slip(154, null, 165)!.Perhaps, LabTests.Slip(154, null, 165)!.Becomes));
        Assert.Null(LabTests.Slip(154, 150, 165));
        Assert.Null(LabTests.Slip(154, null, null));
        Assert.Null(LabTests.Slip(82, 70, 172));
        Assert.Null(LabTests.Slip(140, null, 178));
    }

    [Fact]
    public void A_result_keeps_the_upper_limit_its_laboratory_printed()
    {
        var stored = Measurements.Alt.Write(new Amount(62) { UpperLimit = 55 });
        Assert.Equal("62 (to 55)", stored);
        Assert.Equal(new Amount(62) { UpperLimit = 55 }, Measurements.Alt.Read(stored).Value);
        Assert.Equal(new Amount(62), Measurements.Alt.Read("62").Value);
        Assert.Equal(new Amount(5) { Bound = Bound.Below, UpperLimit = 1.2m }, Measurements.Bilirubin.Read("<5 (to 1.2)").Value);
        Assert.NotNull(Measurements.Alt.Read("62 (to much)").Refused);
    }

    [Fact]
    public void A_failed_trial_is_an_antidepressant_of_this_episode_enough_and_long_enough_and_taken()
    {
        var failed = new TreatmentTrial("sertraline", TrialKind.Antidepressant, TrialOutcome.PartlyBetter) { DoseWasEnough = true, Weeks = 8, ThisEpisode = true };
        Assert.Null(failed.WhyNot);
        Assert.Equal("less than 6 weeks", (failed with { Weeks = 5 }).WhyNot);
        Assert.Equal("weeks not known", (failed with { Weeks = null }).WhyNot);
        Assert.Equal("dose not known to have been enough", (failed with { DoseWasEnough = null }).WhyNot);
        Assert.Equal("not taken as prescribed", (failed with { TakenAsPrescribed = false }).WhyNot);
        Assert.Equal("it helped", (failed with { Outcome = TrialOutcome.Better }).WhyNot);
        Assert.Equal("an earlier episode", (failed with { ThisEpisode = false }).WhyNot);
        Assert.Equal("not an antidepressant", (failed with { Kind = TrialKind.Ect }).WhyNot);
        Assert.Equal(1, TreatmentTrial.Failed([failed, failed with { Weeks = 2 }, failed with { Kind = TrialKind.Psychotherapy }]));
    }

    [Fact]
    public void What_is_missing_is_one_short_list_by_who_can_supply_it()
    {
        var missing = MissingItems.Of(["tsh", "qtcMs", "weight", "psychosisStatus", "cvEventAt", "capacityConfirmed", "tsh", "icd-10-cm|F31", "loinc|8480-6"]);
        Assert.Equal([Supplier.Patient, Supplier.Clinic, Supplier.Laboratory, Supplier.OutsideRecord, Supplier.Prescriber], missing.Select(from => from.Supplier));
        Assert.Contains("Systolic pressure", missing.Single(from => from.Supplier == Supplier.Clinic).What);
        Assert.Equal(["TSH", "QTc"], missing.Single(from => from.Supplier == Supplier.Laboratory).What);
    }

    [Fact]
    public void Every_question_of_the_sheet_has_somebody_who_can_answer_it() => Assert.All(Vocabulary.All, key => Assert.NotEmpty(MissingItems.Of([key.Key])));

    [Theory]
    [InlineData(12, "outside anesthesia neither")]
    [InlineData(13, "a child psychiatrist signs too")]
    [InlineData(17, "A guardian consents")]
    [InlineData(65, "at most 0.3 mg/kg by vein")]
    public void Adolescents_and_older_people_are_asked_for_what_their_age_asks(int age, string says) =>
        Assert.Contains(AgeNeeds.Of(age, House.Shipped), need => need.Says.Contains(says, StringComparison.Ordinal));

    [Fact]
    public void An_adult_is_asked_for_nothing_more() => Assert.Empty(AgeNeeds.Of(64, House.Shipped));

    [Fact]
    public void Stop_bang_counts_five_questions_and_what_is_known_and_an_unknown_is_not_a_no()
    {
        var items = new StopBangItems(Snores: true, Tired: true, SeenNotBreathing: false, TreatedForPressure: true, WideNeck: false);
        Assert.Equal(3, items.Total(24, 42, male: false));
        Assert.Equal(6, items.Total(35.1m, 51, male: true));
        Assert.Equal(4, items.Total(35, 50, male: true));
        Assert.Null(items.Total(null, 42, male: false));
        Assert.Null(items.Total(24, 42, male: null));
    }
}
