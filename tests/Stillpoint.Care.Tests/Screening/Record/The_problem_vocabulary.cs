using System.Globalization;
using System.Text;
using Stillpoint.Care.Screening.Record;

namespace Stillpoint.Care.Tests.Screening.Record;

/// <summary>The words and codes of problems are data; docs/vocabulary-of-problems.md counts them. Run with STILLPOINT_APPROVE=1 to write it anew.</summary>
public sealed class The_problem_vocabulary
{
    [Fact]
    public async Task Is_counted_in_the_documents_with_its_origins()
    {
        var kept = InRepository("docs/vocabulary-of-problems.md");
        var counted = Markdown();
        if (Environment.GetEnvironmentVariable("STILLPOINT_APPROVE") == "1") await File.WriteAllTextAsync(kept, counted, TestContext.Current.CancellationToken);
        Assert.Equal(await File.ReadAllTextAsync(kept, TestContext.Current.CancellationToken), counted);
    }

    [Fact]
    public void Says_of_every_file_what_it_is_where_it_comes_from_and_what_may_be_done_with_it() => Assert.All(ProblemVocabulary.Files(), file =>
        Assert.All(new[] { "# What: ", "# Origin: ", "# Licence: ", "# Form: " }, head => Assert.Contains(head, file.Text, StringComparison.Ordinal)));

    [Fact]
    public void Has_a_section_for_every_problem() => Assert.Empty(Enum.GetValues<Problem>().Except(ProblemVocabulary.Rows.Select(row => row.Problem)));

    private static string Markdown()
    {
        var table = new StringBuilder("# The vocabulary of problems\n\nWhat the screening rules read in a problem list or in a list of operations, counted from the files in `src/Stillpoint.Care/Screening/Record/Vocabulary`. Adding a name is adding a line.\n");
        foreach (var (name, text) in ProblemVocabulary.Files())
        {
            var head = text.Split('\n').Where(line => line.StartsWith("# ", StringComparison.Ordinal)).Select(line => line[2..].Split(": ", 2)).ToDictionary(part => part[0], part => part[1], StringComparer.Ordinal);
            table.Append(CultureInfo.InvariantCulture, $"\n## {name}\n\n{char.ToUpperInvariant(head["What"][0])}{head["What"][1..]}\n\nOrigin: {head["Origin"]}\nLicence: {head["Licence"]}\n\n| problem | ICD-10 | SNOMED CT | English | Spanish | other things |\n|---|---|---|---|---|---|\n");
            foreach (var row in ProblemVocabulary.Entries.Where(entry => entry.File == name).GroupBy(entry => entry.Row))
                table.Append(CultureInfo.InvariantCulture, $"| {row.Key.Label} | {Count(row, EntryKind.Icd)} | {Count(row, EntryKind.Snomed)} | {Count(row, EntryKind.English)} | {Count(row, EntryKind.Spanish)} | {Count(row, EntryKind.NotIcd) + Count(row, EntryKind.Other)} |\n");
        }
        return table.ToString();
    }

    private static string InRepository(string path)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Stillpoint.slnx"))) folder = folder.Parent!;
        return Path.Combine(folder.FullName, path);
    }

    private static int Count(IEnumerable<VocabularyEntry> row, EntryKind kind) => row.Count(entry => entry.Kind == kind);
}
