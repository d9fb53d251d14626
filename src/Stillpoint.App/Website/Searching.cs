using System.Globalization;
using System.Text;
using Stillpoint.App.Texts;

namespace Stillpoint.App.Website;

/// <summary>A page that was found, and the sentence that speaks of what was looked for.</summary>
internal sealed record Found(SitePage Page, string Excerpt);

/// <summary>Looks for words in the pages of one language: marks over letters and capitals make no difference, and every word must be there.</summary>
internal static class Searching
{
    public const int MostLetters = 80;

    private const int Excerpt = 180;

    public static IReadOnlyList<Found> For(string words, IEnumerable<SitePage> pages)
    {
        var wanted = Folded(words.Length > MostLetters ? words[..MostLetters] : words).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (wanted.Length == 0) return [];
        return [.. from page in pages
                   let title = Folded($"{page.Title} {page.Short} {page.About}")
                   let text = Folded(page.Plain)
                   where wanted.All(word => title.Contains(word, StringComparison.Ordinal) || text.Contains(word, StringComparison.Ordinal))
                   let weight = wanted.Sum(word => (title.Contains(word, StringComparison.Ordinal) ? 100 : 0) + Math.Min(20, Count(text, word)))
                   orderby weight descending, page.Order
                   select new Found(page, Around(page, text, wanted[0]))];
    }

    private static int Count(string text, string word)
    {
        var count = 0;
        for (var at = text.IndexOf(word, StringComparison.Ordinal); at >= 0; at = text.IndexOf(word, at + word.Length, StringComparison.Ordinal)) count++;
        return count;
    }

    /// <summary>Some words around the first that was found; the page's own sentence about itself where it stands in the title only.</summary>
    private static string Around(SitePage page, string folded, string word)
    {
        var at = folded.IndexOf(word, StringComparison.Ordinal);
        if (at < 0 || folded.Length != page.Plain.Length) return page.About;
        var from = page.Plain.LastIndexOf(' ', Math.Max(0, at - (Excerpt / 3)));
        var piece = page.Plain[(from < 0 ? 0 : from + 1)..];
        return piece.Length <= Excerpt ? piece : $"{piece[..piece.LastIndexOf(' ', Excerpt)]} …";
    }

    /// <summary>Letter by letter, so that a place in the folded text is the same place in the written one.</summary>
    private static string Folded(string text) => string.Concat(text.Select(letter => letter.ToString().Normalize(NormalizationForm.FormD).FirstOrDefault(part => CharUnicodeInfo.GetUnicodeCategory(part) != UnicodeCategory.NonSpacingMark, letter)).Select(char.ToLowerInvariant));
}
