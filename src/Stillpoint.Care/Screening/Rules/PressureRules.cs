using Stillpoint.Care.Findings;
using Stillpoint.Care.Planning;
using Stillpoint.Care.Screening.Facts;

namespace Stillpoint.Care.Screening.Rules;

/// <summary>Blood pressure at screening and on the day: SCR-012 to SCR-015.</summary>
internal static class PressureRules
{
    private const int Low = 90, UsualSystolic = 140, OlderSystolic = 150, UsualDiastolic = 90, HighSystolic = 160, HighDiastolic = 100;

    private static readonly string[] Codes = ["loinc|8480-6", "loinc|8462-4"];

    public static IReadOnlyList<ScreeningRule> All { get; } =
    [
        new("SCR-012", "At screening 160/100 or more on two readings at least 5 min apart", "Uncontrolled hypertension is treated first", Source.Policy, Confirmed) { RunsFor = BeforeTheDay, Inputs = Codes, Policy = true },
        new("SCR-013", "At screening above 140/90 (from 65 years above 150/90)", "Optimise treatment first", Sources.SpravatoSmpc, AtScreening) { RunsFor = BeforeTheDay, Inputs = [.. Codes, "patient.birthDate"] },
        new("SCR-014", "On the day above 140 systolic or above 90 diastolic", "Weigh a short rise of blood pressure against the benefit; not an absolute bar", Sources.SpravatoLabel, OnTheDay) { RunsFor = patient => patient.IsDayOf, Inputs = Codes },
        new("SCR-015", "On the day 160/100 or more on two readings at least 5 min apart", "A usual limit of clinics", Source.Policy, Confirmed) { RunsFor = patient => patient.IsDayOf, Inputs = Codes, Policy = true },
    ];

    private static bool BeforeTheDay(PatientCase patient) => patient.Plan.Stage is Stage.Intake or Stage.Order;

    /// <summary>One high reading may be excitement: it asks for a second, and only two decide. A low one decides by itself.</summary>
    private static Judgment Confirmed(PatientCase patient)
    {
        var evidence = new Evidence(patient);
        if (patient.BloodPressure.Latest is not { } latest) return NotTaken(patient, evidence, Severity.Defer);
        if (latest.IsArtefact) return Artefact(evidence, latest, Severity.Defer);
        if (latest.IsLow(Low) is true)
            return evidence.Found(patient.IsDayOf ? Severity.Defer : Severity.Override, $"Blood pressure {latest}: a systolic pressure below {Low} mmHg {(patient.IsDayOf ? "waits" : "is weighed by a prescriber")}", latest.Inputs).Weigh();
        if (latest.IsAtLeast(HighSystolic, HighDiastolic) is not { } high) return HalfKnown(evidence, latest, Severity.Defer);
        if (!high) return evidence.Known().Weigh();

        var limit = $"from {HighSystolic}/{HighDiastolic} it waits";
        return (patient.BloodPressure.Earlier is { } earlier && earlier.IsAtLeast(HighSystolic, HighDiastolic) is true
            ? evidence.Found(Severity.Defer, $"Blood pressure {earlier}, then {latest}: {limit}", [.. latest.Inputs, .. earlier.Inputs])
            : evidence.Open(Severity.Defer, $"Blood pressure {latest} once: {limit}; take it again after 5 minutes", Codes, [.. latest.Inputs, .. patient.BloodPressure.Earlier?.Inputs ?? []])).Weigh();
    }

    private static Judgment AtScreening(PatientCase patient)
    {
        var systolic = patient.Age is { Youngest: >= AgeRules.Old } ? OlderSystolic : UsualSystolic;
        return Over(patient, systolic, Severity.Caution, $"above {systolic}/{UsualDiastolic}, treat it first");
    }

    private static Judgment OnTheDay(PatientCase patient) => Over(patient, UsualSystolic, Severity.Override, $"above {UsualSystolic}/{UsualDiastolic}, weigh delay against benefit");

    private static Judgment Over(PatientCase patient, decimal systolic, Severity severity, string says)
    {
        var evidence = new Evidence(patient);
        if (patient.BloodPressure.Latest is not { } latest) return NotTaken(patient, evidence, severity);
        if (latest.IsArtefact) return Artefact(evidence, latest, severity);
        return latest.IsOver(systolic, UsualDiastolic) switch
        {
            true => evidence.Found(severity, $"Blood pressure {latest}: {says}", latest.Inputs).Weigh(),
            false => evidence.Known().Weigh(),
            null => HalfKnown(evidence, latest, severity),
        };
    }

    private static Judgment NotTaken(PatientCase patient, Evidence evidence, Severity worst) =>
        evidence.Open(worst, patient.IsDayOf ? "No blood pressure has been taken today" : "A blood pressure is needed before a decision", Codes).Weigh();

    private static Judgment Artefact(Evidence evidence, BloodPressure reading, Severity worst) =>
        evidence.Open(worst, $"Blood pressure {reading} can't be true: take it again", Codes, reading.Inputs).Weigh();

    private static Judgment HalfKnown(Evidence evidence, BloodPressure reading, Severity worst) =>
        evidence.Open(worst, $"Blood pressure {reading}: take both, systolic and diastolic", Codes, reading.Inputs).Weigh();
}
