using Stillpoint.App.Session.Readings;
using Stillpoint.Care.Planning;
using Stillpoint.Care.Screening;
using Stillpoint.Care.Session.Flags;
using Stillpoint.Care.Session.Monitoring;
using Stillpoint.Care.Session.Record;

namespace Stillpoint.App.Session;

/// <summary>Asks the monitors and the medicine about a session at this moment. Screens show the answer and add none of their own.</summary>
internal sealed class Surveillance(SessionReadings readings, MonitorTraces traces)
{
    public async Task<Assessment> Over(SessionView view, CancellationToken cancel)
    {
        if (view.Story.Strip.Count == 0) return new(MonitorView.None, [], null, "Nothing was charted yet.");
        var monitor = await traces.Look(readings, view.Id, view.Story.Strip[0].MeasuredAt, cancel);
        if (view.Story.House is { IsLost: true } house) return new(monitor, null, null, NotFound(house));

        var schedule = ScheduleOf(view);
        var flags = SessionFlags.Of(view.Story, view.AgeYears, Extremes(monitor), schedule.State(Lost(monitor, view.Now)), view.Now);
        return new(monitor, [.. schedule.Due.OrderBy(item => item.DueAt ?? DateTimeOffset.MaxValue).ThenBy(item => item.What != MonitoredSign.BloodPressure).Select(DueText.Of)], flags, null) { Continuous = schedule.Continuous };
    }

    /// <summary>The stops this session has to raise by itself now.</summary>
    public async Task<IReadOnlyList<StopToRaise>> StopsToRaise(SessionView view, CancellationToken cancel)
    {
        if (view.Story.Phase is not (Phase.Running or Phase.Paused) || view.Story.House.IsLost) return [];
        var monitor = await traces.Look(readings, view.Id, view.Story.Strip[0].MeasuredAt, cancel);
        var schedule = ScheduleOf(view).State(Lost(monitor, view.Now));
        return Care.Session.Flags.StopsToRaise.Of(view.Story, since =>
        {
            // The monitor's worst is of the last minutes as a whole: where a stop was closed among them it says nothing new.
            var device = since > monitor.Now?.From ? new() : Extremes(monitor);
            return SessionFlags.Of(view.Story, view.AgeYears, device, schedule, view.Now, since).Now;
        });
    }

    private static Schedule ScheduleOf(SessionView view) =>
        Schedule.Of(MonitoredPatient.Of(view.Story, view.Order.Route, view.Order.Indication.Id, view.Order.MgPerKg, view.AgeYears, CaseOf(view), view.Now));

    private static PatientCase CaseOf(SessionView view) =>
        new(view.Now, new(view.Order.Product, view.Order.Route) { Indication = view.Order.Indication.Id, Stage = Stage.DayOf }, view.Known.Record, view.Known.Stated, view.Story.House);

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
