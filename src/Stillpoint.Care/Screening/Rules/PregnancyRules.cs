using Stillpoint.Care.Findings;
using Stillpoint.Care.Planning;
using Stillpoint.Care.Screening.Facts;
using Stillpoint.Care.Screening.Record;

namespace Stillpoint.Care.Screening.Rules;

/// <summary>Pregnancy and breast-feeding: SCR-028 to SCR-030.</summary>
internal static class PregnancyRules
{
    public static IReadOnlyList<ScreeningRule> All { get; } =
    [
        new("SCR-028", "Pregnancy", "Harm to the unborn child; obstetric anesthesia is outside this clinic", new("SPRAVATO PI 2025; Cohen 2018; Schwenk 2018"), Pregnancy)
            { IsLabelExclusion = true, Inputs = ["loinc|2106-3", "loinc|2118-8", "pregnant", "icd-10-cm|Z33.1", "icd-10-cm|Z32.01", "icd-10-cm|O00-O9A"] },
        new("SCR-029", "Able to become pregnant, without a test in its window", "28 days, the same date on day 1 and after a missed period; the windows are house policy", Sources.SpravatoLabel, Tested)
            { Inputs = ["loinc|2106-3", "loinc|2118-8", "pregnancyCapable", "pregnancyExemptReason", "missedMenses", "clinicalSex", "patient.birthDate"], Policy = true },
        new("SCR-030", "Breast-feeding", "Esketamine is not recommended; after racemic ketamine milk is pumped and discarded for 12 to 24 h by house policy", Sources.SpravatoLabel, BreastFeeding)
            { Inputs = ["breastfeeding", "icd-10-cm|Z39.1", "icd-10-cm|O92"] },
    ];

    private static Judgment Pregnancy(PatientCase patient)
    {
        var evidence = new Evidence(patient);
        if (PregnancyCheck.Found(patient) is { } found) evidence.Of(found, Severity.Exclude);
        foreach (var line in PregnancyCheck.Listed(patient).Where(line => line.Prompt))
            evidence.Asked(line, Severity.Exclude, "a pregnancy excludes; a test settles it", Code);
        if (PregnancyCheck.OldPositive(patient) is { } old && PregnancyCheck.Found(patient) is null)
            evidence.Open(Severity.Exclude, $"Pregnancy test positive ({ShownDay.Of(old.At.Written)}) and no negative one since: is the patient pregnant?", Code, old.Input);
        return evidence.Known((PregnancyCheck.NotPossible(patient) ?? PregnancyCheck.Tested(patient)).Passes is true).Weigh();
    }

    private static Judgment Tested(PatientCase patient) => PregnancyCheck.Found(patient) is not null
        ? new Judgment.Silent() // SCR-028 has said it
        : new Evidence(patient).Of(PregnancyCheck.NotPossible(patient) ?? PregnancyCheck.Tested(patient), Severity.Exclude).Weigh();

    private static Judgment BreastFeeding(PatientCase patient)
    {
        var racemic = patient.Plan.Product == Product.KetamineRacemic;
        var clause = racemic ? "pump and discard for 12 to 24 h" : "the label does not recommend it";
        var evidence = new Evidence(patient);
        if (patient.Facts.Of(ScreeningFacts.Breastfeeding) is { } said)
        {
            if (!said.Value) return evidence.Known().Weigh();
            evidence.Found(Severity.Override, $"Breast-feeding: {clause}", null, policy: racemic, inputs: said.Input);
        }
        return evidence.Listed(patient.Current(Problem.BreastFeeding), Severity.Override, clause).Weigh();
    }

    private static string Code => "loinc|" + Measurements.Hcg.Loinc[0];
}
