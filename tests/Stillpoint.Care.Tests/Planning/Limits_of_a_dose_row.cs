using Stillpoint.Care.Findings;
using Stillpoint.Care.Planning;
using Stillpoint.Care.Tests.Findings;
using static Stillpoint.Care.Findings.Severity;
using static Stillpoint.Care.Planning.AmountUnit;

namespace Stillpoint.Care.Tests.Planning;

public sealed class Limits_of_a_dose_row
{
    private static DoseOrder Order(string row, decimal amount, AmountUnit unit, decimal minutes) => Orders.Of(row, amount, unit) with { Minutes = minutes };

    // Row, amount, unit, minutes, what the row says: first just outside, then how far outside.
    public static TheoryData<string, decimal, AmountUnit, decimal, Severity> Beyond => new()
    {
        { "DOS-01", 0.249m, MgPerKg, 40, Override }, { "DOS-01", 1.001m, MgPerKg, 40, Block }, { "DOS-01", 81m, Mg, 40, Block },
        { "DOS-02", 0.499m, MgPerKg, 40, Override }, { "DOS-02", 0.501m, MgPerKg, 40, Block },
        { "DOS-03", 0.501m, MgPerKg, 40, Override }, { "DOS-03", 0.751m, MgPerKg, 40, Block },
        { "DOS-04", 0.249m, MgPerKg, 40, Override }, { "DOS-04", 1.001m, MgPerKg, 40, Block },
        { "DOS-05", 0.249m, MgPerKg, 40, Override }, { "DOS-05", 0.501m, MgPerKg, 40, Block },
        { "DOS-06", 0.499m, MgPerKg, 40, Override }, { "DOS-06", 0.801m, MgPerKg, 40, Block },
        { "DOS-07", 0.249m, MgPerKg, 1, Override }, { "DOS-07", 1.001m, MgPerKg, 1, Block },
        { "DOS-08", 0.099m, MgPerKg, 1, Override }, { "DOS-08", 0.901m, MgPerKg, 1, Block },
        { "DOS-09", 0.499m, MgPerKg, 1, Override }, { "DOS-09", 2.501m, MgPerKg, 1, Block }, { "DOS-09", 251m, Mg, 1, Block },
        { "DOS-10", 24m, Mg, 1, Override }, { "DOS-10", 201m, Mg, 1, Block }, { "DOS-10", 2.501m, MgPerKg, 1, Block },
        { "DOS-11", 24m, Mg, 1, Override }, { "DOS-11", 101m, Mg, 1, Block },
        { "DOS-14", 0.099m, MgPerKgPerHour, 900, Override }, { "DOS-14", 1.001m, MgPerKgPerHour, 120, Unknown }, { "DOS-14", 2.001m, MgPerKgPerHour, 120, Block },
        { "DOS-15", 0.351m, MgPerKgPerHour, 100, Block }, { "DOS-15", 25.1m, MgPerHour, 120, Block }, { "DOS-15", 24m, MgPerHour, 251, Block },
        { "DOS-17", 0.401m, MgPerKg, 17, Block }, { "DOS-17", 0.421m, MgPerKgPerHour, 60, Block }, { "DOS-17", 0.1m, MgPerKgPerHour, 301, Block },
        { "DOS-18", 0.199m, MgPerKg, 60, Override }, { "DOS-18", 0.501m, MgPerKg, 60, Override }, { "DOS-18", 0.5m, MgPerKg, 29, Block },
        { "DOS-19", 0.099m, MgPerKgPerHour, 60, Override }, { "DOS-19", 1.001m, MgPerKgPerHour, 60, Block },
        { "DOS-20", 24m, Mg, 1, Override }, { "DOS-20", 26m, Mg, 1, Block },
        { "DOS-21", 0.499m, MgPerKg, 60, Override }, { "DOS-21", 0.501m, MgPerKg, 60, Block },
        { "DOS-22", 0.099m, MgPerKg, 10, Override }, { "DOS-22", 0.351m, MgPerKg, 10, Block },
        { "DOS-23", 0.099m, MgPerKgPerHour, 60, Override }, { "DOS-23", 0.501m, MgPerKgPerHour, 60, Caution }, { "DOS-23", 1.001m, MgPerKgPerHour, 60, Block },
        { "DOS-24", 0.499m, MgPerKg, 1, Override }, { "DOS-24", 1.001m, MgPerKg, 1, Override }, { "DOS-24", 1.501m, MgPerKg, 1, Block },
        { "DOS-25", 0.999m, MgPerKg, 1, Caution }, { "DOS-25", 4.501m, MgPerKg, 1, Block },
        { "DOS-26", 6.499m, MgPerKg, 1, Override }, { "DOS-26", 13.001m, MgPerKg, 1, Block },
        { "DOS-27", 0.499m, MgPerKg, 1, Override }, { "DOS-27", 1.001m, MgPerKg, 1, Override }, { "DOS-27", 2.001m, MgPerKg, 1, Block },
    };

