using System.Globalization;
using Stillpoint.Care.Findings;
using Stillpoint.Care.Screening.Facts;
using Stillpoint.Care.Screening.Record;

namespace Stillpoint.Care.Screening.Rules;

/// <summary>The liver: SCR-031 to SCR-034.</summary>
internal static class LiverRules
{
    /// <summary>Upper limits of normal where the laboratory prints none: ALT and AST 40, ALP 120 U/L, bilirubin 1.2 mg/dL.</summary>
    private static readonly Test Alt = new(Measurements.Alt, 40), Ast = new(Measurements.Ast, 40), Alp = new(Measurements.Alp, 120), Bilirubin = new(Measurements.Bilirubin, 1.2m);

    public static IReadOnlyList<ScreeningRule> All { get; } =
    [
        new("SCR-031", "Child-Pugh C", "The label does not recommend it, guidance says avoid", new("SPRAVATO PI 2025; Cohen 2018"), ChildPughC)
            { IsLabelExclusion = true, Inputs = ["childPughScore", "icd-10-cm|K74.6", "icd-10-cm|K72"] },
        new("SCR-032", "Child-Pugh B", "Higher exposure for longer: observe longer; a racemic dose is reduced by 25 to 50 % by house policy", Sources.SpravatoLabel, ChildPughB)
            { Inputs = ["childPughScore"] },
        new("SCR-033", "ALT or AST above 3 times, ALP or bilirubin above 2 times the upper limit of normal", "Liver injury by ketamine is described; the thresholds are house policy", Sources.KetalarLabel, Raised)
            { Inputs = ["loinc|1742-6", "loinc|1920-8", "loinc|6768-6", "loinc|1975-2"], Policy = true },
        new("SCR-034", "ALT or AST above 5 times the upper limit of normal, or above 3 times together with bilirubin above 2 times", "The pattern of severe drug-induced liver injury", new("FDA DILI guidance 2009"), Severe)
            { Inputs = ["loinc|1742-6", "loinc|1920-8", "loinc|1975-2"] },
    ];

    private static Judgment ChildPughC(PatientCase patient)
    {
        var evidence = new Evidence(patient);
        if (patient.Facts.Of(ScreeningFacts.ChildPughScore) is { } score)
            return (score.Value.IsAtLeast(10) is true ? evidence.Found(Severity.Exclude, $"Child-Pugh score {score.Value}, 10 or more", score.Input) : evidence.Known()).Weigh();
        foreach (var line in patient.Current(Problem.Cirrhosis))
            evidence.Open(Severity.Exclude, $"{line.Says} without a Child-Pugh score", ScreeningFacts.ChildPughScore.Key, line.Input);
        return evidence.Known(patient.ProblemListKnown).Weigh();
    }

    private static Judgment ChildPughB(PatientCase patient)
    {
        var evidence = new Evidence(patient);
        if (patient.Facts.Of(ScreeningFacts.ChildPughScore) is not { } score) return evidence.Weigh();
        return (score.Value.IsAtLeast(7) is true && score.Value.IsUnder(10) is true
            ? evidence.Found(Severity.Caution, $"Child-Pugh score {score.Value}, 7 to 9: observe longer", score.Input)
            : evidence.Known()).Weigh();
    }

    private static Judgment Raised(PatientCase patient)
    {
        var evidence = new Evidence(patient);
        foreach (var (test, times) in new[] { (Alt, 3), (Ast, 3), (Alp, 2), (Bilirubin, 2) })
        {
            if (test.Over(patient, times) is true) evidence.Found(Severity.Override, test.Says(patient, times), test.Input(patient));
            else if (test.Over(patient, times) is null && Needed(patient)) evidence.Open(Severity.Override, "Liver tests of the last 3 months are needed", test.Code, test.Input(patient));
        }
        return evidence.Known(new[] { Alt, Ast, Alp, Bilirubin }.All(test => test.Over(patient, 2) is not null)).Weigh();
    }

    private static Judgment Severe(PatientCase patient)
    {
        var evidence = new Evidence(patient);
        foreach (var test in new[] { Alt, Ast })
        {
            if (test.Over(patient, 5) is true) evidence.Found(Severity.Exclude, test.Says(patient, 5), test.Input(patient));
            else if (test.Over(patient, 3) is true && Bilirubin.Over(patient, 2) is true)
                evidence.Found(Severity.Exclude, $"{test.Says(patient, 3)} together with {Bilirubin.Says(patient, 2)}", test.Input(patient), Bilirubin.Input(patient));
            if (test.Over(patient, 5) is null && Needed(patient)) evidence.Open(Severity.Exclude, "Liver tests of the last 3 months are needed", test.Code, test.Input(patient));
        }
        if (Bilirubin.Over(patient, 2) is null && Needed(patient)) evidence.Open(Severity.Exclude, "Liver tests of the last 3 months are needed", Bilirubin.Code, Bilirubin.Input(patient));
        return evidence.Known(new[] { Alt, Ast, Bilirubin }.All(test => test.Over(patient, 2) is not null)).Weigh();
    }

    private static bool Needed(PatientCase patient) => patient.Plan.Repeated || patient.MayHave(Problem.LiverDisease, Problem.Cirrhosis);

    /// <summary>A liver test against multiples of its upper limit of normal.</summary>
    private sealed record Test(FactKey<Amount> Key, decimal UsualLimit)
    {
        public string Code => "loinc|" + Key.Loinc[0];

        public Input? Input(PatientCase patient) => patient.Facts.Of(Key)?.Input;

        /// <summary>Strictly above so many times the limit; null when not known.</summary>
        public bool? Over(PatientCase patient, int times) => patient.Facts.Of(Key) is { } result ? result.Value.IsOver(times * Limit(result)) : null;

        public string Says(PatientCase patient, int times) => patient.Facts.Of(Key) is { } result
            ? string.Create(CultureInfo.InvariantCulture, $"{Key.Label} {result.Value} {Key.Unit}, above {times} times {Limit(result):0.####} {Key.Unit}")
            : Key.Label;

        private decimal Limit(Fact<Amount> result) => result.Value.UpperLimit ?? UsualLimit;
    }
}
