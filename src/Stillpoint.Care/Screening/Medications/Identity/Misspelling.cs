using System.Collections.Frozen;

namespace Stillpoint.Care.Screening.Medications.Identity;

/// <summary>A word that nearly spells a drug's name. It is a question to whoever wrote it, never an answer.</summary>
/// <param name="Written">The word as it stands in the record.</param>
/// <param name="Names">The names it may have been meant for.</param>
/// <param name="ReadAs">What it is read as until confirmed; empty where it may be one of several drugs.</param>
public sealed record Misspelling(string Written, IReadOnlyList<string> Names, IReadOnlyList<Ingredient> ReadAs)
{
    /// <summary>Words shorter than this resemble too much.</summary>
    private const int Shortest = 5;

    /// <summary>From this length on two letters may be wrong, below it one.</summary>
    private const int TwoLettersFrom = 8;

    private static readonly FrozenSet<string> Ordinary = NameFiles.Read(NameFiles.OrdinaryWords)
        .SelectMany(line => line.Head.Split(", ")).SelectMany(Word.Read).Select(word => word.Text).ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenDictionary<char, DrugName[]> BySound = DrugIndex.Names
        .Where(name => name.Words is [{ Length: >= Shortest } only] && only.All(char.IsLetter))
        .GroupBy(name => Sound(name.Words[0])).ToFrozenDictionary(group => group.Key, group => group.ToArray());

    private static readonly ILookup<string, string> LookAlikes = NameFiles.Read(NameFiles.LookAlikes)
        .Select(line => line.Head.Split(" ~ ")).SelectMany(pair => new[] { (One: pair[0], Other: pair[1]), (One: pair[1], Other: pair[0]) })
        .ToLookup(pair => pair.One, pair => pair.Other, StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a word belongs to doses, forms and directions.</summary>
    internal static bool IsOrdinary(Word word) => !char.IsLetter(word.Text[0]) || Ordinary.Contains(word.Text);

    /// <summary>Whether the word nearly spells one of these names: cheaper than asking what it may have been meant for.</summary>
    internal static bool Resembles(Word word, IReadOnlyList<DrugName> names) => word.Text.Length >= Shortest
        && names.Any(name => Sound(name.Words[0]) == Sound(word.Text) && Distance(word.Text, name.Words[0], Allowed(word.Text)) <= Allowed(word.Text));

    /// <summary>The same for a name that no list of drugs holds.</summary>
    internal static bool Resembles(Word word, string name) =>
        word.Text.Length >= Shortest && Sound(name) == Sound(word.Text) && Distance(word.Text, name, Allowed(word.Text)) <= Allowed(word.Text);

    /// <summary>What the word may have been meant for; null when it resembles no name. A name that has been confused with another is read as neither where the word is nearly as close to that one.</summary>
    internal static Misspelling? Of(Word word)
    {
        var text = word.Text;
        if (text.Length < Shortest || !text.All(char.IsLetter) || Ordinary.Contains(text) || !BySound.TryGetValue(Sound(text), out var names)) return null;
        var most = Allowed(text);
        List<DrugName> nearest = [];
        foreach (var name in names)
        {
            var distance = Distance(text, name.Words[0], most);
            if (distance > most) continue;
            if (distance < most) (most, nearest) = (distance, []);
            nearest.Add(name);
        }
        // A name spelled right that is not read as that drug was set aside for a reason: "nor-epinephrine".
        if (nearest.Count == 0 || most == 0) return null;
        var confused = nearest.SelectMany(name => LookAlikes[name.Written].Concat(name.Ingredients.SelectMany(ingredient => LookAlikes[ingredient.Name]))).ToList();
        confused.RemoveAll(other => Distance(text, Word.Read(other)[0].Text, most + 1) > most + 1);
        var one = confused.Count == 0 && nearest.TrueForAll(name => name.Ingredients.SequenceEqual(nearest[0].Ingredients));
        return new(text, [.. nearest.Select(name => name.Written).Concat(confused).Distinct(StringComparer.OrdinalIgnoreCase)], one ? nearest[0].Ingredients : []);
    }

    private static int Allowed(string text) => text.Length >= TwoLettersFrom ? 2 : 1;

    /// <summary>The first sound: c and k, ph and f, z, s and x are written for one another.</summary>
    private static char Sound(string word) => word[0] switch
    {
        'k' or 'q' => 'c',
        'z' or 'x' => 's',
        'p' when word.Length > 1 && word[1] == 'h' => 'f',
        var first => first,
    };

    /// <summary>Letters to add, drop, change or swap with their neighbor, given up beyond <paramref name="most"/>.</summary>
    private static int Distance(string one, string other, int most)
    {
        if (Math.Abs(one.Length - other.Length) > most) return most + 1;
        Span<int> before = stackalloc int[other.Length + 1], last = stackalloc int[other.Length + 1], row = stackalloc int[other.Length + 1];
        for (var column = 0; column < last.Length; column++) last[column] = column;
        for (var line = 1; line <= one.Length; line++)
        {
            row[0] = line;
            var least = line;
            for (var column = 1; column <= other.Length; column++)
            {
                var same = one[line - 1] == other[column - 1];
                row[column] = Math.Min(Math.Min(row[column - 1], last[column]) + 1, last[column - 1] + (same ? 0 : 1));
                if (line > 1 && column > 1 && one[line - 1] == other[column - 2] && one[line - 2] == other[column - 1]) row[column] = Math.Min(row[column], before[column - 2] + 1);
                least = Math.Min(least, row[column]);
            }
            if (least > most) return most + 1;
            var spare = before;
            before = last;
            last = row;
            row = spare;
        }
        return last[other.Length];
    }
}
