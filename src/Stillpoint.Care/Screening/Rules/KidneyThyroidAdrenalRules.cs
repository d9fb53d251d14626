using Stillpoint.Care.Findings;
using Stillpoint.Care.Screening.Facts;
using Stillpoint.Care.Screening.Medications;
using Stillpoint.Care.Screening.Record;

namespace Stillpoint.Care.Screening.Rules;

/// <summary>Kidney, thyroid and adrenal: SCR-035 to SCR-037.</summary>
internal static class KidneyThyroidAdrenalRules
{
    internal static readonly HouseNumber SevereEgfr = new("SCR-035.severe", "eGFR a prescriber weighs, below", 30, "mL/min/1.73 m2", 20, 45, Source.Policy) { Whole = true };
    internal static readonly HouseNumber ReducedEgfr = new("SCR-035.reduced", "eGFR to be known, below", 60, "mL/min/1.73 m2", 45, 75, Source.Policy) { Above = SevereEgfr, Whole = true };
    internal static readonly HouseNumber LowTsh = new("SCR-036.tsh", "TSH of an overactive thyroid, below", 0.1m, "mIU/L", 0.05m, 0.4m, Source.Policy);

    /// <summary>Where the laboratory prints no upper limit, in ng/dL.</summary>
    private const decimal FreeT4Limit = 1.8m;

    public static IReadOnlyList<ScreeningRule> All { get; } =
    [
        new("SCR-035", house => $"eGFR below {house[SevereEgfr]}, or below {house[ReducedEgfr]}", "Dialysis was not studied; the thresholds are house policy", Sources.SpravatoLabel, Kidney)
            { Inputs = ["loinc|98979-8", "icd-10-cm|N17-N19", "icd-10-cm|E08-E13", "icd-10-cm|I10-I16", "patient.birthDate"], Policy = true },
        new("SCR-036", house => $"Thyrotoxicosis: TSH below {house[LowTsh]} with a high free T4", "An overactive thyroid adds to the surge; the number is house policy", Sources.SpravatoSmpc, Thyroid)
            { Inputs = ["loinc|3016-3", "loinc|3024-7", "thyrotoxic", "icd-10-cm|E00-E07"], Policy = true },
        new("SCR-037", "Pheochromocytoma or paraganglioma, untreated", "A surge of catecholamines", Source.Policy, Phaeochromocytoma)
            { Inputs = ["phaeochromocytomaUntreated", "icd-10-cm|C74.1", "icd-10-cm|D35.0", "problemListReviewedAt"], Policy = true },
    ];

    private static Judgment Kidney(PatientCase patient)
    {
        var evidence = new Evidence(patient);
        var rate = patient.Facts.Of(Measurements.Egfr);
        if (rate?.Value.IsUnder(patient.House[SevereEgfr]) is true) return evidence.Found(Severity.Override, $"eGFR {rate.Value}: below {patient.House[SevereEgfr]} a prescriber weighs it", rate.Input).Weigh();
        if (rate is not null && rate.Value.IsUnder(patient.House[SevereEgfr]) is null) evidence.Open(Severity.Override, $"eGFR {rate.Value} leaves open whether it is below {patient.House[SevereEgfr]}", "loinc|98979-8", rate.Input);
        if (rate?.Value.IsUnder(patient.House[ReducedEgfr]) is true) return evidence.Found(Severity.Caution, $"eGFR {rate.Value}: below {patient.House[ReducedEgfr]}", rate.Input).Weigh();
        if (rate is not null && rate.Value.IsUnder(patient.House[ReducedEgfr]) is null) evidence.Open(Severity.Caution, $"eGFR {rate.Value} leaves open whether it is below {patient.House[ReducedEgfr]}", "loinc|98979-8", rate.Input);
        if (rate is not null) return evidence.Known(rate.Value.IsUnder(patient.House[ReducedEgfr]) is false).Weigh();

        var lines = patient.Current(Problem.SevereKidneyDisease, Problem.KidneyDisease, Problem.Diabetes, Problem.Hypertension)
            .Concat(patient.Ever(Problem.SevereKidneyDisease).Where(line => line.IsOperation)).DistinctBy(line => line.Input).ToList();
        if (lines.Count > 0) evidence.Open(Severity.Override, $"{string.Join("; ", lines.Select(line => line.Says).Distinct())}: the eGFR decides, one of the last 3 months is needed", "loinc|98979-8", lines.Select(line => line.Input));
        else if (patient.Age?.Oldest >= patient.House[AgeRules.Old]) evidence.Open(Severity.Override, $"From {patient.House[AgeRules.Old]} years an eGFR of the last 3 months is needed", "loinc|98979-8", patient.Record.BirthDateInput);
        return evidence.Weigh();
    }

