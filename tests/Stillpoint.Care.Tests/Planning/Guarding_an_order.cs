using Stillpoint.Care.Planning;
using Stillpoint.Care.Tests.Findings;
using static Stillpoint.Care.Findings.Severity;
using static Stillpoint.Care.Planning.AmountUnit;
using Severity = Stillpoint.Care.Findings.Severity;

namespace Stillpoint.Care.Tests.Planning;

/// <summary>What no row says and no order may pass: the speed, the age, the day, the liver, the scale and the pump.</summary>
public sealed class Guarding_an_order
{
    [Theory]
    [Fires("RATE-01"), JustNot("RATE-01")]
    [InlineData("DOS-01", 0.5, 20, null, null)] // 1.5 mg/kg/h
    [InlineData("DOS-01", 0.5, 19.9, null, Block)]
    [InlineData("DOS-01", 0.1, 10, null, Block)] // slow enough, and still a push
    [InlineData("DOS-01", 1, 40, null, null)]
    [InlineData("DOS-01", 1, 39, null, Block)]
    [InlineData("DOS-06", 0.8, 32, null, null)]
    [InlineData("DOS-06", 0.8, 31, null, Block)]
    [InlineData("DOS-01", 1, 39, true, Block)] // no more than a milligram a kilogram: nothing to be signed for
    [InlineData("DOS-01", 1.2, 24, true, null)] // 3 mg/kg/h
    [InlineData("DOS-01", 1.2, 23.9, true, Block)]
    [InlineData("DOS-01", 1.2, 24, false, Block)]
    [InlineData("DOS-18", 0.5, 15, null, null)] // a pain row has its own times
    public void A_mood_infusion_is_never_pushed(string row, double mgPerKg, double minutes, bool? provider, Severity? says) =>
        Assert.Equal(says, (Orders.Of(row, (decimal)mgPerKg, MgPerKg) with { Minutes = (decimal)minutes, Site = new() { AnaesthesiaProvider = provider } }).Says("RATE-01"));

    [Fact]
    public void Too_short_and_too_fast_say_how_fast_and_what_it_does()
    {
        var answer = (Orders.Mood() with { Minutes = 4 }).Judged();
        Assert.Equal(Override, answer.Finding("DUR-01")!.Severity);
        Assert.All(["DUR-01", "RATE-01"], rule => Assert.Contains("0.5 mg/kg in 4 min is 7.5 mg/kg/h", answer.Finding(rule)!.Because, StringComparison.Ordinal));
        Assert.Contains("apnea", answer.Finding("RATE-01")!.Because, StringComparison.Ordinal);
        Assert.Contains("40 mg in 4 min is 7.5 mg/kg/h", (Orders.Mood() with { Minutes = 4, Amount = OrderedAmount.Of(40, Mg) }).Judged().Finding("RATE-01")!.Because, StringComparison.Ordinal);
    }

    [Theory]
    [Fires("RATE-02"), JustNot("RATE-02")]
    [InlineData(200, null)] // 300 mL/h
    [InlineData(201, Caution)]
    [InlineData(6.7, null)] // 10.05, set to 10.1
    [InlineData(6.6, Caution)]
    public void A_pump_rate_nobody_sets_is_mentioned(double madeUpTo, Severity? says) =>
        Assert.Equal(says, (Orders.Mood() with { Mix = Mix.MadeUpTo(Care.Units.Volume.Of((decimal)madeUpTo)) }).Says("RATE-02"));

    [Theory]
    [Fires("AGE-01"), JustNot("AGE-01")]
    [InlineData("DOS-12", 56, Mg, 18, null)]
    [InlineData("DOS-12", 56, Mg, 17, Block)]
    [InlineData("DOS-01", 0.5, MgPerKg, 18, null)]
    [InlineData("DOS-01", 0.5, MgPerKg, 17, Override)]
    [InlineData("DOS-01", 0.5, MgPerKg, 13, Override)]
    [InlineData("DOS-01", 0.5, MgPerKg, 12, Block)]
    [InlineData("DOS-14", 0.5, MgPerKgPerHour, 12, Block)]
    [InlineData("DOS-25", 2, MgPerKg, 15, Override)]
    [InlineData("DOS-25", 2, MgPerKg, 16, null)]
    [InlineData("DOS-26", 10, MgPerKg, 5, Override)]
    public void A_dose_for_adults_is_not_for_children(string row, double amount, AmountUnit unit, double years, Severity? says) =>
        Assert.Equal(says, (Orders.Of(row, (decimal)amount, unit) with { Patient = Orders.AMan(years: (decimal)years) }).Says("AGE-01"));

    [Fact]
    public void An_age_nobody_knows_is_not_adult()
    {
        var order = Orders.Spray("DOS-12", 56, 1);
        var answer = (order with { Patient = order.Patient with { AgeYears = null } }).Judged();
        Assert.Equal(Verdict.Unknown, answer.Verdict);
        Assert.Equal(["patient.ageYears"], answer.Finding("AGE-01")!.Missing);
    }

