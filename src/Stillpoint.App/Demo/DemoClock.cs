namespace Stillpoint.App.Demo;

/// <summary>
/// The demo's own time. While its history is being made it stands where it is put; once the doors open it runs at the speed
/// of time from three in the afternoon.
/// </summary>
internal sealed class DemoClock(DateTimeOffset start) : TimeProvider
{
    /// <summary>Three in the afternoon in New York, one in Denver.</summary>
    public static readonly DateTimeOffset Afternoon = new(2026, 11, 19, 15, 0, 0, TimeSpan.FromHours(-5));

    private DateTimeOffset from = start;
    private long? since;

    public override DateTimeOffset GetUtcNow() => since is { } ticks ? from + System.GetElapsedTime(ticks) : from;

    /// <summary>Stands still at a moment.</summary>
    public void At(DateTimeOffset moment) => (from, since) = (moment, null);

    /// <summary>Runs from a moment on.</summary>
    public void RunFrom(DateTimeOffset moment) => (from, since) = (moment, System.GetTimestamp());
}
