using Stillpoint.Care.Findings;
using Stillpoint.Care.Planning;

namespace Stillpoint.Care.Tests.Planning;

public sealed class A_course_as_planned
{
    private static CoursePlan Plan(int least = 2, decimal usual = 3.5m, decimal? top = 1, decimal? step = 0.1m) => new()
    {
        Phases = [new("", 6, new(least, 7, usual))], Titration = new(Titrates.WhenLittleBetter) { Step = step, Unit = AmountUnit.MgPerKg, Ceiling = top },
    };

    private static IReadOnlyList<Finding> Judge(CoursePlan plan, string row = "DOS-01") => CoursePlanCheck.Judge(plan, DoseRows.Find(row)!, House.Shipped);

    [Fact]
    public void A_usual_course_finds_nothing() => Assert.Empty(Judge(Plan()));

    [Fact]
    public void Sessions_closer_than_any_order_would_pass_are_found_at_the_plan() =>
        Assert.Equal(("CRS-01", Severity.Override), Assert.Single(Judge(Plan(least: 1))) is var found ? (found.Rule, found.Severity) : default);

    [Fact]
    public void The_acute_protocol_may_go_a_day_apart() => Assert.DoesNotContain(Judge(Plan(least: 1, step: null, top: null), "DOS-02"), finding => finding.Rule == "CRS-01");

    [Fact]
    public void More_than_three_sessions_in_a_week_are_found_and_three_are_not()
    {
        Assert.Contains(Judge(Plan(usual: 2)), finding => finding.Rule == "CRS-02");
        Assert.DoesNotContain(Judge(Plan(usual: 7m / 3)), finding => finding.Rule == "CRS-02");
        Assert.Contains(Judge(Plan(usual: 7m / 3, step: null, top: null), "DOS-12"), finding => finding.Rule == "CRS-02");
    }

    [Fact]
    public void A_climb_above_the_ceiling_is_blocked_and_to_it_is_not()
    {
        Assert.Equal(Severity.Block, Assert.Single(Judge(Plan(top: 1.1m))).Severity);
        Assert.Empty(Judge(Plan(top: 1)));
    }

    [Fact]
    public void A_step_larger_than_the_row_takes_is_found() => Assert.Equal("CRS-03", Assert.Single(Judge(Plan(step: 0.3m))).Rule);
}
