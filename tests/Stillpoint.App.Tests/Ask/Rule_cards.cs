using System.Text;
using Stillpoint.App.Ask;
using Stillpoint.App.Tests.People;
using Stillpoint.Care.Catalogue;
using Stillpoint.Care.Findings;

namespace Stillpoint.App.Tests.Ask;

public sealed class Rule_cards
{
    private static async Task<(int Exit, string Out, string Error)> Ask(params string[] args)
    {
        using var output = new MemoryStream();
        await using var errors = new StringWriter();
        var exit = await AskCommand.Run(args, Stream.Null, output, errors);
        return (exit, Encoding.UTF8.GetString(output.ToArray()), errors.ToString());
    }

    [Fact]
    public async Task A_card_says_what_why_from_where_and_what_it_reads()
    {
        var (exit, card, _) = await Ask("--card", "SCR-012");
        Assert.Equal(0, exit);
        Assert.Equal("""
            SCR-012  (Screening)
            What:    At screening 160/100 or more on two readings at least 5 min apart, or a systolic pressure below 90
            Why:     Uncontrolled hypertension is treated first
            Source:  [POLICY]
            Policy:  house policy or unconfirmed, awaiting the medical director's signature
            Reads:   loinc|8480-6, loinc|8462-4
            Since:   2026-11-22, last reviewed 2026-11-29, rules of 2026-11-29

            """, card);
    }

    [Theory]
    [InlineData("ddi-05")]
    [InlineData("PRE-11")]
    [InlineData("DIS-04")]
    [InlineData("CON-03")]
    public async Task Any_rule_of_any_family_has_one(string id)
    {
        var (exit, card, _) = await Ask("--card", id);
        Assert.Equal(0, exit);
        Assert.StartsWith(id.ToUpperInvariant() + "  (", card, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rule_that_does_not_exist_is_said_so_and_nothing_is_printed()
    {
        var (exit, card, error) = await Ask("--card", "SCR-999");
        Assert.Equal((2, ""), (exit, card));
        Assert.Contains("There is no rule called 'SCR-999'.", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_of_them_together_name_every_rule_once()
    {
        var (_, page, _) = await Ask("--cards");
        Assert.All(RuleIndex.All, rule => Assert.Single(page.Split('\n'), line => line.StartsWith($"| {rule.Id} |", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_page_in_docs_is_the_one_this_build_prints()
    {
        var kept = await File.ReadAllTextAsync(AccessTable.InRepository("docs/rules.md"));
        Assert.True(kept == RuleCards.Markdown(), "docs/rules.md is not what this build judges by. Write it anew: ./stillpoint ask --cards > docs/rules.md");
    }
}
