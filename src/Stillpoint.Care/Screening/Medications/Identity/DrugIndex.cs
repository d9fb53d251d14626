using System.Collections.Frozen;

namespace Stillpoint.Care.Screening.Medications.Identity;

/// <summary>A name of a drug as its file writes it, and the ingredients it stands for.</summary>
internal sealed record DrugName(string Written, string[] Words, IReadOnlyList<Ingredient> Ingredients, bool IsBrand);

/// <summary>A name found in a text, and how many words of the text it took, from where.</summary>
internal readonly record struct FoundName(DrugName Name, int At, int Length)
{
    public IReadOnlyList<Ingredient> Ingredients => Name.Ingredients;

    public bool IsBrand => Name.IsBrand;
}

/// <summary>Finds drug names in text by looking each word up once. Only whole words count: norepinephrine holds no epinephrine.</summary>
internal static class DrugIndex
{
    /// <summary>Beginnings that make another substance of the name they are hyphened to.</summary>
    private static readonly FrozenSet<string> OtherSubstance = FrozenSet.ToFrozenSet(
        ["nor", "methyl", "desmethyl", "dimethyl", "ethyl", "hydroxy", "dihydro", "des", "dex", "es", "levo", "iso", "remi", "non", "anti", "pseudo", "ser"]);

    /// <summary>Endings that turn the name they follow into its opposite.</summary>
    private static readonly FrozenSet<string> NotIt = FrozenSet.ToFrozenSet(["free", "like", "resistant"]);

    private static readonly FrozenDictionary<string, DrugName[]> ByFirstWord;

    static DrugIndex()
    {
        var names = new List<DrugName>();
        var ingredients = new Dictionary<string, Ingredient>(StringComparer.Ordinal);
        foreach (var (file, vetting) in new[] { (NameFiles.Ingredients, Vetting.InARow), (NameFiles.WithoutARow, Vetting.WithoutARow), (NameFiles.WithoutARule, Vetting.NameOnly) })
        {
            foreach (var line in NameFiles.Read(file))
            {
                if (!line.Head.Contains(" + ", StringComparison.Ordinal))
                {
                    var ingredient = Parse(line.Head) with { Vetting = vetting };
                    ingredients.Add(ingredient.Name, ingredient);
                    names.Add(new(ingredient.Name, Words(ingredient.Name), [ingredient], IsBrand: false));
                }
                AddNames(line);
            }
        }
        foreach (var line in NameFiles.Brands.SelectMany(NameFiles.Read)) AddNames(line);

        Names = names;
        ByName = ingredients.ToFrozenDictionary(StringComparer.Ordinal);
        ByRxCui = ingredients.Values.Where(ingredient => ingredient.RxCui is not null).ToFrozenDictionary(ingredient => ingredient.RxCui!, StringComparer.Ordinal);
        ByFirstWord = names.GroupBy(name => name.Words[0], StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, group => group.OrderByDescending(name => name.Words.Length).ToArray(), StringComparer.Ordinal);

        void AddNames(NameLine line)
        {
            IReadOnlyList<Ingredient> held = [.. line.Head.Split(" + ").Select(name => ingredients[Parse(name).Name])];
            names.AddRange(line.Names.Select(name => new DrugName(name, Words(name), held, IsBrand: true)));
        }
    }

    /// <summary>Every name of every file.</summary>
    public static IReadOnlyList<DrugName> Names { get; }

    /// <summary>Names that two lines of the files claim; there should be none.</summary>
    public static IReadOnlyList<string> NamesGivenTwice =>
        [.. Names.GroupBy(name => string.Join(' ', name.Words), StringComparer.Ordinal).Where(group => group.Count() > 1).Select(group => group.Key)];

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
            if (fits) return new(name, at, taken + name.Words.Length - 1);
        }
        return null;
    }

    /// <summary>An ingredient, its code, and a form in brackets: <c>timolol (eye)</c>, <c>suvorexant 1547099†</c>.</summary>
    private static Ingredient Parse(string head)
    {
        if (head.IndexOf(" (", StringComparison.Ordinal) is > 0 and var bracket) return new(head[..bracket], null, false) { OnlyLocal = true };
        var cut = head.LastIndexOf(' ');
        return cut > 0 && head[(cut + 1)..].TrimEnd('†') is { Length: >= 3 } code && code.All(char.IsAsciiDigit)
            ? new(head[..cut], code, head.EndsWith('†'))
            : new(head, null, false);
    }

    private static string[] Words(string name) => [.. Word.Read(name).Select(word => word.Text)];
}
