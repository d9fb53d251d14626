using Stillpoint.Care.Findings;
using Stillpoint.Care.Planning;
using Stillpoint.Care.Screening.Facts;
using Stillpoint.Care.Screening.Record;

namespace Stillpoint.Care.Screening.Rules;

/// <summary>Breathing and the airway: SCR-040 to SCR-042, and the nose: SCR-059.</summary>
internal static class AirwayRules
{
    private const int RecoveryDays = 14;

    public static IReadOnlyList<ScreeningRule> All { get; } =
    [
        new("SCR-040", "Untreated severe sleep apnoea, COPD with SpO2 below 92 % on air, obesity hypoventilation, BMI from 35 with sleep apnoea, STOP-BANG from 5", "Sedation closes a narrow airway; capnography is required", Sources.SpravatoSmpc, SleepApnoea)
            { Inputs = ["stopBang", "osaSeverity", "osaTreated", "loinc|59408-5", "loinc|29463-7", "loinc|8302-2", "icd-10-cm|G47.33", "icd-10-cm|J44", "icd-10-cm|E66.2"] },
        new("SCR-041", "A respiratory infection now, fever of 38.0 °C, or recovered less than 14 days ago", "An irritable airway closes; the 14 days are house policy", Sources.Green, Infection)
            { Inputs = ["respiratorySymptomsToday", "respiratoryRecoveredAt", "loinc|8310-5", "icd-10-cm|J00-J22"], Policy = true },
        new("SCR-042", "Airway instability, tracheal surgery or stenosis", "Nobody in an office could secure such an airway", Sources.Green, Airway)
            { Inputs = ["airwayInstability", "Procedure", "icd-10-cm|J38.6", "problemListReviewedAt"] },
        new("SCR-059", "Blocked nose, nosebleed or recent surgery of the nose", "Uptake through the nose is uncertain: wait or choose another route", Source.Policy, NoseBlocked)
            { RunsFor = patient => patient.Plan.Route?.IsIntranasal() is true, Inputs = ["nasalObstruction", "epistaxisRecent", "nasalSurgeryRecent", "icd-10-cm|J34"], Policy = true },
    ];

    private static Judgment SleepApnoea(PatientCase patient)
    {
        var evidence = new Evidence(patient).Listed(patient.Current(Problem.ObesityHypoventilation), Severity.Override);
        Apnoea(evidence, patient);

        var saturation = patient.Facts.Of(Measurements.Spo2);
        foreach (var lung in patient.Current(Problem.ChronicObstructivePulmonaryDisease))
        {
            if (saturation?.Value.IsUnder(92) is false) continue;
            if (saturation?.Value.IsUnder(92) is true && !lung.Prompt) evidence.Found(Severity.Override, $"{lung.Says} with SpO2 {saturation.Value} %, below 92 %", lung.Input, saturation.Input);
            else evidence.Open(Severity.Override, saturation is null ? $"{lung.Says} without today's SpO2" : $"{lung.Says} but not settled", saturation is null ? "loinc|59408-5" : lung.Input.Path, lung.Input, saturation?.Input);
        }

        var score = patient.Facts.Of(ScreeningFacts.StopBang);
        if (score?.Value.IsAtLeast(5) is true) evidence.Found(Severity.Override, $"STOP-BANG {score.Value}, 5 or more", score.Input);
        else if (score is null && patient.Plan.Route is Route.Intravenous or Route.IntravenousBolus or Route.Intramuscular)
            evidence.Open(Severity.Override, "By vein or muscle a STOP-BANG of the last 12 months is needed", ScreeningFacts.StopBang.Key);
        return evidence.Known(score is not null).Weigh();
    }

