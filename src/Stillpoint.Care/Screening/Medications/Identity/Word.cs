using System.Globalization;
using System.Text;

namespace Stillpoint.Care.Screening.Medications.Identity;

/// <summary>One word of a drug's name in small letters without accents, or one number.</summary>
/// <param name="Hyphened">Tied to the word before it by a hyphen and nothing else.</param>
/// <param name="Bracketed">Stands in square brackets, where RxNorm writes the brand.</param>
/// <param name="After">The character that follows it, such as the stroke of <c>MG/ML</c>; a space when nothing does.</param>
internal readonly record struct Word(string Text, bool Hyphened, bool Bracketed, char After)
{
    /// <summary>The number, when it is one written without doubt. A comma makes it doubtful: <c>0,5</c> is not a strength anybody should guess.</summary>
    public decimal? Number => char.IsAsciiDigit(Text[0])
        && decimal.TryParse(Text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>Reads any text, well formed or not, in one pass.</summary>
    public static List<Word> Read(string? text)
    {
        var words = new List<Word>();
        if (text is null) return words;
        var word = new StringBuilder();
        var depth = 0;
        var hyphened = false;

        void End(char after)
        {
            if (word is [] or ['#']) word.Clear();
            if (word.Length == 0) return;
            words.Add(new(word.ToString(), hyphened, depth > 0, after));
            word.Clear();
            hyphened = false;
        }

        for (var at = 0; at < text.Length; at++)
        {
            var letter = Plain(text[at]);
            var digitFollows = at + 1 < text.Length && char.IsAsciiDigit(text[at + 1]);
            if (letter == Silent) continue;
            if (char.IsLetter(letter))
            {
                if (word.Length > 0 && !char.IsLetter(word[0])) End(' '); // 10mg is a number and a unit
                word.Append(letter);
            }
            else if (char.IsAsciiDigit(letter))
            {
                word.Append(letter);
            }
            else if (letter is '.' or ',' && digitFollows && (word.Length == 0 || char.IsAsciiDigit(word[0])))
            {
                if (word.Length == 0) word.Append('0');
                word.Append(letter);
            }
            else
            {
                var afterWord = word.Length > 0;
                End(letter);
                if (letter == '[') depth++;
                else if (letter == ']' && depth > 0) depth--;
                else if (letter == '#' && digitFollows) word.Append('#');
                hyphened = letter == '-' && afterWord;
            }
        }
        End(' ');
        return words;
    }

    /// <summary>Stands for apostrophes, accents set apart, soft hyphens and characters without width: inside a word, no part of it.</summary>
    private const char Silent = '\0';

    private static char Plain(char letter) => letter switch
    {
        '\'' or '’' or '‘' or '`' or 'ʼ' or '´' or '\u00AD' or '\u200B' or '\u200C' or '\u200D' or '\uFEFF' or (>= '\u0300' and <= '\u036F') => Silent,
        '‐' or '‑' or '‒' or '–' or '−' => '-',
        >= 'À' and <= 'ſ' => char.ToLowerInvariant(letter.ToString().Normalize(NormalizationForm.FormD)[0]),
        _ => char.ToLowerInvariant(letter),
    };
}
