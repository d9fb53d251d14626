using System.Text.Json;

namespace Stillpoint.App.Interop.Fhir;

/// <summary>Answers that are words or codes rather than numbers.</summary>
internal static class CodedAnswers
{
    private static readonly HashSet<string> Yes = new(["yes", "y", "true", "la33-6", "373066001"], StringComparer.Ordinal);
    private static readonly HashSet<string> No = new(["no", "n", "false", "la32-8", "373067005"], StringComparer.Ordinal);
    private static readonly HashSet<string> Positive = new(["positive", "pos", "detected", "det", "positivo", "positiva", "detectado", "reactive", "260373001", "10828004", "la6576-8"], StringComparer.Ordinal);
    private static readonly HashSet<string> Negative = new(["negative", "neg", "not detected", "nd", "negativo", "negativa", "no detectado", "non-reactive", "nonreactive", "260415000", "260385009", "la6577-6"], StringComparer.Ordinal);

    /// <summary>How often, as the PHQ-9 answers it: LOINC list LL358-3, the number of the answer, or its words.</summary>
    private static readonly string[][] Frequencies =
    [
        ["la6568-5", "0", "not at all", "para nada", "ningún día", "nunca"],
        ["la6569-3", "1", "several days", "varios días"],
        ["la6570-1", "2", "more than half the days", "over half the days", "más de la mitad de los días"],
        ["la6571-9", "3", "nearly every day", "casi todos los días"],
    ];

    /// <summary>Yes, no, or null when it says neither.</summary>
    public static bool? YesOrNo(JsonElement json)
    {
        if (json.Bool("valueBoolean"u8) is { } said) return said;
        if (json.Number("valueInteger"u8) is { } number) return number switch { 1 => true, 0 => false, _ => null };
        return Agreed(Said(json), Yes, No);
    }

    /// <summary><c>positive</c> or <c>negative</c>; anything else, and a value that its interpretation contradicts, is <c>indeterminate</c>.</summary>
    public static string TestResult(JsonElement json)
    {
        var value = json.Bool("valueBoolean"u8) ?? Agreed(Said(json), Positive, Negative);
        var interpretation = Agreed(json.Items("interpretation"u8).SelectMany(Words), Positive, Negative);
        var contradicted = value is { } one && interpretation is { } other && one != other;
        var silent = value is null && (json.Member("valueCodeableConcept"u8) is not null || json.Member("valueString"u8) is not null);
        return contradicted || silent ? "indeterminate" : (value ?? interpretation) switch { true => "positive", false => "negative", _ => "indeterminate" };
    }

    /// <summary>0 to 3 for a frequency by its code or its words; null for anything else, and where they say two things.</summary>
    public static decimal? Frequency(JsonElement json)
    {
        var scores = Said(json).Select(word => Array.FindIndex(Frequencies, words => words.Contains(word))).Where(score => score >= 0).Distinct().ToList();
        return scores is [var score] ? score : null;
    }

    /// <summary>The points of an answer by its number, its weight, its code or its words; null for anything else, and where they say two things.</summary>
    public static decimal? Points(JsonElement answer)
    {
        decimal?[] said = [answer.Number("valueInteger"u8), answer.Number("valueDecimal"u8), Weight(answer), Frequency(answer)];
        return said.OfType<decimal>().Distinct().ToList() is [var points] ? points : null;
    }

    /// <summary>The number that a form gives an answer by an extension of its coding or of the answer.</summary>
    public static decimal? Weight(JsonElement answer)
    {
        var extensions = answer.Items("extension"u8).Concat(answer.Member("valueCoding"u8) is { } coding ? coding.Items("extension"u8) : []);
        foreach (var extension in extensions)
            if (extension.Text("url"u8) is { } url && (url.EndsWith("/ordinalValue", StringComparison.Ordinal) || url.EndsWith("/itemWeight", StringComparison.Ordinal)))
                return extension.Number("valueDecimal"u8) ?? extension.Number("valueInteger"u8);
        return null;
    }

    private static bool? Agreed(IEnumerable<string> words, HashSet<string> yes, HashSet<string> no)
    {
        var said = words.ToList();
        return (said.Exists(yes.Contains), said.Exists(no.Contains)) switch { (true, false) => true, (false, true) => false, _ => null };
    }

    private static IEnumerable<string> Said(JsonElement json)
    {
        if (json.Text("valueString"u8) is { } text) yield return Plain(text);
        if (json.Member("valueCodeableConcept"u8) is { } concept)
            foreach (var word in Words(concept)) yield return word;
        if (json.Member("valueCoding"u8) is { } coding)
            foreach (var word in Names(coding)) yield return word;
    }

    private static IEnumerable<string> Words(JsonElement concept)
    {
        foreach (var coding in concept.Items("coding"u8))
            foreach (var word in Names(coding)) yield return word;
        if (concept.Text("text"u8) is { } text) yield return Plain(text);
    }

    private static IEnumerable<string> Names(JsonElement coding)
    {
        // An answer of LOINC's list under another terminology's name is neither's.
        var elsewhere = coding.Text("system"u8)?.Contains("snomed", StringComparison.OrdinalIgnoreCase) is true;
        if (coding.Text("code"u8) is { } code && !(elsewhere && code.StartsWith("LA", StringComparison.OrdinalIgnoreCase))) yield return Plain(code);
        if (coding.Text("display"u8) is { } display) yield return Plain(display);
    }

    private static string Plain(string text)
    {
        var plain = text.Trim().TrimEnd('.', '!').ToLowerInvariant();
        var qualifier = plain.IndexOf(" (", StringComparison.Ordinal);
        return qualifier < 0 ? plain : plain[..qualifier];
    }
}