    [Theory]
    [Fires("DAY-01"), JustNot("DAY-01")]
    [InlineData("DOS-01", 0.5, MgPerKg, 0, null)]
    [InlineData("DOS-01", 0.5, MgPerKg, 40, Override)] // 80 mg, a milligram a kilogram
    [InlineData("DOS-01", 0.5, MgPerKg, 40.1, Block)]
    [InlineData("DOS-11", 50, Mg, 50, Override)]
    [InlineData("DOS-11", 50, Mg, 51, Block)]
    [InlineData("DOS-14", 0.5, MgPerKgPerHour, 400, Override)] // an hourly ceiling is no ceiling of a day
    [InlineData("DOS-12", 56, Mg, 28, Block)]
    [InlineData("DOS-15", 0.3, MgPerKgPerHour, 4, null)] // counts its own day
    [InlineData("DOS-24", 0.7, MgPerKg, 20, null)]
    [InlineData("DOS-25", 2, MgPerKg, 100, null)]
    public void One_session_a_day(string row, double amount, AmountUnit unit, double today, Severity? says) =>
        Assert.Equal(says, (Orders.Of(row, (decimal)amount, unit) with { Minutes = 120, TotalToday = Care.Units.Dose.Of((decimal)today) }).Says("DAY-01"));

    [Theory]
    [Fires("HEP-01"), JustNot("HEP-01")]
    [InlineData(ChildPughClass.A, null)]
    [InlineData(ChildPughClass.B, Override)]
    [InlineData(ChildPughClass.C, Block)]
    [InlineData(null, null)]
    public void A_failing_liver_takes_less_or_none(ChildPughClass? liver, Severity? says)
    {
        var order = Orders.Mood();
        Assert.Equal(says, (order with { Patient = order.Patient with { ChildPugh = liver } }).Says("HEP-01"));
    }

    [Theory]
    [Fires("WT-04"), JustNot("WT-04")]
    [InlineData(42.2, 180, 40, Caution)] // 13.02
    [InlineData(42.1, 180, 40, Unknown)] // 12.99
    [InlineData(48.5, 180, 40, Caution)] // 14.97
    [InlineData(48.6, 180, 40, null)] // 15
    [InlineData(145.7, 180, 40, null)] // 44.97
    [InlineData(145.8, 180, 40, Caution)] // 45
    [InlineData(194.4, 180, 40, Caution)] // 60
    [InlineData(194.5, 180, 40, Unknown)]
    [InlineData(80, 1800, 40, Unknown)] // ten times too tall
    [InlineData(42.1, 180, 15, Caution)] // a lean boy of fifteen
    [InlineData(32.3, 180, 15, Unknown)] // 9.97
    public void A_weight_nobody_has_is_weighed_again(double kilograms, double centimetres, double years, Severity? says) =>
        Assert.Equal(says, (Orders.Mood(0.25m) with { Patient = Orders.AMan((decimal)kilograms, (decimal)centimetres, (decimal)years) }).Says("WT-04"));

    [Theory]
    [InlineData(30, 40, null)]
    [InlineData(29.9, 40, Unknown)]
    [InlineData(250, 40, null)]
    [InlineData(250.1, 40, Unknown)]
    [InlineData(29.9, 17, null)]
    public void Without_a_height_only_a_weight_no_adult_has_is_doubted(double kilograms, double years, Severity? says)
    {
        var man = Orders.AMan((decimal)kilograms, years: (decimal)years) with { Height = null };
        Assert.Equal(says, (Orders.Mood() with { Patient = man }).Says("WT-04"));
    }

    [Theory]
    [InlineData(95.9, Caution, null)]
    [InlineData(96, null, Unknown)]
    [InlineData(64, null, Unknown)]
    public void A_fifth_from_the_weight_ordered_for_is_doubted_and_not_computed_again(double today, Severity? changed, Severity? doubted)
    {
        var order = Orders.Mood() with { OrderedWeight = Care.Units.BodyMass.Of(80), Patient = Orders.AMan((decimal)today) };
        Assert.Equal(changed, order.Says("WT-01"));
        Assert.Equal(doubted, order.Says("WT-04"));
    }

    [Fact]
    public void Pounds_typed_as_kilograms_are_shown_in_both() =>
        Assert.Contains("176 kg (388.01 lb)", (Orders.Mood() with { Patient = Orders.AMan(176) }).Judged().Finding("WT-04")!.Because, StringComparison.Ordinal);

