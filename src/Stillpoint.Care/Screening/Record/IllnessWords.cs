namespace Stillpoint.Care.Screening.Record;

/// <summary>
/// Words that name an illness by their form, whatever illness it is: enough to tell that a line holds one more than was understood,
/// never enough to say which.
/// </summary>
internal static class IllnessWords
{
    private const int ShortestStem = 2;

    private static readonly string[] Endings = ["itis", "osis", "opathy", "plegia", "trophy", "asthenia", "penia", "carcinoma", "sarcoma", "lymphoma", "leukemia", "anemia", "opatia", "astenia", "trofia"];

    private static readonly HashSet<string> Whole = new(
        ["disease", "cancer", "malignancy", "tumor", "fibrosis", "hypertension", "malformation", "lymphoma", "leukemia", "fracture", "failure", "insufficiency", "stenosis", "thrombosis", "embolism", "enfermedad", "cancer", "tumor", "hipertension", "insuficiencia", "fractura", "trombosis", "embolia"],
        StringComparer.Ordinal);

    /// <summary>Such a word that no phrase of the vocabulary took and that doesn't belong to one beside it, in a clause that denies nothing and speaks of nobody else.</summary>
    public static bool StandsAlone(List<Token> tokens, int start, int end, List<Hit> hits)
    {
        for (var at = start; at < end; at++)
        {
            var word = tokens[at].Text;
            if (ClauseWords.Denying.Contains(word) || word is "no" or "not" or "negative" || ClauseWords.FirstDegree.Contains(word) || ClauseWords.Distant.Contains(word) || ClauseWords.NoKin.Contains(word) || word is "family" or "familiar" or "familiare") return false;
            if (!IsIllness(word) || hits.Exists(hit => at >= hit.From && at < hit.To)) continue;
            if (!hits.Exists(hit => (hit.To == at || hit.From == at + 1) && hit.Phrase.Row.Problem is not (Problem.NoBearing or Problem.Social))) return true;
        }
        return false;
    }

    private static bool IsIllness(string word) =>
        Whole.Contains(word) || Array.Exists(Endings, ending => word.Length >= ending.Length + ShortestStem && word.EndsWith(ending, StringComparison.Ordinal));
}
