using Stillpoint.Care.Screening.Facts;

namespace Stillpoint.Care.Screening.Evaluation;

/// <summary>A part of the evaluation that is kept in words.</summary>
public enum NoteAbout
{
    Goals,
    PsychiatricHistory,
    MedicalHistory,
    SurgicalHistory,
    FamilyHistory,
    SubstanceHistory,
    Examination,
    MentalState,
    Airway,
    Ecg,
    Monitoring,

    /// <summary>Two sources that differ, and why a clinician settled it.</summary>
    Sources,
}

/// <summary>Something that one tick can say is not there, by name, and the answer it then is.</summary>
public sealed record NoneOf(FactKey Key, object Answer, string Called);

/// <summary>One part of the evaluation visit, kept by itself with its own time and its own origin.</summary>
/// <param name="Origin">Who mostly says so; whoever keeps it may say otherwise.</param>
public sealed record EvaluationSection(string Key, string Title, string Origin)
{
    /// <summary>What one tick says is not there.</summary>
    public IReadOnlyList<NoneOf> None { get; init; } = [];

    /// <summary>What is asked beside that, one by one.</summary>
    public IReadOnlyList<FactKey> Asked { get; init; } = [];

    /// <summary>Results with the unit and the range the laboratory printed.</summary>
    public IReadOnlyList<LabTest> Labs { get; init; } = [];

    public IReadOnlyList<NoteAbout> Notes { get; init; } = [];

    public IEnumerable<FactKey> Facts => [.. None.Select(none => none.Key), .. Asked, .. Labs.Select(lab => lab.Key)];
}

/// <summary>The evaluation visit, in the order most people take it; any order will do.</summary>
public static class EvaluationSections
{
    private const string Patient = "patient", Clinician = "clinician", Laboratory = "laboratory", Letter = "letter";

    private static NoneOf No(FactKey<bool> key, string called) => new(key, false, called);

    private static NoneOf Word(FactKey<string> key, string answer, string called) => new(key, answer, called);

    public static IReadOnlyList<EvaluationSection> All { get; } =
    [
        new("goals", "What the patient wants from it", Patient) { Notes = [NoteAbout.Goals] },
        new("mind", "Psychiatric and family history", Patient)
        {
            None =
            [
                Word(ScreeningFacts.PsychosisStatus, "none", "psychosis, now or ever"), No(ScreeningFacts.FamilyPsychosisFirstDegree, "psychosis in a parent, sibling or child"),
                Word(ScreeningFacts.DementiaSeverity, "none", "dementia"), No(ScreeningFacts.CamPositive, "delirium"),
            ],
            Asked = [ScreeningFacts.PsychosisRemittedSince, ScreeningFacts.MoodState, ScreeningFacts.YmrsTotal, ScreeningFacts.MocaTotal],
            Notes = [NoteAbout.PsychiatricHistory, NoteAbout.FamilyHistory],
        },
        new("danger", "Suicide risk", Patient) { Asked = [ScreeningFacts.CssrsAnswers, ScreeningFacts.Phq9Item9] },
        new("body", "Medical and surgical history", Patient)
        {
            None =
            [
                No(ScreeningFacts.StableAngina, "angina"), No(ScreeningFacts.RevascularisedCad, "coronary disease with stent or bypass"), Word(ScreeningFacts.ValveSeverity, "none", "valve disease"),
                No(ScreeningFacts.HypertensiveEncephalopathyHistory, "hypertensive encephalopathy"), No(ScreeningFacts.RaisedIntracranialPressure, "raised pressure in the skull"),
                Word(ScreeningFacts.EyeStatus, "normal", "raised eye pressure or an open globe"), No(ScreeningFacts.Thyrotoxic, "thyrotoxicosis"),
                No(ScreeningFacts.PhaeochromocytomaUntreated, "untreated phaeochromocytoma"), No(ScreeningFacts.AirwayInstability, "an unstable airway or tracheal surgery"),
                Word(ScreeningFacts.OsaSeverity, "none", "sleep apnea"), No(ScreeningFacts.LutsPresent, "bladder symptoms"), No(ScreeningFacts.HaematuriaUnexplained, "unexplained blood in the urine"),
                No(ScreeningFacts.KetamineCystitis, "ketamine cystitis"), Word(ScreeningFacts.PriorKetamineReaction, "none", "a bad reaction to ketamine"),
            ],
            Asked =
            [
                ScreeningFacts.CvEventAt, ScreeningFacts.NyhaClass, ScreeningFacts.LvefPercent, ScreeningFacts.ArrhythmiaControlled, ScreeningFacts.HeadInjuryAt, ScreeningFacts.LastSeizureAt,
                ScreeningFacts.OsaTreated, ScreeningFacts.RespiratoryRecoveredAt, ScreeningFacts.ChildPughScore, ScreeningFacts.UrologyClearedAt,
            ],
            Notes = [NoteAbout.MedicalHistory, NoteAbout.SurgicalHistory],
        },
        new("substances", "Substances and prescription monitoring", Patient)
        {
            None = [No(ScreeningFacts.HallucinogenUseDisorder, "ketamine, PCP or hallucinogen use disorder"), Word(ScreeningFacts.SudSeverity, "none", "another substance use disorder")],
            Asked = [ScreeningFacts.SudLastActiveAt, ScreeningFacts.AuditCTotal, ScreeningFacts.AuditTotal, ScreeningFacts.Dast10Total, ScreeningFacts.UdsPositives, ScreeningFacts.UdsAt, ScreeningFacts.UdsPrescribed],
            Notes = [NoteAbout.SubstanceHistory, NoteAbout.Monitoring],
        },
        new("pregnancy", "Pregnancy", Patient)
        {
            None = [No(ScreeningFacts.Pregnant, "pregnant"), No(ScreeningFacts.MissedMenses, "a missed period"), No(ScreeningFacts.Breastfeeding, "breast-feeding")],
            Asked = [ScreeningFacts.ClinicalSex, ScreeningFacts.PregnancyCapable, ScreeningFacts.PregnancyExemptReason, Measurements.Hcg],
        },
        new("exam", "Vital signs, examination and mental state", Clinician)
        {
            Asked =
            [
                Measurements.Systolic, Measurements.Diastolic, Measurements.HeartRate, Measurements.Spo2, Measurements.RespiratoryRate, Measurements.Temperature, Measurements.Weight, Measurements.Height,
                ScreeningFacts.CapacityConfirmed,
            ],
            Notes = [NoteAbout.Examination, NoteAbout.MentalState],
        },
        new("airway", "Airway, ASA class and STOP-BANG", Clinician)
        {
            None = [No(ScreeningFacts.NasalObstruction, "a blocked nose"), No(ScreeningFacts.EpistaxisRecent, "a recent nosebleed"), No(ScreeningFacts.NasalSurgeryRecent, "recent surgery of the nose")],
            Asked = [ScreeningFacts.AsaClass, GateFacts.Mallampati, ScreeningFacts.StopBang],
            Notes = [NoteAbout.Airway],
        },
        new("ecg", "ECG", Letter) { Asked = [ScreeningFacts.QtcMs], Notes = [NoteAbout.Ecg] },
        new("labs", "Laboratory", Laboratory) { Labs = LabTests.All },
        new("site", "Place, program and guardian", Clinician) { Asked = [ScreeningFacts.GuardianConsentAt, ScreeningFacts.AnaesthesiaCapable, ScreeningFacts.SiteRemsCertified, ScreeningFacts.PatientRemsEnrolled] },
    ];

    public static EvaluationSection? Of(FactKey key) => All.FirstOrDefault(section => section.Facts.Contains(key));
}
