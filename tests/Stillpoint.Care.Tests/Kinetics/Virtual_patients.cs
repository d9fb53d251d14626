using FsCheck;
using FsCheck.Fluent;
using Stillpoint.Care.Kinetics;

namespace Stillpoint.Care.Tests.Kinetics;

public sealed class Virtual_patients
{
    private static readonly Subject Adult = new(PublishedModels.Default, Covariates.Weighing(70));
    private static readonly Administration[] Session = [new(GivenBy.IntravenousInfusion, 0, 35, 40)];

    private static double At(PopulationPercentiles percentiles, double share, double minute, Series series = Series.Ketamine) =>
        percentiles.Of(series, share)![(int)Math.Round((minute - percentiles.Grid.First) / percentiles.Grid.Step)];

    /// <summary>
    /// 70 kg, 0.5 mg/kg over 40 minutes: 5, 50 and 95 % as computed elsewhere from 200,000 draws and rounded to whole ng/mL.
    /// </summary>
    [Fact]
    public void The_band_between_patients_and_that_of_a_measured_level()
    {
        var patients = VirtualPatients.Draw(Adult, Session, 40_000, seed: 3);
        var grid = Grid.Between(0, 230, 10);
        var between = PopulationPercentiles.Of(patients, Session, grid);
        var measured = PopulationPercentiles.Of(patients, Session, grid, Band.MeasuredLevel);
        foreach (var (minute, trueLevels, measuredLevels) in new (double, double[], double[])[]
        {
            (20, [74, 109, 155], [59, 108, 177]), (40, [128, 177, 232], [98, 174, 272]), (80, [71, 83, 95], [50, 83, 119]), (230, [27, 36, 46], [20, 36, 54]),
        })
        {
            double[] shares = [0.05, 0.5, 0.95];
            for (var i = 0; i < 3; i++)
            {
                Assert.Equal(trueLevels[i], At(between, shares[i], minute), 0.5 + 0.01 * trueLevels[i]);
                Assert.Equal(measuredLevels[i], At(measured, shares[i], minute), 0.5 + 0.01 * measuredLevels[i]);
            }
        }
    }

    [Fact]
    public void The_same_seed_gives_the_same_people_and_another_seed_others()
    {
        var grid = Grid.Between(0, 100, 20);
        double[] Curve(ulong seed, int count) => [.. PopulationPercentiles.Of(VirtualPatients.Draw(Adult, Session, count, seed), Session, grid).Of(Series.Ketamine, 0.95)!];
        Assert.Equal(Curve(7, 300), Curve(7, 300));
        Assert.NotEqual(Curve(7, 300), Curve(8, 300));
        Assert.Equal(
            VirtualPatients.Draw(Adult, Session, 10, 7).Patient(9, Session).At(40),
            VirtualPatients.Draw(Adult, Session, 1000, 7).Patient(9, Session).At(40));
    }

    [Fact]
    public void They_differ_as_the_covariance_says()
    {
        const int Count = 40_000;
        foreach (var model in PublishedModels.All.Where(model => model.ScalesWithWeight))
        {
            var subject = new Subject(model, Covariates.Weighing(70));
            var typical = subject.Typical();
            var patients = VirtualPatients.Draw(subject, [], Count, seed: 11);
            var varying = model.Variability.Varying;
            var etas = varying.Select(each => Enumerable.Range(0, Count).Select(i => Math.Log(patients.ParametersOf(i)[each.Parameter] / typical[each.Parameter])).ToArray()).ToArray();
            for (var i = 0; i < varying.Count; i++)
            {
                Assert.Equal(0, etas[i].Average(), 0.03 * Math.Sqrt(model.Variability.Covariance[i, i]));
                for (var j = 0; j < varying.Count; j++)
                {
                    var scale = Math.Sqrt(model.Variability.Covariance[i, i] * model.Variability.Covariance[j, j]);
                    Assert.Equal(model.Variability.Covariance[i, j] / scale, etas[i].Zip(etas[j], (a, b) => a * b).Average() / scale, 0.04);
                }
            }
        }
    }

