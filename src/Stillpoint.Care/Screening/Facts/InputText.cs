namespace Stillpoint.Care.Screening.Facts;

/// <summary>What a rule was given or still wants to know, in the words of a sheet instead of the contract's paths.</summary>
public static class InputText
{
    private const string Loinc = "loinc|";

    /// <summary>A name of the contract ends in its unit where it has one; a sheet shows the unit beside the field.</summary>
    private static readonly string[] Units = ["Kg", "Cm", "Years", "Minutes"];

    /// <summary><c>loinc|8480-6</c> is “Systolic pressure”, <c>gates.releasedAt</c> is “released at”.</summary>
    public static string Of(string path)
    {
        if (path.StartsWith(Loinc, StringComparison.Ordinal))
            return Vocabulary.FindLoinc(path[Loinc.Length..])?.Label ?? path[Loinc.Length..];
        var name = path[(path.LastIndexOf('.') + 1)..];
        if (Vocabulary.Find(name) is { } fact) return fact.Label;
        if (Units.FirstOrDefault(unit => name.EndsWith(unit, StringComparison.Ordinal)) is { } unit) name = name[..^unit.Length];
        return Vocabulary.Find(name)?.Label ?? string.Concat(name.Select(letter => char.IsAsciiLetterUpper(letter) ? $" {char.ToLowerInvariant(letter)}" : $"{letter}"));
    }

    /// <summary>Each named once, with commas between.</summary>
    public static string List(IEnumerable<string> paths) => string.Join(", ", paths.Select(Of).Distinct());
}
