using Stillpoint.Care.Findings;
using Stillpoint.Care.Planning;
using Stillpoint.Care.Screening.Facts;
using Stillpoint.Care.Screening.Record;

namespace Stillpoint.Care.Screening.Rules;

/// <summary>Breathing and the airway: SCR-040 to SCR-042, and the nose: SCR-059.</summary>
internal static class AirwayRules
{
    internal static readonly HouseNumber RecoveryDays = new("SCR-041.days", "Days from recovery to treatment", 14, "days", 7, 42, Source.Policy) { Whole = true };
    internal static readonly HouseNumber HighStopBang = new("SCR-040.stopBang", "STOP-BANG that needs capnography, from", 5, "", 3, 6, Sources.SpravatoSmpc) { Whole = true };
    internal static readonly HouseNumber LeastSaturation = new("SCR-040.saturation", "With COPD: SpO2 on room air that needs capnography, below", 92, "%", 90, 94, Sources.SpravatoSmpc) { Whole = true };
    internal static readonly HouseNumber ObeseIndex = new("SCR-040.bmi", "With sleep apnea: BMI that needs capnography, from", 35, "kg/m2", 30, 40, Sources.SpravatoSmpc) { Whole = true };
    internal static readonly HouseNumber Fever = new("SCR-041.fever", "Temperature that waits, from", 38, "°C", 37.5m, 38, Sources.Green);
    internal static readonly HouseNumber NasalOperationDays = new("SCR-059.days", "Days after an operation on the nose", 42, "days", 28, 90, Source.Policy) { Whole = true };

    private const string Capnography = "capnography is required";

    public static IReadOnlyList<ScreeningRule> All { get; } =
    [
        new("SCR-040", "Untreated severe sleep apnea, COPD with SpO2 below 92 % on air, obesity hypoventilation, oxygen at home, BMI from 35 with sleep apnea, STOP-BANG from 5", "Sedation closes a narrow airway; capnography is required", Sources.SpravatoSmpc, SleepApnoea)
            { Inputs = ["stopBang", "osaSeverity", "osaTreated", "loinc|59408-5", "loinc|29463-7", "loinc|8302-2", "icd-10-cm|G47.33", "icd-10-cm|J44", "icd-10-cm|E66.2", "icd-10-cm|J96.1", "icd-10-cm|Z99.81"] },
        new("SCR-041", "A respiratory infection now, fever of 38.0 °C, or recovered less than 14 days ago", "An irritable airway closes; the 14 days are house policy", Sources.Green, Infection)
            { Inputs = ["respiratorySymptomsToday", "respiratoryRecoveredAt", "loinc|8310-5", "icd-10-cm|J00-J22", "icd-10-cm|U07.1", "icd-10-cm|J45"], Policy = true },
        new("SCR-042", "Airway instability, tracheal surgery or stenosis", "Nobody in an office could secure such an airway", Sources.Green, Airway)
            { Inputs = ["airwayInstability", "Procedure", "icd-10-cm|J38", "icd-10-cm|Z93.0", "icd-10-cm|T88.4", "problemListReviewedAt"] },
        new("SCR-059", "Blocked nose, nosebleed or recent surgery of the nose", "Uptake through the nose is uncertain: wait or choose another route", Source.Policy, NoseBlocked)
            { RunsFor = patient => patient.Plan.Route?.IsIntranasal() is true, Inputs = ["nasalObstruction", "epistaxisRecent", "nasalSurgeryRecent", "icd-10-cm|J34"], Policy = true },
    ];

    private static Judgment SleepApnoea(PatientCase patient)
    {
        var evidence = new Evidence(patient)
            .Listed(patient.Current(Problem.ObesityHypoventilation), Severity.Override, Capnography)
            .Listed(patient.Current(Problem.ChronicRespiratoryFailure), Severity.Override, Capnography);
        Apnoea(evidence, patient);
        Lungs(evidence, patient);

        var score = patient.Facts.Of(ScreeningFacts.StopBang);
        if (score?.Value.IsAtLeast(patient.House[HighStopBang]) is true) evidence.Found(Severity.Override, $"STOP-BANG {score.Value}: from {patient.House[HighStopBang]}, {Capnography}", score.Input);
        else if (score is null && patient.Plan.Route is Route.Intravenous or Route.IntravenousBolus or Route.Intramuscular)
            evidence.Open(Severity.Override, "By vein or muscle a STOP-BANG of the last 12 months is needed", ScreeningFacts.StopBang.Key);
        return evidence.Known(score is not null).Weigh();
    }