    private static void Apnoea(Evidence evidence, PatientCase patient)
    {
        var severity = patient.Facts.Of(ScreeningFacts.OsaSeverity);
        var treated = patient.Facts.Of(ScreeningFacts.OsaTreated);
        if (severity is { Value: "severe" } && treated is not { Value: true })
            evidence.Found(Severity.Override, $"Severe sleep apnoea, {(treated is null ? "not recorded as treated" : "untreated")}", severity.Input, treated?.Input);

        var index = patient.BodyMassIndex;
        var lines = patient.Current(Problem.SleepApnoea).ToList();
        var stated = severity is { Value: "mild" or "moderate" or "severe" };
        if (lines.Count == 0 && !stated) return;

        List<Input?> inputs = [.. lines.Select(line => line.Input), severity?.Input];
        if (index.Value?.IsAtLeast(35) is true)
        {
            if (stated || lines.Exists(line => !line.Prompt)) evidence.Found(Severity.Override, $"BMI {index.Rounded} with sleep apnoea, 35 or more", [.. index.Inputs, .. inputs]);
            else evidence.Open(Severity.Override, $"BMI {index.Rounded}, and sleep apnoea is recorded but not confirmed", ScreeningFacts.OsaSeverity.Key, inputs);
        }
        else if (index.Value is null)
        {
            evidence.Open(Severity.Override, "Sleep apnoea without weight and height", [.. index.Weight is null ? ["loinc|29463-7"] : Array.Empty<string>(), .. index.Height is null ? ["loinc|8302-2"] : Array.Empty<string>()], inputs);
        }
        else if (severity is null)
        {
            evidence.Open(Severity.Override, "Sleep apnoea without its severity", ScreeningFacts.OsaSeverity.Key, inputs);
        }
    }

    private static Judgment Infection(PatientCase patient)
    {
        var evidence = new Evidence(patient)
            .Stated(ScreeningFacts.RespiratorySymptomsToday, Severity.Defer, "Cough, cold or wheeze today")
            .Listed(patient.Current(Problem.RespiratoryInfection), Severity.Defer, "current");
        var temperature = patient.Facts.Of(Measurements.Temperature);
        if (temperature?.Value.IsAtLeast(38) is true) evidence.Found(Severity.Defer, $"Temperature {temperature.Value} °C, 38.0 or more", temperature.Input);

        if (patient.Facts.Of(ScreeningFacts.RespiratoryRecoveredAt) is { } recovered) Recovering(evidence, patient, recovered.Value.LatestBy(patient.At), $"Recovered {recovered.Value.Written}", prompt: false, recovered.Input);
        foreach (var line in patient.Ever(Problem.RespiratoryInfection).Where(line => line.Past))
            if (line.Ended is { } ended) Recovering(evidence, patient, ended.LatestBy(patient.At), $"{line.Label} until {ended.Written}", line.Prompt, line.Input);

        if (patient.IsDayOf)
        {
            if (temperature?.Value.IsAtLeast(38) is null) evidence.Open(Severity.Defer, "Today's temperature is needed", "loinc|8310-5", temperature?.Input);
            if (patient.Facts.Of(ScreeningFacts.RespiratorySymptomsToday) is null) evidence.Open(Severity.Defer, "Nobody has asked today for cough, cold or wheeze", ScreeningFacts.RespiratorySymptomsToday.Key);
        }
        return evidence.Known(temperature is not null).Weigh();
    }

    private static void Recovering(Evidence evidence, PatientCase patient, DateOnly day, string says, bool prompt, Input input)
    {
        if (ClinicCalendar.Date(patient.At).DayNumber - day.DayNumber >= RecoveryDays) return;
        if (prompt) evidence.Open(Severity.Defer, $"{says} but not confirmed", input.Path, input);
        else evidence.Found(Severity.Defer, $"{says}, less than {RecoveryDays} days ago", clearsAt: new(day.AddDays(RecoveryDays), default, patient.At.Offset), inputs: input);
    }

    private static Judgment Airway(PatientCase patient)
    {
        var severity = patient.Plan.Setting == Setting.Office ? Severity.Exclude : Severity.Override;
        var evidence = new Evidence(patient).NeedsProblemList(severity)
            .Listed(patient.Current(Problem.AirwayStenosis), severity)
            .Stated(ScreeningFacts.AirwayInstability, severity, "Airway instability");
        if (patient.Operations.OnTheTrachea is { } operation) evidence.Found(severity, "The trachea was operated on", operation);
        return evidence.Weigh();
    }

    private static Judgment NoseBlocked(PatientCase patient)
    {
        var evidence = new Evidence(patient)
            .Stated(ScreeningFacts.NasalObstruction, Severity.Defer, "The nose is blocked")
            .Stated(ScreeningFacts.EpistaxisRecent, Severity.Defer, "A recent nosebleed")
            .Stated(ScreeningFacts.NasalSurgeryRecent, Severity.Defer, "Recent surgery of the nose")
            .Listed(patient.Current(Problem.NasalDisease), Severity.Defer);
        if (patient.IsDayOf && patient.Facts.Of(ScreeningFacts.NasalObstruction) is null) evidence.Open(Severity.Defer, "Nobody has looked whether the nose is free", ScreeningFacts.NasalObstruction.Key);
        return evidence.Weigh();
    }
}
