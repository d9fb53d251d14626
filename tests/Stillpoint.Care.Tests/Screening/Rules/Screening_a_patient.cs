using FsCheck;
using FsCheck.Fluent;
using Stillpoint.Care.Findings;
using Stillpoint.Care.Planning;
using Stillpoint.Care.Screening.Facts;
using Stillpoint.Care.Screening.Record;
using Stillpoint.Care.Screening.Rules;
using Stillpoint.Care.Tests.Findings;
using static Stillpoint.Care.Tests.Screening.Patient;

namespace Stillpoint.Care.Tests.Screening.Rules;

public sealed class Screening_a_patient
{
    public static TheoryData<string, string> Table => [.. ScreeningCase.All.Select(row => (row.Rule, row.Says))];

    private static ScreeningAnswer Screen(Patient patient) => ScreeningRules.Judge(patient.Case);

    [Theory, MemberData(nameof(Table))]
    [Fires("SCR-001", "SCR-002", "SCR-003", "SCR-004", "SCR-005", "SCR-006", "SCR-007", "SCR-008", "SCR-009", "SCR-010", "SCR-011", "SCR-012", "SCR-013", "SCR-014", "SCR-015", "SCR-016")]
    [Fires("SCR-017", "SCR-018", "SCR-019", "SCR-020", "SCR-021", "SCR-022", "SCR-023", "SCR-024", "SCR-025", "SCR-026", "SCR-027", "SCR-028", "SCR-029", "SCR-030", "SCR-031", "SCR-032")]
    [Fires("SCR-033", "SCR-034", "SCR-035", "SCR-036", "SCR-037", "SCR-038", "SCR-039", "SCR-040", "SCR-041", "SCR-042", "SCR-043", "SCR-044", "SCR-045", "SCR-046", "SCR-047", "SCR-048")]
    [Fires("SCR-049", "SCR-050", "SCR-051", "SCR-052", "SCR-053", "SCR-054", "SCR-055", "SCR-056", "SCR-057", "SCR-058", "SCR-059", "SCR-060", "SCR-061", "SCR-062", "SCR-063", "IND-R1", "IND-R2", "IND-R4", "IND-R5")]
    [JustNot("SCR-001", "SCR-002", "SCR-003", "SCR-004", "SCR-005", "SCR-006", "SCR-007", "SCR-008", "SCR-009", "SCR-010", "SCR-011", "SCR-012", "SCR-013", "SCR-014", "SCR-015", "SCR-016")]
    [JustNot("SCR-017", "SCR-018", "SCR-019", "SCR-020", "SCR-021", "SCR-022", "SCR-023", "SCR-024", "SCR-025", "SCR-026", "SCR-027", "SCR-028", "SCR-029", "SCR-030", "SCR-031", "SCR-032")]
    [JustNot("SCR-033", "SCR-034", "SCR-035", "SCR-036", "SCR-037", "SCR-038", "SCR-039", "SCR-040", "SCR-041", "SCR-042", "SCR-043", "SCR-044", "SCR-045", "SCR-046", "SCR-047", "SCR-048")]
    [JustNot("SCR-049", "SCR-050", "SCR-051", "SCR-052", "SCR-053", "SCR-054", "SCR-055", "SCR-056", "SCR-057", "SCR-058", "SCR-059", "SCR-060", "SCR-061", "SCR-062", "SCR-063", "IND-R1", "IND-R2", "IND-R4", "IND-R5")]
    public void Each_rule_fires_for_its_own_reason_and_by_a_hair_does_not(string rule, string says)
    {
        var example = ScreeningCase.All.Single(row => row.Rule == rule && row.Says == says);
        var answer = Screen(example.Patient(APatient()));
        var found = answer.Findings.SingleOrDefault(finding => finding.Rule == rule);
        Assert.Equal(example.Found, found?.Severity);
        if (found is null) return;
        Assert.NotEmpty(found.Because);
        Assert.DoesNotContain(rule, answer.Cleared);
        Assert.Equal(found.Severity == Severity.Unknown, found.Missing.Count > 0);
    }

