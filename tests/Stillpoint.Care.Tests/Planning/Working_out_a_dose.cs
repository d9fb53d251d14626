using Stillpoint.Care.Planning;
using static Stillpoint.Care.Planning.AmountUnit;

namespace Stillpoint.Care.Tests.Planning;

/// <summary>The worked examples a pharmacist checks by hand.</summary>
public sealed class Working_out_a_dose
{
    [Fact]
    public void A_mood_infusion_of_40_mg_in_50_mL_over_40_minutes()
    {
        var answer = Orders.Mood().Judged();
        Assert.Equal(Verdict.Allow, answer.Verdict);
        Assert.Empty(answer.Findings);
        Assert.Equal(40m, answer.Dose.Mg);
        Assert.Equal(new Draw(0.80m, 50), answer.Draw);
        Assert.Equal(new MadeUp(0.8m, 50), answer.Final);
        Assert.Equal(new PumpSetting(75m, 60m, 1m, 0.75m, 12.5m), answer.Rate);
        Assert.Equal(new Wasted(460m, 9.2m), answer.Waste);
        Assert.True(answer.DoubleCheckRequired);
        Assert.Equal(
            [
                "0.5 mg/kg × 80 kg = 40 mg", "40 mg ÷ 80 kg = 0.5 mg/kg",
                "40 mg ÷ 50 mg/mL = 0.80 mL", "0.80 mL × 50 mg/mL = 40 mg",
                "40 mg ÷ 50 mL = 0.8 mg/mL", "50 mL × 0.8 mg/mL = 40 mg",
                "50 mL ÷ 40 min × 60 = 75.0 mL/h", "75.0 mL/h × 0.8 mg/mL = 60 mg/h",
                "60 mg/h ÷ 60 = 1 mg/min", "60 mg/h × 1000 ÷ 60 ÷ 80 kg = 12.5 ug/kg/min",
                "500 mg − 40 mg = 460 mg left in the vial",
            ],
            answer.Steps);
    }

    [Fact]
    public void An_odd_weight_is_rounded_before_the_pump_is_set()
    {
        var answer = (Orders.Mood() with { Patient = Orders.AMan(62.4m, 175), Mix = Mix.Bag(Care.Units.Concentration.Of(1)) }).Judged();
        Assert.Equal(31.2m, answer.Dose.MgUnrounded);
        Assert.Equal(31m, answer.Dose.Mg);
        Assert.Equal(46.5m, answer.Rate!.MlPerHour);
        Assert.Equal(31m, answer.Final!.VolumeMl);
    }

    [Theory]
    [InlineData(null, 41, 40.6898)]
    [InlineData(WeightBasis.Adjusted, 41, 40.6898)]
    [InlineData(WeightBasis.Ideal, 28, 28.483)]
    [InlineData(WeightBasis.Actual, 59, 59)]
    public void In_obesity_the_adjusted_weight_counts_unless_the_prescriber_chose(WeightBasis? chosen, double mg, double unrounded)
    {
        var answer = (Orders.Mood() with { Patient = Orders.AWoman(118, 165), WeightBasis = chosen }).Judged();
        Assert.Equal((decimal)mg, answer.Dose.Mg);
        Assert.Equal((decimal)unrounded, answer.Dose.MgUnrounded);
        Assert.Equal(43.34m, Math.Round(answer.Weight.BodyMassIndex!.Value, 2));
        Assert.Equal(56.97m, Math.Round(answer.Weight.Ideal!.Kilograms, 2));
        Assert.Equal(81.38m, Math.Round(answer.Weight.Adjusted!.Kilograms, 2));
    }

    [Fact]
    public void Whoever_weighs_less_than_the_ideal_is_dosed_by_what_they_weigh()
    {
        var answer = (Orders.Mood() with { Patient = Orders.AMan(60, 190), WeightBasis = WeightBasis.Ideal }).Judged();
        Assert.Equal(WeightBasis.Actual, answer.Weight.Basis);
        Assert.Equal(30m, answer.Dose.Mg);
    }

    [Fact]
    public void The_ideal_weight_of_a_short_adult_never_exceeds_the_actual_one()
    {
        var weight = DosingWeight.Of(Orders.AWoman(42, 150), null, perKilogram: true);
        Assert.Equal(42m, weight.Ideal!.Kilograms);
    }

