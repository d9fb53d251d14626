using Stillpoint.Care.Findings;
using Stillpoint.Care.Planning;
using Stillpoint.Care.Screening.Facts;

namespace Stillpoint.Care.Screening.Rules;

/// <summary>The very young and the old: SCR-047 to SCR-050.</summary>
internal static class AgeRules
{
    /// <summary>From this birthday on the rules for older people hold.</summary>
    public static readonly HouseNumber Old = new("SCR-050.from", "Age from which the rules for older people hold", 65, "years", 60, 65, Source.Policy) { Whole = true };

    private const int NewbornMonths = 3;

    public static IReadOnlyList<ScreeningRule> All { get; } =
    [
        new("SCR-047", house => $"Under {house[AgeLimits.Adult]} years, esketamine", "Not approved under 18", Sources.SpravatoLabel, EsketamineAge)
            { IsLabelExclusion = true, RunsFor = patient => patient.Plan.Product == Product.Esketamine, Inputs = ["patient.birthDate"] },
        new("SCR-048", house => $"Under {house[AgeLimits.AnesthesiaFrom]} years for anesthesia, under {house[AgeLimits.Adult]} otherwise, racemic ketamine", "Guardian and child psychiatrist; under 13 not at all, by house policy", Sources.KetalarLabel, RacemicAge)
            { Signer = Credential.Psychiatrist, RunsFor = patient => patient.Plan.Product == Product.KetamineRacemic, Inputs = ["patient.birthDate", "plan.indication", "guardianConsentAt"] },
        new("SCR-049", "Under 3 months, a dissociative dose", "An absolute contraindication: the airway", Sources.Green, Newborn)
            { Inputs = ["patient.birthDate", "plan.indication", "dissociativeDose"] },
        new("SCR-050", house => $"{house[Old]} years or older", "Lower doses, more blood pressure checks, MoCA, a walk before going home", Source.Policy, Older)
            { Inputs = ["patient.birthDate"], Policy = true },
    ];

    private static Judgment EsketamineAge(PatientCase patient)
    {
        var evidence = new Evidence(patient);
        if (patient.Age is not { } age) return NoBirthDate(evidence);
        return (age.Youngest < patient.House[AgeLimits.Adult] ? evidence.Found(Severity.Exclude, $"Age {Shown(age)}, under {patient.House[AgeLimits.Adult]}, for esketamine", patient.Record.BirthDateInput) : evidence.Known()).Weigh();
    }

    private static Judgment RacemicAge(PatientCase patient)
    {
        var evidence = new Evidence(patient);
        if (patient.Age is not { } age) return NoBirthDate(evidence);
        if (age.Youngest >= patient.House[AgeLimits.Adult]) return evidence.Known().Weigh();

        var birth = patient.Record.BirthDateInput;
        if (patient.Plan.Indication is null) return evidence.Open(Severity.Exclude, $"Age {Shown(age)}, under {patient.House[AgeLimits.Adult]}, without an indication", "plan.indication", birth).Weigh();
        if (patient.IsAnaesthesia)
            return (age.Youngest < patient.House[AgeLimits.AnesthesiaFrom] ? evidence.Found(Severity.Override, $"Age {Shown(age)}, under {patient.House[AgeLimits.AnesthesiaFrom]}, for anesthesia", birth) : evidence.Known()).Weigh();
        return (age.Youngest < patient.House[AgeLimits.Teenager]
            ? evidence.Found(Severity.Exclude, $"Age {Shown(age)}, under {patient.House[AgeLimits.Teenager]}", null, policy: true, source: Source.Policy, inputs: birth)
            : evidence.Found(Severity.Override, $"Age {Shown(age)}, under {patient.House[AgeLimits.Adult]}: guardian and child psychiatrist", birth, patient.Facts.Of(ScreeningFacts.GuardianConsentAt)?.Input)).Weigh();
    }

    private static Judgment Newborn(PatientCase patient)
    {
        var evidence = new Evidence(patient);
        if (patient.Age is not { } age) return evidence.Weigh();
        if (!age.MayBeUnderMonths(NewbornMonths)) return evidence.Known().Weigh();
        var dissociative = patient.Facts.Of(ScreeningFacts.DissociativeDose);
        if (patient.IsAnaesthesia || dissociative is { Value: true })
            return evidence.Found(Severity.Exclude, $"Under {NewbornMonths} months, and a dissociative dose is planned", patient.Record.BirthDateInput, dissociative?.Input).Weigh();
        return (patient.Plan.Indication is null && dissociative is null
            ? evidence.Open(Severity.Exclude, $"Under {NewbornMonths} months, and nobody has said whether the dose is dissociative", ["plan.indication", ScreeningFacts.DissociativeDose.Key], patient.Record.BirthDateInput)
            : evidence.Known()).Weigh();
    }

    private static Judgment Older(PatientCase patient)
    {
        var evidence = new Evidence(patient);
        if (patient.Age is not { } age) return evidence.Weigh();
        return (age.Oldest >= patient.House[Old] ? evidence.Found(Severity.Caution, $"Age {Shown(age)}, {patient.House[Old]} or older", patient.Record.BirthDateInput) : evidence.Known()).Weigh();
    }

    private static Judgment NoBirthDate(Evidence evidence) => evidence.Open(Severity.Exclude, "The birth date is not known", "patient.birthDate").Weigh();

    private static string Shown(PatientAge age) => age.Years is { } years ? $"{years}" : $"{age.Youngest} or {age.Oldest}";
}
