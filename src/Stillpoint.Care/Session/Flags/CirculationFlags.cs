using static Stillpoint.Care.Findings.Severity;
using static Stillpoint.Care.Session.Flags.FlagLimits;

namespace Stillpoint.Care.Session.Flags;

/// <summary>Blood pressure and heart rate against adult limits and against the patient's own baseline.</summary>
internal static class CirculationFlags
{
    public static IEnumerable<Reading> SystolicHigh(VitalSet set)
    {
        if (set.Sbp() is not { } sbp) yield break;
        if (Outside(set, sbp) is { } unknown) { yield return unknown; yield break; }
        var lacks = Lacks("bpRedMin", set.BpRedMinutes is null);
        if (sbp.Value >= SbpRed) yield return Reading.Of(Red, $"Systolic {sbp} is 180 or more", sbp) with { Missing = lacks };
        else if (sbp.Value - set.UsualSbp() >= SbpRiseRed) yield return Rise(Red, "Systolic", sbp, set.UsualSbp()!.Value) with { Missing = lacks };
        else if (sbp.Value >= SbpYellow) yield return Reading.Of(Yellow, $"Systolic {sbp} is 160 or more", sbp) with { Missing = NoBaseline(set, "sbp", set.UsualSbp()) };
        else if (sbp.Value - set.UsualSbp() >= SbpRiseYellow) yield return Rise(Yellow, "Systolic", sbp, set.UsualSbp()!.Value);
        else yield return Reading.Of(null, "Systolic is not high", sbp) with { Missing = NoBaseline(set, "sbp", set.UsualSbp()) };
    }

    public static IEnumerable<Reading> DiastolicHigh(VitalSet set)
    {
        if (set.Dbp() is not { } dbp) yield break;
        if (Outside(set, dbp) is { } unknown) { yield return unknown; yield break; }
        if (dbp.Value >= DbpRed) yield return Reading.Of(Red, $"Diastolic {dbp} is 110 or more", dbp) with { Missing = Lacks("bpRedMin", set.BpRedMinutes is null) };
        else if (dbp.Value >= DbpYellow) yield return Reading.Of(Yellow, $"Diastolic {dbp} is 100 or more", dbp) with { Missing = NoBaseline(set, "dbp", set.UsualDbp()) };
        else if (dbp.Value - set.UsualDbp() >= DbpRiseYellow) yield return Rise(Yellow, "Diastolic", dbp, set.UsualDbp()!.Value);
        else yield return Reading.Of(null, "Diastolic is not high", dbp) with { Missing = NoBaseline(set, "dbp", set.UsualDbp()) };
    }

    public static IEnumerable<Reading> SystolicLow(VitalSet set)
    {
        if (set.Sbp() is not { } sbp) yield break;
        if (Outside(set, sbp) is { } unknown) { yield return unknown; yield break; }
        var fall = set.UsualSbp() is > 0 and { } usual ? (usual - sbp.Value) * 100 / usual : (decimal?)null;
        if (sbp.Value < SbpLowRed) yield return Reading.Of(Red, $"Systolic {sbp} is below 90", sbp);
        else if (fall >= SbpFallRedPercent) yield return Fall(Red, sbp, fall.Value, set.UsualSbp()!.Value);
        else if (sbp.Value < SbpLowYellow) yield return Reading.Of(Yellow, $"Systolic {sbp} is below 100", sbp) with { Missing = NoBaseline(set, "sbp", set.UsualSbp()) };
        else if (fall >= SbpFallYellowPercent) yield return Fall(Yellow, sbp, fall.Value, set.UsualSbp()!.Value);
        else yield return Reading.Of(null, "Systolic is not low", sbp) with { Missing = NoBaseline(set, "sbp", set.UsualSbp()) };
    }

    public static IEnumerable<Reading> HeartRateHigh(VitalSet set)
    {
        foreach (var rate in new[] { set.HeartRate(), set.DeviceHeartRateHigh() }.OfType<Measured>())
            yield return Outside(set, rate) ?? rate.Value switch
            {
                > HeartRateRed => Reading.Of(Red, $"Heart rate {rate} is above 130", rate),
                > HeartRateRedSymptomatic when set.Vitals.Symptomatic == true => Reading.Of(Red, $"Heart rate {rate} is above 120 with symptoms", rate),
                > HeartRateRedSymptomatic => Reading.Of(Yellow, $"Heart rate {rate} is above 110", rate) with { Missing = Lacks("vitals.symptomatic", set.Vitals.Symptomatic is null) },
                > HeartRateYellow => Reading.Of(Yellow, $"Heart rate {rate} is above 110", rate),
                _ => Reading.Of(null, "Heart rate is not high", rate),
            };
    }

    public static IEnumerable<Reading> HeartRateLow(VitalSet set)
    {
        foreach (var rate in new[] { set.HeartRate(), set.DeviceHeartRateLow() }.OfType<Measured>())
            yield return Outside(set, rate) ?? rate.Value switch
            {
                < HeartRateLowRed => Reading.Of(Red, $"Heart rate {rate} is below 40", rate),
                < HeartRateLowYellow when set.Vitals.Symptomatic == true => Reading.Of(Red, $"Heart rate {rate} is below 50 with symptoms", rate),
                < HeartRateLowYellow => Reading.Of(Yellow, $"Heart rate {rate} is below 50", rate) with { Missing = Lacks("vitals.symptomatic", set.Vitals.Symptomatic is null) },
                _ => Reading.Of(null, "Heart rate is not low", rate),
            };
    }

    private static Reading? Outside(VitalSet set, Measured value) =>
        !value.Usable ? Reading.Unusable(value) : set.IsChild() ? Reading.NoLimitForChildren(value) : null;

    private static Reading Rise(Findings.Severity level, string name, Measured now, decimal before) =>
        Reading.Of(level, FormattableString.Invariant($"{name} {now} is {now.Value - before:0.#} above the baseline of {before:0.#}"), now) with { Policy = true };

    private static Reading Fall(Findings.Severity level, Measured now, decimal percent, decimal before) =>
        Reading.Of(level, FormattableString.Invariant($"Systolic {now} is {percent:0.#} % below the baseline of {before:0.#}"), now);

    private static string[] NoBaseline(VitalSet set, string name, decimal? baseline) =>
        baseline is not null || set.Baseline.IsEmpty ? [] : [$"baseline.{name}"]; // an empty baseline is listed once, as a whole

    private static string[] Lacks(string path, bool lacking) => lacking ? [path] : [];
}