    [Fact]
    public void A_CRPS_infusion_of_four_hours()
    {
        var answer = (Orders.Of("DOS-15", 0.35m, MgPerKgPerHour) with { Patient = Orders.AMan(70), Minutes = 240, Mix = Mix.Bag(Care.Units.Concentration.Of(2)) }).Judged();
        Assert.Equal(Verdict.Allow, answer.Verdict);
        Assert.Equal(98m, answer.Dose.Mg);
        Assert.Equal(24.5m, answer.Rate!.MgPerHour);
        Assert.Equal(12.3m, answer.Rate.MlPerHour);
        Assert.Equal(49m, answer.Final!.VolumeMl);
        Assert.Contains("24.5 mg/h ÷ 2 mg/mL = 12.25 mL/h, set to 12.3 mL/h", answer.Steps);
    }

    [Fact]
    public void A_chronic_pain_infusion_with_its_bolus()
    {
        var answer = (Orders.Of("DOS-14", 0.5m, MgPerKgPerHour) with
        {
            Patient = Orders.AMan(75),
            Bolus = new(OrderedAmount.Of(0.35m, MgPerKg), 10),
            Minutes = 240,
            Mix = Mix.Bag(Care.Units.Concentration.Of(1)),
        }).Judged();
        Assert.Equal(Verdict.Allow, answer.Verdict);
        Assert.Equal(new BolusGiven(26, 26, 156), answer.Bolus);
        Assert.Equal(150m, answer.Dose.Mg);
        Assert.Equal(37.5m, answer.Rate!.MlPerHour);
        Assert.Equal(new TotalGiven(176, 176), answer.Total);
    }

    [Theory]
    [InlineData(50, 0.70)]
    [InlineData(100, 0.35)]
    public void An_injection_into_a_muscle(double vial, double drawn)
    {
        var answer = (Orders.Of("DOS-07", 0.5m, MgPerKg) with { Patient = Orders.AMan(70), Vial = Orders.Vial((decimal)vial) }).Judged();
        Assert.Equal(35m, answer.Dose.Mg);
        Assert.Equal((decimal)drawn, answer.Draw!.Ml);
        Assert.Null(answer.Rate);
        Assert.Equal((decimal)drawn, answer.Final!.VolumeMl);
    }

    [Fact]
    public void An_induction_from_the_strongest_vial_with_its_own_volume()
    {
        var answer = (Orders.Of("DOS-25", 2, MgPerKg) with { Patient = Orders.AMan(70), Minutes = 1, Vial = Orders.Vial(100), Mix = Mix.EqualVolume, Site = new() { AnaesthesiaCapable = true } }).Judged();
        Assert.Equal(Verdict.Allow, answer.Verdict);
        Assert.Equal(1.4m, answer.Draw!.Ml);
        Assert.Equal(new MadeUp(50, 2.8m), answer.Final);
    }

    [Fact]
    public void Twenty_two_milligrams_an_hour_at_seventy_kilograms()
    {
        var answer = (Orders.Of("DOS-16", 22, MgPerHour) with { Patient = Orders.AMan(70), Minutes = 60, Site = new() { Inpatient = true } }).Judged();
        Assert.Equal(5.24m, answer.Rate!.MicrogramsPerKgPerMin);
    }

    [Fact]
    public void Esketamine_comes_in_devices_five_minutes_apart()
    {
        var answer = Orders.Spray("DOS-12", 84, 2).Judged();
        Assert.Equal(3, answer.Dose.Devices);
        Assert.Equal([0, 5, 10], answer.Dose.DeviceTimesMin!);
        Assert.Null(answer.Weight.Dosing);
        Assert.False(answer.DoubleCheckRequired);
    }

    [Fact]
    public void A_vial_kept_for_the_next_patient_is_no_waste_and_two_opened_vials_are_counted()
    {
        Assert.Null((Orders.Mood() with { Vial = Orders.Vial(50, 10) with { MultiDose = true } }).Judged().Waste);
        var two = Orders.Of("DOS-25", 4, MgPerKg) with { Patient = Orders.AMan(150, 200), Minutes = 2, Vial = Orders.Vial(50, 10), WeightBasis = WeightBasis.Actual };
        Assert.Equal(new Wasted(400, 8), two.Judged().Waste); // 600 mg of two vials
    }
}
