using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Stillpoint.Care.Units;

namespace Stillpoint.Care.Tests.Units;

public sealed class Doses_rates_and_volumes
{
    private static TimeSpan Minutes(double minutes) => TimeSpan.FromMinutes(minutes);

    [Fact]
    public void A_mood_infusion_reads_the_same_in_every_unit()
    {
        var patient = BodyMass.Of(80);
        var dose = MgPerKg.Of(0.5m) * patient;
        var syringe = dose / Volume.Of(50);
        var rate = dose / Minutes(40);

        Assert.Equal(Dose.Of(40), dose);
        Assert.Equal(Concentration.Of(0.8m), syringe);
        Assert.Equal(1m, rate.MgPerMinute);
        Assert.Equal(60m, rate.MgPerHour);
        Assert.Equal(FlowRate.OfMlPerHour(75), rate / syringe);
        Assert.Equal(12.5m, (rate / patient).MicrogramsPerKgPerMinute);
        Assert.Equal(Volume.Of(50), dose / syringe);
    }

    [Fact]
    public void Twenty_two_mg_an_hour_at_seventy_kilograms_is_five_point_two_four_micrograms_a_kilogram_a_minute() =>
        Assert.Equal(5.24m, Math.Round((Rate.OfMgPerHour(22) / BodyMass.Of(70)).MicrogramsPerKgPerMinute, 2));

    [Fact]
    public void A_pause_and_half_the_rate_give_what_the_clock_says()
    {
        var full = Rate.OfMgPerMinute(1);
        var given = (full * Minutes(15)) + (Rate.Stopped * Minutes(7)) + (Rate.OfMgPerMinute(0.5m) * Minutes(10));
        Assert.Equal(Dose.Of(20), given);
        Assert.Equal(Dose.Of(20), Dose.Of(40).Less(given));
    }

    [Fact]
    public void More_given_than_ordered_leaves_nothing_and_never_less() =>
        Assert.Equal(Dose.None, Dose.Of(40).Less(Dose.Of(41)));

    [Theory]
    [InlineData(31.2, "1", 31)]
    [InlineData(26.25, "1", 26)]
    [InlineData(40.5, "1", 41)]
    [InlineData(7.25, "0.1", 7.3)]
    public void Half_a_step_is_rounded_away_from_zero(double computed, string step, double rounded) =>
        Assert.Equal(Dose.Of((decimal)rounded), Dose.Of((decimal)computed).Rounded(decimal.Parse(step, CultureInfo.InvariantCulture)));

    [Fact]
    public void What_nobody_could_weigh_or_give_is_refused_where_it_is_typed()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => BodyMass.Of(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Dose.Of(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Concentration.Of(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Dose.Of(1_000_001));
        Assert.Throws<ArgumentOutOfRangeException>(() => Dose.Of(40) / TimeSpan.Zero);
        Assert.Throws<ArgumentOutOfRangeException>(() => Rate.OfMgPerMinute(1) * Minutes(-1));
    }

    [Fact]
    public void A_dose_is_written_with_a_point_wherever_the_clinic_is()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
            Assert.Equal("0.5 mg", Dose.Of(0.5m).ToString());
            Assert.Equal("1.25 mg/min", Rate.OfMgPerMinute(1.25m).ToString());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static readonly Arbitrary<decimal> Tenths = Gen.Choose(1, 100_000).Select(n => n / 10m).ToArbitrary();

    [Fact]
    public void Milligrams_to_millilitres_and_back_is_the_same_dose() =>
        Prop.ForAll(Tenths, Tenths, (mg, mgPerMl) =>
        {
            var back = Dose.Of(mg) / Concentration.Of(mgPerMl) * Concentration.Of(mgPerMl);
            return Math.Abs(back.Milligrams - mg) < 0.000000000001m;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Consecutive_stretches_of_one_rate_act_as_one_long_stretch() =>
        Prop.ForAll(Tenths, Gen.Choose(0, 600).ToArbitrary(), Gen.Choose(0, 600).ToArbitrary(), (mgPerHour, first, second) =>
        {
            var rate = Rate.OfMgPerHour(mgPerHour);
            var apart = (rate * Minutes(first)) + (rate * Minutes(second));
            return Math.Abs(apart.Milligrams - (rate * Minutes(first + second)).Milligrams) < 0.000000000001m;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_dose_given_at_its_own_rate_for_its_own_time_is_the_dose() =>
        Prop.ForAll(Tenths, Gen.Choose(1, 600).ToArbitrary(), (mg, minutes) =>
        {
            var given = Dose.Of(mg) / Minutes(minutes) * Minutes(minutes);
            return Math.Abs(given.Milligrams - mg) < 0.000000000001m;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_pump_gives_the_same_drug_by_volume_as_by_rate() =>
        Prop.ForAll(Tenths, Tenths, Gen.Choose(1, 600).ToArbitrary(), (mlPerHour, mgPerMl, minutes) =>
        {
            var (flow, syringe) = (FlowRate.OfMlPerHour(mlPerHour), Concentration.Of(mgPerMl));
            var byVolume = flow * Minutes(minutes) * syringe;
            var byRate = flow * syringe * Minutes(minutes);
            return Math.Abs(byVolume.Milligrams - byRate.Milligrams) < 0.000000001m;
        }).QuickCheckThrowOnFailure();
}
