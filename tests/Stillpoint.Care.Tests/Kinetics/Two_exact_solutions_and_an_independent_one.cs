using Stillpoint.Care.Kinetics;

namespace Stillpoint.Care.Tests.Kinetics;

public sealed class Two_exact_solutions_and_an_independent_one
{
    [Fact]
    public void The_closed_form_and_the_matrix_exponential_agree() => Regimens.Hold(Regimens.Any(), regimen =>
    {
        var closed = Prediction.Of(regimen.Subject, regimen.Doses);
        var exact = ExactLevels.At(regimen.Subject, regimen.Doses, regimen.Minutes);
        for (var i = 0; i < regimen.Minutes.Length; i++) Agree.On(exact[i], closed.At(regimen.Minutes[i]));
    }, 300);

    [Fact]
    public void Every_model_agrees_with_its_differential_equations_integrated_step_by_step()
    {
        foreach (var model in PublishedModels.All)
        {
            Regimens.Hold(Regimens.Any(which => which == model && Absorbed(which), latest: 60), regimen =>
            {
                var doses = regimen.Doses.Where(dose => regimen.Subject.Model.Publishes(dose.By)).ToArray();
                var equations = Differential_equations.Of(regimen.Subject);
                foreach (var minute in regimen.Minutes.Take(2))
                {
                    var expected = equations.At(minute, doses);
                    var exact = ExactLevels.At(regimen.Subject, doses, [minute])[0];
                    var closed = Prediction.Of(regimen.Subject, doses).At(minute);
                    foreach (var levels in new[] { exact, closed })
                        Agree.On(new Levels(expected[0]!.Value, expected[1], expected[2], expected[3]), levels);
                }
            }, 8);
        }

        static bool Absorbed(Model _) => true;
    }

    [Fact]
    public void The_curve_drawn_in_one_go_is_the_curve_asked_point_by_point() => Regimens.Hold(Regimens.Any(), regimen =>
    {
        var grid = new Grid(-3, 1.7, 411);
        var prediction = Prediction.Of(regimen.Subject, regimen.Doses);
        var kept = prediction.Curve(grid);
        var drawn = Prediction.Draw(regimen.Subject, grid, regimen.Doses);
        for (var i = 0; i < grid.Count; i += 13)
        {
            foreach (var series in Enum.GetValues<Series>())
            {
                Agree.On(prediction.At(grid[i])[series], kept[series]?[i]);
                Agree.On(prediction.At(grid[i])[series], drawn[series]?[i]);
            }
        }
    });

    /// <summary>
    /// Absorption exactly as fast as a phase of distribution, a hair beside it, and at every distance between: the closed
    /// form hands over to the matrix exponential without a seam.
    /// </summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1e-16)]
    [InlineData(1e-13)]
    [InlineData(1e-10)]
    [InlineData(1e-7)]
    [InlineData(1e-5)]
    [InlineData(1e-4)]
    [InlineData(1e-3)]
    [InlineData(-1e-2)]
    public void Absorption_may_be_as_fast_as_distribution(double beside)
    {
        // The hybrid constants of the default at 70 kg, and of its norketamine.
        var (k10, k12, k21) = (0.0109, 0.0186, 0.0137);
        var fast = (k10 + k12 + k21 + Math.Sqrt(Math.Pow(k10 + k12 + k21, 2) - 4 * k10 * k21)) / 2;
        var slow = k10 * k21 / fast;
        var (n10, n12, n21) = (0.962 / 98.638, 42.778 / 60 / 98.638, 42.778 / 60 / 160.04);
        var metabolite = (n10 + n12 + n21 + Math.Sqrt(Math.Pow(n10 + n12 + n21, 2) - 4 * n10 * n21)) / 2;
        foreach (var root in new[] { fast, slow, metabolite, n10 * n21 / metabolite })
        {
            var ka = root * (1 + beside);
            var subject = new Subject(PublishedModels.Default, Covariates.Weighing(70))
            {
                // The effect site follows at the same rate: three constants coincide.
                Ke0PerMinute = ka,
                Absorption = AbsorptionTable.Default.With(GivenBy.Oral, new(0.2, 0.5, ka)),
            };
            Administration[] doses = [new(GivenBy.Oral, 0, 100), new(GivenBy.IntravenousInfusion, 20, 40, 40)];
            var equations = Differential_equations.Of(subject);
            foreach (var minute in new[] { 1.0, 25, 60, 240 })
            {
                var expected = equations.At(minute, doses);
                Agree.On(new Levels(expected[0]!.Value, expected[1], expected[2], null), ExactLevels.At(subject, doses, [minute])[0]);
                Agree.On(new Levels(expected[0]!.Value, expected[1], expected[2], null), Prediction.Of(subject, doses).At(minute));
            }
        }
    }

    /// <summary>A metabolite rises with the square of time; its first traces keep their digits, not only their place.</summary>
    [Fact]
    public void The_first_traces_keep_their_digits()
    {
        var subject = new Subject(PublishedModels.Default, Covariates.Weighing(70));
        Administration[] infusion = [new(GivenBy.IntravenousInfusion, 0, 40, 40)];
        foreach (var minute in new[] { 1e-6, 1e-3, 0.1 })
        {
            var levels = ExactLevels.At(subject, infusion, [minute])[0];
            Agree.On(Differential_equations.Of(subject).At(minute, infusion)[1], levels.Norketamine, absolute: 0);
            Assert.True(levels.Norketamine > 0);
        }
    }

    [Fact]
    public void A_pump_that_reports_every_second_loses_nothing()
    {
        var subject = new Subject(PublishedModels.Default, Covariates.Weighing(70));
        var seconds = Enumerable.Range(0, 2400).Select(s => Administration.Infusion(s / 60.0, 1.0 + 0.5 * (s % 2), 1 / 60.0)).ToArray();
        var whole = Prediction.Of(subject, new Administration(GivenBy.IntravenousInfusion, 0, 50, 40));
        var reported = Prediction.Of(subject, seconds);
        Agree.On(Area.Under(whole, 40) + whole.At(40).Ketamine, Area.Under(reported, 40) + reported.At(40).Ketamine, relative: 2e-3);
        Agree.On(whole.At(400).Ketamine, reported.At(400).Ketamine, relative: 2e-5);
        Agree.On(subject.Typical()[1] * Area.Under(reported, 30_000) / 1000, 50);
    }
}
