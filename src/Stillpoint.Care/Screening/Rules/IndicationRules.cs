using Stillpoint.Care.Findings;
using Stillpoint.Care.Planning;
using Stillpoint.Care.Screening.Facts;
using Stillpoint.Care.Screening.Medications;
using Stillpoint.Care.Screening.Record;

namespace Stillpoint.Care.Screening.Rules;

/// <summary>What a product and a site may be used for, and whether the diagnosis fits: IND-R1, IND-R2, IND-R4 and IND-R5.</summary>
internal static class IndicationRules
{
    public static IReadOnlyList<ScreeningRule> All { get; } =
    [
        new("IND-R1", "Esketamine only for treatment-resistant depression or depression with acute suicidal ideation, from 18 years, at a certified site, by an enrolled patient", "The label and its risk programme", new("SPRAVATO PI 2025; REMS"), Esketamine)
            { RunsFor = patient => patient.Plan.Product == Product.Esketamine, Inputs = ["plan.indication", "patient.birthDate", "siteRemsCertified", "patientRemsEnrolled"] },
        new("IND-R2", "Treatment-resistant depression with fewer than two failed trials in this episode", "Resistant means two adequate trials without enough effect", Source.Policy, Resistant)
            { RunsFor = patient => patient.Plan.IsFor("IND-01"), Inputs = ["plan.indication", "failedAntidepressantTrials"], Policy = true },
        new(DoseRules.AnaesthesiaOnly.Id, DoseRules.AnaesthesiaOnly.What, DoseRules.AnaesthesiaOnly.Why, DoseRules.AnaesthesiaOnly.Source, Anaesthesia)
            { RunsFor = patient => patient.IsAnaesthesia, Inputs = DoseRules.AnaesthesiaOnly.Inputs, Policy = DoseRules.AnaesthesiaOnly.Policy },
        new("IND-R5", "Bipolar depression without a mood stabilizer or an antipsychotic; a bipolar disorder planned as unipolar depression", "Alone, an antidepressant drug can switch the mood", Source.Policy, Bipolar)
            { RunsFor = patient => patient.Plan is { Product: Product.KetamineRacemic, Indication: "IND-05" } || patient.Plan.IsFor("IND-01", "IND-02", "IND-03"), Signer = Credential.Psychiatrist, Inputs = ["plan.indication", "icd-10-cm|F31", "MedicationRequest", "medicationListReviewedAt"], Policy = true },
    ];

    private const int AdequateTrials = 2;

    private static Judgment Resistant(PatientCase patient)
    {
        var evidence = new Evidence(patient);
        if (patient.Facts.Of(ScreeningFacts.FailedAntidepressantTrials) is not { } trials) return evidence.Weigh();
        return (trials.Value.IsUnder(AdequateTrials) is true
            ? evidence.Found(Severity.Override, $"{trials.Value} failed antidepressant {(trials.Value.Value == 1 ? "trial" : "trials")} in this episode: resistant means {AdequateTrials}", trials.Input)
            : evidence.Known()).Weigh();
    }

    /// <summary>Bipolar depression needs a mood stabilizer or an antipsychotic; a bipolar line doesn't fit a unipolar plan.</summary>
    private static Judgment Bipolar(PatientCase patient)
    {
        var evidence = new Evidence(patient);
        if (!patient.Plan.IsFor("IND-05"))
        {
            foreach (var line in patient.Current(Problem.Bipolar))
                evidence.Asked(line, Severity.Override, $"the plan is for {Planning.Indications.Find(patient.Plan.Indication!)?.Name.ToLowerInvariant() ?? "a unipolar depression"}; correct the list or the plan", "plan.indication");
            return evidence.Weigh();
        }
        if (patient.Taking(DrugClass.MoodStabilizer).Count > 0 || patient.Taking(DrugClass.Antipsychotic).Count > 0) return evidence.Known().Weigh();
        return (patient.MedicationList.HasLines || patient.Facts.Of(ScreeningFacts.MedicationListReviewedAt) is not null
            ? evidence.Found(Severity.Override, "Bipolar depression without a mood stabilizer or an antipsychotic on the medicine list: a psychiatrist weighs it")
            : evidence.Open(Severity.Override, "The medicine list is empty and nobody has gone through it: bipolar depression needs a mood stabilizer", ScreeningFacts.MedicationListReviewedAt.Key)).Weigh();
    }

    private static Judgment Esketamine(PatientCase patient)
    {
        var evidence = new Evidence(patient);
        if (patient.Plan.Indication is not { } indication) evidence.Open(Severity.Exclude, "The indication is not known", "plan.indication");
        else if (!patient.Plan.IsFor("IND-01", "IND-03")) evidence.Found(Severity.Exclude, $"Esketamine is not for {Planning.Indications.Find(indication)?.Name.ToLowerInvariant() ?? indication}", new Input("plan.indication", indication, null, null, "plan"));

        if (patient.Age is not { } age) evidence.Open(Severity.Exclude, "The birth date is not known", "patient.birthDate");
        else if (age.Youngest < 18) evidence.Found(Severity.Exclude, $"Age {age.Youngest}: esketamine from 18 years", patient.Record.BirthDateInput);

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
        Required(evidence, patient, ScreeningFacts.AnaesthesiaCapable, "The site cannot give anesthesia");
        return evidence.Known().Weigh();
    }

    private static void Required(Evidence evidence, PatientCase patient, FactKey<bool> key, string otherwise)
    {
        if (patient.Facts.Of(key) is not { } fact) evidence.Open(Severity.Exclude, $"Not recorded: {key.Label}", key.Key);
        else if (!fact.Value) evidence.Found(Severity.Exclude, otherwise, fact.Input);
    }
}
