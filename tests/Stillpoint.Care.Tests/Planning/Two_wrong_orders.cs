using Stillpoint.Care.Findings;
using Stillpoint.Care.Planning;

namespace Stillpoint.Care.Tests.Planning;

/// <summary>The two slips the house is built to catch.</summary>
public sealed class Two_wrong_orders
{
    [Fact]
    public void A_ten_fold_slip_in_the_order_is_blocked()
    {
        Assert.Equal(Verdict.Allow, Orders.Mood(0.5m).Judged().Verdict);
        Assert.Equal(Verdict.Block, Orders.Mood(5m).Judged().Verdict);
        Assert.Equal(Verdict.Block, (Orders.Mood() with { Amount = OrderedAmount.Of(400, AmountUnit.Mg) }).Judged().Verdict);
        Assert.Equal(Verdict.Override, Orders.Mood(0.05m).Judged().Verdict);
    }

    [Theory]
    [InlineData(80, 0.8, 400, 75)]
    [InlineData(80, 0.8, 4, 75)]
    [InlineData(80, 0.8, 40, 750)]
    [InlineData(80, 0.08, 40, 75)]
    [InlineData(80, 500, 40, 75)]
    [InlineData(8, 0.8, 40, 75)]
    public void A_ten_fold_slip_at_the_second_check_is_blocked(double kilograms, double mgPerMl, double mg, double mlPerHour)
    {
        var check = new SecondCheck((decimal)kilograms, (decimal)mgPerMl, (decimal)mg, (decimal)mlPerHour);
        var answer = (Orders.Mood() with { Check = check }).Judged();
        Assert.Equal(Verdict.Block, answer.Verdict);
        Assert.Equal(Severity.Block, answer.Finding("CHK-01")!.Severity);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(false)]
    public void Two_milligrams_a_kilogram_as_a_mood_infusion_is_blocked(bool? provider) =>
        Assert.Equal(Verdict.Block, (Orders.Mood(2) with { Patient = Orders.AMan(48, 160), Site = new() { AnaesthesiaProvider = provider } }).Judged().Verdict);

    [Fact]
    public void Two_milligrams_a_kilogram_is_signed_only_with_an_anaesthesia_provider_and_never_above_a_hundred_milligrams()
    {
        var site = new Site { AnaesthesiaProvider = true };
        Assert.Equal(Verdict.Override, (Orders.Mood(2) with { Patient = Orders.AMan(48, 160), Site = site }).Judged().Verdict);
        Assert.Equal(Verdict.Block, (Orders.Mood(2) with { Patient = Orders.AMan(51, 160), Site = site }).Judged().Verdict);
    }

    [Fact]
    public void Two_milligrams_a_kilogram_an_hour_written_on_a_mood_row_is_a_wrong_unit_without_numbers()
    {
        var answer = (Orders.Mood() with { Amount = OrderedAmount.Of(2, AmountUnit.MgPerKgPerHour) }).Judged();
        Assert.Equal(Severity.Block, answer.Finding("UNIT-01")!.Severity);
        Assert.Null(answer.Dose.Mg);
        Assert.Null(answer.Rate);
    }
}
