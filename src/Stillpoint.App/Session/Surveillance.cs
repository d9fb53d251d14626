using Stillpoint.Care.Planning;
using Stillpoint.Care.Session.Flags;
using Stillpoint.Care.Session.Monitoring;
using Stillpoint.Care.Session.Record;

namespace Stillpoint.App.Session;

/// <summary>Asks the medicine about a session at the moment it was looked at. Screens show the answer and add none of their own.</summary>
internal static class Surveillance
{
    public static Assessment Over(SessionView view)
    {
        if (view.Story.Strip.Count == 0) return new(MonitorView.None, [], null, "Nothing was charted yet.");
        if (view.Story.House is { IsLost: true } house) return new(view.Monitor, null, null, NotFound(house));

        var schedule = ScheduleOf(view);
        var flags = SessionFlags.Of(view.Judged, Extremes(view.Monitor), schedule.State(Lost(view.Monitor, view.Now)), view.Now);
        return new(view.Monitor, [.. schedule.Due.Select(DueText.Of)], flags, null) { Continuous = schedule.Continuous };
    }

    /// <summary>The stops this session has to raise by itself now.</summary>
    public static IReadOnlyList<StopToRaise> StopsToRaise(SessionView view)
    {
        if (view.Story.Phase is not (Phase.Running or Phase.Paused) || view.Story.House.IsLost) return [];
        var state = ScheduleOf(view).State(Lost(view.Monitor, view.Now));
        return Care.Session.Flags.StopsToRaise.Of(view.Story, since =>
        {
            // The monitor's worst is of the last minutes as a whole: where a stop was closed among them it says nothing new.
            var device = since > view.Monitor.Now?.From ? new() : Extremes(view.Monitor);
            return SessionFlags.Of(view.Judged, device, state, view.Now, since).Now;
        });
    }

    private static Schedule ScheduleOf(SessionView view) =>
        Schedule.Of(MonitoredPatient.Of(view.Story, view.Order.Route, view.Order.Indication.Id, view.Order.MgPerKg, view.AgeYears, view.Risk, view.Now, view.Order.Body?.Devices));

    /// <summary>Nothing is judged in place of a house that isn't there.</summary>
    public static string NotFound(House house) =>
        $"Not judged: the time-out of this session names the limits of {house.Version}, and this server doesn't hold them. Watch the patient by the limits on paper, and tell whoever runs the server.";

    /// <summary>Minutes without any reading of a monitor that is on this patient; null where there is no monitor to lose.</summary>
    private static decimal? Lost(MonitorView monitor, DateTimeOffset now) =>
        monitor is { Attached: true, LastAt: { } last } && monitor.IsLost(now) ? (decimal)(now - last).TotalMinutes : null;

    private static MonitorExtremes Extremes(MonitorView monitor) => monitor.Now?.Worst is not { } worst ? new() : new()
    {
        SpO2Low = worst.SpO2LowMin, SpO2Below90Seconds = worst.SpO2Below90Seconds, HeartRateLow = worst.HrLow, HeartRateHigh = worst.HrHigh,
        RespiratoryRateLow = worst.RrLow, RespiratoryRateHigh = worst.RrHigh, ApnoeaSeconds = worst.ApnoeaSeconds,
    };
}
