using Stillpoint.Care.Planning;
using Stillpoint.Care.Tests.Findings;
using static Stillpoint.Care.Findings.Severity;
using static Stillpoint.Care.Planning.AmountUnit;
using Severity = Stillpoint.Care.Findings.Severity;

namespace Stillpoint.Care.Tests.Planning;

public sealed class Running_a_course
{
    private static DoseOrder Next(string row, double amount, CourseSoFar session) =>
        Orders.Of(row, (decimal)amount, row is "DOS-12" or "DOS-13" ? Mg : MgPerKg) with { Minutes = 40, Session = session };

    [Theory]
    [Fires("CRS-01"), JustNot("CRS-01")]
    [InlineData("DOS-01", 0.5, 47.9, Override)]
    [InlineData("DOS-01", 0.5, 48, null)]
    [InlineData("DOS-02", 0.5, 24, null)]
    [InlineData("DOS-02", 0.5, 23.9, Override)]
    [InlineData("DOS-07", 0.5, 30, Override)]
    [InlineData("DOS-12", 56, 47, Override)]
    [InlineData("DOS-12", 56, 24, Override)]
    [InlineData("DOS-12", 56, 23.9, Block)]
    [InlineData("DOS-12", 56, 48, null)]
    [InlineData("DOS-09", 1, 24, null)]
    public void Sessions_are_two_days_apart(string row, double amount, double hours, Severity? says) =>
        Assert.Equal(says, Next(row, amount, new(2) { HoursSinceLast = (decimal)hours }).Says("CRS-01"));

    [Theory]
    [Fires("CRS-02"), JustNot("CRS-02")]
    [InlineData("DOS-01", 0.5, 2, null)]
    [InlineData("DOS-01", 0.5, 3, Override)]
    [InlineData("DOS-12", 56, 1, null)]
    [InlineData("DOS-12", 56, 2, Override)]
    [InlineData("DOS-17", 0.4, 5, null)] // weekdays in a row are that course
    public void Three_sessions_a_week_and_two_of_esketamine(string row, double amount, int lately, Severity? says) =>
        Assert.Equal(says, Next(row, amount, new(3) { SessionsLast7Days = lately }).Says("CRS-02"));

    [Theory]
    [Fires("CRS-03"), JustNot("CRS-03")]
    [InlineData("DOS-01", 0.5, 0.75, null)]
    [InlineData("DOS-01", 0.5, 0.76, Override)]
    [InlineData("DOS-04", 0.5, 0.76, Override)]
    [InlineData("DOS-03", 0.4, 0.5, null)]
    [InlineData("DOS-03", 0.4, 0.51, Override)]
    [InlineData("DOS-07", 0.5, 0.7, null)]
    [InlineData("DOS-07", 0.5, 0.71, Override)]
    [InlineData("DOS-05", 0.4, 0.4, null)]
    [InlineData("DOS-05", 0.4, 0.41, Override)]
    [InlineData("DOS-08", 0.6, 0.9, null)]
    [InlineData("DOS-01", 0.9, 0.5, null)]
    public void A_step_up_is_small(string row, double before, double now, Severity? says) =>
        Assert.Equal(says, Next(row, now, new(3) { Previous = Care.Units.MgPerKg.Of((decimal)before) }).Says("CRS-03"));

    [Theory]
    [Fires("GER-01"), JustNot("GER-01")]
    [InlineData(65, 1, null, 0.3, null)]
    [InlineData(65, 1, null, 0.31, Override)]
    [InlineData(64, 1, null, 0.5, null)]
    [InlineData(70, 2, 0.3, 0.4, null)]
    [InlineData(70, 2, 0.3, 0.41, Override)]
    [InlineData(70, 2, 0.5, 0.5, null)] // where the course already is
    public void Older_people_start_low_and_step_small(double years, int number, double? before, double now, Severity? says)
    {
        var order = Next("DOS-01", now, new(number) { Previous = before is { } previous ? Care.Units.MgPerKg.Of((decimal)previous) : null });
        Assert.Equal(says, (order with { Patient = Orders.AMan(years: (decimal)years) }).Says("GER-01"));
    }

    [Theory]
    [InlineData("DOS-06", 0.5, MgPerKg, Override)]
    [InlineData("DOS-07", 0.31, MgPerKg, Override)]
    [InlineData("DOS-08", 0.3, MgPerKg, null)]
    [InlineData("DOS-08", 0.9, MgPerKg, Override)]
    [InlineData("DOS-09", 0.5, MgPerKg, null)]
    [InlineData("DOS-09", 0.51, MgPerKg, Override)]
    [InlineData("DOS-10", 50, Mg, null)]
    [InlineData("DOS-10", 51, Mg, Override)]
    [InlineData("DOS-11", 25, Mg, null)]
    [InlineData("DOS-11", 26, Mg, Override)]
    [InlineData("DOS-12", 84, Mg, null)]
    [InlineData("DOS-22", 0.35, MgPerKg, null)]
    public void How_low_older_people_start_depends_on_the_way_in(string row, double amount, AmountUnit unit, Severity? says)
    {
        var order = Orders.Of(row, (decimal)amount, unit) with { Minutes = 40, Patient = Orders.AMan(years: 78) };
        Assert.Equal(says, order.Says("GER-01")); // a session nobody numbered counts as the first
        Assert.Equal(says, (order with { Session = new(1) }).Says("GER-01"));
    }

    [Fact]
    public void The_guide_shown_beside_a_plan_names_a_source_for_every_line() =>
        Assert.All(CourseGuide.All, line => Assert.False(string.IsNullOrWhiteSpace(line.Source.Name)));
}
