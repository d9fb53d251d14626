using Stillpoint.App.Session.Readings;

namespace Stillpoint.App.Session;

/// <summary>Asks the monitors and the medicine about a session at this moment. Screens show the answer and add none of their own.</summary>
internal sealed class Watch(SessionReadings readings, MonitorTraces traces)
{
    public async Task<Watched> Over(SessionInSight sight, CancellationToken cancel)
    {
        var monitor = sight.Story.Strip.Count == 0 ? MonitorInSight.None : await traces.Look(readings, sight.Id, sight.Story.Strip[0].MeasuredAt, cancel);
        return new(monitor, null, null, "Not built yet: nothing is judged.");
    }
}