    /// <summary>With COPD the saturation of room air decides; one taken on oxygen says nothing of it.</summary>
    private static void Lungs(Evidence evidence, PatientCase patient)
    {
        var (saturation, onOxygen) = patient.Saturation;
        foreach (var lung in patient.Current(Problem.ChronicObstructivePulmonaryDisease))
        {
            if (saturation is null) evidence.Asked(lung, Severity.Override, "the SpO2 on room air decides; needed before a decision", "loinc|59408-5");
            else if (onOxygen) evidence.Asked(lung, Severity.Override, $"SpO2 {saturation.Value} % was taken on oxygen; one on room air decides", "loinc|59408-5", saturation.Input);
            else if (saturation.Value.IsUnder(patient.House[LeastSaturation]) is false) continue;
            else if (saturation.Value.IsUnder(patient.House[LeastSaturation]) is true && !lung.Prompt) evidence.Found(Severity.Override, $"{lung.Says} with SpO2 {saturation.Value} %: below {patient.House[LeastSaturation]} %, {Capnography}", lung.Input, saturation.Input);
            else evidence.Asked(lung, Severity.Override, $"SpO2 {saturation.Value} %; below {patient.House[LeastSaturation]} % {Capnography}", lung.Input.Path, saturation.Input);
        }
    }

    private static void Apnoea(Evidence evidence, PatientCase patient)
    {
        var severity = patient.Facts.Of(ScreeningFacts.OsaSeverity);
        var treated = patient.Facts.Of(ScreeningFacts.OsaTreated);
        if (severity is { Value: "severe" } && treated is not { Value: true })
            evidence.Found(Severity.Override, $"Severe sleep apnea, {(treated is null ? "not recorded as treated" : "untreated")}: {Capnography}", severity.Input, treated?.Input);

        var index = patient.BodyMassIndex;
        var lines = patient.Current(Problem.SleepApnoea).ToList();
        var stated = severity is { Value: "mild" or "moderate" or "severe" };
        if (lines.Count == 0 && !stated) return;

        var says = lines.Count > 0 ? lines[0].Says : "Sleep apnea";
        List<Input?> inputs = [.. lines.Select(line => line.Input), severity?.Input];
        if (index.Value?.IsAtLeast(patient.House[ObeseIndex]) is true)
        {
            if (stated || lines.Exists(line => !line.Prompt)) evidence.Found(Severity.Override, $"{says} with BMI {index.Rounded}: from {patient.House[ObeseIndex]}, {Capnography}", [.. index.Inputs, .. inputs]);
            else evidence.Open(Severity.Override, $"{says}, not confirmed, with BMI {index.Rounded}: from {patient.House[ObeseIndex]}, {Capnography}", ScreeningFacts.OsaSeverity.Key, inputs);
        }
        else if (index.Value is null)
        {
            evidence.Open(Severity.Override, index.Doubt is { } doubt ? $"{says}: {doubt}" : $"{says}: weight and height decide; needed before a decision", index.Missing, inputs);
        }
        else if (severity is null)
        {
            evidence.Open(Severity.Override, $"{says}: how severe is it, and is it treated?", ScreeningFacts.OsaSeverity.Key, inputs);
        }
    }

