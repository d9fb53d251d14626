using Stillpoint.Care.Planning;
using Stillpoint.Care.Tests.Findings;
using static Stillpoint.Care.Findings.Severity;
using static Stillpoint.Care.Planning.AmountUnit;
using Severity = Stillpoint.Care.Findings.Severity;

namespace Stillpoint.Care.Tests.Planning;

public sealed class Rules_of_an_order
{
    [Fact]
    [Fires("PRD-01"), JustNot("PRD-01")]
    public void A_row_is_for_its_own_product_and_route()
    {
        Assert.Equal(Block, (Orders.Mood() with { Product = Product.Esketamine }).Says("PRD-01"));
        Assert.Equal(Block, (Orders.Mood() with { Route = Route.Intramuscular }).Says("PRD-01"));
        Assert.Equal(Block, (Orders.Mood() with { Route = Route.IntravenousBolus }).Says("PRD-01"));
        Assert.Null((Orders.Of("DOS-22", 0.2m, MgPerKg) with { Route = Route.Intravenous, Minutes = 10 }).Says("PRD-01"));
        Assert.Null((Orders.Mood() with { Product = Product.Esketamine }).Judged().Dose.Mg);
    }

    [Theory]
    [Fires("UNIT-01"), JustNot("UNIT-01")]
    [InlineData("DOS-01", MgPerKgPerHour, true)]
    [InlineData("DOS-01", Mg, false)]
    [InlineData("DOS-14", MgPerKg, true)]
    [InlineData("DOS-14", MgPerHour, false)]
    [InlineData("DOS-14", MicrogramsPerKgPerMinute, false)]
    [InlineData("DOS-17", MgPerKg, false)]
    [InlineData("DOS-17", MgPerKgPerHour, false)]
    [InlineData("DOS-12", MgPerKg, true)]
    [InlineData("DOS-12", Mg, false)]
    public void A_row_is_ordered_in_its_own_units(string row, AmountUnit unit, bool wrong) =>
        Assert.Equal(wrong ? Block : null, (Orders.Of(row, 56, unit) with { Minutes = 40 }).Says("UNIT-01"));

    [Theory]
    [Fires("DIL-01"), JustNot("DIL-01")]
    [InlineData(100, null, Block)]
    [InlineData(50, null, null)]
    [InlineData(100, 0.7, Block)] // 57 mg/mL
    [InlineData(100, 0.8, null)] // 50 mg/mL
    [InlineData(10, 3.0, Block)] // 40 mg of 10 mg/mL don't fit in 3 mL
    public void The_strongest_vial_never_reaches_a_vein_undiluted(double vial, double? madeUpTo, Severity? says)
    {
        var mix = madeUpTo is { } volume ? Mix.MadeUpTo(Care.Units.Volume.Of((decimal)volume)) : Mix.AsSupplied;
        Assert.Equal(says, (Orders.Mood() with { Vial = Orders.Vial((decimal)vial), Mix = mix }).Says("DIL-01"));
    }

    [Fact]
    public void The_strongest_vial_may_go_into_a_muscle_and_into_a_vein_with_its_own_volume()
    {
        Assert.Null((Orders.Of("DOS-07", 0.5m, MgPerKg) with { Vial = Orders.Vial(100) }).Says("DIL-01"));
        Assert.Null((Orders.Mood() with { Vial = Orders.Vial(100), Mix = Mix.EqualVolume }).Says("DIL-01"));
        Assert.True((Orders.Of("DOS-08", 0.5m, MgPerKg) with { Vial = Orders.Vial(100) }).Judged().DoubleCheckRequired);
        Assert.False((Orders.Of("DOS-08", 0.5m, MgPerKg) with { Vial = Orders.Vial(50) }).Judged().DoubleCheckRequired);
    }