    [Theory]
    [Fires("VOL-03"), JustNot("VOL-03")]
    [InlineData(0.8, null, null)]
    [InlineData(0.79, null, Override)]
    [InlineData(0.79, false, Override)]
    [InlineData(0.79, true, null)]
    public void More_than_the_vial_holds_is_signed_for(double holds, bool? multiDose, Severity? says) =>
        Assert.Equal(says, (Orders.Mood() with { Vial = Orders.Vial(50, (decimal)holds) with { MultiDose = multiDose } }).Says("VOL-03"));

    [Theory]
    [Fires("DLV-01"), JustNot("DLV-01")]
    [InlineData(75, null)]
    [InlineData(82.5, null)]
    [InlineData(82.6, Caution)]
    [InlineData(93.75, Caution)]
    [InlineData(93.8, Override)]
    [InlineData(750, Override)]
    public void A_pump_that_ran_too_fast_is_said(double ran, Severity? says)
    {
        var answer = (Orders.Mood() with { Delivery = new([new(0, Care.Units.FlowRate.OfMlPerHour((decimal)ran)), new(1, Care.Units.FlowRate.OfMlPerHour(75))], 2) }).Judged();
        Assert.Equal(says, answer.Finding("DLV-01")?.Severity);
        if (ran == 750) Assert.Contains("750 mL/h where 75.0 mL/h was to be set: 10 times as fast", answer.Finding("DLV-01")!.Because, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_drawn_for_a_vein_is_stated()
    {
        Assert.Equal(Unknown, (Orders.Mood() with { Vial = null }).Says("DIL-01"));
        Assert.Equal(["vial.mgPerMl"], (Orders.Mood() with { Vial = null }).Judged().Finding("DIL-01")!.Missing);
        Assert.Null((Orders.Mood() with { Vial = null, Mix = Mix.Bag(Care.Units.Concentration.Of(1)) }).Says("DIL-01"));
        Assert.Null(Orders.Of("DOS-07", 0.5m, MgPerKg).Says("DIL-01"));
    }

    [Fact]
    public void The_second_check_reads_the_vial_only_where_nothing_is_diluted()
    {
        var undiluted = Orders.Mood() with { Vial = Orders.Vial(10), Mix = Mix.AsSupplied };
        var answer = undiluted.Judged();
        Assert.Null((undiluted with { Check = new(80, 10, 40, answer.Rate!.MlPerHour) }).Says("CHK-01"));
        Assert.Equal(Block, (undiluted with { Check = new(80, 5, 40, answer.Rate!.MlPerHour) }).Says("CHK-01"));
    }

    [Theory]
    [InlineData("DOS-02", 0.5)]
    [InlineData("DOS-03", 0.5)]
    [InlineData("DOS-04", 0.5)]
    [InlineData("DOS-05", 0.5)]
    [InlineData("DOS-06", 0.8)]
    public void A_hundred_milligrams_are_the_most_of_every_mood_infusion(string row, double mgPerKg)
    {
        DoseOrder Weighing(decimal kilograms) => Orders.Of(row, (decimal)mgPerKg, MgPerKg) with { Minutes = 40, WeightBasis = WeightBasis.Actual, Patient = Orders.AMan(kilograms, 200) };
        Assert.Null(Weighing(100 / (decimal)mgPerKg).Says(row));
        Assert.Equal(Block, Weighing((100 / (decimal)mgPerKg) + 0.2m).Says(row));
    }

    [Fact]
    public void A_blocked_order_names_the_one_ceiling_it_passes_by_most() =>
        Assert.Equal("1.5 mg/kg is above the ceiling of 1 mg/kg without an anesthesia provider on site.", Orders.Mood(1.5m).Judged().Finding("DOS-01")!.Because);

    [Fact]
    public void A_wrong_row_is_told_in_a_prescribers_words() =>
        Assert.Equal("IV ketamine on the row for nasal esketamine: choose the row of what is given.", (Orders.Spray("DOS-12", 56, 1) with { Product = Product.KetamineRacemic, Route = Route.Intravenous }).Judged().Finding("PRD-01")!.Because);

    [Fact]
    public void A_house_with_a_lower_ceiling_blocks_at_its_own_and_says_it()
    {
        var ceiling = DoseRows.Find("DOS-01")!.Limits.Single(limit => limit is { Kind: LimitKind.Ceiling, Of: Measure.MgPerKg });
        var house = Assert.IsType<HouseChange.Changed>(House.Shipped.With(ceiling.Number!, 0.8m)).House;
        var order = Orders.Mood(0.9m) with { House = house, Minutes = 60 };
        Assert.Equal("0.9 mg/kg is above the ceiling of 0.8 mg/kg without an anesthesia provider on site.", order.Judged().Finding("DOS-01")!.Because);
        Assert.Null((Orders.Mood(0.9m) with { Minutes = 60 }).Says("DOS-01"));
        Assert.IsType<HouseChange.Refused>(House.Shipped.With(ceiling.Number!, 1.2m)); // lowered, never raised
    }
}
