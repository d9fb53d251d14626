using System.Globalization;
using System.Text.RegularExpressions;
using Stillpoint.App.Tests.People;

namespace Stillpoint.App.Tests.Docs;

/// <summary>docs/security/asvs.md: every section of the standard once, each with what proves it or why not.</summary>
public sealed partial class The_table_of_the_security_standard
{
    /// <summary>How many sections each chapter of ASVS 5.0 has.</summary>
    private static readonly int[] Sections = [5, 4, 7, 4, 4, 8, 6, 4, 2, 7, 7, 3, 4, 3, 4, 5, 3];

    private static readonly IReadOnlyList<(string Section, string Stands, string How, string Tests)> Rows =
        [.. Row().Matches(File.ReadAllText(AccessTable.InRepository("docs/security/asvs.md"))).Select(row => (row.Groups["section"].Value, row.Groups["stands"].Value, row.Groups["how"].Value, row.Groups["tests"].Value))];

    [Fact]
    public void Has_every_section_once_in_order() =>
        Assert.Equal(Sections.SelectMany((count, chapter) => Enumerable.Range(1, count).Select(section => string.Create(CultureInfo.InvariantCulture, $"{chapter + 1}.{section}"))), Rows.Select(row => row.Section));

    [Fact]
    public void Says_of_each_whether_it_holds_and_why() => Assert.All(Rows, row =>
    {
        Assert.Contains(row.Stands, (string[])["holds", "partly", "open", "not here"]);
        Assert.True(row.How.Trim().Length > 0, row.Section);
        // What only a document can show is shown by one that is there; the rest by a test.
        Assert.True(row.Stands != "holds" || row.Tests.Contains('`', StringComparison.Ordinal) || Link().IsMatch(row.How), $"{row.Section} holds, and nothing shows it");
    });

    [Fact]
    public void Names_only_tests_and_pages_that_exist()
    {
        var written = The_hazard_log.Written();
        Assert.All(Rows.SelectMany(row => Promise().Matches(row.Tests).Select(match => match.Groups["test"].Value)), test => Assert.Contains(test, written));
        Assert.All(Rows.SelectMany(row => Link().Matches(row.How).Select(match => match.Groups["page"].Value)), page => Assert.True(File.Exists(AccessTable.InRepository($"docs/security/{page}")), page));
    }

    [GeneratedRegex(@"^\| (?<section>\d+\.\d+) [^|]+\| (?<stands>[^|]+) \|(?<how>[^|]+)\|(?<tests>[^|]*)\|$", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Row();

    [GeneratedRegex(@"`(?<test>[A-Z]\w+\.[A-Z]\w+)`", RegexOptions.ExplicitCapture)]
    private static partial Regex Promise();

    [GeneratedRegex(@"\]\((?<page>[^)]+)\)", RegexOptions.ExplicitCapture)]
    private static partial Regex Link();
}
