using Stillpoint.Care.Kinetics;

namespace Stillpoint.Care.Tests.Kinetics;

public sealed class The_laws_of_every_curve
{
    private static readonly Series[] All = Enum.GetValues<Series>();

    [Fact]
    public void Two_doses_together_are_the_sum_of_each_alone() => Regimens.Hold(Regimens.Any(), regimen =>
    {
        var together = Prediction.Of(regimen.Subject, regimen.Doses);
        var alone = regimen.Doses.Select(dose => Prediction.Of(regimen.Subject, dose)).ToArray();
        foreach (var minute in regimen.Minutes)
            foreach (var series in All)
                Agree.On(together.At(minute)[series] is null ? null : alone.Sum(each => each.At(minute)[series] ?? 0), together.At(minute)[series]);
    });

    [Fact]
    public void Three_times_the_dose_gives_three_times_the_level() => Regimens.Hold(Regimens.Any(), regimen =>
    {
        var once = Prediction.Of(regimen.Subject, regimen.Doses);
        var thrice = Prediction.Of(regimen.Subject, [.. regimen.Doses.Select(dose => dose with { Milligrams = 3 * dose.Milligrams })]);
        foreach (var minute in regimen.Minutes)
            foreach (var series in All) Agree.On(3 * once.At(minute)[series], thrice.At(minute)[series]);
    });

    [Fact]
    public void Nothing_is_there_before_the_first_dose() => Regimens.Hold(Regimens.Any(), regimen =>
    {
        var first = regimen.Doses.Min(dose => dose.Minute);
        var prediction = Prediction.Of(regimen.Subject, regimen.Doses);
        foreach (var minute in new[] { -10, 0, first / 2, Math.BitDecrement(first) }.Where(minute => minute < first))
        {
            Assert.Equal(0, prediction.At(minute).Ketamine);
            Assert.Equal(0, prediction.At(minute).Norketamine ?? 0);
            Assert.Equal(0, ExactLevels.At(regimen.Subject, regimen.Doses, [minute])[0].Ketamine);
        }
    });

    [Fact]
    public void The_order_in_which_doses_are_written_changes_nothing() => Regimens.Hold(Regimens.Any(), regimen =>
    {
        var backwards = regimen.Doses.Reverse().ToArray();
        foreach (var minute in regimen.Minutes)
            Agree.On(Prediction.Of(regimen.Subject, regimen.Doses).At(minute), Prediction.Of(regimen.Subject, backwards).At(minute));
    });

    [Fact]
    public void An_hour_later_is_the_same_curve_an_hour_later() => Regimens.Hold(Regimens.Any(), regimen =>
    {
        var later = regimen.Doses.Select(dose => dose with { Minute = dose.Minute + 60 }).ToArray();
        foreach (var minute in regimen.Minutes)
            Agree.On(Prediction.Of(regimen.Subject, regimen.Doses).At(minute), Prediction.Of(regimen.Subject, later).At(minute + 60));
    });

    [Fact]
    public void An_infusion_cut_in_three_is_still_the_same_infusion() => Regimens.Hold(Regimens.Any(), regimen =>
    {
        Administration whole = new(GivenBy.IntravenousInfusion, 7, 50, 45);
        Administration[] pieces = [new(GivenBy.IntravenousInfusion, 7, 50.0 / 9, 5), new(GivenBy.IntravenousInfusion, 32, 50.0 * 4 / 9, 20), new(GivenBy.IntravenousInfusion, 12, 50.0 * 4 / 9, 20)];
        foreach (var minute in regimen.Minutes)
            Agree.On(Prediction.Of(regimen.Subject, [whole, .. regimen.Doses]).At(minute), Prediction.Of(regimen.Subject, [.. pieces, .. regimen.Doses]).At(minute));
    });

    [Fact]
    public void An_infusion_that_takes_no_time_is_a_bolus() => Regimens.Hold(Regimens.Any(), regimen =>
    {
        foreach (var minute in regimen.Minutes)
            Agree.On(
                Prediction.Of(regimen.Subject, new Administration(GivenBy.IntravenousBolus, 3, 20)).At(minute),
                Prediction.Of(regimen.Subject, new Administration(GivenBy.IntravenousInfusion, 3, 20)).At(minute));
    }, 20);

