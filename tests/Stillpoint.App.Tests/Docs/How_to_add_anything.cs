using System.Reflection;
using System.Text.RegularExpressions;
using Stillpoint.App.Hosting;
using Stillpoint.App.Tests.People;
using Stillpoint.Care.Findings;

namespace Stillpoint.App.Tests.Docs;

/// <summary>docs/adding leads to places that exist: every file and every name in it is there.</summary>
public sealed partial class How_to_add_anything
{
    public static TheoryData<string> Pages => [.. Directory.EnumerateFiles(AccessTable.InRepository("docs/adding"), "*.md").Select(file => Path.GetFileName(file))];

    private static readonly HashSet<string> Names = [.. new[] { typeof(Server), typeof(Finding), typeof(AccessTable) }.SelectMany(one => one.Assembly.GetTypes())
        .SelectMany(type => type.GetMembers(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static).Select(member => member.Name).Append(type.Name)).Select(name => name.Split('`')[0])];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Names_only_files_and_things_that_exist(string page)
    {
        var text = Fenced().Replace(File.ReadAllText(AccessTable.InRepository($"docs/adding/{page}")), "");
        foreach (Match file in Files().Matches(text)) Assert.True(Path.Exists(AccessTable.InRepository(file.Groups["path"].Value)), $"{page} names {file.Groups["path"].Value}, which is not there");
        foreach (Match name in Named().Matches(text)) Assert.True(Names.Contains(name.Groups["name"].Value), $"{page} names {name.Groups["name"].Value}, which is nowhere");
    }

    [Fact]
    public void Tells_of_a_page_a_rule_an_instrument_an_entry_a_model_and_a_column() =>
        Assert.Equal(["column.md", "entry.md", "instrument.md", "model.md", "page.md", "rule.md"], Pages.Select(page => page.Data).Order(StringComparer.Ordinal));

    [GeneratedRegex("`(?<path>(src|tests|docs)/[^`]+)`", RegexOptions.ExplicitCapture)]
    private static partial Regex Files();

    [GeneratedRegex("`(?<name>[A-Z]\\w+)`", RegexOptions.ExplicitCapture)]
    private static partial Regex Named();

    [GeneratedRegex("^```.*?^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fenced();
}