    [Theory, MemberData(nameof(Beyond))]
    [Fires("DOS-01"), Fires("DOS-02"), Fires("DOS-03"), Fires("DOS-04"), Fires("DOS-05"), Fires("DOS-06"), Fires("DOS-07"), Fires("DOS-08"), Fires("DOS-09")]
    [Fires("DOS-10"), Fires("DOS-11"), Fires("DOS-14"), Fires("DOS-15"), Fires("DOS-17"), Fires("DOS-18"), Fires("DOS-19"), Fires("DOS-20"), Fires("DOS-21")]
    [Fires("DOS-22"), Fires("DOS-23"), Fires("DOS-24"), Fires("DOS-25"), Fires("DOS-26"), Fires("DOS-27")]
    public void Beyond_a_limit_the_row_speaks(string row, decimal amount, AmountUnit unit, decimal minutes, Severity says) =>
        Assert.Equal(says, Order(row, amount, unit, minutes).Says(row));

    public static TheoryData<string, decimal, AmountUnit, decimal> OnTheLimit => new()
    {
        { "DOS-01", 0.25m, MgPerKg, 40 }, { "DOS-01", 1m, MgPerKg, 40 },
        { "DOS-02", 0.5m, MgPerKg, 40 },
        { "DOS-03", 0.25m, MgPerKg, 40 }, { "DOS-03", 0.5m, MgPerKg, 40 },
        { "DOS-04", 0.25m, MgPerKg, 40 }, { "DOS-04", 1m, MgPerKg, 40 },
        { "DOS-05", 0.25m, MgPerKg, 40 }, { "DOS-05", 0.5m, MgPerKg, 40 },
        { "DOS-06", 0.5m, MgPerKg, 40 }, { "DOS-06", 0.8m, MgPerKg, 40 },
        { "DOS-07", 0.25m, MgPerKg, 1 }, { "DOS-07", 1m, MgPerKg, 1 },
        { "DOS-08", 0.1m, MgPerKg, 1 }, { "DOS-08", 0.9m, MgPerKg, 1 },
        { "DOS-09", 0.5m, MgPerKg, 1 }, { "DOS-09", 2.5m, MgPerKg, 1 },
        { "DOS-10", 25m, Mg, 1 }, { "DOS-10", 200m, Mg, 1 },
        { "DOS-11", 25m, Mg, 1 }, { "DOS-11", 100m, Mg, 1 },
        { "DOS-14", 0.1m, MgPerKgPerHour, 900 }, { "DOS-14", 1m, MgPerKgPerHour, 120 },
        { "DOS-15", 25m, MgPerHour, 240 }, { "DOS-15", 0.3125m, MgPerKgPerHour, 240 },
        { "DOS-17", 0.4m, MgPerKg, 17 }, { "DOS-17", 0.42m, MgPerKgPerHour, 300 },
        { "DOS-18", 0.2m, MgPerKg, 60 }, { "DOS-18", 0.5m, MgPerKg, 30 },
        { "DOS-19", 0.1m, MgPerKgPerHour, 60 }, { "DOS-19", 1m, MgPerKgPerHour, 60 },
        { "DOS-20", 25m, Mg, 1 },
        { "DOS-21", 0.5m, MgPerKg, 60 },
        { "DOS-22", 0.1m, MgPerKg, 10 }, { "DOS-22", 0.35m, MgPerKg, 10 },
        { "DOS-23", 0.1m, MgPerKgPerHour, 60 }, { "DOS-23", 0.5m, MgPerKgPerHour, 60 },
        { "DOS-24", 0.5m, MgPerKg, 1 }, { "DOS-24", 1m, MgPerKg, 1 },
        { "DOS-25", 1m, MgPerKg, 1 }, { "DOS-25", 4.5m, MgPerKg, 1 },
        { "DOS-26", 6.5m, MgPerKg, 1 }, { "DOS-26", 13m, MgPerKg, 1 },
        { "DOS-27", 0.5m, MgPerKg, 1 }, { "DOS-27", 1m, MgPerKg, 1 },
    };

