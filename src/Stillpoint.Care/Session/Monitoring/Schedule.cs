using Stillpoint.Care.Planning;
using Stillpoint.Care.Session.Flags;

namespace Stillpoint.Care.Session.Monitoring;

/// <summary>What is due next and when, most urgent first, and what the monitor must show without a break.</summary>
public sealed record Schedule(MonitoringPlan Plan, IReadOnlyList<DueItem> Due, IReadOnlyList<ContinuousNeed> Continuous)
{
    private const decimal RemindAfter = 2;

    /// <summary>A set charted this long before its time is that set.</summary>
    private static readonly TimeSpan Early = TimeSpan.FromMinutes(5);

    /// <summary>After a drug the times lie close together, and a set belongs to the one it was taken for.</summary>
    private static readonly TimeSpan SoonAfterADrug = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan Soon = TimeSpan.FromMinutes(2), AroundTheEnd = TimeSpan.FromMinutes(2), Leaving = TimeSpan.FromMinutes(15), Horizon = TimeSpan.FromDays(7);

    public DueItem? Next => Due.Count > 0 ? Due[0] : null;

    /// <summary>
    /// The same, as the flags read it: of the one sign that is furthest behind, since what is missed of one and late of another
    /// is not a gap of either. An interview that is late is no failure of monitoring, and the end of the drug is no reading.
    /// </summary>
    public ScheduleState State(decimal? monitorLostMinutes)
    {
        var worst = Due.Where(item => item.What is not (MonitoredSign.Dissociation or MonitoredSign.Nausea or MonitoredSign.EndOfDrug or MonitoredSign.NextDevice)).OrderByDescending(item => item.ConsecutiveMissed).ThenByDescending(item => item.MinutesOverdue).FirstOrDefault();
        var interview = Due.Where(item => item.What == MonitoredSign.Dissociation).Select(item => item.MinutesOverdue).DefaultIfEmpty(0).Max();
        return new()
        {
            MinutesOverdue = Math.Max(worst?.MinutesOverdue ?? 0, interview), ConsecutiveMissed = worst?.ConsecutiveMissed ?? 0, MonitorLostMinutes = monitorLostMinutes,
            Behind = worst is not null && worst.MinutesOverdue >= interview ? worst.What : interview > 0 ? MonitoredSign.Dissociation : null,
        };
    }

    public static Schedule Of(MonitoredSession session)
    {
        var plan = MonitoringPlans.For(session.Route, session.Indication);
        if (session.HasLeft) return new(plan, [], []);
        List<ContinuousNeed> continuous = [.. ContinuousNeeds.Of(plan, session)];
        IEnumerable<MonitoringRow> rows = plan.Rows;
        if (continuous.Exists(need => need is { What: MonitoredSign.EtCo2, Need: Need.Required }) && plan.Rows.All(row => row.What != MonitoredSign.EtCo2))
            rows = rows.Append(new(MonitoredSign.EtCo2, plan.Rows[0].When)); // charted with the vitals it stands beside
        var due = rows.Select(row => row.What == MonitoredSign.Vitals ? NextOfVitals(row, session) : NextOf(row, session)).Append(EndOfDrug(session)).Append(NextDevice(session)).Concat(AfterDrugs(session)).OfType<DueItem>()
            .GroupBy(item => item.What).Select(Soonest)
            .OrderBy(item => item.State == DueState.BeforeLeaving).ThenBy(item => item.DueAt is { } at && at > session.Now + Soon)
            .ThenBy(item => item.DueAt is { } at && at > session.Now + Soon ? at : default).ThenBy(item => Danger(item.What)).ThenBy(item => item.DueAt);
        return new(plan, [.. due], continuous);
    }

    /// <summary>What is due or about to be stands in this order, however late each is: a pressure is never behind an interview.</summary>
    private static int Danger(MonitoredSign sign) => sign switch
    {
        MonitoredSign.BloodPressure => 0,
        MonitoredSign.Vitals or MonitoredSign.HeartRate or MonitoredSign.Saturation or MonitoredSign.Breathing => 1,
        MonitoredSign.EtCo2 => 2,
        MonitoredSign.Ecg => 3,
        MonitoredSign.EndOfDrug or MonitoredSign.NextDevice => 4,
        MonitoredSign.Sedation => 5,
        MonitoredSign.Temperature => 6,
        MonitoredSign.Nausea => 7,
        MonitoredSign.Dissociation => 8,
    };

