namespace Stillpoint.Care.Screening.Record;

/// <summary>A problem that a text speaks of, and how.</summary>
/// <param name="Possible">Suspected, to be ruled out, or too broad a word to decide: a question, not a diagnosis.</param>
/// <param name="Past">The text itself says that it is over.</param>
/// <param name="Relative">It is about a relative; null when it is about the patient.</param>
internal sealed record Mention(ProblemRow Row, bool Possible, bool Past, Kinship? Relative);

/// <summary>Whose disease a text about relatives speaks of.</summary>
internal enum Kinship
{
    FirstDegree,
    Distant,

    /// <summary>A family history without saying whose.</summary>
    Unsaid,
}

/// <summary>
/// Reads problems out of free text: whole words, what is denied left out, what is suspected kept as a question, what was long ago kept
/// as past, what is about relatives kept apart. Each clause speaks for itself.
/// </summary>
internal static class ProblemText
{
    private sealed record Phrase(string[] Words, ProblemRow? Row, bool Broad);

    private static readonly Dictionary<string, Phrase[]> ByFirstWord = ProblemTable.Rows
        .SelectMany(row => Split(row.Words).Select(words => new Phrase(words, row, Broad: false)).Concat(Split(row.BroadWords).Select(words => new Phrase(words, row, Broad: true))))
        .Concat(ProblemTable.Decoys.Select(decoy => new Phrase([.. Tokens.Of(decoy)], null, Broad: false)))
        .GroupBy(phrase => phrase.Words[0], StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.OrderByDescending(phrase => phrase.Words.Length).ToArray(), StringComparer.Ordinal);

    public static IEnumerable<Mention> Read(string text)
    {
        var words = Tokens.Of(text);
        var clause = new Clause(words, 0);
        for (var at = 0; at < words.Count; at++)
        {
            if (words[at] == Tokens.Break)
            {
                clause = new(words, at + 1);
                continue;
            }
            if (!ByFirstWord.TryGetValue(words[at], out var phrases)) continue;
            var length = phrases.FirstOrDefault(phrase => Stands(phrase.Words, words, at))?.Words.Length ?? 0;
            if (length == 0) continue;
            if (!clause.Denies(at, at + length))
                foreach (var phrase in phrases.Where(phrase => phrase.Words.Length == length && phrase.Row is not null && Stands(phrase.Words, words, at)))
                    yield return new(phrase.Row!, phrase.Broad || clause.Doubts(at, at + length), clause.IsPast(at, at + length), clause.Kin(at, at + length));
            at += length - 1;
        }
    }

    private static bool Stands(string[] phrase, List<string> words, int at)
    {
        if (at + phrase.Length > words.Count) return false;
        for (var word = 0; word < phrase.Length; word++)
            if (words[at + word] != phrase[word]) return false;
        return true;
    }

    private static IEnumerable<string[]> Split(string phrases) =>
        phrases.Split('|', StringSplitOptions.RemoveEmptyEntries).Select(phrase => Tokens.Of(phrase).ToArray());
}
