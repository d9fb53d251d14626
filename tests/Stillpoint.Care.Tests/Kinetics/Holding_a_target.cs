using Stillpoint.Care.Kinetics;

namespace Stillpoint.Care.Tests.Kinetics;

public sealed class Holding_a_target
{
    private const double TenSeconds = 1.0 / 6;

    private static readonly Subject Adult = new(PublishedModels.Default, Covariates.Weighing(70));
    private static readonly Subject Pump = new(PublishedModels.Find("domino")!, Covariates.Weighing(70));

    [Fact]
    public void The_schedule_given_as_infusions_holds_the_level_it_says()
    {
        var schedule = TargetSchedule.HoldPlasma(Adult, [], 150, 1, 10, 60);
        var infused = Prediction.Of(Adult, [.. schedule.Rates.Select((rate, k) => Administration.Infusion(k, rate, 1))]);
        for (var k = 0; k < 60; k++)
        {
            Agree.On(infused.At(k + 1).Ketamine, schedule.EndOfInterval[k]);
            if (k >= 2) Assert.Equal(150, schedule.EndOfInterval[k], 1e-9);
        }
        Assert.Equal(10, schedule.Rates[0]);
    }

    [Fact]
    public void Above_the_target_the_pump_stands_still_until_the_level_has_fallen()
    {
        var schedule = TargetSchedule.HoldPlasma(Adult, [new(GivenBy.IntravenousBolus, 0, 50)], 100, 1, 10, 120);
        Assert.Equal(0, schedule.Rates[0]);
        Assert.True(schedule.EndOfInterval[0] > 100);
        Assert.Equal(100, schedule.EndOfInterval[^1], 1e-9);
        Assert.True(schedule.Rates[^1] > 0);
    }

    [Fact]
    public void The_effect_site_peaks_exactly_at_its_target()
    {
        foreach (var subject in new[] { Adult, Pump })
        {
            var first = TargetSchedule.ReachEffectSite(subject, [], 150, TenSeconds, 1e6)!;
            var given = Prediction.Of(subject, Administration.Infusion(0, first.FirstRate, TenSeconds));
            Agree.On(150, given.At(first.PeakMinute).EffectSite);
            Assert.True(given.At(first.PeakMinute * 0.99).EffectSite < 150);
            Assert.True(given.At(first.PeakMinute * 1.01).EffectSite < 150);
            Agree.On(given.At(TenSeconds).Ketamine, first.EndOfInterval);
            Agree.On(first.FirstRate * TenSeconds, first.Milligrams);
        }
    }

    /// <summary>Published overshoot: this model asks for 588 ng/mL in plasma to bring the effect site to 150.</summary>
    [Fact]
    public void Reaching_the_effect_site_overshoots_the_plasma_fourfold() =>
        Assert.Equal(588, TargetSchedule.ReachEffectSite(Pump, [], 150, TenSeconds, 1e6)!.EndOfInterval, 0.5);

    [Fact]
    public void Drug_already_on_its_way_counts()
    {
        Administration[] before = [new(GivenBy.Intramuscular, 0, 20)];
        var first = TargetSchedule.ReachEffectSite(Adult, before, 100, TenSeconds, 1e6)!;
        var given = Prediction.Of(Adult, [.. before, Administration.Infusion(0, first.FirstRate, TenSeconds)]);
        var peak = Enumerable.Range(0, 60_000).Max(i => given.At(i * 0.001).EffectSite!.Value);
        Assert.Equal(100, peak, 1e-6);

        var enough = TargetSchedule.ReachEffectSite(Adult, [new(GivenBy.IntravenousBolus, 0, 100)], 100, TenSeconds, 1e6)!;
        Assert.Equal(0, enough.FirstRate);
        Assert.True(enough.PeakMinute > 0);
    }

    [Fact]
    public void A_slow_pump_does_what_it_can()
    {
        var first = TargetSchedule.ReachEffectSite(Adult, [], 150, TenSeconds, 5)!;
        Assert.Equal(5, first.FirstRate);
        Assert.Null(TargetSchedule.ReachEffectSite(Adult with { Ke0PerMinute = null }, [], 150, TenSeconds, 5));
    }
}
