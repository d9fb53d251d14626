namespace Stillpoint.Care.Screening.Facts;

/// <summary>
/// The closed vocabulary in which a patient's state is asked for, stored and judged. Whoever keeps facts or shows a sheet
/// enumerates it here: a misspelt fact is refused, never silently lost.
/// </summary>
public static class Vocabulary
{
    /// <summary>Every key, in the order of the contract: screening, the gate, and what is measured.</summary>
    public static IReadOnlyList<FactKey> All { get; } = [.. ScreeningFacts.All, .. GateFacts.All, .. Measurements.All];

    private static readonly Dictionary<string, FactKey> ByKey = All.ToDictionary(key => key.Key, StringComparer.Ordinal);

    private static readonly Dictionary<string, FactKey> ByLoinc = All
        .SelectMany(key => key.Loinc.Select(code => (code, key)))
        .ToDictionary(row => row.code, row => row.key, StringComparer.Ordinal);

    /// <summary>The key of that name; null when the vocabulary has no such word.</summary>
    public static FactKey? Find(string key) => ByKey.GetValueOrDefault(key);

    /// <summary>The key an imported result with this LOINC code belongs to.</summary>
    public static FactKey? FindLoinc(string code) => ByLoinc.GetValueOrDefault(code);

    /// <summary>The sheet: topics in the order a nurse would ask, each with its keys.</summary>
    public static IEnumerable<IGrouping<FactTopic, FactKey>> ByTopic => All.Where(key => key.OnSheet).GroupBy(key => key.Topic).OrderBy(group => group.Key);
}
