using Stillpoint.Care.Findings;

namespace Stillpoint.Care.Planning;

/// <summary>One session a day: what was given already today counts against the row's ceiling.</summary>
internal static class DayLimits
{
    /// <param name="ordered">Null where the order has no numbers.</param>
    public static Finding? Judge(DoseOrder order, OrderedQuantities? ordered)
    {
        if (order.TotalToday is not { Milligrams: > 0 } today || order.Row.IsAnesthesia || order.Row.CountsTheDay || order.Row.Kind == AmountKind.Unsupported) return null;
        if (order.Row.Kind == AmountKind.Devices) return Found(today, Severity.Block, $"{today} of esketamine given today: not twice in a day.");

        var total = ordered?.Total + today.Milligrams;
        var passed = ordered?.Ceilings(order.Row, order.Site, order.House).Where(ceiling => total > ceiling.Milligrams).Min(ceiling => (decimal?)ceiling.Milligrams);
        return passed is { } ceiling
            ? Found(today, Severity.Block, $"{today} given today, with this dose {Written.TwoPlaces(total!.Value)} mg: above the {Written.TwoPlaces(ceiling)} mg of a day.")
            : Found(today, Severity.Override, $"{today} given today: one session a day is usual, a second is signed for.");
    }

    private static Finding Found(Units.Dose today, Severity severity, string because) =>
        DoseRules.SameDay.Finds(severity, because) with { Inputs = [new("totalTodayMg", today.Milligrams, "mg", null, "plan")] };
}
