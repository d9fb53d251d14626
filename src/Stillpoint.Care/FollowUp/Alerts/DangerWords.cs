using System.Globalization;
using System.Text;

namespace Stillpoint.Care.FollowUp.Alerts;

/// <summary>
/// Words after which a person reads a message now. They decide nothing and diagnose nothing: a phrase found calls somebody, a
/// phrase not found calms nobody, and a denial calls as well.
/// </summary>
public static class DangerWords
{
    private static readonly IReadOnlyList<Phrase> Phrases = Read();
    private static readonly IReadOnlyDictionary<string, Phrase[]> ByFirst =
        Phrases.Where(phrase => phrase.Words[0][^1] != '*').GroupBy(phrase => phrase.Words[0], StringComparer.Ordinal).ToDictionary(same => same.Key, same => same.ToArray(), StringComparer.Ordinal);
    private static readonly IReadOnlyList<Phrase> Beginnings = [.. Phrases.Where(phrase => phrase.Words[0][^1] == '*')];

    /// <summary>The first phrase of the list that stands in the text, as the list has it; null when none does.</summary>
    public static string? In(string text)
    {
        var words = Words(text);
        for (var start = 0; start < words.Count; start++)
            if (ByFirst.GetValueOrDefault(words[start], []).Concat(Beginnings).FirstOrDefault(phrase => Stands(words, start, phrase)) is { } found) return string.Join(' ', found.Words);
        return null;
    }

    private static bool Stands(List<string> words, int start, Phrase phrase)
    {
        var after = start + phrase.Words.Length;
        if (after > words.Count) return false;
        for (var at = 0; at < phrase.Words.Length; at++)
            if (!Same(words[start + at], phrase.Words[at])) return false;
        return after == words.Count || !phrase.NotBefore.Contains(words[after], StringComparer.Ordinal);
    }

    private static bool Same(string word, string wanted) => wanted[^1] == '*' ? word.StartsWith(wanted.AsSpan(0, wanted.Length - 1), StringComparison.Ordinal) : word == wanted;

    /// <summary>Small letters without accents, whatever stands between them.</summary>
    private static List<string> Words(string text)
    {
        List<string> words = [];
        var word = new StringBuilder();
        foreach (var sign in text.Normalize(NormalizationForm.FormKD))
        {
            // Accents and letters that cannot be seen stand inside words and are no part of them.
            if (CharUnicodeInfo.GetUnicodeCategory(sign) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format) continue;
            if (char.IsLetterOrDigit(sign)) word.Append(char.ToLowerInvariant(sign));
            else if (word.Length > 0)
            {
                words.Add(word.ToString());
                word.Clear();
            }
        }
        if (word.Length > 0) words.Add(word.ToString());
        return words;
    }

    private static List<Phrase> Read()
    {
        using var stream = typeof(DangerWords).Assembly.GetManifestResourceStream("danger-words.txt") ?? throw new InvalidOperationException("The list of danger words is not built in.");
        using var reader = new StreamReader(stream);
        List<Phrase> phrases = [];
        while (reader.ReadLine() is { } line)
            if (line.Length > 0 && line[0] != '#')
            {
                var parts = line.Split(' ');
                phrases.Add(new([.. parts.Where(part => part[0] != '!')], [.. parts.Where(part => part[0] == '!').Select(part => part[1..])]));
            }
        return phrases;
    }

    private sealed record Phrase(string[] Words, string[] NotBefore);
}