    /// <summary>What two reasons ask for is looked at once, when the first of them wants it; the drug is named beside it.</summary>
    private static DueItem Soonest(IEnumerable<DueItem> same)
    {
        List<DueItem> asked = [.. same.OrderBy(item => item.DueAt is null).ThenBy(item => item.DueAt)];
        return asked[0] with { After = asked.Select(item => item.After).FirstOrDefault(drug => drug is not null) };
    }

    /// <summary>What a drug beside the ketamine may do is looked for: after each dose, at its times, whatever the route's own schedule asks.</summary>
    private static IEnumerable<DueItem> AfterDrugs(MonitoredSession session)
    {
        foreach (var recheck in session.Rechecks.Where(recheck => recheck.Since <= session.Now))
        {
            var sign = recheck.What == MonitoredSign.Vitals ? MonitoredSign.Saturation : recheck.What;
            var readings = session.Charted.Where(charted => charted.What == sign && charted.At > recheck.Since && charted.At <= session.Now).OrderBy(charted => charted.At).ToList();
            if (Fixed(recheck.Times, readings, session.Now, SoonAfterADrug) is not [var dueAt, ..] unmet) continue;
            var missed = unmet.Count(time => (decimal)(session.Now - time).TotalMinutes >= session.House[FlagLimits.Overdue]);
            var late = Math.Max(0, (decimal)(session.Now - dueAt).TotalMinutes);
            yield return new(recheck.What, dueAt, StateOf(session.House, session.Now < dueAt, late, missed), Math.Floor(late * 10) / 10, missed) { After = recheck.After };
        }
    }

    /// <summary>Heart rate, saturation and breathing are due each by itself: what a set has counts, what it lacks stays due.</summary>
    private static DueItem? NextOfVitals(MonitoringRow row, MonitoredSession session)
    {
        var each = new[] { MonitoredSign.HeartRate, MonitoredSign.Saturation, MonitoredSign.Breathing }.Select(sign => NextOf(row with { What = sign }, session)).OfType<DueItem>().ToList();
        if (each.Count == 0) return null;
        var first = each.OrderBy(item => item.State == DueState.BeforeLeaving).ThenBy(item => item.DueAt).First();
        var together = each.Where(item => item.DueAt == first.DueAt && item.State == first.State).ToList();
        return first with { What = MonitoredSign.Vitals, ConsecutiveMissed = each.Max(item => item.ConsecutiveMissed), Only = together.Count == 3 ? [] : [.. together.Select(item => item.What)] };
    }

    /// <summary>The planned dose is in at a time that stays: after it somebody reads the pump and charts the end.</summary>
    private static DueItem? EndOfDrug(MonitoredSession session)
    {
        if (session.PlannedEnd is not { } end) return null;
        var late = Math.Max(0, (decimal)(session.Now - end).TotalMinutes);
        return new(MonitoredSign.EndOfDrug, end, StateOf(session.House, session.Now < end, late, missed: 0), Math.Floor(late * 10) / 10, 0);
    }

    /// <summary>A device waits for its time; one that is late is no harm, and nobody is called for it.</summary>
    private static DueItem? NextDevice(MonitoredSession session) => session.NextDeviceAt is { } at
        ? new(MonitoredSign.NextDevice, at, session.Now < at ? DueState.Later : DueState.Due, 0, 0) : null;

    private static DueItem? NextOf(MonitoringRow row, MonitoredSession session)
    {
        var readings = session.Charted.Where(charted => charted.What == row.What && charted.At <= session.Now).OrderBy(charted => charted.At).ToList();
        if (session.StartedAt is not { } start)
            return row.When.Any(timing => timing is Timing.Before) && readings.Count == 0 ? new(row.What, null, DueState.BeforeStart, 0, 0) : null;

        var unmet = row.When.Select(timing => Unmet(timing, session, start, readings)).Where(times => times.Count > 0).ToList();
        if (unmet.Count > 0)
        {
            var dueAt = unmet.Min(times => times[0]);
            var missed = unmet.Max(times => times.Count(time => (decimal)(session.Now - time).TotalMinutes >= session.House[FlagLimits.Overdue]));
            var late = Math.Max(0, (decimal)(session.Now - dueAt).TotalMinutes);
            return new(row.What, dueAt, StateOf(session.House, session.Now < dueAt, late, missed), Math.Floor(late * 10) / 10, missed);
        }
        var leaving = row.When.Any(timing => timing is Timing.BeforeLeaving) && !readings.Exists(charted => charted.At >= session.Now - Leaving && charted.At > start);
        return leaving ? new(row.What, null, DueState.BeforeLeaving, 0, 0) : null;
    }

