namespace Stillpoint.Care.Screening.Record;

/// <summary>Finds what a code means: ICD-10-CM by prefix or category range, SNOMED CT by the code itself.</summary>
internal static class ProblemCodes
{
    private static readonly Dictionary<string, (string Prefix, ProblemRow Row)[]> Prefixes = ProblemTable.Rows
        .SelectMany(row => Split(row.Icd).Where(prefix => !prefix.Contains('-', StringComparison.Ordinal)).Select(prefix => (Prefix: Plain(prefix), row)))
        .GroupBy(row => row.Prefix[..3], StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);

    private static readonly (string First, string Last, ProblemRow Row)[] Ranges = [.. ProblemTable.Rows
        .SelectMany(row => Split(row.Icd).Where(prefix => prefix.Contains('-', StringComparison.Ordinal)).Select(range => (range[..3], range[4..], row)))];

    private static readonly Dictionary<ProblemRow, string[]> Exceptions = ProblemTable.Rows
        .Where(row => row.NotIcd.Length > 0)
        .ToDictionary(row => row, row => Split(row.NotIcd).Select(Plain).ToArray());

    private static readonly Dictionary<string, ProblemRow[]> BySnomed = ProblemTable.Rows
        .SelectMany(row => Split(row.Snomed).Select(code => (code, row)))
        .GroupBy(row => row.code, row => row.row, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);

    /// <summary>Every meaning of a code; empty when the rules know none.</summary>
    public static IEnumerable<ProblemRow> Find(ClinicalCode code) => code.IsIcd10
        ? Icd(Plain(code.Code))
        : code.IsSnomed ? BySnomed.GetValueOrDefault(code.Code.Trim(), []) : [];

    private static IEnumerable<ProblemRow> Icd(string code)
    {
        if (code.Length < 3) yield break;
        var category = code[..3];
        foreach (var (prefix, row) in Prefixes.GetValueOrDefault(category, []))
            if (code.StartsWith(prefix, StringComparison.Ordinal) && !IsException(row, code)) yield return row;
        foreach (var (first, last, row) in Ranges)
            if (string.CompareOrdinal(category, first) >= 0 && string.CompareOrdinal(category, last) <= 0 && !IsException(row, code)) yield return row;
    }

    private static bool IsException(ProblemRow row, string code) =>
        Exceptions.TryGetValue(row, out var exceptions) && exceptions.Any(exception => code.StartsWith(exception, StringComparison.Ordinal));

    private static string Plain(string code) => code.Replace(".", "", StringComparison.Ordinal).Trim().ToUpperInvariant();

    private static string[] Split(string codes) => codes.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
