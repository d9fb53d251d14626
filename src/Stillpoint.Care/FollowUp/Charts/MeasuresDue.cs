using Stillpoint.Care.Planning;

namespace Stillpoint.Care.FollowUp.Charts;

/// <summary>A scale that the plan asks for and nobody took in time.</summary>
/// <param name="Because">When it was wanted, as a nurse reads it.</param>
public sealed record OverdueMeasure(string Instrument, string Because);

/// <summary>Which scales of a plan are overdue, held against the sessions as they were.</summary>
public static class MeasuresDue
{
    private static readonly TimeSpan Before = TimeSpan.FromDays(14), OnTheDay = TimeSpan.FromHours(30), Half = TimeSpan.FromHours(12);

    /// <summary>What is asked where a plan names nothing: the leading scale, before the course and before each session.</summary>
    public static IReadOnlyList<PlannedMeasure> Usual(string instrument) => [new(instrument, [MeasuredWhen.BeforeTheCourse, MeasuredWhen.EachSession, MeasuredWhen.Weekly])];

    /// <param name="sessions">When each session of the course gave its dose.</param>
    /// <param name="answered">When each scale was taken.</param>
    public static IReadOnlyList<OverdueMeasure> Of(IReadOnlyList<PlannedMeasure> planned, IReadOnlyList<DateTimeOffset> sessions, IReadOnlyList<(string Instrument, DateTimeOffset At)> answered, DateTimeOffset now)
    {
        if (sessions.Count == 0) return [];
        DateTimeOffset[] given = [.. sessions.Order()];
        return [.. from measure in planned
                   let taken = answered.Where(one => one.Instrument == measure.Instrument && one.At <= now).Select(one => one.At).ToList()
                   from when in measure.When
                   let because = Because(when, given, taken, now)
                   where because is not null
                   select new OverdueMeasure(measure.Instrument, because)];
    }

    private static string? Because(MeasuredWhen when, DateTimeOffset[] given, List<DateTimeOffset> taken, DateTimeOffset now)
    {
        bool Within(DateTimeOffset from, DateTimeOffset until) => taken.Exists(at => at >= from && at <= until);
        string? After(DateTimeOffset session, string what) => now < session + OnTheDay + Half || Within(session + Half, session + OnTheDay + Half) ? null : what;
        string? Every(int days, int late, string what) => now - (taken.Count > 0 ? taken.Max() : given[0]) is { TotalDays: var since } && since > days + late ? $"{what}: the last {Math.Floor(since):0} days ago" : null;
        return when switch
        {
            MeasuredWhen.BeforeTheCourse => Within(given[0] - Before, given[0]) ? null : "not taken before the course: nothing can be held against it",
            MeasuredWhen.EachSession => Within(given[^1] - OnTheDay, given[^1]) ? null : "not taken before the last session",
            MeasuredWhen.DayAfterTheFirst => After(given[0], "not taken the day after the first session"),
            MeasuredWhen.DayAfterEach => After(given[^1], "not taken the day after the last session"),
            // Whether a course is over its own record says; a week of silence after a session is asked about weekly.
            MeasuredWhen.AfterTheCourse => null,
            MeasuredWhen.Weekly => Every(7, 3, "weekly"),
            MeasuredWhen.Monthly => Every(30, 7, "monthly"),
        };
    }
}
