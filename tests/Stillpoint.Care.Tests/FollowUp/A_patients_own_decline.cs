using Stillpoint.Care.FollowUp.Charts;
using Stillpoint.Care.FollowUp.Course;
using Stillpoint.Care.FollowUp.Scales;

namespace Stillpoint.Care.Tests.FollowUp;

public sealed class A_patients_own_decline
{
    private static readonly Instrument Phq9 = Instruments.Find("PHQ-9")!;
    private static readonly DateTimeOffset First = new(2026, 3, 2, 15, 0, 0, TimeSpan.Zero);

    private static OwnDecline Of(double[] doses, params (double Day, decimal Total)[] scores) =>
        OwnDecline.Of(Phq9, [.. doses.Select(day => First.AddDays(day))],
            [.. scores.Select(score => new ScorePoint(First.AddDays(score.Day), score.Total))]);

    [Fact]
    public void Plans_the_next_dose_before_the_earliest_day_on_which_one_faded()
    {
        // Five points above the best after each dose: on day 18 and on day 15.
        var decline = Of([0, 28, 56], (7, 6), (14, 8), (18, 11), (35, 5), (43, 10), (60, 6));
        Assert.Equal([18, 15, null], decline.Doses.Select(dose => dose.FadedOn));
        Assert.Equal(14, decline.Suggests);
        Assert.Equal("faded on day 18, 15 after the last doses: every 14 days comes before it", decline.Says);
    }

    [Fact]
    public void One_dose_that_faded_is_too_few_to_plan_by_and_none_is_said_to_be_none()
    {
        Assert.Null(Of([0, 28], (7, 6), (18, 11), (35, 6)).Suggests);
        Assert.Equal("no decline was seen after the last 2 doses, the longest watched for 21 days", Of([0, 28], (7, 6), (21, 8), (35, 6)).Says);
        Assert.Equal("how long a dose holds is not known: nothing was scored after one", Of([0, 28]).Says);
    }

    [Fact]
    public void It_never_suggests_closer_than_weekly()
    {
        Assert.Equal(7, Of([0, 14, 28], (1, 6), (4, 12), (15, 6), (18, 12)).Suggests);
    }

    [Fact]
    public void A_score_after_the_next_dose_says_nothing_of_the_one_before() => Assert.Null(Of([0, 7], (3, 6), (8, 14)).Doses[0].FadedOn);

    private static Maintained? Phase(int given, double? decidedOn, int? days = null, NextDecision decision = NextDecision.GoOn) =>
        Maintained.Of([.. Enumerable.Range(0, given).Select(nth => First.AddDays(nth * 7))],
        decidedOn is { } on ? [new(First.AddDays(on), NextStepOutcome.CompleteThenMaintenance, decision, days)] : [], 6, House.Shipped);

    [Fact]
    public void Maintenance_begins_when_the_series_is_over_and_going_on_was_signed()
    {
        Assert.Null(Phase(8, null));
        Assert.Null(Phase(5, 20));
        Assert.Null(Phase(8, 20, decision: NextDecision.Complete));
        Assert.Equal((0, 1m), (Phase(6, 36)!.Count, Phase(6, 36)!.IntervalWeeks));
        // Decided in the middle of the series: what is left of it is not maintenance.
        Assert.Equal(2, Phase(8, 22)!.Count);
        Assert.Equal(3m, Phase(8, 36, days: 21)!.IntervalWeeks);
    }
}
