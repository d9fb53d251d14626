namespace Stillpoint.Care.Units;

/// <summary>Elapsed time in exact decimal hours; a session never runs backwards.</summary>
internal static class Hours
{
    /// <summary>What an hourly rate comes to over a time. Multiplied before it is divided, so that minutes stay exact.</summary>
    public static decimal Of(decimal perHour, TimeSpan time) => time >= TimeSpan.Zero
        ? perHour * time.Ticks / TimeSpan.TicksPerHour
        : throw new ArgumentOutOfRangeException(nameof(time), time, "Drug is not taken back out.");

    public static TimeSpan FromMinutes(decimal minutes) => TimeSpan.FromTicks(decimal.ToInt64(minutes * TimeSpan.TicksPerMinute));

    public static TimeSpan Elapsed(TimeSpan time) => time > TimeSpan.Zero
        ? time
        : throw new ArgumentOutOfRangeException(nameof(time), time, "Something given in no time has no rate.");
}