    private static DueState StateOf(House house, bool later, decimal late, int missed) =>
        later ? DueState.Later
        : missed >= house[FlagLimits.MissedInARow] ? DueState.MissedTwice
        : late >= house[FlagLimits.Overdue] ? DueState.Overdue
        : late >= RemindAfter ? DueState.Reminder : DueState.Due;

    /// <summary>The times of this timing that nothing charted has met: those that have passed in a row, or the next.</summary>
    private static List<DateTimeOffset> Unmet(Timing timing, MonitoredSession session, DateTimeOffset start, List<ChartedSign> readings)
    {
        var end = session.EndedAt;
        var origin = session.Route == Route.IntranasalEsketamine ? end ?? start : start;
        var last = readings.Count > 0 ? readings[^1].At : DateTimeOffset.MinValue;
        return timing switch
        {
            Timing.During during when end is null => Chain(Later(start, last), time => IntervalOf(during, session, time - start), session.Now, until: null),
            Timing.AfterEnd after when end is { } ended => last >= ended - AroundTheEnd
                ? Chain(Later(ended, last), _ => after.Minutes, session.Now, until: null)
                : Chain(ended.AddMinutes(-after.Minutes), _ => after.Minutes, session.Now, until: null),
            Timing.AtEnd when end is { } ended && last < ended - AroundTheEnd => [ended],
            Timing.At at => Fixed([.. at.Minutes.Select(minute => origin.AddMinutes(minute))], readings, session.Now, Early),
            Timing.For period => Chain(Later(origin, last), _ => period.Minutes, session.Now, origin.AddMinutes(period.Until)),
            Timing.UntilFalling falling when last >= origin.AddMinutes(falling.After) - Early && !IsFalling(session, origin) => Chain(last, _ => falling.Minutes, session.Now, until: null),
            _ => [],
        };
    }

    private static int IntervalOf(Timing.During during, MonitoredSession session, TimeSpan elapsed) =>
        during.AtFirst is { } atFirst && elapsed < TimeSpan.FromMinutes(during.FirstFor) ? atFirst
        : during.Closer is { } closer && session.IsAtRisk ? closer : during.Minutes;

    // Never longer apart than the interval: each time counts from the one before, the first from the last reading.
    private static List<DateTimeOffset> Chain(DateTimeOffset from, Func<DateTimeOffset, int> minutes, DateTimeOffset now, DateTimeOffset? until)
    {
        var times = new List<DateTimeOffset>();
        for (var time = from.AddMinutes(minutes(from)); times.Count == 0 || (time <= now && time - from < Horizon); time = time.AddMinutes(minutes(time)))
        {
            if (time > until) break;
            times.Add(time);
        }
        return times;
    }

    // A fixed time is met by a reading from shortly before it until shortly before the next.
    private static List<DateTimeOffset> Fixed(IReadOnlyList<DateTimeOffset> times, List<ChartedSign> readings, DateTimeOffset now, TimeSpan early)
    {
        var unmet = new List<DateTimeOffset>();
        for (var index = 0; index < times.Count; index++)
        {
            var from = times[index] - early;
            var until = index + 1 < times.Count ? times[index + 1] - early : DateTimeOffset.MaxValue;
            if (readings.Exists(charted => charted.At >= from && charted.At < until)) unmet.Clear();
            else if (times[index] <= now || unmet.Count == 0) unmet.Add(times[index]);
        }
        return unmet;
    }

    private static bool IsFalling(MonitoredSession session, DateTimeOffset origin)
    {
        var pressures = session.Charted.Where(charted => charted.Sbp is not null && charted.At > origin && charted.At <= session.Now).OrderBy(charted => charted.At).Select(charted => charted.Sbp!.Value).ToList();
        return pressures.Count >= 2 && pressures[^1] < pressures[^2];
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
