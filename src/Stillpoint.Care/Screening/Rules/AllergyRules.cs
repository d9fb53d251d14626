using Stillpoint.Care.Findings;
using Stillpoint.Care.Screening.Facts;
using Stillpoint.Care.Screening.Medications;
using Stillpoint.Care.Screening.Record;

namespace Stillpoint.Care.Screening.Rules;

/// <summary>Hypersensitivity and earlier severe reactions: SCR-001 and SCR-060.</summary>
internal static class AllergyRules
{
    /// <summary>Ketamine as a substance.</summary>
    private const string KetamineSnomed = "373464007";

    public static IReadOnlyList<ScreeningRule> All { get; } =
    [
        new("SCR-001", "Hypersensitivity to ketamine, esketamine or an excipient of theirs", "Anaphylaxis; both labels name it a contraindication", Sources.BothLabels, Hypersensitivity)
            { IsLabelExclusion = true, Inputs = ["AllergyIntolerance", "icd-10-cm|Z88.4", "allergyListReviewedAt"] },
        new("SCR-060", "A severe reaction to ketamine before: laryngospasm, anaphylaxis, psychosis over 24 h; severe emergence", "What happened once is likely to happen again", Source.Policy, PastReaction)
            { Inputs = ["priorKetamineReaction"], Policy = true },
    ];

    private static Judgment Hypersensitivity(PatientCase patient)
    {
        var evidence = new Evidence(patient);
        foreach (var allergy in patient.Record.Allergies.OrderBy(allergy => allergy.From, StringComparer.Ordinal))
        {
            var name = allergy.Texts.Concat(allergy.Codes.Select(code => code.Display)).FirstOrDefault(text => !string.IsNullOrWhiteSpace(text));
            var input = new Input(allergy.Codes.Select(code => code.Path).FirstOrDefault() ?? "AllergyIntolerance", name, null, allergy.Recorded?.Written, allergy.From);
            var reading = allergy.Codes.Any(code => code.IsSnomed && code.Code == KetamineSnomed) ? KetamineAllergyReading.Ketamine : KetamineAllergy.Read(allergy.Codes, allergy.Texts);
            _ = reading switch
            {
                KetamineAllergyReading.Ketamine => evidence.Found(Severity.Exclude, $"Allergy to {name ?? "ketamine"} is on the list", input),
                KetamineAllergyReading.SomeAnaesthetic => evidence.Open(Severity.Exclude, "An allergy to an anaesthetic is on the list without saying to which", input.Path, input),
                KetamineAllergyReading.Unreadable => evidence.Open(Severity.Exclude, "An allergy is on the list that cannot be read", input.Path, input),
                _ => evidence.Known(),
            };
        }
        evidence.Listed(patient.Ever(Problem.KetamineAllergy), Severity.Exclude);
        foreach (var line in patient.Ever(Problem.AnaestheticAllergy))
            evidence.Open(Severity.Exclude, $"{line.Says} without saying to which", line.Input.Path, line.Input);

        var listKnown = patient.Record.Allergies.Count > 0 || patient.Facts.Of(ScreeningFacts.AllergyListReviewedAt) is not null;
        return (listKnown ? evidence.Known() : evidence.Open(Severity.Exclude, "The allergy list is empty and nobody has gone through it", ScreeningFacts.AllergyListReviewedAt.Key)).Weigh();
    }

    private static Judgment PastReaction(PatientCase patient)
    {
        var evidence = new Evidence(patient);
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