    [Theory]
    [Fires("DUR-01"), JustNot("DUR-01")]
    [InlineData("DOS-01", 0.5, 39.9, Override)]
    [InlineData("DOS-01", 0.5, 40, null)]
    [InlineData("DOS-22", 0.2, 9, Override)]
    [InlineData("DOS-25", 2, 0.99, Block)]
    [InlineData("DOS-25", 2, 1, null)]
    [InlineData("DOS-27", 1, 0.49, Block)]
    [InlineData("DOS-27", 1, 0.5, null)]
    public void Faster_than_the_rows_time(string row, double mgPerKg, double minutes, Severity? says) =>
        Assert.Equal(says, (Orders.Of(row, (decimal)mgPerKg, MgPerKg) with { Minutes = (decimal)minutes }).Says("DUR-01"));

    [Theory]
    [InlineData("DOS-01", 0.5)]
    [InlineData("DOS-25", 2)]
    public void A_push_or_infusion_without_a_time_is_unknown(string row, double mgPerKg) =>
        Assert.Equal(Unknown, Orders.Of(row, (decimal)mgPerKg, MgPerKg).Says("DUR-01"));

    [Theory]
    [Fires("DUR-02"), JustNot("DUR-02")]
    [InlineData("DOS-01", 60.1, Caution)]
    [InlineData("DOS-01", 60, null)]
    [InlineData("DOS-21", 121, Caution)]
    [InlineData("DOS-21", 120, null)]
    public void Slower_than_the_rows_time(string row, double minutes, Severity? says)
    {
        var order = Orders.Of(row, 0.5m, MgPerKg) with { Minutes = (decimal)minutes, Vial = Orders.Vial(10) };
        Assert.Equal(says, order.Says("DUR-02"));
        Assert.Equal(Verdict.Allow, order.Judged().Verdict); // a caution is read, not signed
    }

    [Fact]
    [Fires("RND-01")]
    public void A_step_too_coarse_for_the_dose_is_blocked()
    {
        var newborn = Orders.Of("DOS-08", 0.95m, Mg) with { Patient = Orders.AMan(3, 50) };
        Assert.Equal(Block, newborn.Says("RND-01")); // 0.95 mg becomes 1.0
        Assert.Equal(Block, (Orders.Of("DOS-16", 5.2m, MgPerHour) with { Minutes = 60, Vial = Orders.Vial(100), Site = new() { Inpatient = true } }).Says("RND-01")); // 0.052 mL/h on the pump
    }

    [Fact]
    [JustNot("RND-01")]
    public void A_step_of_five_per_cent_is_not() =>
        Assert.Null((Orders.Of("DOS-08", 1.05m, Mg) with { Patient = Orders.AMan(3, 50) }).Says("RND-01")); // 1.05 mg becomes 1.1

    [Fact]
    public void Rounding_never_carries_a_dose_over_its_ceiling()
    {
        var order = Orders.Mood(1) with { Patient = Orders.AMan(76.6m, 180) };
        Assert.Equal(76m, order.Judged().Dose.Mg); // 77 would be more than 1 mg/kg
        Assert.Equal(38m, (Orders.Mood() with { Patient = Orders.AMan(76.6m, 180) }).Judged().Dose.Mg); // 38.3, nowhere near it
    }

    [Theory]
    [Fires("WT-01"), JustNot("WT-01")]
    [InlineData(84, Caution)]
    [InlineData(76, Caution)]
    [InlineData(83.9, null)]
    public void Five_per_cent_more_or_less_than_ordered_for_is_computed_again(double today, Severity? says)
    {
        var order = Orders.Mood() with { OrderedWeight = Care.Units.BodyMass.Of(80), Patient = Orders.AMan((decimal)today) };
        Assert.Equal(says, order.Says("WT-01"));
        Assert.Equal(Math.Round((decimal)today * 0.5m, MidpointRounding.AwayFromZero), order.Judged().Dose.Mg);
    }

    [Fact]
    [Fires("WT-02"), JustNot("WT-02")]
    public void Actual_weight_in_obesity_is_mentioned()
    {
        var order = Orders.Mood() with { Patient = Orders.AWoman(118, 165), WeightBasis = WeightBasis.Actual };
        Assert.Equal(Caution, order.Says("WT-02"));
        Assert.Equal(59m, order.Judged().Dose.Mg);
        Assert.Null((order with { WeightBasis = null }).Says("WT-02"));
        Assert.Null((order with { Patient = Orders.AMan(97, 180) }).Says("WT-02")); // 29.9
        Assert.Equal(Caution, (order with { Patient = Orders.AMan(97.2m, 180) }).Says("WT-02")); // 30
    }

