using Stillpoint.App.Session.Readings;

namespace Stillpoint.App.Session.Monitors;

/// <summary>What we think of a monitor's clock, from its newest reading, in words; null where there is nothing to say.</summary>
internal static class ClockWords
{
    /// <param name="device">When it was measured by the monitor's clock.</param>
    /// <param name="measured">The same as corrected to ours.</param>
    /// <param name="recorded">When it arrived.</param>
    public static string? Of(DateTimeOffset device, DateTimeOffset measured, DateTimeOffset recorded)
    {
        var ahead = device - measured;
        if (recorded - measured > DeviceClock.LiveWithin)
            return $"Its readings say they are {Long(recorded - measured)} old when they arrive: its clock was set back, or it sends what it stored. They are not shown as live until that is known.";
        return ahead.Duration() <= DeviceClock.LiveWithin ? null
            : $"Its clock is {Long(ahead.Duration())} {(ahead > TimeSpan.Zero ? "ahead" : "behind")}. Its times are corrected by that; set the clock of the monitor.";
    }

    private static string Long(TimeSpan time) => time switch
    {
        { TotalMinutes: < 2 } => FormattableString.Invariant($"{time.TotalSeconds:0} s"),
        { TotalHours: < 2 } => FormattableString.Invariant($"{time.TotalMinutes:0} min"),
        { TotalDays: < 2 } => FormattableString.Invariant($"{time.TotalHours:0} h"),
        _ => FormattableString.Invariant($"{time.TotalDays:0} days"),
    };
}
