using Stillpoint.Care.Findings;
using Stillpoint.Care.FollowUp.LongTerm;
using Stillpoint.Care.Tests.Findings;

namespace Stillpoint.Care.Tests.FollowUp;

public sealed class The_long_run
{
    private static readonly DateOnly First = new(2026, 1, 31);

    private static LongTermFacts On(DateOnly today, int sessions, params DoneTest[] done) => new(today) { FirstSessionOn = First, Sessions = sessions, Heavy = false, Done = done };

    private static DueTest? Due(LongTermFacts facts, LongTermTest test) => LongTermCalendar.Of(facts).SingleOrDefault(due => due.Check.Test == test);

    [Fact]
    public void Before_the_first_session_the_baselines_are_wanted_and_afterwards_they_are_overdue()
    {
        Assert.Equal(TestDue.Now, Due(new(First.AddDays(-3)), LongTermTest.LiverTests)!.When);
        Assert.Equal(TestDue.Overdue, Due(On(First.AddDays(1), 1), LongTermTest.LiverTests)!.When);
        Assert.Null(Due(new(First), LongTermTest.DoseTrend));
    }

    [Fact]
    public void Some_things_are_asked_at_every_session() =>
        Assert.Equal(TestDue.AtNextSession, Due(On(First.AddDays(3), 1, new DoneTest(LongTermTest.UrinarySymptoms, First, 0)), LongTermTest.UrinarySymptoms)!.When);

    [Theory]
    [InlineData("2026-04-29", TestDue.Later)]
    [InlineData("2026-04-30", TestDue.Now)] // three calendar months, clamped to the end of April
    [InlineData("2026-05-14", TestDue.Now)]
    [InlineData("2026-05-15", TestDue.Overdue)]
    public void Urinalysis_comes_round_every_three_months(string today, TestDue when)
    {
        var due = Due(On(DateOnly.Parse(today, System.Globalization.CultureInfo.InvariantCulture), 8, new DoneTest(LongTermTest.Urinalysis, First, 0)), LongTermTest.Urinalysis)!;
        Assert.Equal((when, new DateOnly(2026, 4, 30)), (due.When, due.On!.Value));
    }

    [Fact]
    public void Liver_tests_follow_the_sixth_session_then_six_months_and_weekly_with_heavy_use()
    {
        var baseline = new DoneTest(LongTermTest.LiverTests, First, 0);
        Assert.Equal(TestDue.Later, Due(On(First.AddDays(10), 5, baseline), LongTermTest.LiverTests)!.When);
        Assert.Equal(TestDue.Now, Due(On(First.AddDays(14), 6, baseline), LongTermTest.LiverTests)!.When);
        var second = new DoneTest(LongTermTest.LiverTests, First.AddDays(15), 6);
        Assert.Equal(First.AddDays(15).AddMonths(6), Due(On(First.AddDays(20), 7, baseline, second), LongTermTest.LiverTests)!.On);
        Assert.Equal(First.AddDays(22), Due(On(First.AddDays(20), 7, baseline, second) with { Heavy = true }, LongTermTest.LiverTests)!.On);
    }

    [Fact]
    public void Cognition_belongs_to_maintenance()
    {
        Assert.Null(Due(On(First.AddDays(40), 8), LongTermTest.Cognition));
        var maintained = On(First.AddDays(40), 8) with { MaintenanceSince = First.AddDays(40) };
        Assert.Equal(TestDue.Now, Due(maintained, LongTermTest.Cognition)!.When);
        Assert.Equal(First.AddDays(40).AddMonths(6), Due(maintained with { Done = [new(LongTermTest.Cognition, First.AddDays(40), 8)] }, LongTermTest.Cognition)!.On);
        Assert.Equal(First.AddDays(40).AddMonths(6), Due(maintained, LongTermTest.MaintenanceReview)!.On);
    }

    [Theory]
    [InlineData(24, null, false)]
    [InlineData(25, null, true)]
    [InlineData(49, 25, false)]
    [InlineData(50, 25, true)]
    [InlineData(60, 55, false)]
    public void The_whole_treatment_is_reviewed_at_25_and_at_50_sessions(int sessions, int? reviewedAt, bool due) =>
        Assert.Equal(due, Due(On(First.AddDays(300), sessions, reviewedAt is { } at ? [new(LongTermTest.LifetimeReview, First.AddDays(200), at)] : []), LongTermTest.LifetimeReview) is not null);

