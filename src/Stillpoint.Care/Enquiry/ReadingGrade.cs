namespace Stillpoint.Care.Enquiry;

/// <summary>How many years of school a text asks of its reader: for English by Flesch and Kincaid, for Spanish by Crawford. Eight is what a text for patients may ask.</summary>
public static class ReadingGrade
{
    public const double MostForPatients = 8;

    /// <summary>Flesch-Kincaid grade of an English text (Kincaid 1975); zero where there is nothing to read.</summary>
    public static double English(string text)
    {
        var (sentences, words) = Parts(text);
        return words.Count == 0 ? 0 : (0.39 * words.Count / sentences) + (11.8 * words.Sum(EnglishSyllables) / words.Count) - 15.59;
    }

    /// <summary>Crawford's grade of a Spanish text (Crawford 1989): from sentences and syllables in a hundred words.</summary>
    public static double Spanish(string text)
    {
        var (sentences, words) = Parts(text);
        return words.Count == 0 ? 0 : (-0.205 * 100 * sentences / words.Count) + (0.049 * 100 * words.Sum(SpanishSyllables) / words.Count) - 3.407;
    }

    /// <summary>Sentences, of which a heading or an entry of a list that ends a line is one, and words.</summary>
    private static (int Sentences, List<string> Words) Parts(string text)
    {
        var (sentences, words, open, word) = (0, new List<string>(), false, new System.Text.StringBuilder());
        foreach (var sign in text.Append('\n'))
        {
            if (char.IsLetter(sign) || (sign is '\'' or '’' && word.Length > 0))
            {
                word.Append(char.ToLowerInvariant(sign));
                continue;
            }
            if (word.Length > 0)
            {
                words.Add(word.ToString());
                word.Clear();
                open = true;
            }
            if (sign is '.' or '!' or '?' or ':' or ';' or '\n' && open) (sentences, open) = (sentences + 1, false);
        }
        return (Math.Max(1, sentences), words);
    }

    /// <summary>Groups of vowels, without a silent e at the end.</summary>
    private static int EnglishSyllables(string word)
    {
        var count = Groups(word, "aeiouy");
        if (word is [.., not 'l', 'e'] or [.., 'e', 'd'] && !word.EndsWith("ted", StringComparison.Ordinal) && !word.EndsWith("ded", StringComparison.Ordinal)) count--;
        return Math.Max(1, count);
    }

    /// <summary>A strong vowel, or a weak one with an accent, is a syllable; weak ones beside it go with it.</summary>
    private static int SpanishSyllables(string word)
    {
        var (count, before) = (0, '\0');
        foreach (var sign in word)
        {
            var (strong, weak) = ("aeoáéóíú".Contains(sign, StringComparison.Ordinal), "iuüy".Contains(sign, StringComparison.Ordinal));
            // Of "que" and "gui" the u is not spoken.
            if (strong) count++;
            else if (weak && !"aeoáéóíúiuü".Contains(before, StringComparison.Ordinal)) count++;
            if (strong && "iuü".Contains(before, StringComparison.Ordinal)) count--;
            before = sign;
        }
        return Math.Max(1, count);
    }

    private static int Groups(string word, string vowels)
    {
        var (count, within) = (0, false);
        foreach (var sign in word)
        {
            var vowel = vowels.Contains(sign, StringComparison.Ordinal);
            if (vowel && !within) count++;
            within = vowel;
        }
        return count;
    }
}
