using FsCheck;
using FsCheck.Fluent;
using Stillpoint.Care.Session.Readings;

namespace Stillpoint.Care.Tests.Session.Readings;

public sealed class The_worst_of_an_interval
{
    [Theory]
    [InlineData(14)]
    [InlineData(15)]
    [InlineData(40)]
    public void The_lowest_saturation_and_the_length_of_its_run_are_kept_beside_a_good_median(int seconds)
    {
        var summary = new A_stretch_of_readings().Each(0, 100, Signal.SpO2, 98).Each(100, 100 + seconds, Signal.SpO2, 86).Each(100 + seconds, 300, Signal.SpO2, 98).Summary();
        Assert.Equal(98, summary.Offered.SpO2!.Value);
        Assert.Equal(86, summary.Worst.SpO2LowMin);
        Assert.Equal(seconds, summary.Worst.SpO2Below90Seconds);
    }

    [Fact]
    public void Exactly_ninety_is_not_under_ninety()
    {
        var worst = new A_stretch_of_readings().Each(0, 300, Signal.SpO2, 90).Summary().Worst;
        Assert.Equal(0, worst.SpO2Below90Seconds);
        Assert.Equal(90, worst.SpO2LowMin);
    }

    [Fact]
    public void Two_short_dips_are_not_one_long_one()
    {
        var worst = new A_stretch_of_readings().Each(0, 10, Signal.SpO2, 85).Each(10, 11, Signal.SpO2, 95).Each(11, 20, Signal.SpO2, 85).Each(20, 300, Signal.SpO2, 97).Summary().Worst;
        Assert.Equal(10, worst.SpO2Below90Seconds);
    }

    [Fact]
    public void An_artefact_in_the_middle_of_a_run_does_not_break_it()
    {
        var worst = new A_stretch_of_readings().Each(0, 10, Signal.SpO2, 85).Each(10, 12, Signal.SpO2, 127).Each(12, 20, Signal.SpO2, 85).Each(20, 300, Signal.SpO2, 97).Summary().Worst;
        Assert.Equal(20, worst.SpO2Below90Seconds);
    }

    [Fact]
    public void A_lost_signal_ends_a_run_fifteen_seconds_after_the_last_value()
    {
        var worst = new A_stretch_of_readings().Each(0, 5, Signal.SpO2, 85).Each(200, 300, Signal.SpO2, 97).Summary().Worst;
        Assert.Equal(19, worst.SpO2Below90Seconds);
    }

    [Fact]
    public void A_run_across_the_border_of_two_intervals_is_counted_whole_in_the_second()
    {
        var readings = new A_stretch_of_readings().Each(0, 290, Signal.SpO2, 97).Each(290, 310, Signal.SpO2, 85).Each(310, 600, Signal.SpO2, 97);
        Assert.Equal(10, readings.Summary(0, 300).Worst.SpO2Below90Seconds);
        Assert.Equal(20, readings.Summary(300, 600).Worst.SpO2Below90Seconds);
    }

    [Theory]
    [InlineData(14, 70)]
    [InlineData(15, 150)]
    public void A_fast_heart_counts_when_it_was_held_for_fifteen_seconds(int seconds, int highest)
    {
        var worst = new A_stretch_of_readings().Each(0, 100, Signal.HeartRate, 70).Each(100, 100 + seconds, Signal.HeartRate, 150).Each(100 + seconds, 300, Signal.HeartRate, 70).Summary().Worst;
        Assert.Equal(highest, worst.HrHigh);
        Assert.Equal(70, worst.HrLow);
    }

    [Theory]
    [InlineData(14, 16)]
    [InlineData(15, 6)]
    public void So_does_slow_breathing(int seconds, int lowest)
    {
        var worst = new A_stretch_of_readings().Each(0, 100, Signal.RespiratoryRate, 16).Each(100, 100 + seconds, Signal.RespiratoryRate, 6).Each(100 + seconds, 300, Signal.RespiratoryRate, 16).Summary().Worst;
        Assert.Equal(lowest, worst.RrLow);
        Assert.Equal(16, worst.RrHigh);
    }

    [Fact]
    public void A_rate_that_swings_second_by_second_is_the_band_it_swings_in()
    {
        var readings = new A_stretch_of_readings();
        for (var second = 0; second < 300; second++) readings.Each(second, second + 1, Signal.HeartRate, second % 2 == 0 ? 71 : 74);
        Assert.Equal((71, 74), (readings.Summary().Worst.HrLow, readings.Summary().Worst.HrHigh));
    }