    [Fact]
    public void Every_rule_is_in_these_cases_fired_and_not()
    {
        var rules = ScreeningRules.All.Select(rule => rule.Id).ToList();
        Assert.Equal(67, rules.Count);
        Assert.Empty(rules.Except(ScreeningCase.All.Where(row => row.Found is not null).Select(row => row.Rule)));
        Assert.Empty(rules.Except(ScreeningCase.All.Where(row => row.Found is null).Select(row => row.Rule)));
    }

    [Fact]
    public void A_man_asked_everything_and_normal_in_everything_is_clear()
    {
        var answer = Screen(APatient());
        Assert.Equal(ScreeningOutcome.Clear, answer.Outcome);
        Assert.Empty(answer.Findings);
        Assert.Empty(answer.Missing);
        Assert.Contains("SCR-004", answer.Cleared);
        Assert.Equal(ScreeningOutcome.Clear, Screen(APatient().OnTheDay()).Outcome);
    }

    [Fact]
    public void A_patient_of_whom_nothing_is_known_is_unknown_and_the_answer_says_what_to_ask()
    {
        var answer = ScreeningRules.Judge(Now, new(Product.KetamineRacemic, Route.Intravenous), PatientRecord.Empty, []);
        Assert.Equal(ScreeningOutcome.Unknown, answer.Outcome);
        Assert.All(answer.Findings, finding => Assert.Equal(Severity.Unknown, finding.Severity));
        Assert.Equal(
            ["SCR-001", "SCR-002", "SCR-003", "SCR-004", "SCR-006", "SCR-007", "SCR-012", "SCR-013", "SCR-017", "SCR-019", "SCR-029", "SCR-033", "SCR-034", "SCR-037", "SCR-038", "SCR-040", "SCR-042", "SCR-046", "SCR-048", "SCR-051", "SCR-052", "SCR-054", "SCR-058", "SCR-062"],
            answer.Findings.Select(finding => finding.Rule));
        Assert.Contains("patient.birthDate", answer.Missing);
        Assert.Contains("loinc|1742-6", answer.Missing);
    }

    [Fact]
    public void Label_exclusions_come_first_then_the_others_then_what_is_not_known()
    {
        var answer = Screen(APatient().With(ScreeningFacts.CapacityConfirmed, false).With(ScreeningFacts.PriorKetamineReaction, "laryngospasm")
            .Diagnosed("I61.9", "2014").Diagnosed("F60.3").AllergicTo("ketamine").Without(ScreeningFacts.AsaClass).Pressed(141, 80).With(ScreeningFacts.Thyrotoxic, true).With(ScreeningFacts.ValveSeverity, "severe"));
        Assert.Equal(["SCR-001", "SCR-004", "SCR-052", "SCR-060", "SCR-058", "SCR-036", "SCR-010", "SCR-013", "SCR-023"], answer.Findings.Select(finding => finding.Rule));
        Assert.Equal(ScreeningOutcome.Exclude, answer.Outcome);
    }

    [Theory]
    [InlineData("SCR-007", "cvEventAt", "2027-01-01")]
    [InlineData("SCR-017", "headInjuryAt", "2027")]
    [InlineData("SCR-045", "lastSeizureAt", "2026-12")]
    [InlineData("SCR-041", "respiratoryRecoveredAt", "2026-11-30")]
    public void An_event_that_lies_ahead_is_no_event_that_never_was(string rule, string key, string day)
    {
        var fact = Vocabulary.Find(key)!;
        var patient = APatient();
        var found = Assert.Single(Screen(patient with { Facts = [.. patient.Facts.Where(known => known.Key != fact), fact.Fact(fact.Read(day).Value!, Now)] }).Findings, finding => finding.Rule == rule);
        Assert.Equal(Severity.Unknown, found.Severity);
        Assert.Contains("lies ahead: when was it?", found.Because, StringComparison.Ordinal);
    }

    [Fact]
    public void A_heart_attack_clears_on_the_forty_third_day() =>
        Assert.Equal(new DateTimeOffset(2026, 12, 13, 0, 0, 0, Now.Offset), Screen(APatient().With(ScreeningFacts.CvEventAt, "2026-10-31")).Findings.Single(finding => finding.Rule == "SCR-007").ClearsAt);

