using System.Text.RegularExpressions;
using Stillpoint.App.Tests.People;

namespace Stillpoint.App.Tests.Docs;

/// <summary>docs/hazards as a program reads it: what it promises must stand in the sources.</summary>
public sealed partial class The_hazard_log
{
    private static readonly string Folder = AccessTable.InRepository("docs/hazards");

    private static readonly IReadOnlyList<(string Name, string Text)> Hazards =
        [.. Directory.EnumerateFiles(Folder, "H-*.md").Order(StringComparer.Ordinal).Select(file => (Path.GetFileName(file), File.ReadAllText(file)))];

    [Fact]
    public void Names_only_tests_that_exist()
    {
        var written = Written();
        var promised = Hazards.SelectMany(hazard => Promise().Matches(hazard.Text).Select(match => (hazard.Name, Test: match.Groups["test"].Value))).ToList();
        Assert.NotEmpty(promised);
        Assert.Empty(promised.Where(promise => !written.Contains(promise.Test)).Select(promise => $"{promise.Name} names {promise.Test}"));
    }

    /// <summary>Every test there is, as <c>Class.Method</c>.</summary>
    internal static HashSet<string> Written() => Directory.EnumerateFiles(AccessTable.InRepository("tests"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)).Select(File.ReadAllText)
            .SelectMany(source => TestClass().Matches(source).SelectMany(type => TestMethod().Matches(source).Select(method => $"{type.Groups["name"].Value}.{method.Groups["name"].Value}"))).ToHashSet(StringComparer.Ordinal);

    [Fact]
    public void Says_of_each_its_harm_its_control_the_tests_and_what_remains()
    {
        foreach (var (name, text) in Hazards)
            foreach (var part in new[] { "**Harm.** ", "**Control.** ", "**Tests.** ", "**What remains.** " })
                Assert.True(text.Contains(part, StringComparison.Ordinal), $"{name} lacks {part}");
    }

    [Fact]
    public void Lists_every_hazard_once_under_its_own_words()
    {
        var listed = Row().Matches(File.ReadAllText(Path.Combine(Folder, "README.md"))).Select(match => $"{match.Groups["file"].Value}: # {match.Groups["id"].Value} {match.Groups["words"].Value}");
        Assert.Equal(Hazards.Select(hazard => $"{hazard.Name}: {hazard.Text.Split('\n')[0]}"), listed);
    }

    [GeneratedRegex(@"class (?<name>[A-Z]\w+)", RegexOptions.ExplicitCapture)]
    private static partial Regex TestClass();

    [GeneratedRegex(@"\[(Fact|Theory)((?!public ).)*public (async |static )*(Task|void) (?<name>\w+)\(", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex TestMethod();

    [GeneratedRegex(@"`(?<test>[A-Z]\w+\.[A-Z]\w+)`", RegexOptions.ExplicitCapture)]
    private static partial Regex Promise();

    [GeneratedRegex(@"^\| \[(?<id>H-\d\d)\]\((?<file>[^)]+)\) \| (?<words>.+) \|$", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Row();
}
