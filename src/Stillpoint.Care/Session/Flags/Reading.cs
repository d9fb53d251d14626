using Stillpoint.Care.Findings;

namespace Stillpoint.Care.Session.Flags;

/// <summary>A value of a set: where it stands, in which unit, and whether a living patient can have it.</summary>
internal sealed record Measured(string Path, decimal Value, string? Unit, bool Usable)
{
    public Input AsInput => new(Path, Value, Unit, null, "fact");

    public override string ToString() => FormattableString.Invariant($"{Value:0.####}{(Unit is null ? "" : Unit == "%" ? " %" : " " + Unit)}");
}

/// <summary>How one value, or a few together, stand by one rule. A null level was judged and is inside its limits.</summary>
internal sealed record Reading(Severity? Level, string Because, params IReadOnlyList<Input> Inputs)
{
    public IReadOnlyList<string> Missing { get; init; } = [];

    /// <summary>The number that decided is house policy.</summary>
    public bool Policy { get; init; }

    public bool IsJudged => Level != Severity.Unknown;

    public static Reading Of(Severity? level, string because, params IReadOnlyList<Measured> values) =>
        new(level, $"{because} ({string.Join(", ", values.Select(value => value.Path))}).", [.. values.Select(value => value.AsInput)]);

    public static Reading Unusable(Measured value) =>
        new(Severity.Unknown, $"{value} is not a usable reading ({value.Path}).", value.AsInput) { Missing = [value.Path] };

    /// <summary>This rule set holds no table by age.</summary>
    public static Reading NoLimitForChildren(Measured value) =>
        new(Severity.Unknown, $"{value} is not judged by adult limits under 18 years ({value.Path}).", value.AsInput);
}

/// <summary>Values as the rules read them, each with its range; outside it they are artefact.</summary>
internal static class Values
{
    public static Measured? Sbp(this VitalSet set) => Pressure(set, "vitals.sbp", set.Vitals.Sbp, 30, 300);

    public static Measured? Dbp(this VitalSet set) => Pressure(set, "vitals.dbp", set.Vitals.Dbp, 10, 200);

    public static Measured? HeartRate(this VitalSet set) => Of("vitals.hr", set.Vitals.HeartRate, "/min", 0, 300);

    public static Measured? DeviceHeartRateLow(this VitalSet set) => Extreme("device.hrLow", set.Device.HeartRateLow, 300, set.Device.HeartRateLow, set.Device.HeartRateHigh);

    public static Measured? DeviceHeartRateHigh(this VitalSet set) => Extreme("device.hrHigh", set.Device.HeartRateHigh, 300, set.Device.HeartRateLow, set.Device.HeartRateHigh);

    public static Measured? RespiratoryRate(this VitalSet set) => Of("vitals.rr", set.Vitals.RespiratoryRate, "/min", 0, 80);

    public static Measured? DeviceRespiratoryRateLow(this VitalSet set) => Extreme("device.rrLow", set.Device.RespiratoryRateLow, 80, set.Device.RespiratoryRateLow, set.Device.RespiratoryRateHigh);

    public static Measured? DeviceRespiratoryRateHigh(this VitalSet set) => Extreme("device.rrHigh", set.Device.RespiratoryRateHigh, 80, set.Device.RespiratoryRateLow, set.Device.RespiratoryRateHigh);

    public static Measured? SpO2(this VitalSet set) => Of("vitals.spo2", set.Vitals.SpO2, "%", 0, 100);

    public static Measured? DeviceSpO2(this VitalSet set) => Of("device.spo2LowMin", set.Device.SpO2Low, "%", 0, 100);

    public static Measured? EtCo2(this VitalSet set) => Of("vitals.etco2", set.Vitals.EtCo2, "mmHg", 0, 150);

    public static Measured? Moaas(this VitalSet set) => Scale("vitals.moaas", set.Vitals.Moaas, 0, 5);

    public static Measured? Rass(this VitalSet set) => Scale("vitals.rass", set.Vitals.Rass, -5, 4);

    public static Measured? Cadss(this VitalSet set) => Scale("vitals.cadss", set.Vitals.Cadss, 0, 92);

    public static Measured? Suds(this VitalSet set) => Scale("vitals.suds", set.Vitals.Suds, 0, 10);

    public static Measured? Nausea(this VitalSet set) => Scale("vitals.nausea", set.Vitals.Nausea, 0, 10);

    // A baseline nobody can have is no baseline.
    public static decimal? UsualSbp(this VitalSet set) => set.Baseline.Sbp is >= 30 and <= 300 ? set.Baseline.Sbp : null;

    public static decimal? UsualDbp(this VitalSet set) => set.Baseline.Dbp is >= 10 and <= 200 ? set.Baseline.Dbp : null;

    public static decimal? UsualEtCo2(this VitalSet set) => set.Baseline.EtCo2 is >= 0 and <= 150 ? set.Baseline.EtCo2 : null;

    public static bool IsChild(this VitalSet set) => set.AgeYears < FlagLimits.AdultFrom;

    public static Measured? Seconds(string path, decimal? seconds) => seconds is { } given ? new(path, given, "s", true) : null;

    private static Measured? Pressure(VitalSet set, string path, decimal? value, decimal low, decimal high) =>
        Of(path, value, "mmHg", low, high) is { } pressure ? pressure with { Usable = pressure.Usable && !(set.Vitals.Sbp <= set.Vitals.Dbp) } : null;

    private static Measured? Extreme(string path, decimal? value, decimal most, decimal? low, decimal? high) =>
        Of(path, value, "/min", 0, most) is { } extreme ? extreme with { Usable = extreme.Usable && !(low > high) } : null;

    private static Measured? Scale(string path, decimal? value, decimal low, decimal high) =>
        value is { } given ? new(path, given, null, given >= low && given <= high && decimal.IsInteger(given)) : null;

    private static Measured? Of(string path, decimal? value, string unit, decimal low, decimal high) =>
        value is { } given ? new(path, given, unit, given >= low && given <= high) : null;
}
