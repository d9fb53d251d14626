using Stillpoint.Care.Session.Readings;

namespace Stillpoint.Care.Tests.Session.Readings;

/// <summary>Builds what a monitor said, second by second, from ten o'clock.</summary>
internal sealed class A_stretch_of_readings
{
    public static readonly DateTimeOffset Ten = new(2026, 11, 19, 10, 0, 0, TimeSpan.Zero);

    private readonly List<Reading> readings = [];

    public IReadOnlyCollection<Reading> All => readings;

    public static DateTimeOffset At(double seconds) => Ten.AddSeconds(seconds);

    public A_stretch_of_readings Each(int from, int until, Signal signal, decimal? value, SignalStatus status = SignalStatus.Measured)
    {
        for (var second = from; second < until; second++) readings.Add(new(At(second), [new(signal, value, status)]));
        return this;
    }

    public A_stretch_of_readings Once(double second, params SignalValue[] signals)
    {
        readings.Add(new(At(second), signals));
        return this;
    }

    public IntervalSummary Summary(int from = 0, int until = 300) => IntervalSummary.Of(readings, At(from), At(until));
}