    [Fact]
    public void A_finding_says_the_entry_of_the_record_first_then_what_it_means()
    {
        Assert.Equal("Meningioma of the left convexity (2021): a mass in the skull excludes", Because(APatient().DescribedAs("Meningioma of the left convexity", onset: "2021"), "SCR-017"));
        Assert.Equal("Intracerebral hemorrhage (I61.9, 2014): any earlier one excludes", Because(APatient().Diagnosed("I61.9", "2014", "resolved"), "SCR-004"));
        Assert.Equal("Cardiovascular event (I21.4, 2026-10-11): 42 days ago; possible from Nov 23", Because(APatient().Diagnosed("I21.4", "2026-10-11"), "SCR-007"));
        Assert.Equal("Blood pressure 170/95 mmHg, then 165/92 mmHg: from 160/100 it waits", Because(APatient().Pressed(165, 92).PressedAlso(170, 95, Now.AddMinutes(-6)), "SCR-012"));
        Assert.Equal("A blood pressure is needed before a decision", Because(APatient().Without(Measurements.Systolic, Measurements.Diastolic), "SCR-012"));

        static string Because(Patient patient, string rule) => Screen(patient).Findings.Single(finding => finding.Rule == rule).Because;
    }

    [Fact]
    public void A_psychiatrist_signs_where_the_rule_says_so_and_a_prescriber_elsewhere()
    {
        var answer = Screen(APatient().With(ScreeningFacts.ValveSeverity, "severe").With(ScreeningFacts.PsychosisStatus, "remitted").With(ScreeningFacts.PsychosisRemittedSince, "2020"));
        Assert.Equal(Credential.Prescriber, answer.Findings.Single(finding => finding.Rule == "SCR-010").Signer);
        Assert.Equal(Credential.Psychiatrist, answer.Findings.Single(finding => finding.Rule == "SCR-020").Signer);
        Assert.Null(Screen(APatient().Diagnosed("I71.4")).Findings.Single().Signer);
    }

    [Fact]
    public void A_duplicate_adds_an_input_not_a_finding()
    {
        var answer = Screen(APatient().Diagnosed("I61.9", "2014").DescribedAs("Intracerebral hemorrhage", onset: "2014"));
        var finding = Assert.Single(answer.Findings, finding => finding.Rule == "SCR-004");
        Assert.Equal(2, finding.Inputs.Count);
    }

    [Fact]
    public void House_policy_is_never_shown_as_a_guideline()
    {
        var child = Screen(APatient().Born("2014-01-01")).Findings.Single(finding => finding.Rule == "SCR-048");
        Assert.Equal(("[POLICY]", true), (child.Source.Name, child.Policy));
        var youth = Screen(APatient().Born("2010-01-01")).Findings.Single(finding => finding.Rule == "SCR-048");
        Assert.Equal(("Ketalar PI 2024", false), (youth.Source.Name, youth.Policy));
    }

    [Fact]
    public void A_drug_nobody_recognised_keeps_interactions_from_being_cleared()
    {
        var answer = Screen(APatient().Taking("nerve tonic from the health shop"));
        Assert.DoesNotContain("SCR-054", answer.Cleared);
        Assert.DoesNotContain(answer.Findings, finding => finding.Rule == "SCR-054");
    }

    [Fact]
    public void A_pregnancy_never_closed_is_set_aside_and_said_so() =>
        Assert.Contains(Screen(APatient().Woman().Diagnosed("O09.90", "2024-01-01")).Ignored, item => item.Reason.Contains("never closed", StringComparison.Ordinal));

