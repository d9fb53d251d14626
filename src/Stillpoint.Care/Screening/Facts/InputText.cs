using System.Collections.Frozen;

namespace Stillpoint.Care.Screening.Facts;

/// <summary>What a rule was given or still wants to know, in the words of a sheet instead of the contract's paths.</summary>
public static class InputText
{
    private const string Loinc = "loinc|";

    /// <summary>A name of the contract ends in its unit where it has one; a sheet shows the unit beside the field.</summary>
    private static readonly string[] Units = ["Kg", "Cm", "Years", "Minutes"];

    /// <summary>Names of the contract that are no words, as a nurse says them.</summary>
    private static readonly FrozenDictionary<string, string> Said = new Dictionary<string, string>
    {
        ["sbp"] = "systolic pressure", ["dbp"] = "diastolic pressure", ["hr"] = "heart rate", ["previousSbp"] = "the systolic pressure before", ["spo2StableMin"] = "for how long the SpO2 has held", ["onOxygen"] = "on oxygen or not",
        ["aldrete"] = "Aldrete score", ["padss"] = "discharge score", ["moaas"] = "MOAA/S", ["rass"] = "RASS", ["cadss"] = "CADSS of 23 items", ["cadss6"] = "CADSS of six items", ["cssrsPositiveBefore"] = "C-SSRS before the session",
        ["cssrsReassessed"] = "C-SSRS asked again", ["cssrsRisk"] = "suicide risk", ["openRed"] = "open red flags", ["administrationEndAt"] = "when the last of the drug went in", ["rescues"] = "other drugs given",
        ["observeMin"] = "for how long to watch after it", ["walks10m"] = "walks ten meters", ["ivRemoved"] = "cannula out", ["ivSiteChecked"] = "cannula site checked", ["mgPerMl"] = "strength", ["mLPerH"] = "pump rate", ["mg"] = "dose",
        ["etco2"] = "EtCO2", ["childPugh"] = "Child-Pugh class",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>A line of a list is settled on the list, not by its code.</summary>
    private static readonly (string Begins, string Says)[] Lines =
    [
        ("medication", "the line made clear on the medicine list"), ("rxnorm|", "the line made clear on the medicine list"), ("AllergyIntolerance", "the entry made clear on the allergy list"),
        ("icd-10-cm|", "the entry confirmed on the problem list"), ("snomed|", "the entry confirmed on the problem list"), ("text|", "the entry confirmed on the problem list"),
        ("bundle:", "the line read by a person"), ("fact:", "the line read by a person"),
    ];

    /// <summary><c>loinc|8480-6</c> is “Systolic pressure”, <c>gates.releasedAt</c> is “released at”.</summary>
    public static string Of(string path)
    {
        if (path.StartsWith(Loinc, StringComparison.Ordinal))
            return Vocabulary.FindLoinc(path[Loinc.Length..])?.Label ?? path[Loinc.Length..];
        if (Vocabulary.Find(path) is null && Lines.FirstOrDefault(line => path.StartsWith(line.Begins, StringComparison.Ordinal)).Says is { } settled) return settled;
        var name = path[(path.LastIndexOfAny(['.', '/']) + 1)..];
        if (name == "at" && path.StartsWith("rescues/", StringComparison.Ordinal)) return "when another drug was given";
        if (Said.TryGetValue(name, out var said)) return said;
        if (Vocabulary.Find(name) is { } fact) return fact.Label;
        if (Units.FirstOrDefault(unit => name.EndsWith(unit, StringComparison.Ordinal)) is { } unit) name = name[..^unit.Length];
        return Vocabulary.Find(name)?.Label ?? string.Concat(name.Select(letter => char.IsAsciiLetterUpper(letter) ? $" {char.ToLowerInvariant(letter)}" : $"{letter}"));
    }

    /// <summary>Each named once, with commas between.</summary>
    public static string List(IEnumerable<string> paths) => string.Join(", ", paths.Select(Of).Distinct());
}
