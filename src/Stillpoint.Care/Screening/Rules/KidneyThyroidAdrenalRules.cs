using Stillpoint.Care.Findings;
using Stillpoint.Care.Screening.Facts;
using Stillpoint.Care.Screening.Medications;
using Stillpoint.Care.Screening.Record;

namespace Stillpoint.Care.Screening.Rules;

/// <summary>Kidney, thyroid and adrenal: SCR-035 to SCR-037.</summary>
internal static class KidneyThyroidAdrenalRules
{
    /// <summary>Where the laboratory prints no upper limit, in ng/dL.</summary>
    private const decimal FreeT4Limit = 1.8m;

    public static IReadOnlyList<ScreeningRule> All { get; } =
    [
        new("SCR-035", "eGFR below 30; 30 to 59", "Dialysis was not studied; the thresholds are house policy", Sources.SpravatoLabel, Kidney)
            { Inputs = ["loinc|98979-8", "icd-10-cm|N17-N19", "icd-10-cm|E08-E13", "icd-10-cm|I10-I16", "patient.birthDate"], Policy = true },
        new("SCR-036", "Thyrotoxicosis: TSH below 0.1 with a high free T4", "An overactive thyroid adds to the surge; the number is house policy", Sources.SpravatoSmpc, Thyroid)
            { Inputs = ["loinc|3016-3", "loinc|3024-7", "thyrotoxic", "icd-10-cm|E00-E07"], Policy = true },
        new("SCR-037", "Phaeochromocytoma or paraganglioma, untreated", "A surge of catecholamines", Source.Policy, Phaeochromocytoma)
            { Inputs = ["phaeochromocytomaUntreated", "icd-10-cm|C74.1", "icd-10-cm|D35.0", "problemListReviewedAt"], Policy = true },
    ];

    private static Judgment Kidney(PatientCase patient)
    {
        var evidence = new Evidence(patient);
        foreach (var line in patient.Current(Problem.SevereKidneyDisease).Where(line => !line.Prompt)) evidence.Found(Severity.Override, line.Says, line.Input);

        var rate = patient.Facts.Of(Measurements.Egfr);
        if (rate?.Value.IsUnder(30) is true) return evidence.Found(Severity.Override, $"eGFR {rate.Value}, below 30", rate.Input).Weigh();
        if (rate is not null && rate.Value.IsUnder(30) is null) evidence.Open(Severity.Override, $"eGFR {rate.Value} leaves open whether it is below 30", "loinc|98979-8", rate.Input);
        if (rate?.Value.IsUnder(60) is true) return evidence.Found(Severity.Caution, $"eGFR {rate.Value}, below 60", rate.Input).Weigh();
        if (rate is not null) return evidence.Known(rate.Value.IsUnder(60) is false).Weigh();

        List<Input?> asked = [.. patient.Current(Problem.KidneyDisease, Problem.SevereKidneyDisease, Problem.Diabetes, Problem.Hypertension).Select(line => line.Input).Distinct()];
        if (patient.Age is { Oldest: >= AgeRules.Old }) asked.Add(patient.Record.BirthDateInput);
        return (asked.Count > 0 ? evidence.Open(Severity.Override, "An eGFR of the last 3 months is needed", "loinc|98979-8", asked) : evidence).Weigh();
    }

    private static Judgment Thyroid(PatientCase patient)
    {
        var evidence = new Evidence(patient).Stated(ScreeningFacts.Thyrotoxic, Severity.Defer, "Thyrotoxic");
        if (patient.Facts.Of(Measurements.Tsh) is not { } tsh)
        {
            List<Input?> asked = [.. patient.Current(Problem.ThyroidDisease).Select(line => line.Input), .. patient.Taking(DrugClass.ThyroidHormone)];
            return (asked.Count > 0 ? evidence.Open(Severity.Defer, "A TSH of the last 6 months is needed", "loinc|3016-3", asked) : evidence).Weigh();
        }
        if (tsh.Value.IsUnder(0.1m) is false) return evidence.Known().Weigh();
        if (tsh.Value.IsUnder(0.1m) is null) return evidence.Open(Severity.Defer, $"TSH {tsh.Value} mIU/L leaves open whether it is below 0.1", "loinc|3016-3", tsh.Input).Weigh();

        var t4 = patient.Facts.Of(Measurements.FreeT4);
        return (t4?.Value.IsOver(t4.Value.UpperLimit ?? FreeT4Limit) switch
        {
            true => evidence.Found(Severity.Defer, $"TSH {tsh.Value} mIU/L, below 0.1, with free T4 {t4!.Value} ng/dL above its limit", tsh.Input, t4.Input),
            false => evidence.Known(),
            null => evidence.Open(Severity.Defer, $"TSH {tsh.Value} mIU/L, below 0.1, without a usable free T4", "loinc|3024-7", tsh.Input, t4?.Input),
        }).Weigh();
    }

    private static Judgment Phaeochromocytoma(PatientCase patient)
    {
        var evidence = new Evidence(patient).NeedsProblemList(Severity.Exclude);
        var untreated = patient.Facts.Of(ScreeningFacts.PhaeochromocytomaUntreated);
        if (untreated is { Value: true }) return evidence.Found(Severity.Exclude, "Untreated phaeochromocytoma or paraganglioma", untreated.Input).Weigh();
        if (untreated is { Value: false }) return evidence.Known().Weigh();

        evidence.Listed(patient.Current(Problem.Phaeochromocytoma), Severity.Exclude, "not known to be treated");
        foreach (var line in patient.Current(Problem.AdrenalTumour))
            evidence.Open(Severity.Exclude, $"{line.Says}, and nobody has said whether it is a phaeochromocytoma", ScreeningFacts.PhaeochromocytomaUntreated.Key, line.Input);
        return evidence.Weigh();
    }
}
