using Stillpoint.Care.Screening;
using Stillpoint.Care.Screening.Facts;
using Stillpoint.Care.Screening.Medications;
using Stillpoint.Care.Screening.Record;

namespace Stillpoint.Care.Session.Monitoring;

/// <summary>What of a patient brings readings closer together. Null is not no: nobody has said.</summary>
public sealed record MonitoredRisk(bool? OfHeartAndVessels, bool? OpioidOrBenzodiazepine, bool? SleepApnoea)
{
    private static readonly Problem[] HeartAndVessels =
    [
        Problem.Aneurysm, Problem.ArteriovenousMalformation, Problem.IntracerebralHaemorrhage, Problem.SubarachnoidHaemorrhage, Problem.AorticDissection, Problem.CardiovascularEvent,
        Problem.CoronaryDisease, Problem.HeartFailure, Problem.ValveStenosis, Problem.Arrhythmia, Problem.HeartDisease, Problem.Hypertension, Problem.HypertensiveEncephalopathy,
    ];

    public static MonitoredRisk Of(PatientCase patient) => new(
        patient.MayHave(HeartAndVessels) ? true : patient.ProblemListKnown ? false : null,
        // What is not on the list may be taken all the same: its absence claims nothing.
        patient.Taking(DrugClass.Benzodiazepine).Count > 0 || patient.Taking(DrugClass.Opioid).Count > 0 ? true : null,
        OfSleepApnoea(patient));

    private static bool? OfSleepApnoea(PatientCase patient) =>
        patient.MayHave(Problem.SleepApnoea) || patient.Facts.Of(ScreeningFacts.OsaSeverity) is { Value: not "none" } ? true
        : patient.ProblemListKnown || patient.Facts.Of(ScreeningFacts.OsaSeverity) is { Value: "none" } ? false : null;
}
