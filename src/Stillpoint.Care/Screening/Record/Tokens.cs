using System.Text;

namespace Stillpoint.Care.Screening.Record;

/// <summary>
/// Clinical free text as words that compare alike however they were spelt: lower case, British and American spelling folded together,
/// plurals to singulars, a question mark kept as a word, clauses told apart.
/// </summary>
internal static class Tokens
{
    /// <summary>Stands between clauses: what is said of one does not reach into the next.</summary>
    public const string Break = "\n";

    private static readonly HashSet<string> Turns = new(["but", "however", "although", "though", "except", "yet"], StringComparer.Ordinal);

    public static List<string> Of(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        for (var at = 0; at < text.Length; at++)
        {
            var sign = text[at];
            if (char.IsLetterOrDigit(sign))
            {
                word.Append(char.ToLowerInvariant(sign));
                continue;
            }
            if (sign is '\'' or '\u2019') // Alzheimer's: what follows the apostrophe is no word of its own
            {
                while (at + 1 < text.Length && char.IsLetter(text[at + 1])) at++;
                continue;
            }
            if (sign == '/' && word.Length == 1 && at + 1 < text.Length && char.IsLetter(text[at + 1])) // r/o, h/o, s/p
            {
                word.Append('/');
                continue;
            }
            End(words, word);
            if (sign == '?') words.Add("?");
            else if (sign is '.' or ';' or '\n' or '\r' or '!' or '|') words.Add(Break);
        }
        End(words, word);
        return words;
    }

    private static void End(List<string> words, StringBuilder word)
    {
        if (word.Length == 0) return;
        var folded = Fold(word.ToString());
        words.Add(Turns.Contains(folded) ? Break : folded);
        word.Clear();
    }

    private static string Fold(string word)
    {
        if (word.Length > 40) return word;
        var folded = word.Replace("ae", "e", StringComparison.Ordinal).Replace("oe", "e", StringComparison.Ordinal);
        if (folded.Length > 3 && folded[^1] == 's' && folded[^2] is not ('s' or 'u' or 'i')) folded = folded[..^1];
        return folded.EndsWith("our", StringComparison.Ordinal) && folded.Length > 4 ? folded[..^3] + "or" : folded;
    }
}
