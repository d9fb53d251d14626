using System.Runtime.CompilerServices;
using System.Text;
using Stillpoint.App.Interop.Hl7v2;
using Stillpoint.App.Session.Readings;
using Stillpoint.Care.Session.Readings;

namespace Stillpoint.App.Tests.Docs;

/// <summary>Writes the tables of docs/running/monitors.md from the codes the listener knows; run with WRITE_DOCS=1 to renew them.</summary>
public sealed class The_table_of_monitor_codes
{
    private const string Begins = "<!-- made from observation-codes.txt -->\n";

    [Fact]
    public void The_page_lists_which_signs_of_which_dialect_are_read_as_the_table_says()
    {
        var file = Path.Combine(Path.GetDirectoryName(Here())!, "../../../docs/running/monitors.md");
        var page = File.ReadAllText(file);
        var made = page[..(page.IndexOf(Begins, StringComparison.Ordinal) + Begins.Length)] + Tables();
        if (Environment.GetEnvironmentVariable("WRITE_DOCS") == "1") File.WriteAllText(file, made);
        Assert.Equal(made, File.ReadAllText(file));
    }

    private static string Tables()
    {
        var signs = Enum.GetValues<Signal>();
        var text = new StringBuilder("\n## Signs by dialect\n\n| dialect | " + string.Join(" | ", signs.Select(ReadingText.WordFor)) + " |\n|---|" + string.Concat(signs.Select(_ => "---|")) + "\n");
        var dialects = ObservationCodes.All.GroupBy(code => (code.Dialect, code.Origin)).ToList();
        foreach (var dialect in dialects)
            text.Append("| ").Append(dialect.Key.Dialect).Append(" | ")
                .AppendJoin(" | ", signs.Select(sign => string.Join(", ", dialect.Where(code => code.Signal == sign).Select(code => code.Code).Distinct()))).Append(" |\n");
        text.Append("\n## Where each table is from\n\n| dialect | origin |\n|---|---|\n");
        foreach (var dialect in dialects) text.Append("| ").Append(dialect.Key.Dialect).Append(" | ").Append(dialect.Key.Origin).Append(" |\n");
        return text.ToString();
    }

    private static string Here([CallerFilePath] string path = "") => path;
}