    [Fact]
    [Fires("WT-03"), JustNot("WT-03")]
    public void A_dose_by_weight_needs_a_weight_and_a_basis()
    {
        var order = Orders.Mood();
        Assert.Equal(Unknown, (order with { Patient = order.Patient with { Weight = null } }).Says("WT-03"));
        Assert.Equal(Unknown, (order with { Patient = order.Patient with { Height = null } }).Says("WT-03"));
        Assert.Equal(Unknown, (order with { Patient = order.Patient with { Sex = null } }).Says("WT-03"));
        Assert.Equal(["patient.heightCm"], (order with { Patient = order.Patient with { Height = null } }).Judged().Finding("WT-03")!.Missing);
        Assert.Null(order.Says("WT-03"));
        Assert.Null((order with { Patient = order.Patient with { Height = null }, WeightBasis = WeightBasis.Actual }).Says("WT-03"));
    }

    [Fact]
    public void A_fixed_dose_needs_no_basis_but_its_limits_by_weight_need_a_weight()
    {
        var order = Orders.Mood() with { Amount = OrderedAmount.Of(40, Mg) };
        Assert.Equal(Verdict.Allow, (order with { Patient = order.Patient with { Height = null, Sex = null } }).Judged().Verdict);
        Assert.Equal(Unknown, (order with { Patient = order.Patient with { Weight = null } }).Says("WT-03"));
        Assert.Null((Orders.Of("DOS-11", 50, Mg) with { Patient = new() }).Says("WT-03")); // a row of milligrams only
    }

    [Theory]
    [Fires("VOL-01"), JustNot("VOL-01")]
    [InlineData(50, 100, null)]
    [InlineData(50, 101, Block)]
    [InlineData(10, 25, Block)]
    public void A_nostril_holds_a_millilitre(double vial, double mg, Severity? says) =>
        Assert.Equal(says, (Orders.Of("DOS-11", (decimal)mg, Mg) with { Vial = Orders.Vial((decimal)vial) }).Says("VOL-01"));

    [Theory]
    [Fires("VOL-02"), JustNot("VOL-02")]
    [InlineData(10, 20, null)]
    [InlineData(10, 21, Caution)]
    [InlineData(10, 51, Caution)]
    [InlineData(50, 51, null)]
    public void A_muscle_holds_two_millilitres(double vial, double mg, Severity? says) =>
        Assert.Equal(says, (Orders.Of("DOS-07", (decimal)mg, Mg) with { Vial = Orders.Vial((decimal)vial) }).Says("VOL-02"));

    [Theory]
    [Fires("CHK-01"), JustNot("CHK-01")]
    [InlineData(80, 50, 40, 75.0, Block)] // the vial: the pump holds 0.8
    [InlineData(80, 0.8, 40, 75.0, null)]
    [InlineData(80.8, 0.8, 40.4, 75.7, null)]
    [InlineData(80.9, 0.8, 40, 75.0, Block)]
    [InlineData(80, 0.8, 40, 75.8, Block)]
    [InlineData(80, 0.8, 40, null, Unknown)]
    public void Two_people_computing_apart_agree_within_one_per_cent(double kilograms, double mgPerMl, double mg, double? mlPerHour, Severity? says) =>
        Assert.Equal(says, (Orders.Mood() with { Check = new((decimal)kilograms, (decimal)mgPerMl, (decimal)mg, (decimal?)mlPerHour) }).Says("CHK-01"));

    [Fact]
    public void Every_finding_is_returned_worst_first()
    {
        var order = Orders.Mood(1.1m) with { Minutes = 30, Patient = Orders.AMan(years: 70), Session = new(1) { HoursSinceLast = 10 }, OrderedWeight = Care.Units.BodyMass.Of(76) };
        Assert.Equal(["DOS-01", "RATE-01", "CRS-01", "DUR-01", "GER-01", "WT-01"], order.Judged().Findings.Select(finding => finding.Rule));
    }
}