    [Fact]
    public void A_test_dated_tomorrow_has_not_been_done() =>
        Assert.Equal(TestDue.Overdue, Due(On(First.AddDays(5), 2, new DoneTest(LongTermTest.Urinalysis, First.AddDays(6), 2)), LongTermTest.Urinalysis)!.When);

    private static Severity? Says(LongTermResults results, string rule) => LongTermRules.Judge(results).SingleOrDefault(finding => finding.Rule == rule)?.Severity;

    [Fact]
    [Fires("LTM-01"), JustNot("LTM-01")]
    public void A_bladder_that_complains_holds_the_next_dose()
    {
        Assert.Equal(Severity.Stop, Says(new() { IcsiBaseline = 3, IcsiLatest = 7 }, "LTM-01"));
        Assert.Null(Says(new() { IcsiBaseline = 3, IcsiLatest = 6 }, "LTM-01"));
        Assert.Equal(Severity.Stop, Says(new() { Haematuria = true }, "LTM-01"));
        Assert.Equal(Severity.Unknown, Says(new() { IcsiLatest = 2 }, "LTM-01"));
    }

    [Fact]
    [Fires("LTM-02"), JustNot("LTM-02")]
    public void Two_points_of_MoCA_are_looked_at()
    {
        Assert.Equal(Severity.Review, Says(new() { MocaBaseline = 28, MocaLatest = 26 }, "LTM-02"));
        Assert.Null(Says(new() { MocaBaseline = 28, MocaLatest = 27 }, "LTM-02"));
    }

    [Theory]
    [Fires("LTM-03"), JustNot("LTM-03")]
    [InlineData(0.5, 0.75, 4, 4, 50.0, Severity.Review)]
    [InlineData(0.5, 0.74, 4, 4, 50.0, null)]
    [InlineData(0.5, 0.5, 4, 2, 50.0, Severity.Review)]
    [InlineData(0.5, 0.5, 4, 2.1, 50.0, null)]
    [InlineData(0.5, 0.75, 4, 4, 51.0, null)] // a better score
    [InlineData(0.5, 0.75, 4, 4, null, Severity.Unknown)]
    public void More_for_the_same_is_looked_at(double before, double now, double intervalBefore, double intervalNow, double? improvement, Severity? says) =>
        Assert.Equal(says, Says(new() { Trend = new((decimal)before, (decimal)now, (decimal)intervalBefore, (decimal)intervalNow, 50, (decimal?)improvement) }, "LTM-03"));

    [Fact]
    public void Every_line_names_a_source()
    {
        Assert.All(LongTermCheck.All, check => Assert.False(string.IsNullOrWhiteSpace(check.Source.Name)));
        Assert.All(MaintenanceSchedule.All, schedule => Assert.False(string.IsNullOrWhiteSpace(schedule.Source.Name)));
        Assert.Equal(Enum.GetValues<LongTermTest>().Length, LongTermCheck.All.Select(check => check.Test).Distinct().Count());
    }

    [Fact]
    public void A_trend_is_what_was_given_three_months_ago_beside_what_is_given_now()
    {
        var now = new DateTimeOffset(2026, 11, 19, 15, 0, 0, TimeSpan.Zero);
        (DateTimeOffset, decimal?)[] sessions = [(now.AddDays(-150), 0.5m), (now.AddDays(-122), 0.5m), (now.AddDays(-94), 0.5m), (now.AddDays(-20), 0.8m), (now.AddDays(-13), 0.8m), (now.AddDays(-6), 0.8m)];
        var trend = DoseTrend.Of(sessions, at => at < now ? 60 : 50, now)!;
        Assert.Equal((0.5m, 0.8m, 4m, 60m, 50m), (trend.DoseBefore, trend.DoseNow, trend.IntervalBefore, trend.ImprovementBefore, trend.ImprovementNow));
        Assert.Equal(1m, DoseTrend.Of([.. sessions[..3], .. sessions[2..].Skip(1).Prepend((now.AddDays(-27), 0.8m))], _ => null, now)!.IntervalNow);
        Assert.Null(DoseTrend.Of(sessions[..3], _ => null, now));
        Assert.Null(DoseTrend.Of(sessions[3..], _ => null, now));
    }
}
