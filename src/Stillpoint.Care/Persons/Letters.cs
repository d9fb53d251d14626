using System.Globalization;
using System.Text;

namespace Stillpoint.Care.Persons;

/// <summary>The letters of a name, whoever wrote it down and on whatever keyboard.</summary>
public static class Letters
{
    /// <summary>Letters and digits alone, without accents, case or signs between; letters that are two on a small keyboard are two.</summary>
    public static string Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var letters = new StringBuilder(text.Length);
        foreach (var letter in text.Normalize(NormalizationForm.FormKD))
        {
            if (!char.IsLetterOrDigit(letter) || CharUnicodeInfo.GetUnicodeCategory(letter) == UnicodeCategory.NonSpacingMark) continue;
            letters.Append(letter switch
            {
                'ß' or 'ẞ' => "SS",
                'ø' or 'Ø' => "O",
                'æ' or 'Æ' => "AE",
                'œ' or 'Œ' => "OE",
                'ł' or 'Ł' => "L",
                'đ' or 'Đ' or 'ð' or 'Ð' => "D",
                'þ' or 'Þ' => "TH",
                'ı' => "I",
                _ => char.ToUpperInvariant(letter).ToString(),
            });
        }
        return letters.ToString();
    }

    /// <summary>The digits alone.</summary>
    public static string Digits(string text) => string.Concat(text.Where(char.IsAsciiDigit));

    /// <summary>Whether two words are one, but for one letter left out, put in, changed or swapped with its neighbour. Short words are told apart by every letter.</summary>
    public static bool AreNearly(string one, string other)
    {
        if (one == other) return true;
        if (Math.Min(one.Length, other.Length) < 4 || Math.Abs(one.Length - other.Length) > 1) return false;
        var (begin, end) = (0, 0);
        while (begin < Math.Min(one.Length, other.Length) && one[begin] == other[begin]) begin++;
        while (end < Math.Min(one.Length, other.Length) - begin && one[^(end + 1)] == other[^(end + 1)]) end++;
        var (left, right) = (one[begin..^end], other[begin..^end]);
        return (left.Length <= 1 && right.Length <= 1) || (left.Length == 2 && right.Length == 2 && left[0] == right[1] && left[1] == right[0]);
    }
}
