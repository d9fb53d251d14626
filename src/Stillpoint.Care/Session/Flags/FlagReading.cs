using Stillpoint.Care.Findings;

namespace Stillpoint.Care.Session.Flags;

/// <summary>A value of a set: where it stands, what it is called, in which unit, and whether a living patient can have it.</summary>
internal sealed record Measured(string Path, string Name, decimal Value, string? Unit, bool Usable)
{
    /// <summary>Measured by the monitor and charted by hand, of a sign that both give: says which one this is.</summary>
    public string? By { get; init; }

    public Input AsInput => new(Path, Value, Unit, null, "fact");

    public string Amount => FormattableString.Invariant($"{Value:0.##}{(Unit is null ? "" : Unit[0] == '/' ? Unit : " " + Unit)}{(By is null ? "" : " " + By)}");

    public override string ToString() => $"{Name} {Amount}";
}

/// <summary>How one value, or a few together, stand by one rule. A null level was judged and is inside its limits.</summary>
internal sealed record FlagReading(Severity? Level, string Because, params IReadOnlyList<Input> Inputs)
{
    public IReadOnlyList<string> Missing { get; init; } = [];

    /// <summary>The number that decided is house policy.</summary>
    public bool Policy { get; init; }

    public bool IsJudged => Level != Severity.Unknown;

    public static FlagReading Of(Severity? level, string because, params IReadOnlyList<Measured> values) =>
        new(level, because + ".", [.. values.Select(value => value.AsInput)]);

    public static FlagReading Unusable(Measured value) =>
        new(Severity.Unknown, $"{value} is no usable reading: measure again.", value.AsInput) { Missing = [value.Path] };
}

/// <summary>Values as the rules read them, each with its range; outside it they are artefact.</summary>
internal static class Values
{
    private const string ByMonitor = "on the monitor", Charted = "charted";

    public static Measured? Sbp(this VitalSet set) => Pressure(set, Of("vitals.sbp", "Systolic", set.Vitals.Sbp, "mmHg", 30, 300));

    public static Measured? Dbp(this VitalSet set) => Pressure(set, Of("vitals.dbp", "Diastolic", set.Vitals.Dbp, "mmHg", 10, 200));

    public static Measured? HeartRate(this VitalSet set) => Of("vitals.hr", "Heart rate", set.Vitals.HeartRate, "/min", 0, 300, Charted);

    public static Measured? DeviceHeartRateLow(this VitalSet set) => Extreme(Of("device.hrLow", "Heart rate", set.Device.HeartRateLow, "/min", 0, 300, ByMonitor), set.Device.HeartRateLow, set.Device.HeartRateHigh);

    public static Measured? DeviceHeartRateHigh(this VitalSet set) => Extreme(Of("device.hrHigh", "Heart rate", set.Device.HeartRateHigh, "/min", 0, 300, ByMonitor), set.Device.HeartRateLow, set.Device.HeartRateHigh);

    public static Measured? RespiratoryRate(this VitalSet set) => Of("vitals.rr", "Breathing", set.Vitals.RespiratoryRate, "/min", 0, 80, Charted);

    public static Measured? DeviceRespiratoryRateLow(this VitalSet set) => Extreme(Of("device.rrLow", "Breathing", set.Device.RespiratoryRateLow, "/min", 0, 80, ByMonitor), set.Device.RespiratoryRateLow, set.Device.RespiratoryRateHigh);

    public static Measured? DeviceRespiratoryRateHigh(this VitalSet set) => Extreme(Of("device.rrHigh", "Breathing", set.Device.RespiratoryRateHigh, "/min", 0, 80, ByMonitor), set.Device.RespiratoryRateLow, set.Device.RespiratoryRateHigh);

    public static Measured? SpO2(this VitalSet set) => Of("vitals.spo2", "SpO2", set.Vitals.SpO2, "%", 0, 100, Charted);

    public static Measured? DeviceSpO2(this VitalSet set) => Of("device.spo2LowMin", "SpO2", set.Device.SpO2Low, "%", 0, 100, ByMonitor);

    public static Measured? EtCo2(this VitalSet set) => Of("vitals.etco2", "End-tidal CO2", set.Vitals.EtCo2, "mmHg", 0, 150);

    public static Measured? Moaas(this VitalSet set) => Scale("vitals.moaas", "MOAA/S", set.Vitals.Moaas, 0, 5);

    public static Measured? Rass(this VitalSet set) => Scale("vitals.rass", "RASS", set.Vitals.Rass, -5, 4);

    public static Measured? Cadss(this VitalSet set) => Scale("vitals.cadss", "CADSS-23", set.Vitals.Cadss, 0, 92);

    public static Measured? Suds(this VitalSet set) => Scale("vitals.suds", "Distress", set.Vitals.Suds, 0, 10);

    public static Measured? Nausea(this VitalSet set) => Scale("vitals.nausea", "Nausea", set.Vitals.Nausea, 0, 10);

    // A baseline nobody can have is no baseline.
    public static decimal? UsualSbp(this VitalSet set) => set.Baseline.Sbp is >= 30 and <= 300 ? set.Baseline.Sbp : null;

    public static decimal? UsualDbp(this VitalSet set) => set.Baseline.Dbp is >= 10 and <= 200 ? set.Baseline.Dbp : null;

    public static decimal? UsualEtCo2(this VitalSet set) => set.Baseline.EtCo2 is >= 0 and <= 150 ? set.Baseline.EtCo2 : null;

    /// <summary>
    /// An adult's judgement of a sign that changes with age, as far as it holds for this patient: from 13 to 17 years what is red stays
    /// red and what is yellow can't be told; younger, nothing can be told but what is red at every age.
    /// </summary>
    public static FlagReading ByAge(this VitalSet set, Measured value, FlagReading adult, bool redAtEveryAge = false)
    {
        if (!value.Usable) return FlagReading.Unusable(value);
        if (!(set.AgeYears < FlagLimits.AdultFrom) || redAtEveryAge) return adult;
        var told = set.AgeYears >= FlagLimits.RedHoldsFrom && adult.Level != Severity.Yellow;
        return told ? adult : new(Severity.Unknown, $"{value}{(adult.Level == Severity.Yellow ? " would be yellow in an adult" : "")}: there are no limits for this age, a clinician judges it.", value.AsInput);
    }

    public static Measured? Seconds(string path, string name, decimal? seconds) =>
        seconds is { } given ? new(path, name, given, "s", true) { By = path.StartsWith("device", StringComparison.Ordinal) ? ByMonitor : null } : null;

    private static Measured? Pressure(VitalSet set, Measured? pressure) => pressure is null ? null : pressure with { Usable = pressure.Usable && !(set.Vitals.Sbp <= set.Vitals.Dbp) };

    private static Measured? Extreme(Measured? extreme, decimal? low, decimal? high) => extreme is null ? null : extreme with { Usable = extreme.Usable && !(low > high) };

    private static Measured? Scale(string path, string name, decimal? value, decimal low, decimal high) =>
        value is { } given ? new(path, name, given, null, given >= low && given <= high && decimal.IsInteger(given)) : null;

    private static Measured? Of(string path, string name, decimal? value, string unit, decimal low, decimal high, string? by = null) =>
        value is { } given ? new(path, name, given, unit, given >= low && given <= high) { By = by } : null;
}
