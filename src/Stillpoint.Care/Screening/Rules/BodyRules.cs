using Stillpoint.Care.Findings;
using Stillpoint.Care.Planning;
using Stillpoint.Care.Screening.Facts;
using Stillpoint.Care.Screening.Medications;
using Stillpoint.Care.Screening.Record;

namespace Stillpoint.Care.Screening.Rules;

/// <summary>Porphyria, starvation, the QT interval, salts and sugar: SCR-046, SCR-055 to SCR-057.</summary>
internal static class BodyRules
{
    internal static readonly HouseNumber StarvedIndex = new("SCR-055.bmi", "With anorexia: BMI that excludes, below", 15, "kg/m2", 14, 17, Source.Policy);
    internal static readonly HouseNumber StarvedRate = new("SCR-055.rate", "With anorexia: heart rate that excludes, below", 40, "/min", 40, 50, Source.Policy) { Whole = true };
    internal static readonly HouseNumber LongQtc = new("SCR-056.qtc", "QTc a prescriber weighs, from", 500, "ms", 470, 500, Source.Policy) { Whole = true };
    internal static readonly HouseNumber QtcAge = new("SCR-056.age", "Age from which a QTc is needed", 60, "years", 50, 65, Source.Policy) { Whole = true };
    internal static readonly HouseNumber LowGlucose = new("SCR-057.lowGlucose", "Glucose that waits, below", 70, "mg/dL", 60, 80, Source.Policy) { Whole = true };
    internal static readonly HouseNumber HighGlucose = new("SCR-057.highGlucose", "Glucose that waits, above", 300, "mg/dL", 200, 300, Source.Policy) { Above = LowGlucose, Whole = true };
    internal static readonly HouseNumber LowPotassium = new("SCR-057.lowPotassium", "Potassium that waits, below", 3.0m, "mmol/L", 2.8m, 3.5m, Source.Policy);
    internal static readonly HouseNumber HighPotassium = new("SCR-057.highPotassium", "Potassium that waits, above", 5.5m, "mmol/L", 5.0m, 6.0m, Source.Policy) { Above = LowPotassium };

    public static IReadOnlyList<ScreeningRule> All { get; } =
    [
        new("SCR-046", "Acute porphyria", "May set off an attack", Sources.Green, patient => new Evidence(patient).Listed(patient.Ever(Problem.AcutePorphyria), Severity.Exclude, "it may set off an attack and excludes").NeedsProblemList(Severity.Exclude).Weigh())
            { Inputs = ["icd-10-cm|E80.20", "icd-10-cm|E80.21", "icd-10-cm|E80.29", "problemListReviewedAt"], Policy = true },
        new("SCR-055", "Anorexia nervosa, medically unstable: BMI below 15, potassium below 3.0, heart rate below 40, or QTc above 470 (women 480)", "A starved heart", Source.Policy, Starvation)
            { Inputs = ["icd-10-cm|F50.0", "loinc|29463-7", "loinc|8302-2", "loinc|2823-3", "loinc|8867-4", "qtcMs", "clinicalSex"], Policy = true },
        new("SCR-056", "QTc of 500 ms or more", "Ketamine itself does little to it; medicines against nausea do", Source.Policy, QtInterval)
            { Inputs = ["qtcMs", "loinc|8636-3", "icd-10-cm|I20-I52", "patient.birthDate"], Policy = true },
        new("SCR-057", "On the day potassium below 3.0 or above 5.5, glucose below 70 or above 300", "Corrected first", Source.Policy, SaltsAndSugar)
            { RunsFor = patient => patient.IsDayOf, Inputs = ["loinc|2823-3", "loinc|2345-7", "icd-10-cm|F50", "icd-10-cm|E08-E13"], Policy = true },
    ];

