using System.Globalization;
using System.Text;

namespace Stillpoint.Care.FollowUp.Alerts;

/// <summary>
/// Words after which a person reads a message now. They decide nothing and diagnose nothing: a phrase found calls somebody, a
/// phrase not found calms nobody, and a denial calls as well.
/// </summary>
public static class DangerWords
{
    private static readonly IReadOnlyList<string[]> Phrases = Read();

    /// <summary>The first phrase of the list that stands in the text, as the list has it; null when none does.</summary>
    public static string? In(string text)
    {
        var words = Words(text);
        for (var start = 0; start < words.Count; start++)
            if (Phrases.FirstOrDefault(phrase => Stands(words, start, phrase)) is { } found) return string.Join(' ', found);
        return null;
    }

    private static bool Stands(List<string> words, int start, string[] phrase)
    {
        if (start + phrase.Length > words.Count) return false;
        for (var at = 0; at < phrase.Length; at++)
            if (!Same(words[start + at], phrase[at])) return false;
        return true;
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

    private static List<string[]> Read()
    {
        using var stream = typeof(DangerWords).Assembly.GetManifestResourceStream("danger-words.txt") ?? throw new InvalidOperationException("The list of danger words is not built in.");
        using var reader = new StreamReader(stream);
        List<string[]> phrases = [];
        while (reader.ReadLine() is { } line)
            if (line.Length > 0 && line[0] != '#') phrases.Add(line.Split(' '));
        return phrases;
    }
}
