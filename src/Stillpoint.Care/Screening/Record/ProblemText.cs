namespace Stillpoint.Care.Screening.Record;

/// <summary>Why a problem named in a text is not the patient's.</summary>
internal enum Silence
{
    Denial,
    AnotherPerson,

    /// <summary>A screening, a vaccination, a fear, a risk: the word without the illness.</summary>
    Context,
}

/// <summary>A problem that a text speaks of, and how.</summary>
/// <param name="Possible">Suspected, to be ruled out, or too broad a word to decide: a question, not a diagnosis.</param>
/// <param name="Past">The text itself says that it is over.</param>
internal sealed record Mention(ProblemRow Row, bool Possible, bool Past)
{
    /// <summary>The word itself is too broad to decide.</summary>
    public bool TooBroad { get; init; }

    /// <summary>The date that stands beside it.</summary>
    public Facts.RecordedDay? Day { get; init; }

    /// <summary>The date is that of a beginning only: "since 2019".</summary>
    public bool IsBeginning { get; init; }

    /// <summary>It is about a relative; null when it is about the patient.</summary>
    public Kinship? Relative { get; init; }

    /// <summary>Why it is not to be read; null when it speaks.</summary>
    public Silence? Silenced { get; init; }
}

/// <summary>Whose disease a text about relatives speaks of.</summary>
internal enum Kinship
{
    FirstDegree,
    Distant,

    /// <summary>A family history without saying whose.</summary>
    Unsaid,

    /// <summary>A husband, a friend: no relative by blood.</summary>
    None,
}

/// <summary>Words of the vocabulary that stand at a place of a text.</summary>
internal readonly record struct Hit(int From, int To, Phrase Phrase);

/// <summary>One wording of the vocabulary; of a pair each half, which mean something only where both stand in one clause.</summary>
internal sealed record Phrase(string[] Words, ProblemRow Row)
{
    public bool Asks { get; init; }

    /// <summary>It means something else than its section.</summary>
    public bool IsOther { get; init; }

    /// <summary>An abbreviation: only in capitals, or as the whole text.</summary>
    public bool Capitals { get; init; }

    /// <summary>Both halves of a pair share it.</summary>
    public object? Pair { get; init; }

    public bool StandsIn(List<Token> tokens, int at, bool alone)
    {
        if (at + Words.Length > tokens.Count || (Capitals && !alone && !tokens[at].Capitals)) return false;
        for (var word = 0; word < Words.Length; word++)
            if (tokens[at + word].Text != Words[word]) return false;
        return true;
    }
}

/// <summary>
/// Reads problems out of free text: whole words, each clause for itself, in one pass. What is denied, feared or said of others is silent;
/// what is suspected is a question; what was long ago is past.
/// </summary>
internal static class ProblemText
{
    /// <summary>A clause longer than this is cut, so that a text of any length is read in one pass.</summary>
    private const int LongestClause = 200;

    private static readonly Dictionary<string, Phrase[]> ByFirstWord = ProblemVocabulary.Entries.SelectMany(Phrases)
        .GroupBy(phrase => phrase.Words[0], StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.OrderByDescending(phrase => phrase.Words.Length).ToArray(), StringComparer.Ordinal);

    /// <summary>Every problem a text names, silenced ones too.</summary>
    public static List<Mention> Read(string text, DateTimeOffset now)
    {
        var tokens = Token.Of(text);
        var mentions = new List<Mention>();
        foreach (var (start, end) in Clauses(tokens)) mentions.AddRange(new Clause(tokens, start, end, Hits(tokens, start, end), now).Read());
        return mentions;
    }

    /// <summary>From where to where each clause stands.</summary>
    private static IEnumerable<(int Start, int End)> Clauses(List<Token> tokens)
    {
        for (int start = 0, end; start < tokens.Count; start = end + 1)
        {
            end = start;
            while (end < tokens.Count && tokens[end].Kind != TokenKind.Break && end - start < LongestClause) end++;
            if (end > start) yield return (start, end);
            if (end < tokens.Count && tokens[end].Kind != TokenKind.Break) end--;
        }
    }

    /// <summary>Whether a text, of which a part may be understood, names an illness that nobody understood and nobody denied.</summary>
    public static bool NamesAnother(string text)
    {
        var tokens = Token.Of(text);
        return Clauses(tokens).Any(clause => IllnessWords.StandsAlone(tokens, clause.Start, clause.End, Hits(tokens, clause.Start, clause.End)));
    }

    private static List<Hit> Hits(List<Token> tokens, int start, int end)
    {
        var hits = new List<Hit>();
        var alone = end - start == 1 && start == 0 && end == tokens.Count;
        for (var at = start; at < end; at++)
        {
            if (!ByFirstWord.TryGetValue(tokens[at].Text, out var phrases)) continue;
            var length = 0;
            foreach (var phrase in phrases)
            {
                if (length > 0 && phrase.Words.Length < length) break;
                if (at + phrase.Words.Length > end || !phrase.StandsIn(tokens, at, alone)) continue;
                // Half of a pair takes nothing from the words that begin within it.
                if (phrase.Pair is null) length = phrase.Words.Length;
                hits.Add(new(at, at + length, phrase));
            }
            if (length > 1) at += length - 1;
        }
        return hits.Exists(hit => hit.Phrase.Pair is not null || hit.Phrase.IsOther) ? Paired(hits) : hits;
    }

    /// <summary>Puts pairs together, lets go of halves, and of what something else stands for.</summary>
    private static List<Hit> Paired(List<Hit> hits)
    {
        var whole = hits.Where(hit => hit.Phrase is { Pair: null, IsOther: false }).ToList();
        foreach (var pair in hits.Where(hit => hit.Phrase.Pair is not null).GroupBy(hit => hit.Phrase.Pair).OrderByDescending(pair => pair.First().Phrase.IsOther))
        {
            var halves = pair.GroupBy(hit => hit.Phrase).Select(half => half.First()).ToList();
            if (halves.Count < 2) continue;
            if (halves[0].Phrase.IsOther) whole.RemoveAll(hit => halves.Exists(half => hit.From < half.To && half.From < hit.To));
            else whole.Add(new(halves.Min(half => half.From), halves.Max(half => half.To), halves[0].Phrase));
        }
        return whole;
    }

    private static IEnumerable<Phrase> Phrases(VocabularyEntry entry)
    {
        if (entry.Kind is not (EntryKind.English or EntryKind.Spanish or EntryKind.Other)) return [];
        var parts = entry.Text.Split(" + ");
        var pair = parts.Length > 1 ? new object() : null;
        return parts.Select(part => new Phrase([.. Token.Of(part).Select(token => token.Text)], entry.Row)
        {
            Asks = entry.Asks, IsOther = entry.Kind == EntryKind.Other, Pair = pair,
            Capitals = part.Length is 2 or 3 && part.All(char.IsAsciiLetterUpper),
        });
    }
}