    /// <summary>A share of a spray stays a share: it varies on the logit.</summary>
    [Fact]
    public void The_fraction_absorbed_in_the_nose_stays_between_nothing_and_all()
    {
        var patients = VirtualPatients.Draw(new(PublishedModels.EsketamineSpray, new Covariates { AgeYears = 45 }), [], 20_000, seed: 5);
        var fractions = Enumerable.Range(0, 20_000).Select(i => patients.ParametersOf(i)[13]).Order().ToArray();
        Assert.InRange(fractions[0], 0.02, 0.2);
        Assert.InRange(fractions[^1], 0.85, 0.99);
        Assert.Equal(0.54, fractions[10_000], 0.01);
        Assert.Equal(0.708, fractions.Average(f => Math.Log(f / (1 - f)) * Math.Log(f / (1 - f))) - Math.Pow(fractions.Average(f => Math.Log(f / (1 - f))), 2), 0.25);
    }

    [Fact]
    public void Eight_at_a_time_they_have_the_levels_each_has_alone() => Regimens.Hold(Regimens.Any(), regimen =>
    {
        var patients = VirtualPatients.Draw(regimen.Subject, regimen.Doses, 21, seed: 2);
        var grid = new Grid(3, 7.3, 170);
        PopulationRun.Read(patients, regimen.Doses, grid, block =>
        {
            foreach (var patient in new[] { 0, 7, 8, 20 })
            {
                var alone = patients.Patient(patient, regimen.Doses);
                for (var point = block.FirstPoint; point < block.LastPoint; point += 11)
                    for (var series = 0; series < block.Series.Count; series++)
                        Agree.On(alone.At(grid[point])[block.Series[series]], block.At(series, point)[patient]);
            }
        });
    }, 60);

    /// <summary>An effect site as fast as absorption: no one here has a closed form, and everyone is computed all the same.</summary>
    [Fact]
    public void People_without_a_closed_form_are_not_left_out()
    {
        var subject = Adult with { Ke0PerMinute = 0.10 };
        Administration[] doses = [new(GivenBy.Intramuscular, 0, 35), .. Session];
        var patients = VirtualPatients.Draw(subject, doses, 12, seed: 1);
        Assert.Equal(12, patients.Apart.Length);
        var grid = Grid.Between(0, 400, 5);
        PopulationRun.Read(patients, doses, grid, block =>
        {
            for (var point = block.FirstPoint; point < block.LastPoint; point++)
                for (var patient = 0; patient < 12; patient += 4)
                    Agree.On(ExactLevels.At(subject, patients.ParametersOf(patient).ToArray(), doses, [grid[point]])[0].EffectSite, block.At(2, point)[patient]);
        });
    }

    [Fact]
    public void A_long_run_is_the_same_as_its_parts()
    {
        Administration[] course = [.. Enumerable.Range(0, 6).Select(i => new Administration(GivenBy.IntravenousInfusion, i * 3.5 * 1440, 35, 40))];
        var patients = VirtualPatients.Draw(Adult, course, 50, seed: 4);
        var whole = PopulationPercentiles.Of(patients, course, new Grid(0, 5, 6049));
        var part = PopulationPercentiles.Of(patients, course, new Grid(20_000, 5, 300));
        for (var i = 0; i < 300; i++)
            foreach (var series in whole.Series) Agree.On(whole.Of(series, 0.75)![4000 + i], part.Of(series, 0.75)![i]);
    }

