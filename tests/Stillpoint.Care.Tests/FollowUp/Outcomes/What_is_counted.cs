using Stillpoint.Care.FollowUp.Outcomes;
using Stillpoint.Care.FollowUp.Scales;

namespace Stillpoint.Care.Tests.FollowUp.Outcomes;

public sealed class What_is_counted
{
    private static readonly Instrument Phq9 = Instruments.Find("PHQ-9")!;
    private static readonly DateTimeOffset First = new(2026, 3, 2, 15, 0, 0, TimeSpan.Zero), Later = First.AddDays(200);

    private static readonly double[] Twice = [0, 3, 7, 10, 14, 17];

    /// <summary>Six sessions in seventeen days; scores by day from the first dose.</summary>
    private static CourseHistory Course(params (double Day, decimal Total)[] scores) =>
        new(Phq9, [.. Twice.Select(day => First.AddDays(day))], [.. scores.Select(score => new CourseScore(First.AddDays(score.Day), score.Total))],
            Planned: 6);

    private static CourseOutcome Outcome(params (double Day, decimal Total)[] scores) => Course(scores).Outcome!;

    [Fact]
    public void The_total_nearest_to_the_middle_of_the_window_counts_and_of_two_as_near_the_later()
    {
        // The series ends on day 17: its window is day 31 to 48, and the middle 39 and a half.
        Assert.Equal(7m, Outcome((-1, 18), (33, 5), (40, 7), (47, 9)).End);
        Assert.Equal(9m, Outcome((-1, 18), (38.5, 7), (40.5, 9)).End);
        Assert.Null(Outcome((-1, 18), (30, 5), (49, 9)).End);
        Assert.Equal(5m, Outcome((-1, 18), (30, 5), (49, 9)).Last);
    }

    [Fact]
    public void Half_the_baseline_gone_is_a_response_and_under_five_is_remission()
    {
        Assert.Equal(CameTo.Response, Outcome((-1, 18), (40, 9)).AtEnd);
        Assert.Equal(CameTo.Response | CameTo.Remission, Outcome((-1, 18), (40, 4)).AtEnd);
        Assert.Equal(CameTo.Partial, Outcome((-1, 16), (40, 9)).AtEnd);
        Assert.Equal(CameTo.Worse, Outcome((-1, 16), (40, 21)).AtEnd);
    }

    [Fact]
    public void A_response_is_lost_when_less_than_a_quarter_of_it_is_left_and_doses_until_then_held_it()
    {
        var outcome = Outcome((-1, 20), (7, 9), (14, 12), (60, 16));
        Assert.Equal((7, 60, 3), (outcome.ResponseDay, outcome.LossDay, outcome.DosesAfterResponse));
        Assert.Null(Outcome((-1, 20), (7, 9), (60, 15)).LossDay);
    }

    [Fact]
    public void Well_is_what_the_scale_calls_well_and_relapse_what_it_calls_relapse()
    {
        var outcome = Outcome((-1, 20), (7, 4), (60, 9), (90, 12));
        Assert.Equal((7, 90), (outcome.WellDay, outcome.RelapseDay));
        Assert.Null(Outcome((-1, 20), (7, 9)).WellDay);
    }

    [Fact]
    public void A_score_of_the_next_course_says_nothing_of_this_one()
    {
        var course = Course((-1, 20), (40, 8), (44, 20));
        Assert.Equal(CameTo.Response, (course with { Until = First.AddDays(43) }).Outcome!.AtLast);
        Assert.Equal(CameTo.Nothing, course.Outcome!.AtLast);
    }

    [Fact]
    public void Whoever_is_missing_is_counted_as_missing_in_three_ways()
    {
        CourseOutcome[] courses =
        [
            .. Enumerable.Repeat(Outcome((-1, 20), (40, 8)), 6), .. Enumerable.Repeat(Outcome((-1, 20), (40, 18)), 4),
            // Answered once, well, and never again; never answered after; no baseline; hardly ill; on a scale of nothing.
            .. Enumerable.Repeat(Outcome((-1, 20), (3, 8)), 5), .. Enumerable.Repeat(Outcome((-1, 20)), 3),
                .. Enumerable.Repeat(Outcome((40, 8)), 2), Outcome((-1, 9), (40, 2)),
            new CourseHistory(null, [First], []).Outcome!,
        ];
        var report = OutcomeReport.Of(courses, Later);
        Assert.Equal((22, 0, 1, 2, 1, 8, 10), (report.Began, report.NotDue, report.NoScale, report.NoBaseline, report.NotIllEnough, report.NoEnd,
            report.Evaluable));
        Assert.Equal(new(6, 10), report.Response.Observed);
        Assert.Equal(new(11, 15), report.Response.LastCarried);
        Assert.Equal(new(6, 20), report.Response.Everyone);
        Assert.Equal(new(10, 20), report.Missing);
    }

