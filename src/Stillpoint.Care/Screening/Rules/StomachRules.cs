using Stillpoint.Care.Findings;
using Stillpoint.Care.Screening.Facts;
using Stillpoint.Care.Screening.Medications;
using Stillpoint.Care.Screening.Record;

namespace Stillpoint.Care.Screening.Rules;

/// <summary>A stomach that is not empty: SCR-043 and SCR-044.</summary>
internal static class StomachRules
{
    public static IReadOnlyList<ScreeningRule> All { get; } =
    [
        new("SCR-043", "Not fasted", "What is in the stomach can be breathed in", Sources.KetalarLabel, patient => new Evidence(patient).Of(Fasting.All(patient), Severity.Defer).Weigh())
            { RunsFor = patient => patient.IsDayOf, Inputs = ["lastSolidFoodAt", "lastMealFatty", "lastClearLiquidAt", "lastBreastMilkAt", "lastFormulaAt"] },
        new("SCR-044", "Delayed emptying: gastroparesis, achalasia, gastric outlet obstruction, or a GLP-1 medicine while its dose is raised", "Fasting times do not hold", new("GLP1 2024"), Slow)
            { Inputs = ["icd-10-cm|K31.84", "icd-10-cm|K22.0", "icd-10-cm|K31.1", "glp1Phase", "MedicationRequest"] },
    ];

    private static Judgment Slow(PatientCase patient)
    {
        var evidence = new Evidence(patient).Listed(patient.Current(Problem.Gastroparesis), Severity.Override, "fasting times do not hold");
        var agonists = patient.Taking(DrugClass.Glp1Agonist);
        var phase = patient.Facts.Of(ScreeningFacts.Glp1Phase);
        if (agonists.Count == 0) return evidence.Known(patient.MedicationList.HasLines).Weigh();
        return (phase?.Value switch
        {
            "escalation" => evidence.Found(Severity.Override, $"{Drug(agonists)} while its dose is raised: fasting times do not hold", [.. agonists, phase.Input]),
            null => evidence.Open(Severity.Override, $"{Drug(agonists)}: is its dose being raised?", ScreeningFacts.Glp1Phase.Key, agonists),
            _ => evidence.Known(),
        }).Weigh();
    }

    private static string Drug(IReadOnlyList<Input> drugs) => drugs[0].Value as string ?? "A GLP-1 medicine";
}
