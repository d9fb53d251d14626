namespace Stillpoint.Care.Session.Readings;

/// <summary>What the monitor says of one interval: the set a nurse is offered to chart, and beside it the worst of the interval.</summary>
public sealed record IntervalSummary(DateTimeOffset From, DateTimeOffset Until, RepresentativeSet Offered, WorstOfInterval Worst)
{
    /// <summary>How often a set is offered where no policy says otherwise.</summary>
    public static readonly TimeSpan Usual = TimeSpan.FromMinutes(5);

    /// <summary>How far before an interval readings are needed for a run that began before it to be counted whole.</summary>
    public static readonly TimeSpan LooksBack = TimeSpan.FromMinutes(2);

    /// <summary>No session is summarised further back than this, whatever a clock said when it was opened.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(3);

    /// <summary>Summarises an interval from the readings in it and, for runs that began earlier, those of <see cref="LooksBack"/> before it.</summary>
    public static IntervalSummary Of(IReadOnlyCollection<Reading> readings, DateTimeOffset from, DateTimeOffset until)
    {
        var traces = Traces.Of(readings);
        return new(from, until, RepresentativeSet.Of(traces, from, until), WorstOfInterval.Of(traces, from, until));
    }

    /// <summary>The intervals from a beginning up to now, the last one still open, each with its summary.</summary>
    public static IReadOnlyList<IntervalSummary> Each(IReadOnlyCollection<Reading> readings, DateTimeOffset from, DateTimeOffset now, TimeSpan every)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(every, TimeSpan.Zero);
        var traces = Traces.Of(readings);
        var summaries = new List<IntervalSummary>();
        for (var at = from > now - Longest ? from : now - Longest; at < now; at += every)
        {
            var until = at + every < now ? at + every : now;
            summaries.Add(new(at, until, RepresentativeSet.Of(traces, at, until), WorstOfInterval.Of(traces, at, until)));
        }
        return summaries;
    }
}
