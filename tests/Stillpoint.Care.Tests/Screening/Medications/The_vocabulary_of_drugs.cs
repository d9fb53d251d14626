using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Stillpoint.Care.Screening.Medications.Identity;

namespace Stillpoint.Care.Tests.Screening.Medications;

public sealed class The_vocabulary_of_drugs
{
    private const string Begin = "<!-- drugs -->\n", End = "<!-- /drugs -->";

    [Fact]
    public void Every_file_says_what_it_is_where_its_names_come_from_and_under_which_licence() => Assert.All(NameFiles.All, file =>
    {
        Assert.NotEqual("", NameFiles.Says(file, "What"));
        Assert.NotEqual("", NameFiles.Says(file, "Origin"));
        if (file != NameFiles.OrdinaryWords) Assert.NotEqual("", NameFiles.Says(file, "Licence"));
        Assert.NotEmpty(NameFiles.Read(file));
    });

    /// <summary>Run with STILLPOINT_APPROVE=1 to write the table anew.</summary>
    [Fact]
    public async Task Docs_show_how_many_names_it_holds_and_where_they_come_from()
    {
        var page = InRepository();
        var kept = await File.ReadAllTextAsync(page);
        var (from, to) = (kept.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length, kept.IndexOf(End, StringComparison.Ordinal));
        if (Environment.GetEnvironmentVariable("STILLPOINT_APPROVE") == "1") await File.WriteAllTextAsync(page, kept[..from] + Table() + kept[to..]);
        else Assert.Equal(Table(), kept[from..to]);
    }

    private static string Table()
    {
        var text = new StringBuilder("| file | holds | lines | names | origin |\n|---|---|---|---|---|\n");
        foreach (var file in NameFiles.All)
        {
            var lines = NameFiles.Read(file).ToList();
            var names = lines.Sum(line => line.Names.Length) + lines.Count(line => file is NameFiles.Ingredients or NameFiles.WithoutARow or NameFiles.WithoutARule && !line.Head.Contains(" + ", StringComparison.Ordinal));
            text.Append(CultureInfo.InvariantCulture, $"| `{file}.txt` | {NameFiles.Says(file, "What")} | {lines.Count} | {(names == 0 ? "" : names.ToString(CultureInfo.InvariantCulture))} | {NameFiles.Says(file, "Origin")} |\n");
        }
        text.Append(CultureInfo.InvariantCulture, $"\nTogether {DrugIndex.Names.Count} names of {DrugIndex.ByName.Count} ingredients, {DrugIndex.ByRxCui.Count} of them with an RxNorm code.\n");
        return text.ToString();
    }

    private static string InRepository([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "../../../../docs/vocabulary.md");
}
