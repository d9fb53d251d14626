namespace Stillpoint.Care.Screening.Record;

/// <summary>
/// What the words around a problem say about it, within its clause. The words before it are read once, however many problems follow,
/// so that a text of any length is read in one pass.
/// </summary>
internal sealed class Clause(List<string> words, int start)
{
    private static readonly HashSet<string> Relatives = Set("mother", "father", "brother", "sister", "sibling", "son", "daughter", "parent");
    private static readonly HashSet<string> Distant = Set("aunt", "uncle", "grandmother", "grandfather", "grandparent", "cousin", "niece", "nephew", "half", "maternal", "paternal");
    private static readonly HashSet<string> Doubt = Set("possible", "possibly", "probable", "probably", "suspected", "suspect", "suspicion", "questionable", "query", "r/o", "?");
    private static readonly HashSet<string> NotReallyNo = Set("longer", "change", "new", "further", "recurrence", "recurrent", "progression", "increase");
    private static readonly HashSet<string> Before = Set("h/o", "s/p", "previous", "prior");

    private readonly int first = start;
    private int readTo = start;
    private bool denied, doubted, past, family;
    private Kinship? kin;

    /// <summary>Said not to be there.</summary>
    public bool Denies(int from, int to)
    {
        ReadBefore(from);
        if (denied) return true;
        return Word(to) is "denied" or "absent" or "negative" || (Nearby(to, "ruled", "out") && !Nearby(to, "not", "ruled") && !Nearby(to, "be", "ruled"));
    }

    /// <summary>Only suspected, or still to be ruled out.</summary>
    public bool Doubts(int from, int to)
    {
        ReadBefore(from);
        return doubted || Doubt.Contains(Word(to)) || Nearby(to, "not", "ruled") || Nearby(to, "be", "ruled");
    }

    /// <summary>Said to be over.</summary>
    public bool IsPast(int from, int to)
    {
        ReadBefore(from);
        return past || Word(to) is "resolved" || (Word(to) == "in" && (Word(to + 1) == "remission" || Word(to + 2) == "remission"));
    }

    /// <summary>Said of a relative: named before the problem, or straight after it ("in her mother").</summary>
    public Kinship? Kin(int from, int to)
    {
        ReadBefore(from);
        var named = kin;
        for (var ahead = to; ahead < to + 4 && ahead < words.Count && words[ahead] != Tokens.Break; ahead++)
        {
            if (ahead > to && words[to] is not ("in" or "of")) break;
            named = Closer(named, words[ahead]);
        }
        return named ?? (family ? Kinship.Unsaid : null);
    }

    private void ReadBefore(int problem)
    {
        for (; readTo < problem; readTo++)
        {
            var word = words[readTo];
            var next = readTo + 1 < words.Count ? words[readTo + 1] : "";
            var last = readTo > first ? words[readTo - 1] : "";
            if (word is "deny" or "denie" or "denied" or "denying" or "without" or "w/o" || (word == "no" && !NotReallyNo.Contains(next))) denied = true;
            else if ((word, next) is ("negative", "for") or ("absence", "of") or ("never", "had") or ("not", "have")) denied = true;
            else if ((word, next) is ("ruled", "out") && last is not ("not" or "be")) denied = true;
            else if (word is "rule" or "ruled" && next == "out") doubted = true;
            else if (Doubt.Contains(word)) doubted = true;

            if (word is "fh" or "fhx" || (word == "family" && next is "history" or "hx")) family = true;
            else if (Before.Contains(word) || (word, next) is ("status", "post") || (last != "family" && (word, next) is ("history" or "hx", "of"))) past = true;
            kin = Closer(kin, word);
        }
    }

    private static Kinship? Closer(Kinship? known, string word) =>
        Distant.Contains(word) ? Kinship.Distant : Relatives.Contains(word) && known is null ? Kinship.FirstDegree : known;

    /// <summary>Two words one after the other among the few that follow.</summary>
    private bool Nearby(int to, string first, string second)
    {
        for (var ahead = to; ahead < to + 4 && Word(ahead) != ""; ahead++)
            if (Word(ahead) == first && Word(ahead + 1) == second) return true;
        return false;
    }

    private string Word(int at) => at < words.Count && words[at] != Tokens.Break ? words[at] : "";

    private static HashSet<string> Set(params string[] words) => new(words.Select(word => Tokens.Of(word).FirstOrDefault() ?? word), StringComparer.Ordinal);
}