    [Fact]
    public void A_monitor_that_speaks_once_a_minute_is_heard()
    {
        var readings = new A_stretch_of_readings();
        foreach (var (minute, rate) in new[] { 70, 70, 134, 70, 70 }.Index()) readings.Once(minute * 60, new SignalValue(Signal.HeartRate, rate, SignalStatus.Measured));
        Assert.Equal(134, readings.Summary().Worst.HrHigh);
    }

    [Fact]
    public void A_breathing_rate_of_nought_is_a_pause_and_no_nought_proves_none()
    {
        Assert.Equal(22, new A_stretch_of_readings().Each(0, 100, Signal.RespiratoryRate, 14).Each(100, 122, Signal.RespiratoryRate, 0).Each(122, 300, Signal.RespiratoryRate, 12).Summary().Worst.ApnoeaSeconds);
        Assert.Null(new A_stretch_of_readings().Each(0, 300, Signal.RespiratoryRate, 14).Summary().Worst.ApnoeaSeconds);
    }

    [Fact]
    public void Nothing_measured_is_nothing_known() =>
        Assert.Equal(new WorstOfInterval(null, null, null, null, null, null, null), new A_stretch_of_readings().Each(0, 300, Signal.SpO2, 84, SignalStatus.Questionable).Summary().Worst);

    // Any series of values at any whole seconds of ten minutes, with gaps, repeats and disorder.
    private static readonly Arbitrary<(int Second, int Value)[]> AnySeries =
        (from second in Gen.Choose(0, 599) from value in Gen.Choose(84, 96) select (second, value)).ArrayOf().ToArbitrary();

    private static Trace TraceOf((int Second, int Value)[] series) => Trace.Of(series.Select(x => new Sample(A_stretch_of_readings.At(x.Second), x.Value)));

    [Fact]
    public void Cutting_time_into_intervals_never_hides_a_run() =>
        Check.One(Config.QuickThrowOnFailure, Prop.ForAll(AnySeries, Gen.Choose(1, 599).ToArbitrary(), (series, cut) =>
        {
            var trace = TraceOf(series);
            TimeSpan Run(int from, int until) => trace.LongestRun(value => value < 90, A_stretch_of_readings.At(from), A_stretch_of_readings.At(until));
            var first = Run(0, cut);
            var second = Run(cut, 600);
            return Run(0, 600) == (first > second ? first : second);
        }));

    [Fact]
    public void What_was_held_lies_within_what_was_measured_and_low_is_never_above_high() =>
        Check.One(Config.QuickThrowOnFailure, Prop.ForAll(AnySeries, series =>
        {
            var held = TraceOf(series).HeldFor(WorstOfInterval.Sustained, A_stretch_of_readings.Ten, A_stretch_of_readings.At(600));
            return held is not { } range || (range.Low <= range.High && series.Any(x => x.Value <= range.Low) && series.Any(x => x.Value >= range.High));
        }));

    [Fact]
    public void Levels_held_for_half_a_minute_each_are_all_within_the_range_and_are_its_ends() =>
        Check.One(Config.QuickThrowOnFailure, Prop.ForAll(Gen.Choose(84, 96).ArrayOf(10).ToArbitrary(), levels =>
        {
            // Ten steps of thirty seconds each: every level was held, so the range is that of the levels.
            var readings = new A_stretch_of_readings();
            foreach (var (step, level) in levels.Index()) readings.Each(step * 30, (step + 1) * 30, Signal.HeartRate, level);
            var worst = readings.Summary().Worst;
            return worst.HrLow == levels.Min() && worst.HrHigh == levels.Max();
        }));

    [Fact]
    public void The_order_in_which_readings_arrive_does_not_matter() =>
        Check.One(Config.QuickThrowOnFailure, Prop.ForAll(AnySeries, series =>
        {
            var once = series.DistinctBy(x => x.Second).Select(x => new Reading(A_stretch_of_readings.At(x.Second), [new(Signal.SpO2, x.Value, SignalStatus.Measured)])).ToList();
            var forward = IntervalSummary.Of(once, A_stretch_of_readings.Ten, A_stretch_of_readings.At(300));
            once.Reverse();
            return forward == IntervalSummary.Of(once, A_stretch_of_readings.Ten, A_stretch_of_readings.At(300));
        }));
}