    private static Judgment Infection(PatientCase patient)
    {
        var evidence = new Evidence(patient)
            .Stated(ScreeningFacts.RespiratorySymptomsToday, Severity.Defer, "Cough, cold or wheeze today: wait until 2 weeks after it")
            .Listed(patient.Current(Problem.RespiratoryInfection), Severity.Defer, $"wait until {patient.House[RecoveryDays]} days after recovery");
        var temperature = patient.Facts.Of(Measurements.Temperature);
        if (temperature?.Value.IsAtLeast(patient.House[Fever]) is true) evidence.Found(Severity.Defer, $"Temperature {temperature.Value.With("°C")}: from {patient.House[Fever]:0.0} °C it waits", temperature.Input);

        evidence.WhenWas(ScreeningFacts.RespiratoryRecoveredAt, Severity.Defer);
        if (patient.Facts.Of(ScreeningFacts.RespiratoryRecoveredAt) is { } recovered) Recovering(evidence, patient, recovered.Value.LatestBy(patient.At), $"Recovered from an infection ({recovered.Value.Written})", prompt: false, recovered.Input);
        foreach (var line in patient.Ever(Problem.RespiratoryInfection).Where(line => line.Past))
            if (line.Ended is { } ended) Recovering(evidence, patient, ended.LatestBy(patient.At), $"{line.Says}, over {ShownDay.Of(ended.Written)}", line.Prompt, line.Input);

        if (patient.IsDayOf)
        {
            if (temperature?.Value.IsAtLeast(patient.House[Fever]) is null) evidence.Open(Severity.Defer, "Today's temperature is needed", "loinc|8310-5", temperature?.Input);
            if (patient.Facts.Of(ScreeningFacts.RespiratorySymptomsToday) is null) evidence.Open(Severity.Defer, "Nobody has asked today for cough, cold or wheeze", ScreeningFacts.RespiratorySymptomsToday.Key);
        }
        return evidence.Known(temperature is not null).Weigh();
    }

    private static void Recovering(Evidence evidence, PatientCase patient, DateOnly day, string says, bool prompt, Input input)
    {
        if (ClinicCalendar.Date(patient.At).DayNumber - day.DayNumber >= patient.House[RecoveryDays].Whole) return;
        if (prompt) evidence.Open(Severity.Defer, $"{says}, not confirmed: {Until(patient, day)}", input.Path, input);
        else evidence.Found(Severity.Defer, $"{says}: {Until(patient, day)}", clearsAt: new(day.AddDays(patient.House[RecoveryDays].Whole), default, patient.At.Offset), inputs: input);
    }

    private static string Until(PatientCase patient, DateOnly day) => $"less than {patient.House[RecoveryDays]} days ago; possible from {ShownDay.Of(day.AddDays(patient.House[RecoveryDays].Whole), patient.At)}";

    private static Judgment Airway(PatientCase patient)
    {
        var office = patient.Plan.Setting == Setting.Office;
        var severity = office ? Severity.Exclude : Severity.Override;
        var means = office ? "an office can't secure such an airway" : "a prescriber weighs the airway";
        return new Evidence(patient).NeedsProblemList(severity)
            .Listed(patient.Current(Problem.AirwayStenosis).Concat(patient.Ever(Problem.AirwayStenosis).Where(line => line.IsOperation)), severity, means)
            .Listed(patient.Current(Problem.OneVocalCord), Severity.Caution, "the airway is looked at before a session")
            .Stated(ScreeningFacts.AirwayInstability, severity, $"Airway instability or surgery: {means}")
            .Weigh();
    }

    private static Judgment NoseBlocked(PatientCase patient)
    {
        const string waits = "wait or choose another route";
        FactKey<bool>[] asked = [ScreeningFacts.NasalObstruction, ScreeningFacts.EpistaxisRecent, ScreeningFacts.NasalSurgeryRecent];
        var evidence = new Evidence(patient)
            .Stated(ScreeningFacts.NasalObstruction, Severity.Defer, $"The nose is blocked: {waits}")
            .Stated(ScreeningFacts.EpistaxisRecent, Severity.Defer, $"A recent nosebleed: {waits}")
            .Stated(ScreeningFacts.NasalSurgeryRecent, Severity.Defer, $"Recent surgery of the nose: {waits}");
        foreach (var line in patient.Ever(Problem.NasalOperation).Where(line => line.Onset is { } done && ClinicCalendar.Date(patient.At).DayNumber - done.LatestBy(patient.At).DayNumber <= patient.House[NasalOperationDays]))
            evidence.Line(line, Severity.Defer, $"within {patient.House[NasalOperationDays]} days, {waits}");
        var open = asked.Where(key => patient.Facts.Of(key) is null).Select(key => key.Key).ToList();
        foreach (var line in patient.Current(Problem.NasalDisease).Where(_ => patient.Facts.Of(ScreeningFacts.NasalObstruction) is null))
            evidence.Open(Severity.Defer, $"{line.Says}: is the nose free, without a nosebleed or surgery of late?", open, line.Input);
        if (patient.IsDayOf && patient.Facts.Of(ScreeningFacts.NasalObstruction) is null) evidence.Open(Severity.Defer, "Nobody has looked today whether the nose is free", ScreeningFacts.NasalObstruction.Key);
        return evidence.Weigh();
    }
}
