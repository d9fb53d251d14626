using System.Globalization;
using System.Text.Json;
using Stillpoint.Care.Screening.Facts;
using Stillpoint.Care.Screening.Record;

namespace Stillpoint.App.Interop.Fhir;

/// <summary>Which question an item of a form asks: by LOINC in its link, its definition or its code, or by a link that names instrument and number.</summary>
internal static class QuestionnaireItems
{
    private static readonly string[] Depression = ["44250-9", "44255-8", "44259-0", "44254-1", "44251-7", "44258-2", "44252-5", "44253-3", "44260-8"];

    private static readonly string[] Suicide = ["1", "2", "3", "4", "5", "6", "6b"];

    public static string? Code(JsonElement item)
    {
        if (Known(item.Text("linkId"u8)) is { } linked) return linked;
        if (Known(item.Text("definition"u8)) is { } defined) return defined;
        foreach (var code in item.Items("code"u8))
            if (code.Text("code"u8) is { } asked && Vocabulary.FindLoinc(asked) is not null && new ClinicalCode(code.Text("system"u8), asked) is { IsLoinc: true } or { System: null }) return asked;
        return Named(item.Text("linkId"u8));
    }

    /// <summary>The LOINC code at the end of a link such as <c>/44260-8</c> or a definition that ends in one.</summary>
    private static string? Known(string? link)
    {
        if (link is null) return null;
        var code = link[(link.LastIndexOfAny(['/', '#', '|']) + 1)..];
        return Vocabulary.FindLoinc(code) is not null ? code : null;
    }

    /// <summary><c>phq9-9</c>, <c>PHQ-9.q9</c>, <c>cssrs_6b</c>: the instrument, then the number of the question.</summary>
    private static string? Named(string? link)
    {
        if (link is null || link.Length > 60) return null;
        var plain = string.Concat(link.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant();
        return Number(plain, "phq9") is { } asked && int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= 9 ? Depression[number - 1]
            : Number(plain, "cssrs") is { } screened && Array.IndexOf(Suicide, screened) is >= 0 and var at ? ScreeningFacts.CssrsAnswers.Loinc[at]
            : null;
    }

    private static string? Number(string plain, string instrument)
    {
        if (!plain.StartsWith(instrument, StringComparison.Ordinal)) return null;
        var rest = plain[instrument.Length..];
        foreach (var word in (ReadOnlySpan<string>)["screener", "question", "item", "q"])
            if (rest.StartsWith(word, StringComparison.Ordinal)) rest = rest[word.Length..];
        return rest.Length is 1 or 2 ? rest : null;
    }
}
