using System.Diagnostics;
using System.Globalization;
using Stillpoint.Care.Findings;
using Stillpoint.Care.Screening.Facts;
using Stillpoint.Care.Screening.Medications;
using Stillpoint.Care.Screening.Medications.Rows;

namespace Stillpoint.Care.Screening.Rules;

/// <summary>The medicine list as a whole: SCR-054 and SCR-062.</summary>
internal static class MedicineRules
{
    public static readonly HouseNumber DiazepamEquivalentSum = new("SCR-062.sum", "Benzodiazepines speak of a weaker effect from, as diazepam", 8, "mg/day", 5, 10, Sources.Andrashko);

    public static IReadOnlyList<ScreeningRule> All { get; } =
    [
        new("SCR-054", "A contraindicated interaction, or a major one whose management is not recorded", "The interaction table decides; each finding names its own source", new("interaction table"), Interactions)
            { Inputs = ["MedicationRequest", "MedicationStatement", "medicationListReviewedAt", "managedInteractions"] },
        new("SCR-062", house => $"Benzodiazepines of {house[DiazepamEquivalentSum]} mg diazepam-equivalent a day or more", "Response was rarer above 8 mg a day (sensitivity 80 %, specificity 85 %)", Sources.Andrashko, Benzodiazepines)
            { Inputs = ["MedicationRequest", "MedicationStatement", "medicationListReviewedAt"] },
    ];

    private static bool ListKnown(PatientCase patient) => patient.MedicationList.HasLines || patient.Facts.Of(ScreeningFacts.MedicationListReviewedAt) is not null;

    private static Evidence NeedsList(Evidence evidence, Severity worst) =>
        evidence.Open(worst, "The medicine list is empty and nobody has gone through it", ScreeningFacts.MedicationListReviewedAt.Key);

    private static Judgment Interactions(PatientCase patient)
    {
        var evidence = new Evidence(patient);
        var managed = patient.Facts.Of(ScreeningFacts.ManagedInteractions)?.Value ?? [];
        foreach (var found in patient.Interactions.Findings)
        {
            var severity = found.Finding.Severity switch
            {
                Severity.Contraindicated => Severity.Exclude,
                Severity.Major when !managed.Contains(found.Finding.Rule) => Severity.Override,
                Severity.Major or Severity.Moderate or Severity.Minor => (Severity?)null,
                var other => throw new UnreachableException($"An interaction is never {other}."),
            };
            if (severity is not { } counts) continue;
            var says = $"{found.Entry} ({found.Finding.Rule}): {InteractionTable.Find(found.Finding.Rule)!.Effect}";
            _ = found.ToConfirm
                ? evidence.Open(counts, says, found.Finding.Inputs.Select(input => input.Path), found.Finding.Inputs)
                : evidence.Found(counts, counts == Severity.Exclude ? says : $"{says}; how it is managed isn't recorded", found.Finding.ClearsAt, found.Finding.Policy, found.Finding.Source, found.Finding.Inputs);
        }
        if (!ListKnown(patient)) return NeedsList(evidence, Severity.Exclude).Weigh();
        // A drug that nobody recognized keeps the rule from being cleared.
        return evidence.Known(patient.Interactions.Checked.All(line => line.Result != CheckResult.NotChecked)).Weigh();
    }

    private static Judgment Benzodiazepines(PatientCase patient)
    {
        var evidence = new Evidence(patient);
        if (!ListKnown(patient)) return NeedsList(evidence, Severity.Caution).Weigh();
        var taken = patient.Taking(DrugClass.Benzodiazepine);
        if (DiazepamEquivalent.Of(patient.MedicationList.Lines) is not { } sum)
            return evidence.Open(Severity.Caution, NoSum(patient), taken.Select(input => input.Path).Distinct(), taken).Weigh();
        // A sum over the lines that were read says "at least", and clears nothing while a line is unread.
        var unread = patient.MedicationList.Unread.Any();
        var says = string.Create(CultureInfo.InvariantCulture, $"Benzodiazepines of {(unread ? "at least " : "")}{sum:0.##} mg diazepam-equivalent a day; from {patient.House[DiazepamEquivalentSum]} mg on fewer respond");
        return (sum >= patient.House[DiazepamEquivalentSum] ? evidence.Found(Severity.Caution, says, taken) : evidence.Known(!unread)).Weigh();
    }

    private static string NoSum(PatientCase patient) => DiazepamEquivalent.WithoutFactor(patient.MedicationList.Lines) is { Count: > 0 } unknown
        ? $"No conversion factor for {string.Join(", ", unknown)}, so no sum of benzodiazepines"
        : $"{string.Join(", ", patient.Taking(DrugClass.Benzodiazepine).Select(input => input.Value).Distinct())}: how much a day isn't recorded, so no sum of benzodiazepines";
}
