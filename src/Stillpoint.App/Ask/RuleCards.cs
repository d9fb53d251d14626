using System.Globalization;
using System.Text;
using Stillpoint.Care;
using Stillpoint.Care.Catalogue;
using Stillpoint.Care.Findings;

namespace Stillpoint.App.Ask;

/// <summary>What stands behind each rule, for reading: one card as text, or all of them as a Markdown page.</summary>
internal static class RuleCards
{
    /// <summary>One card; null when no rule of that id is known.</summary>
    public static string? Text(string id)
    {
        if (RuleCatalogue.All.FirstOrDefault(entry => string.Equals(entry.Id, id, StringComparison.OrdinalIgnoreCase)) is not { } entry) return null;
        if (entry.Rule is not { } rule) return $"{entry.Id}  ({entry.Family})\nNot judged: {entry.WhyNot}\n";
        return $"""
            {rule.Id}  ({entry.Family})
            What:    {rule.What(House.Shipped)}
            Why:     {rule.Why}
            Source:  {rule.Source.Name}{(rule.Policy ? "\nPolicy:  house policy or unconfirmed, awaiting the medical director's signature" : "")}
            Reads:   {(rule.Inputs.Count == 0 ? "-" : string.Join(", ", rule.Inputs))}
            Since:   {Day(rule.EffectiveFrom)}, last reviewed {Day(rule.LastReview)}, rules of {RuleSet.Version}

            """;
    }

    /// <summary>All of them, with a table of what is judged and what is not.</summary>
    public static string Markdown()
    {
        var page = new StringBuilder();
        page.Append(CultureInfo.InvariantCulture, $"""
            # Rules

            Every rule this build judges by, and every id of the clinical rule set it does not judge, with the reason. Rules of {RuleSet.Version}.
            A number marked *policy* is a cautious house default or could not be confirmed; it waits for the medical director's signature and is never guideline.

            This page is written by `stillpoint ask --cards`; a test compares the two.

            | family | ids | judged | not judged |
            | --- | --- | --- | --- |

            """);
        foreach (var family in RuleCatalogue.All.GroupBy(entry => entry.Family))
            page.Append(CultureInfo.InvariantCulture, $"| {family.Key} | {family.Count()} | {family.Count(entry => entry.Rule is not null)} | {family.Count(entry => entry.Rule is null)} |\n");

        foreach (var family in RuleCatalogue.All.GroupBy(entry => entry.Family))
        {
            page.Append(CultureInfo.InvariantCulture, $"\n## {family.Key}\n");
            if (family.Any(entry => entry.Rule is not null)) page.Append("\n| rule | what | why | source | reads | reviewed |\n| --- | --- | --- | --- | --- | --- |\n");
            foreach (var rule in family.Select(entry => entry.Rule).OfType<Rule>())
                page.Append(CultureInfo.InvariantCulture, $"| {rule.Id} | {Cell(rule.What(House.Shipped))} | {Cell(rule.Why)} | {Cell(rule.Source.Name)}{(rule.Policy ? " *policy*" : "")} | {Cell(string.Join(", ", rule.Inputs))} | {Day(rule.LastReview)} |\n");
            foreach (var reason in family.Where(entry => entry.Rule is null).GroupBy(entry => entry.WhyNot))
                page.Append(CultureInfo.InvariantCulture, $"\nNot judged: {string.Join(", ", reason.Select(entry => entry.Id))}. {reason.Key}\n");
        }
        return page.ToString();
    }

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal).Replace("\n", " ", StringComparison.Ordinal);

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
