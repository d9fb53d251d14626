namespace Stillpoint.Care.Persons;

/// <summary>Whether somebody was named to take themselves home: the patient's own name, or the number the patient is reached at.</summary>
public static class OwnEscort
{
    /// <summary>Accents, case and order make no difference; a second given name may be missing. More words are another person: a child or parent of the same name.</summary>
    public static bool IsName(string written, string given, string family, string? called = null)
    {
        ArgumentNullException.ThrowIfNull(given);
        var words = Words(written);
        return words.Count > 0 && new[] { given, given.Split(' ')[0], called }.OfType<string>().Any(name => Words($"{name} {family}").SequenceEqual(words));
    }

    /// <summary>Of ten digits and more the last ten tell, with or without the country's code.</summary>
    public static bool IsNumber(string written, params IEnumerable<string?> own)
    {
        var number = Last(written);
        return number.Length > 0 && own.OfType<string>().Any(one => Last(one) == number);
    }

    private static string Last(string written) => Letters.Digits(written) is var digits && digits.Length > 10 ? digits[^10..] : digits;

    private static List<string> Words(string text) => [.. text.Split([' ', '-', '.', ','], StringSplitOptions.RemoveEmptyEntries).Select(Letters.Of).Where(word => word.Length > 0).Order(StringComparer.Ordinal)];
}