    private static Judgment Starvation(PatientCase patient)
    {
        var evidence = new Evidence(patient).Known(patient.ProblemListKnown);
        var lines = patient.Current(Problem.AnorexiaNervosa).ToList();
        if (lines.Count == 0) return evidence.Weigh();

        var index = BodyMassIndex.Unquestioned(patient.Facts);
        var potassium = patient.Facts.Of(Measurements.Potassium);
        var rate = patient.Facts.Of(Measurements.HeartRate);
        var qtc = patient.Facts.Of(ScreeningFacts.QtcMs);
        var limit = patient.Sex == Sex.Female ? 480 : 470;
        (bool? Positive, string Says, string Code, IReadOnlyList<Input> Inputs)[] signs =
        [
            (index.Value?.IsUnder(patient.House[StarvedIndex]), $"BMI {index.Rounded}, below {patient.House[StarvedIndex]}", "loinc|29463-7", index.Inputs),
            (potassium?.Value.IsUnder(patient.House[LowPotassium]), $"potassium {potassium?.Value} mmol/L, below {patient.House[LowPotassium]:0.0}", "loinc|2823-3", Of(potassium)),
            (rate?.Value.IsUnder(patient.House[StarvedRate]), $"heart rate {rate?.Value} a minute, below {patient.House[StarvedRate]}", "loinc|8867-4", Of(rate)),
            (qtc?.Value.IsOver(limit), $"QTc {qtc?.Value} ms, above {limit}", ScreeningFacts.QtcMs.Key, Of(qtc)),
        ];
        var confirmed = lines.Exists(line => !line.Prompt);
        foreach (var sign in signs.Where(sign => sign.Positive is true))
        {
            if (confirmed) evidence.Found(Severity.Exclude, $"{lines[0].Says} with {sign.Says}: medically unstable, it excludes", [.. lines.Select(line => line.Input), .. sign.Inputs]);
            else evidence.Open(Severity.Exclude, $"{lines[0].Says}, not confirmed, with {sign.Says}: medically unstable, it excludes", lines[0].Input.Path, [.. lines.Select(line => line.Input), .. sign.Inputs]);
        }
        if (signs.Any(sign => sign.Positive is true)) return evidence.Weigh();
        foreach (var sign in signs.Where(sign => sign.Positive is null))
            evidence.Open(Severity.Exclude, $"{lines[0].Says}: BMI, potassium, heart rate and QTc are needed before a decision", sign.Code, sign.Inputs);
        return evidence.Weigh();
    }

    private static Judgment QtInterval(PatientCase patient)
    {
        var evidence = new Evidence(patient);
        if (patient.Facts.Of(ScreeningFacts.QtcMs) is { } qtc && qtc.Value.IsAtLeast(patient.House[LongQtc]) is { } prolonged)
            return (prolonged ? evidence.Found(Severity.Override, $"QTc {qtc.Value} ms: from {patient.House[LongQtc]} a prescriber weighs it, and medicines against nausea", qtc.Input) : evidence.Known()).Weigh();

        var heart = patient.Current(Problem.HeartDisease).ToList();
        if (heart.Count > 0) evidence.Open(Severity.Override, $"{heart[0].Says}: a QTc of the last 12 months is needed", ScreeningFacts.QtcMs.Key, heart.Select(line => line.Input));
        else if (patient.Age is { } age && age.Oldest >= patient.House[QtcAge]) evidence.Open(Severity.Override, $"From {patient.House[QtcAge]} years a QTc of the last 12 months is needed", ScreeningFacts.QtcMs.Key, patient.Record.BirthDateInput);
        return evidence.Weigh();
    }

    private static Judgment SaltsAndSugar(PatientCase patient)
    {
        var evidence = new Evidence(patient);
        var asked = patient.MayHave(Problem.EatingDisorder, Problem.Diabetes) || patient.Taking(DrugClass.Diuretic).Count > 0;
        Between(evidence, patient.Facts.Of(Measurements.Potassium), patient.House[LowPotassium], patient.House[HighPotassium], "loinc|2823-3", "a potassium of the last 7 days", asked);
        Between(evidence, patient.Facts.Of(Measurements.Glucose), patient.House[LowGlucose], patient.House[HighGlucose], "loinc|2345-7", "a glucose of today", asked);
        return evidence.Weigh();
    }

    private static void Between(Evidence evidence, Fact<Amount>? result, decimal low, decimal high, string code, string what, bool asked)
    {
        var outside = result?.Value.IsUnder(low) | result?.Value.IsOver(high);
        if (outside is true) evidence.Found(Severity.Defer, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{result!.Key.Label} {result.Value.With(result.Key.Unit)}: {low:0.#} to {high:0.#} {result.Key.Unit} is needed, corrected first"), result.Input);
        else if (outside is false) evidence.Known();
        else if (asked) evidence.Open(Severity.Defer, $"With an eating disorder, diabetes or a diuretic, {what} is needed", code, result?.Input);
    }

    private static IReadOnlyList<Input> Of(Fact? fact) => fact is null ? [] : [fact.Input];
}
