using Stillpoint.Care.Findings;
using Stillpoint.Care.Planning;
using Stillpoint.Care.Screening.Facts;

namespace Stillpoint.Care.Screening.Rules;

/// <summary>Blood pressure at screening and on the day: SCR-012 to SCR-015.</summary>
internal static class PressureRules
{
    private static readonly string[] Codes = ["loinc|8480-6", "loinc|8462-4"];

    public static IReadOnlyList<ScreeningRule> All { get; } =
    [
        new("SCR-012", "At screening 160/100 or more on two readings at least 5 min apart", "Uncontrolled hypertension is treated first", Source.Policy, Confirmed) { RunsFor = BeforeTheDay, Inputs = Codes, Policy = true },
        new("SCR-013", "At screening above 140/90 (from 65 years above 150/90)", "Optimise treatment first", Sources.SpravatoSmpc, AtScreening) { RunsFor = BeforeTheDay, Inputs = [.. Codes, "patient.birthDate"] },
        new("SCR-014", "On the day above 140 systolic or above 90 diastolic", "Weigh a short rise of blood pressure against the benefit; not an absolute bar", Sources.SpravatoLabel, OnTheDay) { RunsFor = patient => patient.IsDayOf, Inputs = Codes },
        new("SCR-015", "On the day 160/100 or more on two readings at least 5 min apart", "A usual limit of clinics", Source.Policy, Confirmed) { RunsFor = patient => patient.IsDayOf, Inputs = Codes, Policy = true },
    ];

    private static bool BeforeTheDay(PatientCase patient) => patient.Plan.Stage is Stage.Intake or Stage.Order;

    /// <summary>One high reading may be excitement: it asks for a second, and only two decide.</summary>
    private static Judgment Confirmed(PatientCase patient)
    {
        var evidence = new Evidence(patient);
        if (patient.BloodPressure.Latest is not { } latest) return NotTaken(evidence, Severity.Defer);
        if (latest.IsAtLeast(160, 100) is not true) return latest.IsAtLeast(160, 100) is false ? evidence.Known().Weigh() : HalfKnown(evidence, latest, Severity.Defer);

        if (patient.BloodPressure.Earlier is not { } earlier)
            return evidence.Open(Severity.Defer, $"Blood pressure {latest} once, at or above 160/100; a second reading at least 5 min apart decides", Codes, latest.Inputs).Weigh();
        return (earlier.IsAtLeast(160, 100) switch
        {
            true => evidence.Found(Severity.Defer, $"Blood pressure {earlier} and {latest}, both at or above 160/100", [.. latest.Inputs, .. earlier.Inputs]),
            false => evidence.Known(),
            null => evidence.Open(Severity.Defer, $"Blood pressure {latest} after {earlier}, of which half is not known", Codes, [.. latest.Inputs, .. earlier.Inputs]),
        }).Weigh();
    }

    private static Judgment AtScreening(PatientCase patient)
    {
        var systolic = patient.Age is { Youngest: >= AgeRules.Old } ? 150 : 140;
        return Over(patient, systolic, Severity.Caution, $"above {systolic}/90: optimise treatment first");
    }

    private static Judgment OnTheDay(PatientCase patient) => Over(patient, 140, Severity.Override, "above 140/90: weigh delay against benefit");

    private static Judgment Over(PatientCase patient, decimal systolic, Severity severity, string says)
    {
        var evidence = new Evidence(patient);
        if (patient.BloodPressure.Latest is not { } latest) return NotTaken(evidence, severity);
        return latest.IsOver(systolic, 90) switch
        {
            true => evidence.Found(severity, $"Blood pressure {latest}, {says}", latest.Inputs).Weigh(),
            false => evidence.Known().Weigh(),
            null => HalfKnown(evidence, latest, severity),
        };
    }

    private static Judgment NotTaken(Evidence evidence, Severity worst) => evidence.Open(worst, "No blood pressure has been taken today", Codes).Weigh();

    private static Judgment HalfKnown(Evidence evidence, BloodPressure reading, Severity worst) =>
        evidence.Open(worst, $"Blood pressure {reading}: half of it is not known", Codes, reading.Inputs).Weigh();
}
