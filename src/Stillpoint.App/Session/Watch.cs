using Stillpoint.App.Session.Readings;
using Stillpoint.Care.Session.Flags;

namespace Stillpoint.App.Session;

/// <summary>Asks the monitors and the medicine about a session at this moment. Screens show the answer and add none of their own.</summary>
internal sealed class Watch(SessionReadings readings, MonitorTraces traces)
{
    public async Task<Watched> Over(SessionInSight sight, CancellationToken cancel)
    {
        if (sight.Story.Strip.Count == 0) return new(MonitorInSight.None, [], null, "Nothing was charted yet.");
        var monitor = await traces.Look(readings, sight.Id, sight.Story.Strip[0].MeasuredAt, cancel);
        var flags = SessionFlags.Of(sight.Story, sight.AgeYears, Extremes(monitor), new(), sight.Now);
        return new(monitor, null, flags, null);
    }

    private static MonitorExtremes Extremes(MonitorInSight monitor) => monitor.Now?.Worst is not { } worst ? new() : new()
    {
        SpO2Low = worst.SpO2LowMin, SpO2Below90Seconds = worst.SpO2Below90Seconds, HeartRateLow = worst.HrLow, HeartRateHigh = worst.HrHigh,
        RespiratoryRateLow = worst.RrLow, RespiratoryRateHigh = worst.RrHigh, ApnoeaSeconds = worst.ApnoeaSeconds,
    };
}
