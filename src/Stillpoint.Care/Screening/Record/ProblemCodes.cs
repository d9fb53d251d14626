namespace Stillpoint.Care.Screening.Record;

/// <summary>A meaning of a code.</summary>
/// <param name="Asks">Too broad to decide: a question.</param>
internal readonly record struct CodeMeaning(ProblemRow Row, bool Asks);

/// <summary>Finds what a code means: ICD-10 by prefix, SNOMED CT by the code itself.</summary>
internal static class ProblemCodes
{
    private static readonly Dictionary<char, (string Pattern, CodeMeaning Meaning)[]> Icd = ProblemVocabulary.Entries
        .Where(entry => entry.Kind == EntryKind.Icd)
        .Select(entry => (Pattern: Plain(entry.Text), Meaning: new CodeMeaning(entry.Row, entry.Asks)))
        .GroupBy(entry => entry.Pattern[0]).ToDictionary(group => group.Key, group => group.ToArray());

    private static readonly Dictionary<ProblemRow, string[]> NotIcd = ProblemVocabulary.Entries
        .Where(entry => entry.Kind == EntryKind.NotIcd)
        .GroupBy(entry => entry.Row).ToDictionary(group => group.Key, group => group.Select(entry => Plain(entry.Text)).ToArray());

    private static readonly Dictionary<string, CodeMeaning[]> Snomed = ProblemVocabulary.Entries
        .Where(entry => entry.Kind == EntryKind.Snomed)
        .GroupBy(entry => entry.Text, entry => new CodeMeaning(entry.Row, entry.Asks), StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);

    /// <summary>Every meaning of a code, the firmest of each problem; empty when the rules know none.</summary>
    public static IReadOnlyList<CodeMeaning> Find(ClinicalCode code) =>
        code.IsSnomed ? Snomed.GetValueOrDefault(code.Code.Trim(), []) : code.IsIcd10 ? ByPrefix(Plain(code.Code)) : [];

    /// <summary>A letter, a digit and up to five signs more, with or without the point.</summary>
    public static bool IsIcd10Form(string code)
    {
        var plain = Plain(code);
        return plain.Length is >= 3 and <= 7 && char.IsAsciiLetterUpper(plain[0]) && char.IsAsciiDigit(plain[1]) && plain.All(char.IsAsciiLetterOrDigit);
    }

    private static List<CodeMeaning> ByPrefix(string code)
    {
        var found = new List<CodeMeaning>();
        if (code.Length < 3 || !Icd.TryGetValue(code[0], out var patterns)) return found;
        foreach (var (pattern, meaning) in patterns)
        {
            if (!Matches(pattern, code) || (NotIcd.TryGetValue(meaning.Row, out var not) && Array.Exists(not, other => Matches(other, code)))) continue;
            var known = found.FindIndex(other => other.Row == meaning.Row);
            if (known < 0) found.Add(meaning);
            else if (found[known].Asks && !meaning.Asks) found[known] = meaning;
        }
        return found;
    }

    private static bool Matches(string pattern, string code)
    {
        for (var at = 0; at < pattern.Length; at++)
        {
            if (pattern[at] == '$') return at == code.Length;
            if (at >= code.Length || (pattern[at] != 'x' && pattern[at] != code[at])) return false;
        }
        return true;
    }

    /// <summary>Without the point and what national editions write after a code (certainty, dagger and asterisk).</summary>
    private static string Plain(string code)
    {
        Span<char> plain = stackalloc char[8];
        var length = 0;
        foreach (var sign in code.AsSpan().Trim())
        {
            if (sign == '.') continue;
            if (length == plain.Length || sign is '+' or '*' or '!' or '†' or ' ') break;
            plain[length++] = sign == 'x' ? 'x' : char.ToUpperInvariant(sign);
        }
        return new(plain[..length]);
    }
}
