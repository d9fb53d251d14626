using System.Collections.Frozen;

namespace Stillpoint.Care.Screening.Medications.Identity;

/// <summary>Whether the words of an allergy name something that is known here and is not ketamine.</summary>
internal static class Allergens
{
    private static readonly FrozenDictionary<string, string[][]> ByFirstWord = NameFiles.Read(NameFiles.Allergens)
        .SelectMany(line => line.Head.Split(", ")).Select(name => Word.Read(name).Select(word => word.Text).ToArray())
        .GroupBy(words => words[0]).ToFrozenDictionary(same => same.Key, same => same.ToArray(), StringComparer.Ordinal);

    private static readonly FrozenSet<string> Around = NameFiles.Read(NameFiles.AllergyWords)
        .SelectMany(line => line.Head.Split(", ")).ToFrozenSet(StringComparer.Ordinal);

    private static readonly string[] Plurals = ["", "s", "es"];

    /// <summary>What ends a statement of an allergy list, beside what stands between two drugs.</summary>
    private static readonly char[] Ends = ['.', ':', '&', '\r'];

    /// <summary>The substances an entry names, each by itself: "penicillin (rash), shellfish and latex" names three.</summary>
    /// <returns>Whether one at least is named and none of them is a name that nobody knows here.</returns>
    public static bool Knows(string text)
    {
        var named = false;
        foreach (var part in text.Split(Ends).SelectMany(LineParts.Split).Select(Word.Read))
        {
            if (part.TrueForAll(word => IsAround(word.Text))) continue;
            if (!Names(part)) return false;
            named = true;
        }
        return named;
    }

    /// <summary>"Drug allergy" and "Allergy to substance" say of what no more than nothing does.</summary>
    public static bool IsNothing(string text) => Word.Read(text).TrueForAll(word => IsAround(word.Text));

    /// <summary>Whether a word stands around a name and names nothing.</summary>
    public static bool IsAround(string word) => !char.IsLetter(word[0]) || Around.Contains(word);

    private static bool Names(List<Word> words) => words.Select((_, at) => at).Any(at => IsListed(words, at))
        || DrugIndex.Find(words).Any() || words.Exists(word => Misspelling.Of(word) is not null);

    private static bool IsListed(List<Word> words, int at) => Plurals.Any(plural => words[at].Text.EndsWith(plural, StringComparison.Ordinal)
        && ByFirstWord.TryGetValue(words[at].Text[..^plural.Length], out var names) && names.Any(name => Follows(words, at, name)));

    private static bool Follows(List<Word> words, int at, string[] name)
    {
        for (var next = 1; next < name.Length; next++)
        {
            if (at + next >= words.Count) return false;
            var text = words[at + next].Text;
            if (text != name[next] && !(next == name.Length - 1 && Plurals.Any(plural => text == name[next] + plural))) return false;
        }
        return true;
    }
}
