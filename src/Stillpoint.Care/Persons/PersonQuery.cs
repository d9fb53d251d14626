using System.Text.RegularExpressions;

namespace Stillpoint.Care.Persons;

/// <summary>One thing that has to be true of whoever is looked for: one of these is the beginning of one of their words.</summary>
public sealed record WantedWord(IReadOnlyList<string> Begins);

/// <summary>
/// Reads what somebody typed to find a person: “Family, Given” or the other way round, with or without accents, hyphens and apostrophes,
/// a birth date in any usual form, a telephone number or its end, a reference, an e-mail address, or several of these together.
/// </summary>
public static partial class PersonQuery
{
    /// <summary>More words than this are not a person.</summary>
    private const int MostWords = 8;

    /// <summary>Nobody types a person longer than this.</summary>
    private const int MostLetters = 200;

    /// <summary>The ways to understand it; whoever fits one of them whole is found.</summary>
    /// <param name="typed">As it was typed.</param>
    /// <param name="today">Nobody was born after it.</param>
    public static IReadOnlyList<IReadOnlyList<WantedWord>> Read(string typed, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(typed);
        if (typed.Length > MostLetters) typed = typed[..MostLetters];
        var days = WrittenDays.Find(typed, today);
        var rest = typed;
        foreach (var day in days.Reverse()) rest = rest.Remove(day.At, day.Length).Insert(day.At, " ");
        List<WantedWord> sure = [.. days.Select(day => new WantedWord([.. day.CanBe.Select(PersonWords.Of), .. Letters.Digits(typed.Substring(day.At, day.Length)) is { Length: > 7 } digits && digits.Length == day.Length ? [PersonWords.OfPhone(digits)] : (string[])[]]))];
        foreach (Match number in Number().Matches(rest)) sure.Add(new([PersonWords.OfPhone(number.Value)]));
        rest = Number().Replace(rest, " ");
        rest = Label().Replace(rest, " ");

        var spaced = Words(rest, [' ', '\t', ',', ';']);
        List<IReadOnlyList<WantedWord>> ways = [[.. sure, .. spaced]];
        if (rest.Any(sign => sign is '-' or '‐' or '/' or '.')) ways.Add([.. sure, .. Words(rest, [' ', '\t', ',', ';', '-', '‐', '/', '.'])]);
        // A reference typed with a space, or a name of several words as one.
        if (spaced.Count > 1 && Letters.Of(rest) is { Length: > 1 and <= 40 } whole) ways.Add([.. sure, new(IsReference(whole) ? [PersonWords.Reference + whole, PersonWords.Name + whole] : [PersonWords.Name + whole])]);
        return [.. ways.Where(way => way.Count is > 0 and <= MostWords)];
    }

    private static List<WantedWord> Words(string text, char[] between) =>
        [.. text.Split(between, StringSplitOptions.RemoveEmptyEntries).Select(Wanted).OfType<WantedWord>()];

    private static WantedWord? Wanted(string typed)
    {
        if (typed.Contains('@', StringComparison.Ordinal)) return new([PersonWords.Email + typed.ToLowerInvariant()]);
        var letters = Letters.Of(typed);
        if (letters.Length == 0) return null;
        List<string> begins = [PersonWords.Word(PersonWords.Name, letters)];
        if (IsReference(letters) || (letters.Length is >= 3 and <= 6 && letters.Any(char.IsAsciiDigit))) begins.Add(PersonWords.Reference + letters);
        if (letters.All(char.IsAsciiDigit) && letters.Length >= 4)
        {
            begins.Add(PersonWords.OfPhone(letters));
            if (letters.Length <= 6) begins.Add(PersonWords.Born + letters);
        }
        return new(begins);
    }

    private static bool IsReference(string letters) => letters.Length == 6 && letters.All(char.IsAsciiLetterOrDigit);

    /// <summary>Seven digits and more, with what people write between.</summary>
    [GeneratedRegex(@"(?<![\p{L}\d@])(\+\s*)?\(?\d(?:[\s().\-]*\d){6,}(?![\p{L}\d@])", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Number();

    /// <summary>What stands before a number on paper.</summary>
    [GeneratedRegex(@"\b(MRN|DOB|Ref)\b[:.#]?", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Label();
}
