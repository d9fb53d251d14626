using Stillpoint.Care.Findings;
using Stillpoint.Care.Screening.Facts;
using Stillpoint.Care.Screening.Medications;
using Stillpoint.Care.Screening.Record;

namespace Stillpoint.Care.Screening.Rules;

/// <summary>Hypersensitivity and earlier severe reactions: SCR-001 and SCR-060.</summary>
internal static class AllergyRules
{
    public static IReadOnlyList<ScreeningRule> All { get; } =
    [
        new("SCR-001", "Hypersensitivity to ketamine, esketamine or an excipient of theirs", "Anaphylaxis; both labels name it a contraindication", Sources.BothLabels, Hypersensitivity)
            { IsLabelExclusion = true, Inputs = ["AllergyIntolerance", "icd-10-cm|Z88.4", "allergyListReviewedAt"] },
        new("SCR-060", "A severe reaction to ketamine before: laryngospasm, anaphylaxis, psychosis over 24 h; severe emergence", "What happened once is likely to happen again", Source.Policy, PastReaction)
            { Inputs = ["priorKetamineReaction", "AllergyIntolerance", "Condition"], Policy = true },
    ];

    private static Judgment Hypersensitivity(PatientCase patient)
    {
        var evidence = new Evidence(patient);
        foreach (var (reading, says, input) in patient.Allergies)
        {
            _ = reading switch
            {
                KetamineAllergyReading.Hypersensitivity => evidence.Found(Severity.Exclude, $"{says} on the allergy list: hypersensitivity excludes", input),
                KetamineAllergyReading.Intolerance => evidence.Open(Severity.Exclude, $"{says} on the allergy list as not tolerated: what happened?", input.Path, input),
                KetamineAllergyReading.Misspelt => evidence.Open(Severity.Exclude, $"{says} on the allergy list: is it ketamine? Correct the entry", input.Path, input),
                KetamineAllergyReading.SomeAnesthetic => evidence.Open(Severity.Exclude, $"{says} on the allergy list: to which anesthetic?", input.Path, input),
                KetamineAllergyReading.UnknownName => evidence.Open(
                    Severity.Exclude, $"{says} on the allergy list: no name known here. If it isn't ketamine, write \"not ketamine\" beside it", input.Path, input),
                KetamineAllergyReading.Unreadable => evidence.Open(Severity.Exclude, "An entry of the allergy list can't be read: ask what it is", input.Path, input),
                KetamineAllergyReading.AnotherSubstance or KetamineAllergyReading.ExpectedEffect => evidence.Known(),
            };
        }
        evidence.Listed(patient.Ever(Problem.KetamineAllergy), Severity.Exclude, "an allergy to ketamine excludes");
        foreach (var line in patient.Ever(Problem.AnaestheticAllergy))
            evidence.Open(Severity.Exclude, $"{line.Says}: to which anesthetic?", line.Input.Path, line.Input);

        var listKnown = patient.Record.Allergies.Count > 0 || patient.Facts.Of(ScreeningFacts.AllergyListReviewedAt) is not null;
        return (listKnown ? evidence.Known() : evidence.Open(Severity.Exclude, "The allergy list is empty and nobody has gone through it", ScreeningFacts.AllergyListReviewedAt.Key)).Weigh();
    }

    private static Judgment PastReaction(PatientCase patient)
    {
        var evidence = new Evidence(patient);
        foreach (var (reading, says, input) in patient.Allergies)
            if (reading == KetamineAllergyReading.ExpectedEffect) evidence.Found(Severity.Override, $"{says} on the allergy list: an effect of ketamine, not an allergy; plan for it", input);
        foreach (var line in patient.Ever(Problem.KetamineReaction)) evidence.Line(line, Severity.Exclude, "a severe reaction to ketamine before excludes; if it was without ketamine, say so");
        foreach (var line in patient.Ever(Problem.KetamineEmergence)) evidence.Line(line, Severity.Override, "a severe emergence reaction to ketamine before: plan for it");
        if (patient.Facts.Of(ScreeningFacts.PriorKetamineReaction) is not { } reaction) return evidence.Weigh();
        return (reaction.Value switch
        {
            "laryngospasm" => evidence.Found(Severity.Exclude, "Laryngospasm with ketamine before", reaction.Input),
            "anaphylaxis" => evidence.Found(Severity.Exclude, "Anaphylaxis with ketamine before", reaction.Input),
            "psychosisOver24h" => evidence.Found(Severity.Exclude, "Psychosis for more than 24 h after ketamine before", reaction.Input),
            "severeEmergence" => evidence.Found(Severity.Override, "A severe emergence reaction to ketamine before", reaction.Input),
            _ => evidence.Known(),
        }).Weigh();
    }
}
