using Stillpoint.Care.Catalogue;
using Stillpoint.Care.Findings;
using Stillpoint.Care.Planning;

namespace Stillpoint.Care.Tests.Findings;

public sealed class The_rule_catalogue
{
    [Fact]
    public void Every_id_is_judged_or_says_why_not() => Assert.All(RuleCatalogue.All, entry =>
        Assert.True((entry.Rule is null) == !string.IsNullOrWhiteSpace(entry.WhyNot) && (entry.Rule is null || entry.Rule.Id == entry.Id), $"{entry.Id} is neither judged nor explained."));

    [Fact]
    public void No_id_stands_in_it_twice_and_no_rule_is_missing_from_it()
    {
        Assert.Equal(RuleCatalogue.All.Count, RuleCatalogue.All.Select(entry => entry.Id).Distinct(StringComparer.Ordinal).Count());
        Assert.Empty(RuleIndex.All.Select(rule => rule.Id).Except(RuleCatalogue.All.Select(entry => entry.Id)));
    }

    [Theory]
    [InlineData("Screening", 63)]
    [InlineData("Interactions", 70)]
    [InlineData("Gate", 25)]
    [InlineData("Dose rows", 28)]
    [InlineData("Discharge", 15)]
    public void A_family_without_a_gap_is_judged_whole(string family, int rules)
    {
        var entries = RuleCatalogue.All.Where(entry => entry.Family == family).ToList();
        Assert.Equal(rules, entries.Count);
        Assert.DoesNotContain(entries, entry => entry.Rule is null);
    }

    [Fact]
    public void An_indication_is_data_with_its_name() => Assert.All(
        RuleCatalogue.All.Where(entry => entry.Id.StartsWith("IND-", StringComparison.Ordinal) && !entry.Id.StartsWith("IND-R", StringComparison.Ordinal)),
        entry => Assert.NotNull(Indications.Find(entry.Id)));
}