    [Theory, MemberData(nameof(OnTheLimit))]
    [JustNot("DOS-01"), JustNot("DOS-02"), JustNot("DOS-03"), JustNot("DOS-04"), JustNot("DOS-05"), JustNot("DOS-06"), JustNot("DOS-07"), JustNot("DOS-08"), JustNot("DOS-09")]
    [JustNot("DOS-10"), JustNot("DOS-11"), JustNot("DOS-14"), JustNot("DOS-15"), JustNot("DOS-17"), JustNot("DOS-18"), JustNot("DOS-19"), JustNot("DOS-20"), JustNot("DOS-21")]
    [JustNot("DOS-22"), JustNot("DOS-23"), JustNot("DOS-24"), JustNot("DOS-25"), JustNot("DOS-26"), JustNot("DOS-27")]
    public void On_the_limit_is_inside(string row, decimal amount, AmountUnit unit, decimal minutes) =>
        Assert.Null(Order(row, amount, unit, minutes).Says(row));

    [Theory]
    [InlineData("DOS-01", true, 2.0, Override)]
    [InlineData("DOS-04", true, 2.0, Override)]
    [InlineData("DOS-07", true, 2.0, Override)]
    [InlineData("DOS-01", true, 2.001, Block)]
    [InlineData("DOS-01", false, 1.2, Block)]
    [InlineData("DOS-01", null, 1.2, Block)]
    [InlineData("DOS-03", true, 1.2, Block)]
    [InlineData("DOS-08", true, 1.2, Block)]
    public void An_anaesthesia_provider_moves_only_the_ceilings_that_are_one_milligram_a_kilogram(string row, bool? provider, double mgPerKg, Severity says)
    {
        var light = Order(row, (decimal)mgPerKg, MgPerKg, 40) with { Patient = Orders.AMan(45, 155), Site = new() { AnaesthesiaProvider = provider } };
        Assert.Equal(says, light.Says(row));
    }

    [Theory]
    [InlineData("DOS-01")]
    [InlineData("DOS-07")]
    public void The_hundred_milligrams_of_a_mood_dose_are_absolute(string row)
    {
        var heavy = Order(row, 1.2m, MgPerKg, 40) with { Patient = Orders.AMan(90, 190), Site = new() { AnaesthesiaProvider = true } };
        Assert.Equal(Block, heavy.Says(row));
        Assert.Contains(heavy.Judged().Limits, limit => limit is { Kind: LimitKind.Ceiling, Value: 108, Limit: 100, Unit: "mg", Verdict: Block });
    }

    [Theory]
    [InlineData(1.5, true, null, null)]
    [InlineData(1.5, false, null, Block)]
    [InlineData(1.5, null, null, Unknown)]
    [InlineData(3, null, true, Override)]
    [InlineData(3, true, false, Block)]
    [InlineData(7.001, null, true, Block)]
    public void Pain_above_a_milligram_a_kilogram_an_hour_is_monitored_and_above_two_is_intensive_care(double rate, bool? monitored, bool? intensive, Severity? says) =>
        Assert.Equal(says, (Order("DOS-14", (decimal)rate, MgPerKgPerHour, 120) with { Site = new() { Monitored = monitored, IntensiveCare = intensive } }).Says("DOS-14"));

    [Fact]
    public void A_pain_bolus_above_0_35_is_blocked_and_a_small_total_is_mentioned()
    {
        var order = Order("DOS-14", 0.2m, MgPerKgPerHour, 240);
        Assert.Equal(Block, (order with { Bolus = new(OrderedAmount.Of(0.351m, MgPerKg), 10) }).Says("DOS-14"));
        Assert.Equal(Caution, order.Says("DOS-14")); // 64 mg
        Assert.Null((order with { Bolus = new(OrderedAmount.Of(16, Mg), 10) }).Says("DOS-14")); // 80 mg
    }

    [Theory]
    [InlineData(2, null, 100, Block)]
    [InlineData(2, true, 100, Override)]
    public void Acute_pain_above_one_an_hour_is_intensive_care(double rate, bool? intensive, double minutes, Severity says) =>
        Assert.Equal(says, (Order("DOS-23", (decimal)rate, MgPerKgPerHour, (decimal)minutes) with { Site = new() { IntensiveCare = intensive } }).Says("DOS-23"));

    [Fact]
    [Fires("DOS-16")]
    [JustNot("DOS-16")]
    public void Days_of_infusion_for_CRPS_need_a_hospital_bed()
    {
        var order = Order("DOS-16", 22, MgPerHour, 5760);
        Assert.Equal(Block, order.Says("DOS-16"));
        Assert.Equal(Block, (order with { Site = new() { Inpatient = false } }).Says("DOS-16"));

        var admitted = order with { Site = new() { Inpatient = true } };
        Assert.Null(admitted.Says("DOS-16"));
        Assert.Equal(Override, (admitted with { Amount = OrderedAmount.Of(30.1m, MgPerHour) }).Says("DOS-16"));
        Assert.Equal(Block, (admitted with { Amount = OrderedAmount.Of(7.21m, MicrogramsPerKgPerMinute) }).Says("DOS-16"));
        Assert.Null((admitted with { Amount = OrderedAmount.Of(6.2m, MicrogramsPerKgPerMinute) }).Says("DOS-16"));
    }

