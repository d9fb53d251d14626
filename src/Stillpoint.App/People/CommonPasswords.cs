using System.Globalization;
using System.Text;

namespace Stillpoint.App.People;

/// <summary>
/// Recognises what is tried first. The list (common-passwords.txt) holds whole passwords and the words they are made of;
/// a password is common when nothing is left of it but at most two of those with digits, signs, runs of keys or repeats
/// around them, however its letters are disguised.
/// </summary>
internal static class CommonPasswords
{
    private static readonly HashSet<string> Pieces = Load();
    private static readonly string[] Rows =
    [
        "abcdefghijklmnopqrstuvwxyz", "qwertyuiop", "asdfghjkl", "zxcvbnm", "qwertzuiop", "azertyuiop", "1234567890",
        "1qaz2wsx3edc4rfv5tgb6yhn7ujm", "qazwsxedcrfvtgbyhnujmikolp", "1q2w3e4r5t6y7u8i9o0p", "q1w2e3r4t5y6u7i8o9p0", "qawsedrftgyhujikolp", "zaq12wsxcde34rfvbgt56yhn",
    ];

    public static bool Holds(string password)
    {
        var text = Fold(password);
        return text.Distinct().Count() < 5 || Repeats(text) || Stems(text) <= 2;
    }

    /// <summary>Lower case, without accents.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var letter in text.Normalize(NormalizationForm.FormKD))
            if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark) folded.Append(char.ToLowerInvariant(letter));
        return folded.ToString();
    }

    /// <summary>Whether a word stands somewhere in a folded text, disguised or not.</summary>
    public static bool Within(string text, string word) => Enumerable.Range(0, text.Length).Any(at => Spells(text, at, word));

    /// <summary>Reads p@55w0rd as a person would: a digit or sign may stand for the letter it looks like.</summary>
    private static bool Spells(string text, int at, string word)
    {
        if (at + word.Length > text.Length) return false;
        for (var letter = 0; letter < word.Length; letter++)
            if (text[at + letter] != word[letter] && !LooksLike(text[at + letter]).Contains(word[letter], StringComparison.Ordinal)) return false;
        return true;
    }

    private static string LooksLike(char sign) => sign switch
    {
        '0' => "o",
        '1' or '!' or '|' => "il",
        '2' => "z",
        '3' => "e",
        '4' or '@' => "a",
        '5' or '$' => "s",
        '6' => "g",
        '7' or '+' => "t",
        '8' => "b",
        '9' => "g",
        '(' => "c",
        _ => "",
    };

    /// <summary>One piece said twice or more: as easy to guess as the piece.</summary>
    private static bool Repeats(string text)
    {
        for (var unit = 1; unit <= text.Length / 2; unit++)
            if (text.Length % unit == 0 && Enumerable.Range(unit, text.Length - unit).All(at => text[at] == text[at - unit])) return true;
        return false;
    }

    /// <summary>The fewest listed pieces that, with digits, signs, runs and repeats, make up the whole; many when none do.</summary>
    private static int Stems(string text)
    {
        const int Many = 1000;
        var fewest = new int[text.Length + 1];
        Array.Fill(fewest, Many);
        fewest[0] = 0;
        for (var at = 0; at < text.Length; at++)
        {
            if (fewest[at] == Many) continue;
            if (!char.IsLetter(text[at])) Reach(at + 1, fewest[at]);
            for (var end = at + 3; end <= text.Length && Run(text[at..end]); end++) Reach(end, fewest[at]);
            foreach (var piece in Pieces)
                if (Spells(text, at, piece)) Reach(at + piece.Length, fewest[at] + 1);
        }
        return fewest[text.Length];

        void Reach(int end, int stems) => fewest[end] = Math.Min(fewest[end], stems);
    }

    /// <summary>Neighbouring keys, the alphabet, or one character over and over; forwards or backwards.</summary>
    private static bool Run(string piece) =>
        piece.All(letter => letter == piece[0])
        || Rows.Any(row => row.Contains(piece, StringComparison.Ordinal) || row.Contains(string.Concat(piece.Reverse()), StringComparison.Ordinal));

    private static HashSet<string> Load()
    {
        using var file = typeof(CommonPasswords).Assembly.GetManifestResourceStream("Stillpoint.App.People.common-passwords.txt")
            ?? throw new InvalidOperationException("The list of common passwords is missing from the program.");
        using var reader = new StreamReader(file);
        var pieces = new HashSet<string>(StringComparer.Ordinal);
        while (reader.ReadLine() is { } line)
            if (!line.StartsWith('#'))
                pieces.UnionWith(line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(piece => piece.Length >= 3));
        return pieces;
    }
}