    [Fact]
    public void No_order_of_facts_or_records_changes_the_answer() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(60), Prop.ForAll(
        Gen.Shuffle(ScreeningCase.All.ToArray()).Select(rows => rows.Take(6).ToArray()).ToArbitrary(), Gen.Choose(0, int.MaxValue).ToArbitrary(), (rows, seed) =>
        {
            var patient = rows.Aggregate(APatient(), (so, row) => row.Patient(so));
            var shuffle = new Random(seed);
            var mixed = patient with
            {
                Facts = Mixed(patient.Facts, shuffle),
                Record = patient.Record with
                {
                    Conditions = Mixed(patient.Record.Conditions, shuffle),
                    Allergies = Mixed(patient.Record.Allergies, shuffle),
                    Medications = Mixed(patient.Record.Medications, shuffle),
                    Procedures = Mixed(patient.Record.Procedures, shuffle),
                    Relatives = Mixed(patient.Record.Relatives, shuffle),
                },
            };
            Assert.Equal(Told(Screen(patient)), Told(Screen(mixed)));
        }));

    /// <summary>Stage 5 is the worst an eGFR could show: the diagnosis answers what was asked, and a prescriber decides instead of a laboratory.</summary>
    [Fact]
    public void A_stage_of_kidney_disease_asks_and_the_eGFR_decides()
    {
        var endStage = APatient().Diagnosed("N18.5");
        Assert.Equal(Severity.Unknown, Kidney(endStage));
        Assert.Equal(Severity.Override, Kidney(endStage.With(Measurements.Egfr, 12)));
        Assert.Null(Kidney(endStage.With(Measurements.Egfr, 75)));

        static Severity? Kidney(Patient patient) => Screen(patient).Findings.SingleOrDefault(finding => finding.Rule == "SCR-035")?.Severity;
    }

    /// <summary>
    /// A confirmed diagnosis added to any patient leaves every rule that fired as bad or worse. What was Unknown may be settled by it,
    /// but only by a hit: never cleared, never silent. An empty problem list is the exception, for it holds something now.
    /// </summary>
    [Theory]
    [InlineData("I61.9"), InlineData("F20.0"), InlineData("G40.909"), InlineData("I50.9"), InlineData("J44.9"), InlineData("K74.60"), InlineData("F60.3"), InlineData("N18.5"), InlineData("E11.9")]
    public void Another_diagnosis_never_makes_a_patient_fitter(string icd)
    {
        foreach (var row in ScreeningCase.All)
        {
            var patient = row.Patient(APatient());
            var after = Screen(patient.Diagnosed(icd)).Findings.ToDictionary(finding => finding.Rule, finding => finding.Severity);
            foreach (var before in Screen(patient).Findings.Where(finding => !finding.Missing.Contains(ScreeningFacts.ProblemListReviewedAt.Key)))
            {
                Assert.True(after.TryGetValue(before.Rule, out var now), $"{row.Rule} ({row.Says}), then {icd}: {before.Rule} no longer fires");
                Assert.True(before.Severity == Severity.Unknown || now <= before.Severity, $"{row.Rule} ({row.Says}), then {icd}: {before.Rule} went from {before.Severity} to {now}");
            }
        }
    }

    [Theory]
    [InlineData("SCR-012 SCR-014")]
    [InlineData("SCR-033")]
    [InlineData("SCR-021")]
    public void Higher_is_never_better(string rules)
    {
        var keys = new Dictionary<string, (FactKey<Amount> Key, int Low, int High)> { ["SCR-012 SCR-014"] = (Measurements.Systolic, 90, 220), ["SCR-033"] = (Measurements.Alt, 5, 900), ["SCR-021"] = (ScreeningFacts.YmrsTotal, 0, 60) };
        var (key, low, high) = keys[rules];
        Assert.Equal(rules.Split(' '), key.Rules.Intersect(rules.Split(' ')));
        Check.One(Config.QuickThrowOnFailure, Prop.ForAll(Gen.Choose(low, high).ToArbitrary(), Gen.Choose(low, high).ToArbitrary(), (one, other) =>
            Screen(APatient().OnTheDay().With(key, Math.Max(one, other))).Outcome <= Screen(APatient().OnTheDay().With(key, Math.Min(one, other))).Outcome));
    }

    private static T[] Mixed<T>(IReadOnlyList<T> items, Random shuffle)
    {
        T[] mixed = [.. items];
        shuffle.Shuffle(mixed);
        return mixed;
    }

    private static string Told(ScreeningAnswer answer) => string.Join('\n',
    [
        answer.Outcome.ToString(), .. answer.Findings.Select(finding => $"{finding.Rule} {finding.Severity} {finding.Because} {finding.Source} {finding.ClearsAt} {string.Join(", ", finding.Inputs.Select(input => $"{input.Path}={input.Value}@{input.From}"))} {string.Join(' ', finding.Missing)}"),
        string.Join(' ', answer.Cleared), string.Join(' ', answer.Missing), .. answer.Ignored.Select(item => item.ToString()),
    ]);
}
