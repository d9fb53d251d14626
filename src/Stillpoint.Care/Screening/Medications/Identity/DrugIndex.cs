using System.Collections.Frozen;

namespace Stillpoint.Care.Screening.Medications.Identity;

/// <summary>A name found in a text: the ingredients it stands for, whether it is a brand or another spelling, and how many words of the text it took, from where.</summary>
internal readonly record struct FoundName(IReadOnlyList<Ingredient> Ingredients, bool IsBrand, int At, int Length);

/// <summary>Finds drug names in text by looking each word up once. Only whole words count: norepinephrine holds no epinephrine.</summary>
internal static class DrugIndex
{
    private sealed record Name(string[] Words, IReadOnlyList<Ingredient> Ingredients, bool IsBrand);

    /// <summary>Beginnings that make another substance of the name they are hyphened to.</summary>
    private static readonly FrozenSet<string> OtherSubstance = FrozenSet.ToFrozenSet(
        ["nor", "methyl", "desmethyl", "dimethyl", "ethyl", "hydroxy", "dihydro", "des", "dex", "es", "levo", "iso", "remi", "non", "anti", "pseudo", "ser"]);

    /// <summary>Endings that turn the name they follow into its opposite.</summary>
    private static readonly FrozenSet<string> NotIt = FrozenSet.ToFrozenSet(["free", "like", "resistant"]);

    private static readonly FrozenDictionary<string, Name[]> ByFirstWord;

    static DrugIndex()
    {
        var names = new List<Name>();
        var ingredients = new Dictionary<string, Ingredient>(StringComparer.Ordinal);
        foreach (var line in Lines(DrugNames.Listed).Concat(Lines(DrugNames.Named)))
        {
            var (head, others) = line.Split(':') is [var before, var after] ? (before, after.Split(", ")) : (line, []);
            var ingredient = Parse(head);
            ingredients.Add(ingredient.Name, ingredient);
            names.Add(new(Words(ingredient.Name), [ingredient], IsBrand: false));
            names.AddRange(others.Select(name => new Name(Words(name), [ingredient], IsBrand: true)));
        }
        foreach (var line in Lines(DrugNames.Combinations))
        {
            var parts = line.Split(" = ");
            names.Add(new(Words(parts[0]), [.. parts[1].Split(" + ").Select(name => ingredients[name])], IsBrand: true));
        }
        ByName = ingredients.ToFrozenDictionary(StringComparer.Ordinal);
        ByRxCui = ingredients.Values.Where(ingredient => ingredient.RxCui is not null).ToFrozenDictionary(ingredient => ingredient.RxCui!, StringComparer.Ordinal);
        ByFirstWord = names.GroupBy(name => name.Words[0], StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, group => group.OrderByDescending(name => name.Words.Length).ToArray(), StringComparer.Ordinal);
    }

    /// <summary>Names that two lines of the tables claim; there should be none.</summary>
    public static IReadOnlyList<string> NamesGivenTwice =>
        [.. ByFirstWord.Values.SelectMany(names => names).GroupBy(name => string.Join(' ', name.Words), StringComparer.Ordinal).Where(group => group.Count() > 1).Select(group => group.Key)];

    /// <summary>Every ingredient by its own name.</summary>
    public static FrozenDictionary<string, Ingredient> ByName { get; }

    /// <summary>Every ingredient that has a code, by the code.</summary>
    public static FrozenDictionary<string, Ingredient> ByRxCui { get; }

    /// <summary>Every name in the text, from left to right, the longest reading first.</summary>
    public static IEnumerable<FoundName> Find(List<Word> words)
    {
        for (var at = 0; at < words.Count; at++)
        {
            if (At(words, at) is not { } found) continue;
            yield return found;
            at += found.Length - 1;
        }
    }

    private static FoundName? At(List<Word> words, int at)
    {
        // "levo-thyroxine" is one word that somebody cut in two.
        if (at + 1 < words.Count && words[at + 1].Hyphened && Match(words, at, words[at].Text + words[at + 1].Text, taken: 2) is { } joined) return joined;
        if (words[at].Hyphened && OtherSubstance.Contains(words[at - 1].Text)) return null;
        if (Match(words, at, words[at].Text, taken: 1) is not { } found) return null;
        var next = at + found.Length;
        return next < words.Count && words[next].Hyphened && NotIt.Contains(words[next].Text) ? null : found;
    }

    private static FoundName? Match(List<Word> words, int at, string first, int taken)
    {
        if (!ByFirstWord.TryGetValue(first, out var candidates)) return null;
        foreach (var name in candidates)
        {
            var fits = at + taken + name.Words.Length - 1 <= words.Count;
            for (var more = 1; fits && more < name.Words.Length; more++) fits = words[at + taken + more - 1].Text == name.Words[more];
            if (fits) return new(name.Ingredients, name.IsBrand, at, taken + name.Words.Length - 1);
        }
        return null;
    }

    private static Ingredient Parse(string head)
    {
        var cut = head.LastIndexOf(' ');
        return cut > 0 && char.IsAsciiDigit(head[cut + 1])
            ? new(head[..cut], head[(cut + 1)..].TrimEnd('†'), head.EndsWith('†'))
            : new(head, null, false);
    }

    private static string[] Words(string name) => [.. Word.Read(name).Select(word => word.Text)];

    private static IEnumerable<string> Lines(string table) => table.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0);
}