    [Fact]
    public void Until_the_window_is_over_nobody_is_missing()
    {
        var report = OutcomeReport.Of([Outcome((-1, 20), (40, 8)), Outcome((-1, 20))], First.AddDays(45));
        Assert.Equal((2, 2, 0), (report.Began, report.NotDue, report.Response.Everyone.Among));
        Assert.Equal(2, report.ToResponse.Among);
    }

    [Fact]
    public void Thoughts_of_death_are_counted_gone_and_new()
    {
        CourseOutcome With(int before, int after) => new CourseHistory(Phq9, [First], [new(First.AddDays(-1), 20, before),
            new(First.AddDays(22), 15, after)]).Outcome!;
        var report = OutcomeReport.Of([With(2, 0), With(1, 1), With(0, 1), With(0, 0), With(0, 0)], Later);
        Assert.Equal((new Proportion(1, 2), new Proportion(1, 3)), (report.DangerGone, report.DangerNew));
    }

    [Fact]
    public void The_mean_change_says_against_which_spread_it_was_held()
    {
        var report = OutcomeReport.Of([Outcome((-1, 20), (40, 8)), Outcome((-1, 16), (40, 10)), Outcome((-1, 12), (40, 9))], Later);
        var change = Assert.Single(report.Changes).Change;
        Assert.Equal((3, 16d, 7d), (change.Among, change.Baseline, change.Better));
        Assert.Equal(7.0 / 4, change.ByBaselineSpread!.Value, 9);
        Assert.Equal(7 / Math.Sqrt(21), change.ByChangeSpread!.Value, 9);
    }

    /// <summary>What the registry of 178 practices prints beside its shares.</summary>
    [Theory]
    [InlineData(288, 537, 49.4, 57.8)]
    [InlineData(155, 537, 25.2, 32.8)]
    [InlineData(0, 10, 0, 27.8)]
    [InlineData(10, 10, 72.2, 100)]
    public void The_interval_of_a_share_is_Wilsons(int of, int among, double low, double high)
    {
        var interval = new Proportion(of, among).Interval;
        Assert.Equal((low, high), (Math.Round(interval.Low, 1), Math.Round(interval.High, 1)));
    }

    [Theory]
    [InlineData(10, 100, 4.8, 18.4)]
    [InlineData(0, 100, 0, 3.7)]
    public void The_interval_of_a_rate_is_Byars(int events, int sessions, double low, double high)
    {
        var interval = new PerHundred(events, sessions).Interval;
        Assert.Equal((low, high), (Math.Round(interval.Low, 1), Math.Round(interval.High, 1)));
    }

    [Theory]
    [InlineData(9, 2.262)]
    [InlineData(29, 2.045)]
    public void The_interval_of_a_mean_is_Students(int degrees, double factor) => Assert.Equal(factor, MeanChange.Student(degrees), 3);

    [Fact]
    public void A_count_that_points_to_somebody_is_known_for_it()
    {
        Assert.True(new Proportion(3, 40).PointsToSomebody);
        Assert.True(new Proportion(38, 40).PointsToSomebody);
        Assert.True(new Proportion(5, 9).PointsToSomebody);
        Assert.False(new Proportion(20, 40).PointsToSomebody);
        Assert.False(new Proportion(0, 40).PointsToSomebody);
    }

    [Fact]
    public void Published_shares_lie_within_their_intervals_and_name_their_source() => Assert.All(PublishedCohort.All, one =>
    {
        Assert.InRange(one.Response.Percent, one.Response.Low, one.Response.High);
        Assert.InRange(one.Remission.Percent, one.Remission.Low, one.Remission.High);
        Assert.NotNull(one.Source.Year);
    });
}
