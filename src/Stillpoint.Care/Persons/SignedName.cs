namespace Stillpoint.Care.Persons;

/// <summary>Whether a name somebody wrote under a paper is the name of the chart: accents, case and order make no difference, a second name may be missing, an initial may stand for a given name.</summary>
public static class SignedName
{
    /// <param name="written">As it was written.</param>
    /// <param name="given">The given names of the chart, and what they want to be called by.</param>
    /// <param name="family">The family names; empty where somebody has one name only.</param>
    public static bool Is(string written, IReadOnlyList<string> given, string family)
    {
        ArgumentNullException.ThrowIfNull(written);
        ArgumentNullException.ThrowIfNull(given);
        ArgumentNullException.ThrowIfNull(family);
        var words = Words(written);
        var (first, last) = (given.SelectMany(Words).ToHashSet(StringComparer.Ordinal), Words(family));
        var hasGiven = words.Exists(word => first.Contains(word) || (word.Length == 1 && first.Any(name => name.StartsWith(word, StringComparison.Ordinal))));
        // Of two family names one is enough, as it is on many papers.
        return hasGiven && (last.Count == 0 || last.Exists(words.Contains));
    }

    private static List<string> Words(string text) => [.. text.Split([' ', '-', '.', ','], StringSplitOptions.RemoveEmptyEntries).Select(Letters.Of).Where(word => word.Length > 0)];
}
