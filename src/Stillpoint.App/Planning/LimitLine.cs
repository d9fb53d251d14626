using Stillpoint.App.Texts;
using Stillpoint.Care.Findings;
using Stillpoint.Care.Planning;

namespace Stillpoint.App.Planning;

/// <summary>A limit in words, what was ordered against it, and how it stands (null: inside).</summary>
public sealed record LimitLine(string What, decimal? Ordered, decimal? Limit, string Unit, Severity? Stands);

/// <summary>Where an order lies between the ends of its range and its ceiling, on one scale; places are in parts of a thousand.</summary>
public sealed record LimitScale(string Unit, decimal Ordered, decimal? Low, decimal? High, decimal? Ceiling)
{
    private decimal Whole => new[] { Ordered, High ?? 0, Ceiling ?? 0 }.Max() * 1.15m;

    public int Place(decimal value) => (int)Math.Round(value / Whole * 1000);

    public string Says => string.Join("; ", new[]
    {
        $"{OrderLedger.Plain(Ordered)} {Unit} ordered", Low is { } low && High is { } high ? $"range {OrderLedger.Plain(low)} to {OrderLedger.Plain(high)}" : null, Ceiling is { } top ? $"ceiling {OrderLedger.Plain(top)}" : null,
    }.Where(part => part is not null));
}

/// <summary>The limits of an order as a page tells them.</summary>
internal static class OrderLimitLines
{
    public static IReadOnlyList<LimitLine> Of(DoseOrder order, DoseAnswer answer)
    {
        var lines = new List<LimitLine>();
        var rows = order.Row.Limits.ToList();
        foreach (var judged in answer.Limits)
        {
            // Judged in the order of the row: which end of a range it is stands there.
            var at = rows.FindIndex(row => row.Kind == judged.Kind && row.Limit == judged.Limit);
            var upper = at < 0 || rows[at].Upper;
            if (at >= 0) rows.RemoveRange(0, at + 1);
            lines.Add(new(Words(judged.Kind, upper), judged.Value is { } value ? Math.Round(value, 2) : null, judged.Limit, judged.Unit, judged.Verdict));
        }
        return lines;
    }

    /// <summary>The scale of the unit the order is written in; null when it has no two ends to lie between.</summary>
    public static LimitScale? Scale(DoseOrder order, DoseAnswer answer)
    {
        var unit = order.Amount?.Unit.Code();
        var same = answer.Limits.Where(limit => limit.Unit == unit && limit.Limit is not null).ToList();
        if (order.Amount is not { } amount || same.Count == 0) return null;
        var range = same.Where(limit => limit.Kind == LimitKind.Range).Select(limit => limit.Limit!.Value).ToList();
        decimal? ceiling = same.FirstOrDefault(limit => limit.Kind == LimitKind.Ceiling)?.Limit;
        return range.Count < 2 && ceiling is null ? null : new(unit!, amount.Value, range.Count < 2 ? null : range.Min(), range.Count < 2 ? null : range.Max(), ceiling);
    }

    private static string Words(LimitKind kind, bool upper) => (kind, upper) switch
    {
        (LimitKind.Range, true) => "Range, at most",
        (LimitKind.Range, false) => "Range, at least",
        (LimitKind.Ceiling, _) => "Ceiling",
        (LimitKind.Total, true) => "In all, at most",
        (LimitKind.Total, false) => "In all, at least",
        _ => "The place of treatment has",
    };
}
