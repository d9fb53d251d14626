using Stillpoint.Care.Findings;
using Stillpoint.Care.Planning;
using Stillpoint.Care.Screening.Facts;

namespace Stillpoint.Care.Screening.Rules;

/// <summary>What a product and a site may be used for: IND-R1 and IND-R4.</summary>
internal static class IndicationRules
{
    public static IReadOnlyList<ScreeningRule> All { get; } =
    [
        new("IND-R1", "Esketamine only for treatment-resistant depression or depression with acute suicidal ideation, from 18 years, at a certified site, by an enrolled patient", "The label and its risk programme", new("SPRAVATO PI 2025; REMS"), Esketamine)
            { RunsFor = patient => patient.Plan.Product == Product.Esketamine, Inputs = ["plan.indication", "patient.birthDate", "siteRemsCertified", "patientRemsEnrolled"] },
        new(DoseRules.AnaesthesiaOnly.Id, DoseRules.AnaesthesiaOnly.What, DoseRules.AnaesthesiaOnly.Why, DoseRules.AnaesthesiaOnly.Source, Anaesthesia)
            { RunsFor = patient => patient.IsAnaesthesia, Inputs = DoseRules.AnaesthesiaOnly.Inputs, Policy = DoseRules.AnaesthesiaOnly.Policy },
    ];

    private static Judgment Esketamine(PatientCase patient)
    {
        var evidence = new Evidence(patient);
        if (patient.Plan.Indication is not { } indication) evidence.Open(Severity.Exclude, "The indication is not known", "plan.indication");
        else if (!patient.Plan.IsFor("IND-01", "IND-03")) evidence.Found(Severity.Exclude, $"Esketamine is not for {indication}", new Input("plan.indication", indication, null, null, "plan"));

        if (patient.Age is not { } age) evidence.Open(Severity.Exclude, "The birth date is not known", "patient.birthDate");
        else if (age.Youngest < 18) evidence.Found(Severity.Exclude, "Under 18 years", patient.Record.BirthDateInput);

        if (patient.Plan.Stage != Stage.Intake)
        {
            Required(evidence, patient, ScreeningFacts.SiteRemsCertified, "The site is not REMS certified");
            Required(evidence, patient, ScreeningFacts.PatientRemsEnrolled, "The patient is not enrolled in the REMS");
        }
        return evidence.Known().Weigh();
    }

    private static Judgment Anaesthesia(PatientCase patient)
    {
        var evidence = new Evidence(patient);
        Required(evidence, patient, ScreeningFacts.AnaesthesiaCapable, "The site cannot give anaesthesia");
        return evidence.Known().Weigh();
    }

    private static void Required(Evidence evidence, PatientCase patient, FactKey<bool> key, string otherwise)
    {
        if (patient.Facts.Of(key) is not { } fact) evidence.Open(Severity.Exclude, $"Not recorded: {key.Label}", key.Key);
        else if (!fact.Value) evidence.Found(Severity.Exclude, otherwise, fact.Input);
    }
}
