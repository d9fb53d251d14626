using System.Text.RegularExpressions;

namespace Stillpoint.Care.Tests.HouseValues;

/// <summary>What a rule says is written with the number it compares with, and never with a copy of it.</summary>
public sealed partial class No_digit_in_a_sentence
{
    /// <summary>The families that say every number by value. A family is added when its last copy is gone; none leaves.</summary>
    public static TheoryData<string> Families => ["Session/Flags"];

    [Theory]
    [MemberData(nameof(Families))]
    public void Is_a_copy_of_a_number(string family)
    {
        var files = Directory.GetFiles(Path.Combine(Sources(), family), "*.cs").Where(file => !file.EndsWith("Limits.cs", StringComparison.Ordinal));
        Assert.Empty(files.SelectMany(file => Copies(File.ReadAllText(file)).Select(text => $"{Path.GetFileName(file)}: {text}")));
    }

    [Fact]
    public void Is_found_where_one_stands()
    {
        Assert.Single(Copies("Reading.Of(Red, $\"Systolic {sbp} is 180 or more\", sbp)"));
        Assert.Empty(Copies("Reading.Of(Red, $\"SpO2 {spo2} is under {house[SpO2Red]} by CADSS-23\", spo2)"));
    }

    private static IEnumerable<string> Copies(string code) => Texts().Matches(Comments().Replace(code, "")).Select(text => text.Value)
        .Where(text => text.Contains(' ', StringComparison.Ordinal) && text.Any(char.IsDigit))
        .Where(text => Names().Replace(Holes().Replace(text, ""), "").Any(char.IsDigit));

    private static string Sources()
    {
        var here = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(here!.FullName, "Stillpoint.slnx"))) here = here.Parent;
        return Path.Combine(here.FullName, "src", "Stillpoint.Care");
    }

    [GeneratedRegex("//.*")]
    private static partial Regex Comments();

    [GeneratedRegex("\"(?:[^\"\\\\{]|\\\\.|\\{[^{}]*\\})*\"")]
    private static partial Regex Texts();

    [GeneratedRegex(@"\{[^{}]*\}")]
    private static partial Regex Holes();

    /// <summary>Names that hold a digit, and the end of a scale.</summary>
    [GeneratedRegex("SpO2|CO2|CADSS-(?:23|6)|of 10\\b|AHA BP 2017 / 2024")]
    private static partial Regex Names();
}
