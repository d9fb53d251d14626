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

    private static readonly HouseNumber
        ClassC = new("SCR-031.from", "Child-Pugh score that excludes, from", 10, "", 7, 10, Sources.SpravatoLabel) { Whole = true },
        ClassB = new("SCR-032.from", "Child-Pugh score that is watched, from", 7, "", 5, 7, Sources.SpravatoLabel) { Whole = true, Below = ClassC },
        RaisedCells = new("SCR-033.cells", "ALT or AST that asks for a reason, above so many times the upper limit", 3, "", 2, 3, Source.Policy),
        RaisedBile = new("SCR-033.bile", "ALP or bilirubin that asks for a reason, above so many times the upper limit", 2, "", 1.5m, 2, Source.Policy),
        SevereCells = new("SCR-034.cells", "ALT or AST that excludes, above so many times the upper limit", 5, "", 3, 5, Sources.LiverInjury) { Above = RaisedCells },
        TogetherCells = new("SCR-034.together", "ALT or AST that excludes beside a raised bilirubin, above so many times the upper limit", 3, "", 2, 3, Sources.LiverInjury),
        TogetherBile = new("SCR-034.bilirubin", "Bilirubin that excludes beside a raised ALT or AST, above so many times the upper limit", 2, "", 1.5m, 2, Sources.LiverInjury);

    public static IReadOnlyList<ScreeningRule> All { get; } =
    [
        new("SCR-031", "Child-Pugh C", "The label does not recommend it, guidance says avoid", new("SPRAVATO PI 2025; Cohen 2018"), ChildPughC)
            { IsLabelExclusion = true, Inputs = ["childPughScore", "icd-10-cm|K70.3", "icd-10-cm|K72", "icd-10-cm|K74.3-K74.6", "icd-10-cm|K76.6", "icd-10-cm|I85", "Procedure"] },
        new("SCR-032", "Child-Pugh B", "Higher exposure for longer: observe longer; a racemic dose is reduced by 25 to 50 % by house policy", Sources.SpravatoLabel, ChildPughB)
            { Inputs = ["childPughScore"] },
        new("SCR-033", house => $"ALT or AST above {house[RaisedCells]} times, ALP or bilirubin above {house[RaisedBile]} times the upper limit of normal", "Liver injury by ketamine is described; the thresholds are house policy", Sources.KetalarLabel, Raised)
            { Inputs = ["loinc|1742-6", "loinc|1920-8", "loinc|6768-6", "loinc|1975-2"], Policy = true },
        new("SCR-034", house => $"ALT or AST above {house[SevereCells]} times the upper limit of normal, or above {house[TogetherCells]} times together with bilirubin above {house[TogetherBile]} times", "The pattern of severe drug-induced liver injury", Sources.LiverInjury, Severe)
            { Inputs = ["loinc|1742-6", "loinc|1920-8", "loinc|1975-2"] },
    ];

    private static Judgment ChildPughC(PatientCase patient)
    {
        var evidence = new Evidence(patient);
        if (patient.Facts.Of(ScreeningFacts.ChildPughScore) is { } score)
            return (score.Value.IsAtLeast(patient.House[ClassC]) is true ? evidence.Found(Severity.Exclude, $"Child-Pugh score {score.Value}: from {patient.House[ClassC]} it excludes", score.Input) : evidence.Known()).Weigh();
        var failing = patient.Current(Problem.Cirrhosis).Concat(patient.Ever(Problem.LiverTransplant));
        if (patient.MayHave(Problem.LiverDisease)) failing = failing.Concat(patient.Current(Problem.Ascites));
        foreach (var line in failing) evidence.Asked(line, Severity.Exclude, "the Child-Pugh score decides", ScreeningFacts.ChildPughScore.Key);
        return evidence.Known(patient.ProblemListKnown).Weigh();
    }

    private static Judgment ChildPughB(PatientCase patient)
    {
        var evidence = new Evidence(patient);
        if (patient.Facts.Of(ScreeningFacts.ChildPughScore) is not { } score) return evidence.Weigh();
        return (score.Value.IsAtLeast(patient.House[ClassB]) is true && score.Value.IsUnder(patient.House[ClassC]) is true
            ? evidence.Found(Severity.Caution, $"Child-Pugh score {score.Value}, class B: reduce the dose and observe longer", score.Input)
            : evidence.Known()).Weigh();
    }

    private static Judgment Raised(PatientCase patient)
    {
        var evidence = new Evidence(patient);
        if (Gilbert(patient) is { } gilbert)
            return evidence.Found(Severity.Caution, $"{Bilirubin.Says(patient, patient.House[RaisedBile])}, alone, explained by {gilbert.Says}", Bilirubin.Input(patient), gilbert.Input).Weigh();
        foreach (var (test, times) in new[] { (Alt, patient.House[RaisedCells]), (Ast, patient.House[RaisedCells]), (Alp, patient.House[RaisedBile]), (Bilirubin, patient.House[RaisedBile]) })
        {
            if (test.Over(patient, times) is true) evidence.Found(Severity.Override, test.Says(patient, times), test.Input(patient));
            else if (test.Over(patient, times) is null && Needed(patient)) evidence.Open(Severity.Override, "Liver tests of the last 3 months are needed", test.Code, test.Input(patient));
        }
        return evidence.Known(new[] { Alt, Ast, Alp, Bilirubin }.All(test => test.Over(patient, patient.House[RaisedBile]) is not null)).Weigh();
    }

    private static Judgment Severe(PatientCase patient)
    {
        var evidence = new Evidence(patient);
        foreach (var test in new[] { Alt, Ast })
        {
            if (test.Over(patient, patient.House[SevereCells]) is true) evidence.Found(Severity.Exclude, test.Says(patient, patient.House[SevereCells]), test.Input(patient));
            else if (test.Over(patient, patient.House[TogetherCells]) is true && Bilirubin.Over(patient, patient.House[TogetherBile]) is true)
                evidence.Found(Severity.Exclude, $"{test.Says(patient, patient.House[TogetherCells])} together with {Bilirubin.Says(patient, patient.House[TogetherBile])}", test.Input(patient), Bilirubin.Input(patient));
            if (test.Over(patient, patient.House[SevereCells]) is null && Needed(patient)) evidence.Open(Severity.Exclude, "Liver tests of the last 3 months are needed", test.Code, test.Input(patient));
        }
        if (Bilirubin.Over(patient, patient.House[TogetherBile]) is null && Needed(patient)) evidence.Open(Severity.Exclude, "Liver tests of the last 3 months are needed", Bilirubin.Code, Bilirubin.Input(patient));
        return evidence.Known(new[] { Alt, Ast, Bilirubin }.All(test => test.Over(patient, patient.House[RaisedBile]) is not null)).Weigh();
    }

    /// <summary>Gilbert syndrome on the list, and bilirubin the only test above its own upper limit of normal.</summary>
    private static ProblemLine? Gilbert(PatientCase patient) =>
        Bilirubin.Over(patient, patient.House[RaisedBile]) is true && new[] { Alt, Ast, Alp }.All(test => test.Over(patient, 1) is false) ? patient.Ever(Problem.GilbertSyndrome).FirstOrDefault(line => !line.Prompt) : null;

    private static bool Needed(PatientCase patient) => patient.Plan.Repeated || patient.MayHave(Problem.LiverDisease, Problem.Cirrhosis);

    /// <summary>A liver test against multiples of its upper limit of normal.</summary>
    private sealed record Test(FactKey<Amount> Key, decimal UsualLimit)
    {
        public string Code => "loinc|" + Key.Loinc[0];

        public Input? Input(PatientCase patient) => patient.Facts.Of(Key)?.Input;

        /// <summary>Strictly above so many times the limit; null when not known.</summary>
        public bool? Over(PatientCase patient, decimal times) => patient.Facts.Of(Key) is { } result ? result.Value.IsOver(times * Limit(result)) : null;

        public string Says(PatientCase patient, decimal times) => patient.Facts.Of(Key) is { } result
            ? string.Create(CultureInfo.InvariantCulture, $"{Key.Label} {result.Value.With(Key.Unit)} is {Times(result):0.#} times the upper limit of {Limit(result):0.#}, above {times:0.#}")
            : Key.Label;

        private decimal Times(Fact<Amount> result) => Limit(result) > 0 ? result.Value.Value / Limit(result) : 0;

        private decimal Limit(Fact<Amount> result) => result.Value.UpperLimit ?? UsualLimit;
    }
}