    [Fact]
    public void Percentiles_are_those_of_the_sorted_levels()
    {
        var levels = Gen.Choose(0, 40).SelectMany(kind => Gen.Choose(1, 400).SelectMany(count => (kind switch
        {
            < 10 => Gen.Choose(0, 20).Select(i => (double)i),
            < 20 => Gen.Choose(0, 1_000_000).Select(i => Math.Exp(i / 1e5 - 5)),
            < 30 => Gen.Choose(0, 1_000_000).Select(i => 100 + i * 1e-13),
            _ => Gen.Elements(0, 5e-324, 1e-300, 1, 1e300),
        }).ArrayOf(count)));
        double[] shares = [0, 0.05, 0.25, 0.5, 0.75, 0.95, 1];
        var statistics = new OrderStatistics();
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(500).WithReplay(1, 1), Prop.ForAll(levels.ToArbitrary(), drawn =>
        {
            var found = new double[shares.Length];
            statistics.Percentiles(drawn, shares, found);
            var sorted = drawn.Order().ToArray();
            for (var i = 0; i < shares.Length; i++)
            {
                var rank = (sorted.Length - 1) * shares[i];
                var (low, high) = (sorted[(int)rank], sorted[Math.Min((int)rank + 1, sorted.Length - 1)]);
                Assert.Equal(low + (rank - Math.Floor(rank)) * (high - low), found[i]);
            }
        }));
    }

    [Fact]
    public void Five_hundred_spread_evenly_stand_for_many_at_random()
    {
        var grid = Grid.Between(10, 230, 20);
        var few = PopulationPercentiles.Of(VirtualPatients.Draw(Adult, Session, SessionBand.Patients, 1, Spread.Even), Session, grid);
        var many = PopulationPercentiles.Of(VirtualPatients.Draw(Adult, Session, 100_000, 9), Session, grid);
        foreach (var share in PopulationPercentiles.Usual)
            for (var i = 0; i < grid.Count; i++)
                Assert.Equal(1, few.Of(Series.Ketamine, share)![i] / many.Of(Series.Ketamine, share)![i], 0.02);
    }

    [Fact]
    public void Doubt_about_the_way_in_widens_the_band_and_leaves_the_median()
    {
        var grid = Grid.Between(10, 120, 10);
        foreach (var by in new[] { GivenBy.IntravenousBolus, GivenBy.Intramuscular, GivenBy.Intranasal })
        {
            Administration[] doses = [new(by, 0, 35)];
            var patients = VirtualPatients.Draw(Adult, doses, 400, 1);
            var plain = PopulationPercentiles.Of(patients, doses, grid);
            var doubted = PopulationPercentiles.Of(patients, doses, grid, Band.WithDoubt);
            for (var i = 0; i < grid.Count; i++)
            {
                Assert.Equal(plain.Of(Series.Ketamine, 0.5)![i], doubted.Of(Series.Ketamine, 0.5)![i]);
                var (narrow, wide) = (Math.Log(plain.Of(Series.Ketamine, 0.95)![i] / plain.Of(Series.Ketamine, 0.5)![i]), Math.Log(doubted.Of(Series.Ketamine, 0.95)![i] / doubted.Of(Series.Ketamine, 0.5)![i]));
                Assert.Equal(Math.Sqrt(narrow * narrow + Math.Pow(Math.Log(by.IsIntravenous() ? 1.2 : 2), 2)), wide, 1e-9);
            }
        }
    }

    [Fact]
    public void A_band_that_followed_the_session_is_the_band_drawn_afresh()
    {
        foreach (var subject in new[] { Adult, Adult with { Ke0PerMinute = 0.1 } })
        {
            Administration[] oral = [new(GivenBy.Intramuscular, 0, 10)];
            var followed = SessionBand.Of(subject, oral).Running(5, 1, 40).Running(15, 0.5, 50).With(new(GivenBy.Intramuscular, 20, 5)).Paused(30).Running(34, 1, 10);
            Administration[] all = [.. oral, Administration.Infusion(5, 1, 10), Administration.Infusion(15, 0.5, 15), new(GivenBy.Intramuscular, 20, 5), Administration.Infusion(34, 1, 10)];
            var afresh = SessionBand.Of(subject, all);
            Assert.Equal(34, followed.From);
            foreach (var grid in new[] { Grid.Between(34, 200, 5), Grid.Between(0, 33, 3) })
            {
                var (expected, actual) = (afresh.Percentiles(grid), followed.Percentiles(grid));
                foreach (var share in PopulationPercentiles.Usual)
                    for (var i = 0; i < grid.Count; i++) Agree.On(expected.Of(Series.EffectSite, share)![i], actual.Of(Series.EffectSite, share)![i]);
            }
        }
    }

    [Fact]
    public void A_band_that_follows_what_was_written_is_the_band_drawn_afresh_whatever_was_written() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(25), Prop.ForAll(Arb.From(Gen.ListOf(Gen.Zip(Gen.Choose(0, 3), Gen.Choose(1, 12))))!, steps =>
        {
            // A pump and a hand: each step changes the rate, pauses, gives a dose, or finds that the last one was no dose at all.
            var band = SessionBand.Of(Adult, [], 24);
            List<Administration> past = [], byHand = [];
            var minute = 0.0;
            var sinceStart = 0.0;
            var rate = 0.0;
            foreach (var (what, number) in steps)
            {
                minute += number;
                if (rate > 0) past.Add(Administration.Infusion(sinceStart, rate, minute - sinceStart));
                (sinceStart, rate) = (minute, what switch { 0 => number / 6.0, 1 => 0, _ => rate });
                if (what == 2) byHand.Add(new(GivenBy.IntravenousBolus, minute, number));
                if (what == 3 && byHand.Count > 0) byHand.RemoveAt(byHand.Count - 1);
                Administration[] all = [.. past, .. byHand, .. rate > 0 ? [Administration.Infusion(sinceStart, rate, 40)] : Array.Empty<Administration>()];
                band = band.Following(all);
                if (all.Length == 0) continue;
                var grid = Grid.Between(Math.Ceiling(Math.Max(band.From, all.Min(dose => dose.Minute))), minute + 90, 3);
                var (expected, actual) = (SessionBand.Of(Adult, all, 24).Percentiles(grid).Of(Series.Ketamine, 0.95)!, band.Percentiles(grid).Of(Series.Ketamine, 0.95)!);
                for (var i = 0; i < grid.Count; i++) Agree.On(expected[i], actual[i]);
            }
        }));

    [Fact]
    public void What_is_the_same_is_not_computed_again_and_an_infusion_cut_short_differs_from_the_cut_on()
    {
        Administration[] planned = [new(GivenBy.Intramuscular, 2, 10), Administration.Infusion(5, 1, 40)];
        Administration[] paused = [Administration.Infusion(5, 1, 12), new(GivenBy.Intramuscular, 2, 10)];
        var band = SessionBand.Of(Adult, planned);
        Assert.Same(band, band.Following([.. planned.Reverse()]));
        Assert.Equal(17, band.Following(paused).From);
        Assert.Equal(30, band.Following(paused).Following([.. paused, Administration.Infusion(30, 0.5, 10)]).From);
        Assert.Equal(5, band.Following(paused).Following([paused[0]]).From);
    }

    [Fact]
    public void A_dose_entered_late_starts_the_band_over_with_the_same_people()
    {
        var late = SessionBand.Of(Adult, []).Running(0, 1, 40).Running(30, 0.5, 20).With(new(GivenBy.IntravenousBolus, 10, 5));
        var known = SessionBand.Of(Adult, [Administration.Infusion(0, 1, 30), Administration.Infusion(30, 0.5, 20), new(GivenBy.IntravenousBolus, 10, 5)]);
        var grid = Grid.Between(0, 120, 4);
        var (expected, actual) = (known.Percentiles(grid).Of(Series.Ketamine, 0.05)!, late.Percentiles(grid).Of(Series.Ketamine, 0.05)!);
        for (var i = 0; i < grid.Count; i++) Agree.On(expected[i], actual[i]);
    }

    [Fact]
    public void The_quantile_of_a_normal_is_where_its_share_lies()
    {
        for (var z = -8.0; z <= 8; z += 0.37)
        {
            var below = Normal.Below(z);
            if (z < 5) Assert.Equal(z, Normal.Quantile(below), 1e-9 * Math.Max(1, Math.Abs(z)));
            Assert.Equal(1, below + Normal.Below(-z), 1e-15);
        }
        Assert.Equal(1.6448536269514722, Normal.Quantile(0.95), 1e-15);
        Assert.Equal(0.97500210485177952, Normal.Below(1.96), 1e-15);
    }
}