    private static Judgment Thyroid(PatientCase patient)
    {
        var evidence = new Evidence(patient).Stated(ScreeningFacts.Thyrotoxic, Severity.Defer, "Thyrotoxic: treated first");
        if (patient.Facts.Of(Measurements.Tsh) is not { } tsh)
        {
            List<Input?> asked = [.. patient.Current(Problem.ThyroidDisease).Select(line => line.Input), .. patient.Taking(DrugClass.ThyroidHormone)];
            return (asked.Count > 0 ? evidence.Open(Severity.Defer, "Thyroid disease or thyroid hormone: a TSH of the last 6 months is needed", "loinc|3016-3", asked) : evidence).Weigh();
        }
        if (tsh.Value.IsUnder(patient.House[LowTsh]) is false) return evidence.Known().Weigh();
        if (tsh.Value.IsUnder(patient.House[LowTsh]) is null) return evidence.Open(Severity.Defer, $"TSH {tsh.Value} mIU/L leaves open whether it is below {patient.House[LowTsh]}", "loinc|3016-3", tsh.Input).Weigh();

        var t4 = patient.Facts.Of(Measurements.FreeT4);
        return (t4?.Value.IsOver(t4.Value.UpperLimit ?? FreeT4Limit) switch
        {
            true => evidence.Found(Severity.Defer, $"TSH {tsh.Value} mIU/L with free T4 {t4!.Value.With("ng/dL")} above its limit: overactive, treated first", tsh.Input, t4.Input),
            false when patient.Current(Problem.Thyrotoxicosis).FirstOrDefault() is { } overactive => evidence.Asked(overactive, Severity.Defer, $"TSH {tsh.Value} mIU/L with a normal free T4: what is the T3?", ScreeningFacts.Thyrotoxic.Key, tsh.Input, t4?.Input),
            false => evidence.Known(),
            null => evidence.Open(Severity.Defer, $"TSH {tsh.Value} mIU/L, below {patient.House[LowTsh]}: a free T4 decides", "loinc|3024-7", tsh.Input, t4?.Input),
        }).Weigh();
    }

    private static Judgment Phaeochromocytoma(PatientCase patient)
    {
        var evidence = new Evidence(patient).NeedsProblemList(Severity.Exclude);
        var untreated = patient.Facts.Of(ScreeningFacts.PhaeochromocytomaUntreated);
        if (untreated is { Value: true }) return evidence.Found(Severity.Exclude, "Untreated pheochromocytoma or paraganglioma: a surge of catecholamines excludes", untreated.Input).Weigh();
        if (untreated is { Value: false }) return evidence.Known().Weigh();

        evidence.Listed(patient.Current(Problem.Phaeochromocytoma), Severity.Exclude, "not known to be treated, it excludes");
        foreach (var line in patient.Current(Problem.AdrenalTumour))
            evidence.Open(Severity.Exclude, $"{line.Says}: is it a pheochromocytoma?", ScreeningFacts.PhaeochromocytomaUntreated.Key, line.Input);
        return evidence.Weigh();
    }
}
