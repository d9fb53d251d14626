using System.Globalization;
using System.Text;
using Stillpoint.Care.Screening.Facts;

namespace Stillpoint.Care.Screening.Record;

internal enum TokenKind
{
    Word,
    Number,

    /// <summary>A day, a month or a year in figures.</summary>
    Date,
    Comma,
    Question,

    /// <summary>Between clauses: what is said of one does not reach into the next.</summary>
    Break,
}

/// <summary>
/// A word of clinical free text that compares alike however it was spelt: lower case, without accents, British and American spelling
/// folded together, plurals to singulars.
/// </summary>
/// <param name="Capitals">Written in capitals only: an abbreviation of two or three letters speaks only so.</param>
internal readonly record struct Token(string Text, TokenKind Kind, bool Capitals = false, RecordedDay? Day = null)
{
    private static readonly HashSet<string> Turns = new(["but", "however", "although", "though", "except", "pero", "aunque", "salvo"], StringComparer.Ordinal);

    private static readonly Token Break = new("", TokenKind.Break), Comma = new(",", TokenKind.Comma), Question = new("?", TokenKind.Question);

    public static List<Token> Of(string text)
    {
        var tokens = new List<Token>(8);
        for (var at = 0; at < text.Length;)
        {
            var sign = text[at];
            if (char.IsAsciiDigit(sign)) at = Figures(text, at, tokens);
            else if (char.IsLetter(sign)) at = Letters(text, at, tokens);
            else at = Sign(text, at, tokens);
        }
        return tokens;
    }

    private static int Letters(string text, int from, List<Token> tokens)
    {
        var end = from;
        while (end < text.Length && (char.IsLetterOrDigit(text[end]) || IsAccent(text[end]))) end++;
        if (end - from == 1 && end + 1 < text.Length && text[end] == '/' && char.IsLetter(text[end + 1])) // r/o, h/o, s/p, w/o
        {
            while (end < text.Length && (char.IsLetter(text[end]) || text[end] == '/')) end++;
        }
        var folded = Fold(text[from..end]);
        tokens.Add(Turns.Contains(folded) ? Break : new(folded, TokenKind.Word, IsCapitals(text, from, end)));
        // Alzheimer's: what follows the apostrophe is no word of its own.
        if (end < text.Length && text[end] is '\'' or '\u2019')
        {
            do end++;
            while (end < text.Length && char.IsLetter(text[end]));
        }
        return end;
    }

    private static int Figures(string text, int from, List<Token> tokens)
    {
        var end = from;
        while (end < text.Length && (char.IsAsciiDigit(text[end]) || (text[end] is '-' or '/' && end + 1 < text.Length && char.IsAsciiDigit(text[end + 1])))) end++;
        if (TextDates.Figures(text[from..end]) is { } day)
        {
            tokens.Add(new(text[from..end], TokenKind.Date, Day: day));
            return end;
        }
        end = from;
        while (end < text.Length && char.IsAsciiDigit(text[end])) end++;
        if (end + 1 < text.Length && text[end] == '.' && char.IsAsciiDigit(text[end + 1]))
        {
            end++;
            while (end < text.Length && char.IsAsciiDigit(text[end])) end++;
        }
        tokens.Add(new(text[from..end], TokenKind.Number));
        return end;
    }

    private static int Sign(string text, int at, List<Token> tokens)
    {
        switch (text[at])
        {
            case '?':
                tokens.Add(Question);
                break;
            case '<':
                tokens.Add(new("<", TokenKind.Word));
                break;
            case ',':
                tokens.Add(Comma);
                break;
            case '.' or ';' or '\n' or '\r' or '!' or '|' or '\u2013' or '\u2014' or '\u2022':
                tokens.Add(Break);
                break;
            case '-' when at > 0 && text[at - 1] == ' ' && at + 1 < text.Length && text[at + 1] == ' ':
                tokens.Add(Comma);
                break;
        }
        return at + 1;
    }

    private static bool IsCapitals(string text, int from, int end)
    {
        for (var at = from; at < end; at++)
            if (!char.IsUpper(text[at])) return false;
        return true;
    }

    private static bool IsAccent(char sign) => CharUnicodeInfo.GetUnicodeCategory(sign) == UnicodeCategory.NonSpacingMark;

    private static string Fold(string word)
    {
        var folded = word.ToLowerInvariant();
        if (!Ascii.IsValid(folded)) folded = string.Concat(folded.Normalize(NormalizationForm.FormD).Where(sign => !IsAccent(sign)));
        if (folded.Length is <= 3 or > 40) return folded;
        if (folded.Contains("ae", StringComparison.Ordinal)) folded = folded.Replace("ae", "e", StringComparison.Ordinal);
        if (folded.Contains("oe", StringComparison.Ordinal)) folded = folded.Replace("oe", "e", StringComparison.Ordinal);
        if (folded.Length > 3 && folded[^1] == 's' && folded[^2] is not ('s' or 'u' or 'i')) folded = folded[..^1];
        return folded.EndsWith("our", StringComparison.Ordinal) && folded.Length > 4 ? folded[..^3] + "or" : folded;
    }
}
