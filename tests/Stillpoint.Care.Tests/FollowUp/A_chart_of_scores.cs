using Stillpoint.Care.FollowUp.Charts;
using Stillpoint.Care.FollowUp.Scales;

namespace Stillpoint.Care.Tests.FollowUp;

public sealed class A_chart_of_scores
{
    private static readonly DateTimeOffset First = new(2026, 11, 2, 9, 0, 0, TimeSpan.Zero);

    private static ScorePoint Point(double day, decimal total) => new(First.AddDays(day), total);

    private static ScorePlot Plot(string code, ScorePoint[] points, params double[] doses) =>
        ScorePlot.Of(Instruments.Find(code)!, points, doses.Select(day => new DosePoint(First.AddDays(day), 35)), 300, 108);

    [Fact]
    public void Stands_on_days_and_on_the_whole_range_of_the_scale()
    {
        var plot = Plot("PHQ-9", [Point(0, 18), Point(10, 9), Point(30, 0)], 1, 4);
        Assert.Equal([(0, 36), (100, 72), (300, 108)], plot.Points.Select(point => (plot.X(point.At), plot.Y(point.Total))));
        Assert.Equal([10, 40], plot.Doses.Select(dose => plot.X(dose.At)));
        Assert.Equal(0, plot.Y(27));
    }

    [Fact]
    public void Draws_the_lines_a_score_is_held_against()
    {
        var plot = Plot("PHQ-9", [Point(0, 18), Point(10, 9)], 1);
        Assert.Equal((18m, 9m, 4m), (plot.Baseline!.Total, plot.Response, plot.Remission));
        var trauma = Plot("PCL-5", [Point(0, 48), Point(20, 30)], 1);
        Assert.Equal(38m, trauma.Response);
        Assert.Null(Plot("PAIN-NRS", [Point(0, 8)], 1).Remission);
    }

    [Theory]
    [InlineData(13.9, true)]
    [InlineData(14.1, false)]
    public void Takes_for_a_baseline_the_last_score_of_the_fortnight_before_the_first_dose(double before, bool counts)
    {
        var plot = Plot("PHQ-9", [Point(-before, 20), Point(5, 12)], 0);
        Assert.Equal(counts ? 20m : null, plot.Baseline?.Total);
        Assert.Equal(counts ? 10m : null, plot.Response);
    }

    [Fact]
    public void Joins_nothing_over_a_month_of_silence()
    {
        var plot = Plot("PHQ-9", [Point(0, 18), Point(30, 9), Point(60.1, 8), Point(70, 7)]);
        Assert.Equal([2, 2], plot.Lines.Select(line => line.Count));
    }

    [Fact]
    public void Of_one_score_alone_is_drawn_too()
    {
        var plot = Plot("PHQ-9", [Point(0, 18)]);
        Assert.Equal((0, 36), (plot.X(First), plot.Y(18)));
        Assert.Single(plot.Lines);
    }

    [Fact]
    public void Bands_cover_the_whole_range_from_the_mildest()
    {
        var bands = Plot("PHQ-9", [Point(0, 18)]).Bands.ToList();
        Assert.Equal(("minimal", 108), (bands[0].Label, bands[0].Bottom));
        Assert.Equal(("severe", 0), (bands[^1].Label, bands[^1].Top));
        Assert.Equal(bands.Skip(1).Select(band => band.Bottom), bands.SkipLast(1).Select(band => band.Top));
    }

    [Fact]
    public void Never_has_more_marks_of_time_than_can_be_read() => Assert.All(new[] { 1d, 13, 40, 100, 380, 900 }, days =>
        Assert.InRange(Plot("PHQ-9", [Point(0, 18), Point(days, 10)]).Ticks.Count(), 1, 10));
}
