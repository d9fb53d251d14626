using System.Globalization;

namespace Stillpoint.Care.Persons;

/// <summary>What somebody is known by.</summary>
/// <param name="Names">Given, family and called name, each as it is written; a person may have one only.</param>
/// <param name="Born">Null where it isn't known yet.</param>
public sealed record PersonMarks(IReadOnlyList<string> Names, DateOnly? Born, string? Reference, IReadOnlyList<string> Phones, string? Email)
{
    public override string ToString() => "[person]";
}

/// <summary>
/// The words somebody is found by: each part of each name, names written as one, the birth date, the end of each telephone number,
/// the reference and the e-mail address, all as plain letters. Whoever looks types the beginning of one.
/// </summary>
public static class PersonWords
{
    public const string Name = "n:", Born = "b:", Phone = "t:", Reference = "r:", Email = "e:";

    /// <summary>The last digits of a telephone number that count: country codes and a leading 1 are written by some and not by others.</summary>
    private const int EndOfANumber = 9;

    /// <summary>Longer words than this say nothing more.</summary>
    private const int Most = 64;

    /// <summary>Where a name goes on: spaces, hyphens, apostrophes and whatever else people put between.</summary>
    public static IEnumerable<string> Parts(string name) => Split(name, letter => !char.IsLetterOrDigit(letter) && !IsMark(letter));

    public static IReadOnlySet<string> Of(PersonMarks person)
    {
        ArgumentNullException.ThrowIfNull(person);
        HashSet<string> words = new(StringComparer.Ordinal);
        foreach (var name in person.Names)
        {
            words.UnionWith(Parts(name).Concat(Split(name, char.IsWhiteSpace)).Append(name).Select(part => Word(Name, part)));
        }
        // Some write family and given name as one word, in either order.
        if (person.Names is [var given, var family, ..]) words.UnionWith([Word(Name, given + family), Word(Name, family + given)]);
        if (person.Born is { } born) words.Add(Of(born));
        foreach (var phone in person.Phones) words.Add(OfPhone(phone));
        if (person.Reference is { } reference) words.Add(Word(Reference, reference));
        if (person.Email is { } email) words.Add(Cut(Email + email.Trim().ToLowerInvariant()));
        words.RemoveWhere(word => word.Length <= 2);
        return words;
    }

    /// <summary>The words by which somebody is known again: of the first one is enough to look closer, of the names two, where there are two.</summary>
    public static (IReadOnlyList<string> Strong, IReadOnlyList<string> Names) KnownAgainBy(PersonMarks person)
    {
        ArgumentNullException.ThrowIfNull(person);
        List<string> strong = [.. person.Phones.Select(OfPhone).Where(word => word.Length == Phone.Length + EndOfANumber)];
        if (person.Born is { } born) strong.Add(Of(born));
        if (person.Email is { } email) strong.Add(Cut(Email + email.Trim().ToLowerInvariant()));
        return (strong, [.. person.Names.Take(2).SelectMany(Parts).Select(part => Word(Name, part)).Where(word => word.Length > Name.Length + 1).Distinct()]);
    }

    internal static string Word(string kind, string text) => Cut(kind + Letters.Of(text));

    internal static string Of(DateOnly born) => Born + born.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    /// <summary>Its end backwards, so that the last four digits are the beginning of the word.</summary>
    internal static string OfPhone(string phone)
    {
        var digits = Letters.Digits(phone).ToCharArray();
        Array.Reverse(digits);
        return Phone + new string(digits, 0, Math.Min(digits.Length, EndOfANumber));
    }

    private static string Cut(string word) => word.Length > Most ? word[..Most] : word;

    private static IEnumerable<string> Split(string name, Func<char, bool> between)
    {
        var begin = 0;
        for (var at = 0; at <= name.Length; at++)
            if (at == name.Length || between(name[at]))
            {
                if (at > begin) yield return name[begin..at];
                begin = at + 1;
            }
    }

    private static bool IsMark(char letter) =>
        char.GetUnicodeCategory(letter) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.Format or UnicodeCategory.Surrogate;
}
