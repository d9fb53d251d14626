using Stillpoint.Care.FollowUp.Charts;
using Stillpoint.Care.FollowUp.Scales;

namespace Stillpoint.Care.FollowUp.Outcomes;

/// <summary>A whole total of the scale that leads.</summary>
/// <param name="Danger">The answer to its safety item, where it has one.</param>
public readonly record struct CourseScore(DateTimeOffset At, decimal Total, int? Danger = null);

/// <summary>
/// One course as it was: its doses and the totals of the scale that leads. The next course of the same patient ends what is read of this one.
/// </summary>
public sealed record CourseHistory(Instrument? Scale, IReadOnlyList<DateTimeOffset> Doses, IReadOnlyList<CourseScore> Scores, int? Planned = null,
    DateTimeOffset? Until = null)
{
    /// <summary>A series is at most eight sessions within four weeks, as the large registry counts it.</summary>
    public const int MostOfSeries = 8, SeriesDays = 28;

    /// <summary>What came of it is read between these days after the series, nearest to the middle.</summary>
    public const int EarliestDay = 14, LatestDay = 31;

    /// <summary>Improvement of less than this, in percent of the baseline, is a response that was lost.</summary>
    public const decimal LostUnder = 25;

    /// <summary>What is kept of it; null while nothing was given.</summary>
    public CourseOutcome? Outcome
    {
        get
        {
            if (Doses.Count == 0) return null;
            DateTimeOffset[] doses = [.. Doses.Order()];
            var first = doses[0];
            var seriesEnd = doses.Take(MostOfSeries).Last(dose => (dose - first).TotalDays <= SeriesDays);
            int Day(DateTimeOffset at) => DateOf(at).DayNumber - DateOf(first).DayNumber;
            var outcome = new CourseOutcome
            {
                Scale = Scale?.Code, BeganAt = first, Doses = doses.Length, Planned = Planned,
                SeriesDays = Day(seriesEnd)
            };
            if (Scale is null) return outcome;

            List<CourseScore> scores = [.. Scores.Where(score => Until is null || score.At < Until).OrderBy(score => score.At)];
            if (ScorePlot.Before([.. scores.Select(score => new ScorePoint(score.At, score.Total))],
                first) is not { } before) return outcome with { LastDay = Last() };
            var baseline = scores.FindLast(score => score.At == before.At);
            var after = scores.FindAll(score => score.At > first);
            var (from, until) = (seriesEnd.AddDays(EarliestDay), seriesEnd.AddDays(LatestDay));
            var middle = from + ((until - from) / 2);
            // The nearest to the middle of the window; of two as near the later.
            var end = after.Where(score => score.At >= from && score.At <= until).OrderBy(score => (score.At - middle).Duration())
                .ThenByDescending(score => score.At).Select(score => (CourseScore?)score).FirstOrDefault();
            var last = after.FindAll(score => score.At <= until);
            var judged = after.ConvertAll(score => (score.At, Is: ScoreChange.Between(Scale, baseline.Total, score.Total)));
            var response = judged.FindIndex(score => score.Is.Response == true);
            DateTimeOffset? lost = response < 0 ? null : judged.Skip(response + 1).Where(score => score.Is.Response == false
                && score.Is.PercentReduction < LostUnder).Select(score => (DateTimeOffset?)score.At).FirstOrDefault();
            var fate = Relapse.FateOf(Scale, [(DateOf(baseline.At), baseline.Total), .. after.Select(score => (DateOf(score.At), score.Total))]);
            return outcome with
            {
                Baseline = baseline.Total,
                End = end?.Total,
                Last = last.Count > 0 ? last[^1].Total : null,
                LastDay = Last(),
                AtEnd = end is { } observed ? Judged(baseline.Total, observed.Total) : CameTo.Nothing,
                AtLast = last.Count > 0 ? Judged(baseline.Total, last[^1].Total) : CameTo.Nothing,
                ResponseDay = response < 0 ? null : Day(judged[response].At),
                LossDay = lost is { } gone ? Day(gone) : null,
                WellDay = fate?.WellOn.DayNumber - DateOf(first).DayNumber,
                RelapseDay = fate?.RelapsedOn?.DayNumber - DateOf(first).DayNumber,
                DosesAfterResponse = response < 0 ? 0 : doses.Count(dose => dose > judged[response].At && (lost is null || dose < lost)),
                DangerBefore = baseline.Danger,
                DangerAfter = end?.Danger,
            };

            int? Last() => scores.FindLast(score => score.At > first) is { At: var at } && at != default ? Day(at) : null;
        }
    }

    private CameTo Judged(decimal baseline, decimal total)
    {
        var change = ScoreChange.Between(Scale!, baseline, total);
        return (change.Response == true ? CameTo.Response : CameTo.Nothing) | (change.Remission == true ? CameTo.Remission : CameTo.Nothing)
            | (change.Partial == true ? CameTo.Partial : CameTo.Nothing) | (change.Worsened == true ? CameTo.Worse : CameTo.Nothing);
    }

    private static DateOnly DateOf(DateTimeOffset at) => DateOnly.FromDateTime(at.UtcDateTime);
}
