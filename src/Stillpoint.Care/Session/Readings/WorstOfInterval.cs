namespace Stillpoint.Care.Session.Readings;

/// <summary>
/// The worst a monitor saw in an interval, judged beside the charted set because a median hides it. A member is null when
/// nothing usable was measured; artefacts are left out. A heart or breathing rate counts only when held for 15 s [POLICY].
/// </summary>
/// <param name="SpO2LowMin">The lowest saturation, %.</param>
/// <param name="SpO2Below90Seconds">The longest unbroken run under 90 %, in seconds.</param>
/// <param name="ApnoeaSeconds">
/// The longest unbroken run of a breathing rate of nought. Null when there was none: a monitor's rate is an average, so its
/// never being nought does not prove that no short pause happened.
/// </param>
public sealed record WorstOfInterval(
    decimal? SpO2LowMin, decimal? SpO2Below90Seconds, decimal? HrLow, decimal? HrHigh, decimal? RrLow, decimal? RrHigh, decimal? ApnoeaSeconds)
{
    /// <summary>A heart or breathing rate held for less is left out. [POLICY]</summary>
    public static readonly TimeSpan Sustained = TimeSpan.FromSeconds(15);

    public static WorstOfInterval Of(Traces traces, DateTimeOffset from, DateTimeOffset until)
    {
        ArgumentNullException.ThrowIfNull(traces);
        var saturation = traces[Signal.SpO2];
        var breathing = traces[Signal.RespiratoryRate];
        var heartHeld = traces.HeartRate.HeldFor(Sustained, from, until);
        var breathingHeld = breathing.HeldFor(Sustained, from, until);
        var low = Lowest(saturation, from, until);
        var below90 = Seconds(saturation.LongestRun(value => value < 90, from, until));
        var apnoea = Seconds(breathing.LongestRun(value => value == 0, from, until));
        return new(
            low, low is null && below90 == 0 ? null : below90,
            heartHeld?.Low, heartHeld?.High, breathingHeld?.Low, breathingHeld?.High,
            apnoea == 0 ? null : apnoea);
    }

    private static decimal? Lowest(Trace trace, DateTimeOffset from, DateTimeOffset until)
    {
        decimal? lowest = null;
        foreach (var sample in trace.Within(from, until))
            if (lowest is null || sample.Value < lowest) lowest = sample.Value;
        return lowest;
    }

    private static decimal Seconds(TimeSpan time) => time.Ticks / (decimal)TimeSpan.TicksPerSecond;
}