    [Fact]
    public void What_was_given_today_counts_against_the_day()
    {
        var crps = Order("DOS-15", 20, MgPerHour, 240); // 80 mg
        Assert.Null((crps with { TotalToday = Care.Units.Dose.Of(20) }).Says("DOS-15"));
        Assert.Equal(Block, (crps with { TotalToday = Care.Units.Dose.Of(20.1m) }).Says("DOS-15"));

        var nasal = Order("DOS-24", 0.5m, MgPerKg, 1); // 40 mg of 120
        Assert.Null((nasal with { TotalToday = Care.Units.Dose.Of(80) }).Says("DOS-24"));
        Assert.Equal(Block, (nasal with { TotalToday = Care.Units.Dose.Of(81) }).Says("DOS-24"));
    }

    [Theory]
    [Fires("DOS-12"), Fires("DOS-13"), JustNot("DOS-12"), JustNot("DOS-13")]
    [InlineData("DOS-12", 56, 1, null)]
    [InlineData("DOS-12", 84, 1, Override)]
    [InlineData("DOS-12", 84, 2, null)]
    [InlineData("DOS-12", 28, 1, Override)]
    [InlineData("DOS-12", 112, 2, Block)]
    [InlineData("DOS-12", 50, 2, Block)]
    [InlineData("DOS-13", 84, 1, null)]
    [InlineData("DOS-13", 56, 1, Override)]
    [InlineData("DOS-13", 56, 2, null)]
    [InlineData("DOS-13", 28, 2, Block)]
    public void Esketamine_is_56_or_84(string row, double mg, int session, Severity? says) =>
        Assert.Equal(says, Orders.Spray(row, (decimal)mg, session).Says(row));

    [Fact]
    public void Twenty_eight_is_for_Japanese_patients_and_for_people_from_65_in_Europe()
    {
        var order = Orders.Spray("DOS-12", 28, 1);
        Assert.Null((order with { Patient = order.Patient with { Japanese = true } }).Says("DOS-12"));
        var europe = order with { Site = new() { Jurisdiction = Jurisdiction.EuropeanUnion } };
        Assert.Equal(Override, europe.Says("DOS-12"));
        Assert.Null((europe with { Patient = Orders.AMan(years: 65) }).Says("DOS-12"));
        Assert.Equal(Override, (order with { Patient = Orders.AMan(years: 65) }).Says("DOS-12"));
    }

    [Fact]
    [Fires("DOS-28")]
    public void Nothing_is_ever_given_at_home()
    {
        var answer = (Orders.Mood() with { Row = DoseRows.Find("DOS-28")! }).Judged();
        Assert.Equal(Verdict.Block, answer.Verdict);
        Assert.Null(answer.Dose.Mg);
        Assert.Empty(answer.Steps);
    }

    [Fact]
    [JustNot("DOS-28")]
    public void What_is_given_in_the_clinic_is_not_at_home() => Assert.Null(Orders.Mood().Says("DOS-28"));

    [Theory]
    [InlineData("DOS-25", 2, 1)]
    [InlineData("DOS-26", 10, 1)]
    [InlineData("DOS-27", 1, 1)]
    [Fires("IND-R4"), JustNot("IND-R4")]
    public void Anaesthesia_needs_a_place_that_can_rescue_from_it(string row, double mgPerKg, double minutes)
    {
        var order = Order(row, (decimal)mgPerKg, MgPerKg, (decimal)minutes);
        Assert.Equal(Block, order.Says("IND-R4"));
        Assert.Equal(Block, (order with { Site = new() { AnaesthesiaCapable = false } }).Says("IND-R4"));
        Assert.Null((order with { Site = new() { AnaesthesiaCapable = true } }).Says("IND-R4"));
    }

    [Fact]
    public void A_house_ceiling_is_shown_as_policy_and_a_label_ceiling_is_not()
    {
        Assert.True(Order("DOS-01", 1.1m, MgPerKg, 40).Judged().Finding("DOS-01")!.Policy);
        Assert.False(Order("DOS-25", 5m, MgPerKg, 1).Judged().Finding("DOS-25")!.Policy);
    }
}
