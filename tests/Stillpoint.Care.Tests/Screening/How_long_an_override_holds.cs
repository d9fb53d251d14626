using Stillpoint.Care.Screening.Rules;
using Stillpoint.Care.Tests.Findings;

namespace Stillpoint.Care.Tests.Screening;

public sealed class How_long_an_override_holds
{
    private static readonly DateOnly Today = new(2026, 11, 19);

    [Fact, Fires("OVR-01")]
    public void It_is_refused_for_a_day_that_is_over_and_for_one_too_far_away()
    {
        Assert.True(OverrideRules.Refuses(Today, Today, House.Shipped));
        Assert.True(OverrideRules.Refuses(null, Today, House.Shipped));
        Assert.True(OverrideRules.Refuses(Today.AddMonths(12).AddDays(1), Today, House.Shipped));
    }

    [Fact, JustNot("OVR-01")]
    public void It_is_taken_until_the_last_day_the_house_allows()
    {
        Assert.False(OverrideRules.Refuses(Today.AddMonths(12), Today, House.Shipped));
        var shorter = Assert.IsType<HouseChange.Changed>(House.Shipped.With(OverrideRules.MostMonths, 3)).House;
        Assert.False(OverrideRules.Refuses(Today.AddMonths(3), Today, shorter));
        Assert.True(OverrideRules.Refuses(Today.AddMonths(3).AddDays(1), Today, shorter));
    }
}
