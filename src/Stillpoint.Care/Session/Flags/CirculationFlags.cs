using static Stillpoint.Care.Findings.Severity;
using static Stillpoint.Care.Session.Flags.FlagLimits;

namespace Stillpoint.Care.Session.Flags;

/// <summary>Blood pressure and heart rate against adult limits and against the patient's own baseline.</summary>
internal static class CirculationFlags
{
    public static IEnumerable<FlagReading> SystolicHigh(VitalSet set) => set.Sbp() is { } sbp ? [set.ByAge(sbp, SystolicHigh(set, sbp))] : [];

    private static FlagReading SystolicHigh(VitalSet set, Measured sbp)
    {
        var (house, usual) = (set.House, set.UsualSbp());
        var lacks = Lacks("bpRedMin", set.BpRedMinutes is null);
        return sbp.Value >= house[SbpRed] ? FlagReading.Of(Red, $"{sbp} is {house[SbpRed]} or more", sbp) with { Missing = lacks }
            : sbp.Value - usual >= house[SbpRiseRed] ? Rise(Red, sbp, usual!.Value, house[SbpRiseRed]) with { Missing = lacks }
            : sbp.Value >= house[SbpYellow] ? FlagReading.Of(Yellow, $"{sbp} is {house[SbpYellow]} or more", sbp) with { Missing = NoBaseline(set, "sbp", usual) }
            : sbp.Value - usual >= house[SbpRiseYellow] ? Rise(Yellow, sbp, usual!.Value, house[SbpRiseYellow])
            : FlagReading.Of(null, $"{sbp} is not high", sbp) with { Missing = NoBaseline(set, "sbp", usual) };
    }

    public static IEnumerable<FlagReading> DiastolicHigh(VitalSet set) => set.Dbp() is { } dbp ? [set.ByAge(dbp, DiastolicHigh(set, dbp))] : [];

    private static FlagReading DiastolicHigh(VitalSet set, Measured dbp)
    {
        var (house, usual) = (set.House, set.UsualDbp());
        return dbp.Value >= house[DbpRed] ? FlagReading.Of(Red, $"{dbp} is {house[DbpRed]} or more", dbp) with { Missing = Lacks("bpRedMin", set.BpRedMinutes is null) }
            : dbp.Value >= house[DbpYellow] ? FlagReading.Of(Yellow, $"{dbp} is {house[DbpYellow]} or more", dbp) with { Missing = NoBaseline(set, "dbp", usual) }
            : dbp.Value - usual >= house[DbpRiseYellow] ? Rise(Yellow, dbp, usual!.Value, house[DbpRiseYellow])
            : FlagReading.Of(null, $"{dbp} is not high", dbp) with { Missing = NoBaseline(set, "dbp", usual) };
    }

    public static IEnumerable<FlagReading> SystolicLow(VitalSet set) => set.Sbp() is { } sbp ? [set.ByAge(sbp, SystolicLow(set, sbp))] : [];

    private static FlagReading SystolicLow(VitalSet set, Measured sbp)
    {
        var (house, usual) = (set.House, set.UsualSbp());
        var fall = usual is > 0 ? (usual - sbp.Value) * 100 / usual : null;
        return sbp.Value < house[SbpLowRed] ? FlagReading.Of(Red, $"{sbp} is below {house[SbpLowRed]}", sbp)
            : fall >= house[SbpFallRed] ? Fall(Red, sbp, fall.Value, usual!.Value, house[SbpFallRed])
            : sbp.Value < house[SbpLowYellow] ? FlagReading.Of(Yellow, $"{sbp} is below {house[SbpLowYellow]}", sbp) with { Missing = NoBaseline(set, "sbp", usual) }
            : fall >= house[SbpFallYellow] ? Fall(Yellow, sbp, fall.Value, usual!.Value, house[SbpFallYellow])
            : FlagReading.Of(null, $"{sbp} is not low", sbp) with { Missing = NoBaseline(set, "sbp", usual) };
    }

    public static IEnumerable<FlagReading> HeartRateHigh(VitalSet set) =>
        new[] { set.HeartRate(), set.DeviceHeartRateHigh() }.OfType<Measured>().Select(rate => set.ByAge(rate, HeartRateHigh(set, rate)));

    private static FlagReading HeartRateHigh(VitalSet set, Measured rate)
    {
        var (house, symptomatic) = (set.House, set.Vitals.Symptomatic);
        var withSymptoms = rate.Value > house[HeartRateRedWithSymptoms];
        return rate.Value > house[HeartRateRed] ? FlagReading.Of(Red, $"{rate} is above {house[HeartRateRed]}", rate)
            : withSymptoms && symptomatic == true ? FlagReading.Of(Red, $"{rate} is above {house[HeartRateRedWithSymptoms]} with symptoms", rate)
            : rate.Value > house[HeartRateYellow] ? FlagReading.Of(Yellow, $"{rate} is above {house[HeartRateYellow]}", rate) with { Missing = Lacks("vitals.symptomatic", withSymptoms && symptomatic is null) }
            : FlagReading.Of(null, $"{rate} is not high", rate);
    }

    public static IEnumerable<FlagReading> HeartRateLow(VitalSet set) =>
        new[] { set.HeartRate(), set.DeviceHeartRateLow() }.OfType<Measured>().Select(rate => set.ByAge(rate, HeartRateLow(set, rate), redAtEveryAge: rate.Value < set.House[HeartRateLowRed]));

    private static FlagReading HeartRateLow(VitalSet set, Measured rate)
    {
        var (house, symptomatic) = (set.House, set.Vitals.Symptomatic);
        return rate.Value < house[HeartRateLowRed] ? FlagReading.Of(Red, $"{rate} is below {house[HeartRateLowRed]}", rate)
            : rate.Value >= house[HeartRateLowYellow] ? FlagReading.Of(null, $"{rate} is not low", rate)
            : symptomatic == true ? FlagReading.Of(Red, $"{rate} is below {house[HeartRateLowYellow]} with symptoms", rate)
            : FlagReading.Of(Yellow, $"{rate} is below {house[HeartRateLowYellow]}", rate) with { Missing = Lacks("vitals.symptomatic", symptomatic is null) };
    }

    private static FlagReading Rise(Findings.Severity level, Measured now, decimal before, HouseValue limit) =>
        FlagReading.Of(level, FormattableString.Invariant($"{now} is {now.Value - before:0.#} above the baseline of {before:0.#}, {limit} or more"), now) with { Policy = true };

    private static FlagReading Fall(Findings.Severity level, Measured now, decimal percent, decimal before, HouseValue limit) =>
        FlagReading.Of(level, FormattableString.Invariant($"{now} is {percent:0.#} % below the baseline of {before:0.#}, {limit} % or more"), now);

    private static string[] NoBaseline(VitalSet set, string name, decimal? baseline) =>
        baseline is not null || set.Baseline.IsEmpty ? [] : [$"baseline.{name}"]; // an empty baseline is listed once, as a whole

    private static string[] Lacks(string path, bool lacking) => lacking ? [path] : [];
}
