using Stillpoint.Care.Findings;
using Stillpoint.Care.Planning;
using Stillpoint.Care.Screening.Facts;

namespace Stillpoint.Care.Screening.Rules;

/// <summary>Blood pressure at screening and on the day: SCR-012 to SCR-015.</summary>
internal static class PressureRules
{
    internal static readonly HouseNumber Low = new("SCR-012.low", "Systolic pressure too low, below", 90, "mmHg", 80, 100, Source.Policy) { Whole = true };
    internal static readonly HouseNumber UsualSystolic = new("SCR-013.systolic", "Systolic pressure looked at, above", 140, "mmHg", 130, 150, Sources.SpravatoLabel) { Whole = true };
    internal static readonly HouseNumber OlderSystolic = new("SCR-013.olderSystolic", "From 65 years: systolic pressure looked at at screening, above", 150, "mmHg", 130, 160, Sources.SpravatoSmpc) { Whole = true };
    internal static readonly HouseNumber UsualDiastolic = new("SCR-013.diastolic", "Diastolic pressure looked at, above", 90, "mmHg", 80, 95, Sources.SpravatoLabel) { Whole = true };
    internal static readonly HouseNumber HighSystolic = new("SCR-012.systolic", "Systolic pressure that waits, from", 160, "mmHg", 150, 170, Source.Policy) { Above = UsualSystolic, Whole = true };
    internal static readonly HouseNumber HighDiastolic = new("SCR-012.diastolic", "Diastolic pressure that waits, from", 100, "mmHg", 95, 110, Source.Policy) { Above = UsualDiastolic, Whole = true };

    private static readonly string[] Codes = ["loinc|8480-6", "loinc|8462-4"];

    public static IReadOnlyList<ScreeningRule> All { get; } =
    [
        new("SCR-012", house => $"At screening {house[HighSystolic]}/{house[HighDiastolic]} or more on two readings at least 5 min apart, or a systolic pressure below {house[Low]}", "Uncontrolled hypertension is treated first", Source.Policy, Confirmed) { RunsFor = BeforeTheDay, Inputs = Codes, Policy = true },
        new("SCR-013", house => $"At screening above {house[UsualSystolic]}/{house[UsualDiastolic]} (from 65 years above {house[OlderSystolic]}/{house[UsualDiastolic]})", "Optimise treatment first", Sources.SpravatoSmpc, AtScreening) { RunsFor = BeforeTheDay, Inputs = [.. Codes, "patient.birthDate"] },
        new("SCR-014", house => $"On the day above {house[UsualSystolic]} systolic or above {house[UsualDiastolic]} diastolic", "Weigh a short rise of blood pressure against the benefit; not an absolute bar", Sources.SpravatoLabel, OnTheDay) { RunsFor = patient => patient.IsDayOf, Inputs = Codes },
        new("SCR-015", house => $"On the day {house[HighSystolic]}/{house[HighDiastolic]} or more on two readings at least 5 min apart, or a systolic pressure below {house[Low]}", "A usual limit of clinics", Source.Policy, Confirmed) { RunsFor = patient => patient.IsDayOf, Inputs = Codes, Policy = true },
    ];

    private static bool BeforeTheDay(PatientCase patient) => patient.Plan.Stage is Stage.Intake or Stage.Order;

    /// <summary>One high reading may be excitement: it asks for a second, and only two decide. A low one decides by itself.</summary>
    private static Judgment Confirmed(PatientCase patient)
    {
        var evidence = new Evidence(patient);
        if (patient.BloodPressure.Latest is not { } latest) return NotTaken(patient, evidence, Severity.Defer);
        if (latest.IsArtefact) return Artefact(evidence, latest, Severity.Defer);
        if (latest.IsLow(patient.House[Low]) is true)
            return evidence.Found(patient.IsDayOf ? Severity.Defer : Severity.Override, $"Blood pressure {latest}: a systolic pressure below {patient.House[Low]} mmHg {(patient.IsDayOf ? "waits" : "is weighed by a prescriber")}", latest.Inputs).Weigh();
        if (latest.IsAtLeast(patient.House[HighSystolic], patient.House[HighDiastolic]) is not { } high) return HalfKnown(evidence, latest, Severity.Defer);
        if (!high) return evidence.Known().Weigh();

        var limit = $"from {patient.House[HighSystolic]}/{patient.House[HighDiastolic]} it waits";
        return (patient.BloodPressure.Earlier is { } earlier && earlier.IsAtLeast(patient.House[HighSystolic], patient.House[HighDiastolic]) is true
            ? evidence.Found(Severity.Defer, $"Blood pressure {earlier}, then {latest}: {limit}", [.. latest.Inputs, .. earlier.Inputs])
            : evidence.Open(Severity.Defer, $"Blood pressure {latest} once: {limit}; take it again after 5 minutes", Codes, [.. latest.Inputs, .. patient.BloodPressure.Earlier?.Inputs ?? []])).Weigh();
    }

    private static Judgment AtScreening(PatientCase patient)
    {
        var systolic = patient.Age?.Youngest >= patient.House[AgeRules.Old] ? patient.House[OlderSystolic] : patient.House[UsualSystolic];
        return Over(patient, systolic, Severity.Caution, $"above {systolic}/{patient.House[UsualDiastolic]}, treat it first");
    }

    private static Judgment OnTheDay(PatientCase patient) => Over(patient, patient.House[UsualSystolic], Severity.Override, $"above {patient.House[UsualSystolic]}/{patient.House[UsualDiastolic]}, weigh delay against benefit");

    private static Judgment Over(PatientCase patient, decimal systolic, Severity severity, string says)
    {
        var evidence = new Evidence(patient);
        if (patient.BloodPressure.Latest is not { } latest) return NotTaken(patient, evidence, severity);
        if (latest.IsArtefact) return Artefact(evidence, latest, severity);
        return latest.IsOver(systolic, patient.House[UsualDiastolic]) switch
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
