using Stillpoint.Care.Findings;
using Stillpoint.Care.Screening.Facts;
using Stillpoint.Care.Screening.Record;

namespace Stillpoint.Care.Screening.Rules;

/// <summary>The bladder: SCR-038 and SCR-039.</summary>
internal static class BladderRules
{
    private static readonly Source Labels = new("Ketalar PI 2024; SPRAVATO PI 2025");

    public static IReadOnlyList<ScreeningRule> All { get; } =
    [
        new("SCR-038", "Cystitis by ketamine, or unexplained blood in the urine with urinary symptoms", "More ketamine destroys the bladder; until urology clears it", Labels, Cystitis)
            { Inputs = ["ketamineCystitis", "haematuriaUnexplained", "lutsPresent", "icd-10-cm|N30", "icd-10-cm|R31"] },
        new("SCR-039", "Interstitial cystitis or bladder pain of another cause", "A second cause of the same harm", Labels, patient => new Evidence(patient).Listed(patient.Current(Problem.InterstitialCystitis), Severity.Override).Weigh())
            { Inputs = ["icd-10-cm|N30.10", "icd-10-cm|N30.11"] },
    ];

    private static Judgment Cystitis(PatientCase patient)
    {
        var evidence = new Evidence(patient).Stated(ScreeningFacts.KetamineCystitis, Severity.Exclude, "Ketamine-associated cystitis");
        var blood = patient.Facts.Of(ScreeningFacts.HaematuriaUnexplained);
        var symptoms = patient.Facts.Of(ScreeningFacts.LutsPresent);
        if (blood is { Value: true } && symptoms is { Value: true })
            return evidence.Found(Severity.Exclude, "Unexplained blood in the urine with urinary symptoms", blood.Input, symptoms.Input).Weigh();

        List<string> missing = [];
        if (blood is null) missing.Add(ScreeningFacts.HaematuriaUnexplained.Key);
        if (symptoms is null) missing.Add(ScreeningFacts.LutsPresent.Key);
        foreach (var line in patient.Current(Problem.CystitisOrHaematuria).Where(_ => missing.Count > 0))
            evidence.Open(Severity.Exclude, $"{line.Says}, and blood and symptoms have not both been asked for", missing, line.Input);
        if (blood is { Value: true } && symptoms is null) evidence.Open(Severity.Exclude, "Unexplained blood in the urine, and nobody has asked for urinary symptoms", ScreeningFacts.LutsPresent.Key, blood.Input);
        if (blood is null && patient.Plan.Repeated) evidence.Open(Severity.Exclude, "Before repeated doses somebody asks for unexplained blood in the urine", ScreeningFacts.HaematuriaUnexplained.Key);
        return evidence.Known(blood is not null).Weigh();
    }
}
