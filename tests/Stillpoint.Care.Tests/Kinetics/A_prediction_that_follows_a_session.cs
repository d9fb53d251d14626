using Stillpoint.Care.Kinetics;

namespace Stillpoint.Care.Tests.Kinetics;

public sealed class A_prediction_that_follows_a_session
{
    private static readonly Subject Adult = new(PublishedModels.Default, Covariates.Weighing(80));

    private static void Same(Prediction expected, Prediction actual)
    {
        foreach (var minute in new[] { 0.0, 5, 12, 15, 30, 40, 55, 90, 400 }) Agree.On(expected.At(minute), actual.At(minute));
    }

    [Fact]
    public void Rate_changes_and_a_pause_are_the_infusions_they_amount_to() => Same(
        Prediction.Of(Adult, Administration.Infusion(0, 1, 10), Administration.Infusion(10, 1.5, 5), Administration.Infusion(20, 1, 22.5)),
        Prediction.Of(Adult).Running(0, 1, 40).Running(10, 1.5, 30).Paused(15).Running(20, 1, 22.5));

    [Fact]
    public void The_future_runs_at_the_current_rate_until_the_dose_ends()
    {
        var running = Prediction.Of(Adult).Running(0, 1, 40);
        Agree.On(179.52725, running.At(40).Ketamine, relative: 6e-8);
        Assert.True(running.At(41).Ketamine < running.At(40).Ketamine);
    }

    [Fact]
    public void If_paused_now_leaves_the_running_prediction_as_it_was()
    {
        var running = Prediction.Of(Adult).Running(0, 1, 40);
        var before = running.At(40);
        Agree.On(Prediction.Of(Adult, Administration.Infusion(0, 1, 20)).At(30), running.Paused(20).At(30));
        Assert.Equal(before, running.At(40));
    }

    [Fact]
    public void A_dose_entered_late_is_where_it_was_given() => Same(
        Prediction.Of(Adult, Administration.Infusion(0, 1, 40), new Administration(GivenBy.Intramuscular, 12, 20)),
        Prediction.Of(Adult).Running(0, 1, 40).Running(30, 1, 10).With(new Administration(GivenBy.Intramuscular, 12, 20)));

    [Fact]
    public void A_second_dose_of_a_known_route_joins_the_first() => Same(
        Prediction.Of(Adult, new Administration(GivenBy.Oral, 0, 50), new Administration(GivenBy.Oral, 30, 25)),
        Prediction.Of(Adult, new Administration(GivenBy.Oral, 0, 50)).With(new Administration(GivenBy.Oral, 30, 25)));

    [Fact]
    public void Sprays_follow_one_another_while_the_first_is_still_being_swallowed()
    {
        var subject = new Subject(PublishedModels.EsketamineSpray, new Covariates { AgeYears = 45 });
        Same(
            Prediction.Of(subject, new(GivenBy.EsketamineSpray, 0, 28), new(GivenBy.EsketamineSpray, 5, 28, Spray: 2)),
            Prediction.Of(subject, new Administration(GivenBy.EsketamineSpray, 0, 28)).With(new(GivenBy.EsketamineSpray, 5, 28, Spray: 2)));
    }

    /// <summary>A bedside asks for curves all day long; beyond the curve itself nothing may be left to collect.</summary>
    [Fact]
    public void Drawing_a_curve_allocates_only_the_curve()
    {
        var grid = new Grid(0, 1, 1441);
        Administration[] doses = [new(GivenBy.IntravenousInfusion, 0, 35, 40)];
        long Bytes(Func<Curves> make)
        {
            make();
            var before = GC.GetAllocatedBytesForCurrentThread();
            GC.KeepAlive(make());
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
        Assert.Equal(
            Bytes(() => new Curves(grid, new double[1441], new double[1441], new double[1441], null)),
            Bytes(() => Prediction.Draw(Adult, grid, doses)));
    }

    [Fact]
    public void Bad_numbers_never_become_a_curve()
    {
        foreach (var dose in new Administration[]
        {
            new(GivenBy.IntravenousBolus, -1, 10), new(GivenBy.IntravenousBolus, 0, -10), new(GivenBy.IntravenousBolus, double.NaN, 10),
            new(GivenBy.IntravenousBolus, 0, double.NaN), new(GivenBy.IntravenousInfusion, 0, 10, -1), new(GivenBy.IntravenousInfusion, 0, 10, double.PositiveInfinity),
            new(GivenBy.Oral, 0, 10, Lag: -1), new(GivenBy.EsketamineSpray, 0, 28, Spray: 0), new(GivenBy.Oral, 0, 10, Duration: 5),
        })
        {
            Assert.NotNull(dose.Problem);
            if (Adult.Model.Accepts(dose.By)) Assert.Throws<ArgumentException>(() => Prediction.Of(Adult, dose));
        }
        Assert.NotNull(Covariates.Weighing(0).Problem);
        Assert.NotNull(Covariates.Weighing(double.NaN).Problem);
        Assert.NotNull(Covariates.Weighing(-70).Problem);
        Assert.Throws<ArgumentException>(() => Prediction.Of(Adult, new Administration(GivenBy.EsketamineSpray, 0, 28)));
    }

    [Fact]
    public void No_dose_and_a_dose_of_nothing_are_no_level()
    {
        Assert.Equal(0, Prediction.Of(Adult).At(30).Ketamine);
        Assert.Equal(0, Prediction.Of(Adult, new Administration(GivenBy.IntravenousBolus, 0, 0)).At(30).Ketamine);
    }

    [Fact]
    public void Outside_its_limits_a_model_says_why()
    {
        Assert.Empty(Adult.Model.OutsideLimits(Covariates.Weighing(30)));
        Assert.Contains("29 kg", Assert.Single(Adult.Model.OutsideLimits(Covariates.Weighing(29))), StringComparison.Ordinal);
        Assert.Single(Adult.Model.OutsideLimits(Covariates.Weighing(201)));
        Assert.Single(Adult.Model.OutsideLimits(new Covariates { WeightKg = 70, AgeYears = 15 }));
        var herd = PublishedModels.Find("herd")!;
        Assert.Contains("not known", Assert.Single(herd.OutsideLimits(Covariates.Weighing(20))), StringComparison.Ordinal);
        Assert.Empty(herd.OutsideLimits(new Covariates { WeightKg = 20, AgeYears = 6 }));
        Assert.Single(herd.OutsideLimits(new Covariates { WeightKg = 60, AgeYears = 15 }));
    }
}
