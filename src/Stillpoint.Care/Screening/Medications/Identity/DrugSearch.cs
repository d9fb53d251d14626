namespace Stillpoint.Care.Screening.Medications.Identity;

/// <summary>A name of a drug as its file writes it, and what it stands for.</summary>
public sealed record DrugFound(string Name, IReadOnlyList<Ingredient> Ingredients);

/// <summary>Looks drugs up by the beginning of a brand or an ingredient, in English or Spanish, and by what nearly spells one.</summary>
public static class DrugSearch
{
    /// <summary>At most so many names: a longer list is not read but narrowed.</summary>
    public const int Most = 12;

    public static IReadOnlyList<DrugFound> Find(string? typed)
    {
        var words = Word.Read(typed);
        if (words.Count == 0 || words[0].Text.Length < 2) return [];
        var found = DrugIndex.Names.Where(name => Begins(name.Words, words)).OrderBy(name => name.IsBrand).ThenBy(name => name.Written, StringComparer.OrdinalIgnoreCase)
            .Select(name => new DrugFound(name.Written, name.Ingredients)).Take(Most).ToList();
        if (found.Count == 0 && words.Select(Misspelling.Of).OfType<Misspelling>().FirstOrDefault() is { } near)
            found.AddRange(near.Names.Select(name => new DrugFound(name, DrugIdentity.NamedIn(name))));
        return found;
    }

    /// <summary>All words but the last are whole, the last may be only begun.</summary>
    private static bool Begins(string[] name, List<Word> typed)
    {
        if (typed.Count > name.Length) return false;
        for (var at = 0; at < typed.Count - 1; at++)
            if (name[at] != typed[at].Text) return false;
        return name[typed.Count - 1].StartsWith(typed[^1].Text, StringComparison.Ordinal);
    }
}
