using Stillpoint.Care.Findings;
using Stillpoint.Care.Screening.Facts;
using Stillpoint.Care.Screening.Record;

namespace Stillpoint.Care.Screening.Rules;

/// <summary>Vessels that a rise of blood pressure could tear, and bleeding in the brain: SCR-002 to SCR-006 and SCR-016. A whole life is read.</summary>
internal static class VesselRules
{
    public static IReadOnlyList<ScreeningRule> All { get; } =
    [
        new("SCR-002", "Aneurysmal vascular disease: aorta, intracranial or peripheral arteries", "A surge of blood pressure can rupture it; a label contraindication", Sources.SpravatoLabel, patient => Once(patient, Problem.Aneurysm, Severity.Exclude, "any aneurysm excludes, repaired or not", needsList: true))
            { IsLabelExclusion = true, Inputs = ["icd-10-cm|I71", "icd-10-cm|I67.1", "icd-10-cm|I72", "icd-10-cm|I77.81", "Procedure", "problemListReviewedAt"] },
        new("SCR-003", "Arteriovenous malformation", "A surge of blood pressure can make it bleed; a label contraindication", Sources.SpravatoLabel, patient => Once(patient, Problem.ArteriovenousMalformation, Severity.Exclude, "a malformation that can bleed excludes", needsList: true))
            { IsLabelExclusion = true, Inputs = ["icd-10-cm|Q28.2", "icd-10-cm|Q27.3", "Procedure", "problemListReviewedAt"] },
        new("SCR-004", "Any intracerebral hemorrhage before", "A label contraindication", Sources.SpravatoLabel, patient => Once(patient, Problem.IntracerebralHaemorrhage, Severity.Exclude, "any earlier one excludes", needsList: true))
            { IsLabelExclusion = true, Inputs = ["icd-10-cm|I61", "icd-10-cm|I69.1", "icd-10-cm|I62.9", "problemListReviewedAt"] },
        new("SCR-005", "Subarachnoid hemorrhage before, secured", "A risk related to the one above", Source.Policy, patient => Once(patient, Problem.SubarachnoidHaemorrhage, Severity.Override, "a prescriber weighs whether it is secured", needsList: false))
            { Inputs = ["icd-10-cm|I60", "icd-10-cm|I69.0"], Policy = true },
        new("SCR-006", "Aortic dissection", "A rise of blood pressure is a serious hazard", Sources.KetalarLabel, patient => Once(patient, Problem.AorticDissection, Severity.Exclude, "any dissection of the aorta excludes", needsList: true))
            { IsLabelExclusion = true, Inputs = ["icd-10-cm|I71.0", "problemListReviewedAt"] },
        new("SCR-016", "Hypertensive encephalopathy before", "Blood pressure may reach dangerous levels again: intensive checks", Sources.SpravatoLabel, Encephalopathy)
            { Inputs = ["icd-10-cm|I67.4", "hypertensiveEncephalopathyHistory"] },
    ];

    private static Judgment Once(PatientCase patient, Problem problem, Severity severity, string means, bool needsList)
    {
        var evidence = new Evidence(patient).Listed(patient.Ever(problem), severity, means);
        return (needsList ? evidence.NeedsProblemList(severity) : evidence).Weigh();
    }

    private static Judgment Encephalopathy(PatientCase patient) => new Evidence(patient)
        .Listed(patient.Ever(Problem.HypertensiveEncephalopathy), Severity.Override, "intensive blood pressure checks")
        .Stated(ScreeningFacts.HypertensiveEncephalopathyHistory, Severity.Override, "Hypertensive encephalopathy before: intensive blood pressure checks")
        .Weigh();
}
