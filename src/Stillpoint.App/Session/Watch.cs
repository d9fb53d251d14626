using Stillpoint.App.Session.Readings;
using Stillpoint.Care.Planning;
using Stillpoint.Care.Screening;
using Stillpoint.Care.Session.Flags;
using Stillpoint.Care.Session.Monitoring;
using Stillpoint.Care.Session.Record;

namespace Stillpoint.App.Session;

/// <summary>Asks the monitors and the medicine about a session at this moment. Screens show the answer and add none of their own.</summary>
internal sealed class Watch(SessionReadings readings, MonitorTraces traces)
{
    public async Task<Watched> Over(SessionInSight sight, CancellationToken cancel)
    {
        if (sight.Story.Strip.Count == 0) return new(MonitorInSight.None, [], null, "Nothing was charted yet.");
        var monitor = await traces.Look(readings, sight.Id, sight.Story.Strip[0].MeasuredAt, cancel);
        if (sight.Story.House is { IsLost: true } house) return new(monitor, null, null, NotFound(house));
        if (Routes.Find(sight.Order.Route) is not { } route) return new(monitor, null, null, "The route of this order is not known, so nothing is judged.");

        var schedule = ScheduleOf(sight, route);
        var flags = SessionFlags.Of(sight.Story, sight.AgeYears, Extremes(monitor), schedule.State(Lost(monitor, sight.Now)), sight.Now);
        return new(monitor, [.. schedule.Due.OrderBy(item => item.DueAt ?? DateTimeOffset.MaxValue).ThenBy(item => item.What != MonitoredSign.BloodPressure).Select(DueWords.Of)], flags, null) { Continuous = schedule.Continuous };
    }

    /// <summary>The stops this session has to raise by itself now.</summary>
    public async Task<IReadOnlyList<StopToRaise>> StopsToRaise(SessionInSight sight, CancellationToken cancel)
    {
        if (sight.Story.Phase is not (Phase.Running or Phase.Paused) || sight.Story.House.IsLost || Routes.Find(sight.Order.Route) is not { } route) return [];
        var monitor = await traces.Look(readings, sight.Id, sight.Story.Strip[0].MeasuredAt, cancel);
        var schedule = ScheduleOf(sight, route).State(Lost(monitor, sight.Now));
        return Care.Session.Flags.StopsToRaise.Of(sight.Story, since =>
        {
            // The monitor's worst is of the last minutes as a whole: where a stop was closed among them it says nothing new.
            var device = since > monitor.Now?.From ? new() : Extremes(monitor);
            return SessionFlags.Of(sight.Story, sight.AgeYears, device, schedule, sight.Now, since).Now;
        });
    }

    private static Schedule ScheduleOf(SessionInSight sight, Route route) =>
        Schedule.Of(MonitoredPatient.Of(sight.Story, route, sight.Order.Indication, sight.Order.MgPerKg, sight.AgeYears, CaseOf(sight, route), sight.Now));

    private static PatientCase CaseOf(SessionInSight sight, Route route) =>
        new(sight.Now, new(Enum.Parse<Product>(sight.Order.Product), route) { Indication = sight.Order.Indication, Stage = Stage.DayOf }, sight.Known.Record, sight.Known.Stated, sight.Story.House);

    /// <summary>Nothing is judged in place of a house that isn't there.</summary>
    private static string NotFound(House house) =>
        $"Not judged: the time-out of this session names the limits of {house.Version}, and this server doesn't hold them. Watch the patient by the limits on paper, and tell whoever runs the server.";

    /// <summary>Minutes without any reading of a monitor that is on this patient; null where there is no monitor to lose.</summary>
    private static decimal? Lost(MonitorInSight monitor, DateTimeOffset now) =>
        monitor is { Attached: true, LastAt: { } last } && monitor.IsLost(now) ? (decimal)(now - last).TotalMinutes : null;

    private static MonitorExtremes Extremes(MonitorInSight monitor) => monitor.Now?.Worst is not { } worst ? new() : new()
    {
        SpO2Low = worst.SpO2LowMin, SpO2Below90Seconds = worst.SpO2Below90Seconds, HeartRateLow = worst.HrLow, HeartRateHigh = worst.HrHigh,
        RespiratoryRateLow = worst.RrLow, RespiratoryRateHigh = worst.RrHigh, ApnoeaSeconds = worst.ApnoeaSeconds,
    };
}
