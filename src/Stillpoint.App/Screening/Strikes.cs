using Stillpoint.App.Records;

namespace Stillpoint.App.Screening;

/// <summary>What was said of other rows of a chart: that one was struck, ended, or counts again. Nothing is deleted.</summary>
internal static class Strikes
{
    /// <summary>It was wrong, and counts no longer; what it had replaced counts again.</summary>
    public const string Struck = "struck";

    /// <summary>What was struck or ended counts again.</summary>
    public const string PutBack = "put-back";

    /// <summary>Rows that say something of another row, and nothing of the patient.</summary>
    public static bool IsWord(FactRow row) => row.Key is Struck or PutBack or FactStore.Ended;

    /// <summary>What takes a row away, by the row, while it isn't undone.</summary>
    public static IReadOnlyDictionary<Guid, FactRow> Away(IReadOnlyList<FactRow> facts)
    {
        var undone = facts.Where(row => row.Key == PutBack).Select(row => row.Supersedes).ToHashSet();
        return facts.Where(row => row.Key is Struck or FactStore.Ended && row.Supersedes is not null && !undone.Contains(row.Id))
            .GroupBy(row => row.Supersedes!.Value).ToDictionary(group => group.Key, group => group.Last());
    }

    /// <summary>The rows that stand: neither struck nor ended, nor replaced by one that wasn't struck.</summary>
    public static IReadOnlyList<FactRow> Standing(IReadOnlyList<FactRow> facts)
    {
        var away = Away(facts);
        var replaced = facts.Where(row => !IsWord(row) && !(away.TryGetValue(row.Id, out var by) && by.Key == Struck)).Select(row => row.Supersedes).ToHashSet();
        return [.. facts.Where(row => !IsWord(row) && !away.ContainsKey(row.Id) && !replaced.Contains(row.Id))];
    }
}