    /// <summary>Clearance times the area under the curve is the drug given: nothing is lost at a border between rates.</summary>
    [Fact]
    public void All_drug_that_goes_in_comes_out() => Regimens.Hold(Regimens.Any(model => model.Parameters is [{ Symbol: "V1" }, { Symbol: "CL" }, ..] && model.Id != "otto2021-racemic-enantiomers"), regimen =>
    {
        var prediction = Prediction.Of(regimen.Subject, regimen.Doses);
        var clearance = regimen.Subject.Typical()[1];
        var given = regimen.Doses.Sum(dose => dose.Milligrams * (dose.By.IsRacemicDepot() ? regimen.Subject.Absorption[dose.By].Bioavailability : 1));
        Agree.On(given, clearance * Area.Under(prediction, 60_000) / 1000);
    }, 15);

    /// <summary>However it gets in, drug that is wholly absorbed leaves the same area behind.</summary>
    [Theory]
    [InlineData(GivenBy.Intramuscular)]
    [InlineData(GivenBy.Subcutaneous)]
    [InlineData(GivenBy.Oral)]
    [InlineData(GivenBy.Sublingual)]
    [InlineData(GivenBy.Intranasal)]
    public void Every_route_agrees_when_all_of_it_is_absorbed(GivenBy by)
    {
        var subject = new Subject(PublishedModels.Default, Covariates.Weighing(70));
        var whole = subject with { Absorption = AbsorptionTable.Default.With(by, subject.Absorption[by] with { Bioavailability = 1, Norketamine = 0 }) };
        var intravenous = Prediction.Of(subject, new Administration(GivenBy.IntravenousInfusion, 0, 40, 40));
        Agree.On(Area.Under(intravenous, 30_000), Area.Under(Prediction.Of(whole, new Administration(by, 0, 40)), 30_000));

        var atOnce = subject with { Absorption = AbsorptionTable.Default.With(by, new(1, 0, 1e7)) };
        Agree.On(
            Prediction.Of(subject, new Administration(GivenBy.IntravenousBolus, 0, 40)).At(30),
            Prediction.Of(atOnce, new Administration(by, 0, 40)).At(30), relative: 1e-6);
    }

    [Fact]
    public void A_level_is_never_negative_and_a_course_of_weeks_stays_exact() => Regimens.Hold(Regimens.Any(latest: 20), regimen =>
    {
        Administration[] course = [.. Enumerable.Range(0, 6).SelectMany(session => regimen.Doses.Select(dose => dose with { Minute = dose.Minute + session * 3.5 * 1440 }))];
        var prediction = Prediction.Of(regimen.Subject, course);
        var grid = Grid.Between(0, 21 * 1440, 97);
        var exact = ExactLevels.At(regimen.Subject, course, [.. Enumerable.Range(0, grid.Count).Select(i => grid[i])]);
        var curve = prediction.Curve(grid);
        for (var i = 0; i < grid.Count; i++)
        {
            foreach (var series in All)
            {
                Agree.On(exact[i][series], curve[series]?[i]);
                Assert.False(curve[series]?[i] < 0 || exact[i][series] < 0);
            }
        }
    }, 30);
}

/// <summary>Area under the ketamine curve by Gauss and Legendre, leg by leg.</summary>
internal static class Area
{
    private static readonly double[] Nodes = [0.1834346424956498, 0.5255324099163290, 0.7966664774136267, 0.9602898564975363];
    private static readonly double[] Weights = [0.3626837833783620, 0.3137066458778873, 0.2223810344533745, 0.1012285362903763];

    public static double Under(Prediction prediction, double until)
    {
        var area = 0.0;
        var turns = prediction.Turns.Append(until).ToArray();
        for (var leg = 0; leg + 1 < turns.Length; leg++)
        {
            // Short panels where a leg begins, longer ones as fast phases die away.
            for (double from = turns[leg], width = 0.05; from < turns[leg + 1]; from += width, width = Math.Min(40, width * 1.05))
            {
                var half = Math.Min(width, turns[leg + 1] - from) / 2;
                for (var i = 0; i < Nodes.Length; i++)
                    area += half * Weights[i] * (prediction.At(from + half - half * Nodes[i]).Ketamine + prediction.At(from + half + half * Nodes[i]).Ketamine);
            }
        }
        return area;
    }
}
