using Stillpoint.Care.FollowUp.Charts;
using Stillpoint.Care.Planning;

namespace Stillpoint.Care.Tests.FollowUp;

public sealed class Scales_that_are_overdue
{
    private static readonly DateTimeOffset First = new(2026, 11, 2, 10, 0, 0, TimeSpan.FromHours(-5));

    private static IEnumerable<string> Overdue(MeasuredWhen when, double nowDays, params double[] takenDays) =>
        MeasuresDue.Of([new("PHQ-9", [when])], [First, First.AddDays(3)], [.. takenDays.Select(day => ("PHQ-9", First.AddDays(day))), ("GAD-7", First)], First.AddDays(nowDays)).Select(late => late.Because);

    [Fact]
    public void Nothing_is_overdue_before_a_session_was_given() =>
        Assert.Empty(MeasuresDue.Of(MeasuresDue.Usual("PHQ-9"), [], [], First));

    [Fact]
    public void A_score_of_the_fortnight_before_the_course_is_its_beginning()
    {
        Assert.Empty(Overdue(MeasuredWhen.BeforeTheCourse, 4, -14));
        Assert.Equal(["not taken before the course: nothing can be held against it"], Overdue(MeasuredWhen.BeforeTheCourse, 4, -15, 1));
    }

    [Fact]
    public void Before_each_session_means_the_day_of_the_last_one()
    {
        Assert.Empty(Overdue(MeasuredWhen.EachSession, 4, 2.9));
        Assert.Equal(["not taken before the last session"], Overdue(MeasuredWhen.EachSession, 4, 1, 3.1));
    }

    [Fact]
    public void The_day_after_is_waited_for_before_it_is_missed()
    {
        Assert.Empty(Overdue(MeasuredWhen.DayAfterEach, 4));
        Assert.Empty(Overdue(MeasuredWhen.DayAfterEach, 6, 4));
        Assert.Single(Overdue(MeasuredWhen.DayAfterEach, 6, 3.1));
        Assert.Single(Overdue(MeasuredWhen.DayAfterTheFirst, 6, 4));
    }

    [Fact]
    public void A_weekly_scale_is_late_after_ten_days()
    {
        Assert.Empty(Overdue(MeasuredWhen.Weekly, 13, 3));
        Assert.Equal(["weekly: the last 11 days ago"], Overdue(MeasuredWhen.Weekly, 14.5, 3));
        Assert.Empty(Overdue(MeasuredWhen.Monthly, 36, 0));
        Assert.Single(Overdue(MeasuredWhen.Monthly, 38, 0));
        Assert.Empty(Overdue(MeasuredWhen.AfterTheCourse, 90));
    }
}
