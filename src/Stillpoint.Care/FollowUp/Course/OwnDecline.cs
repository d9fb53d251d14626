using Stillpoint.Care.FollowUp.Charts;
using Stillpoint.Care.FollowUp.Scales;

namespace Stillpoint.Care.FollowUp.Course;

/// <summary>What became of one dose's benefit until the next one.</summary>
/// <param name="Best">The best total after it; null where nothing was scored.</param>
/// <param name="FadedOn">The day after the dose on which the total was first worse than the best by a change that means something; null while it was
/// not.</param>
/// <param name="SeenUntil">The last day after the dose on which anything was scored.</param>
public sealed record DoseDecline(DateTimeOffset DoseAt, decimal? Best, int? FadedOn, int? SeenUntil);

/// <summary>How long each dose held in this patient: what the next maintenance session is planned by, before any published series is.</summary>
public sealed record OwnDecline(IReadOnlyList<DoseDecline> Doses)
{
    /// <summary>The doses that count are the last ones, and two of them must have been seen to fade.</summary>
    private const int Counted = 4, Least = 2;

    /// <summary>No closer than weekly, and no further apart than the pages take.</summary>
    public const int Closest = 7, Furthest = 180;

    /// <summary>
    /// Days between sessions that come before the benefit usually fades here: the earliest of the last ones, less a day; null while too little is
    /// known.
    /// </summary>
    public int? Suggests
    {
        get
        {
            List<int> faded = [.. Doses.TakeLast(Counted).Select(dose => dose.FadedOn).OfType<int>()];
            return faded.Count < Least ? null : Math.Clamp(faded.Min() - 1, Closest, Furthest);
        }
    }

    public string Says
    {
        get
        {
            List<DoseDecline> known = [.. Doses.TakeLast(Counted).Where(dose => dose.SeenUntil is not null)];
            if (known.Count == 0) return "how long a dose holds is not known: nothing was scored after one";
            List<int> faded = [.. known.Select(dose => dose.FadedOn).OfType<int>()];
            if (faded.Count == 0)
            {
                var (doses, longest) = (known.Count == 1 ? "one dose" : $"the last {known.Count} doses", known.Max(dose => dose.SeenUntil));
                return $"no decline was seen after {doses}, the longest watched for {longest} {(longest == 1 ? "day" : "days")}";
            }
            var days = string.Join(", ", faded);
            return Suggests is { } every ? $"faded on day {days} after the last doses: every {every} days comes before it"
                : $"faded on day {days} after one dose: one is too few to plan by";
        }
    }

    /// <param name="scores">Totals that may be compared with each other.</param>
    public static OwnDecline Of(Instrument instrument, IReadOnlyList<DateTimeOffset> doses, IReadOnlyList<ScorePoint> scores)
    {
        if (instrument.Change is not { TurnPoints: { } turn } change) return new([]);
        DateTimeOffset[] given = [.. doses.Order()];
        List<DoseDecline> each = [];
        for (var at = 0; at < given.Length; at++)
        {
            var (dose, next) = (given[at], at + 1 < given.Length ? given[at + 1] : DateTimeOffset.MaxValue);
            decimal? best = null;
            int? faded = null, seen = null;
            foreach (var score in scores.Where(score => score.At > dose && score.At <= next).OrderBy(score => score.At))
            {
                seen = (int)Math.Floor((score.At - dose).TotalDays);
                if (best is not { } so || (change.HigherIsBetter ? score.Total > so : score.Total < so)) best = score.Total;
                else if (faded is null && (change.HigherIsBetter ? so - score.Total : score.Total - so) >= turn) faded = seen;
            }
            each.Add(new(dose, best, faded, seen));
        }
        return new(each);
    }
}
