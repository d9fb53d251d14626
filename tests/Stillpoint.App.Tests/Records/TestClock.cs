namespace Stillpoint.App.Tests.Records;

/// <summary>A clock that moves only when a test says so.</summary>
internal sealed class TestClock : TimeProvider
{
    public static readonly DateTimeOffset Afternoon = new(2026, 11, 19, 15, 0, 0, TimeSpan.Zero);

    private DateTimeOffset now = Afternoon;

    public override DateTimeOffset GetUtcNow() => now;

    public void Pass(TimeSpan time) => now += time;
}
