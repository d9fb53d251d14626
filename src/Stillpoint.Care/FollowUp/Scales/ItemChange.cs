namespace Stillpoint.Care.FollowUp.Scales;

/// <summary>One item at two times: null where either was left blank or cannot be read.</summary>
public sealed record ItemChange(Item Item, int? Before, int? After)
{
    /// <summary>What the item added to the total, after less before; reversed items are already turned.</summary>
    public int? Difference => Before is { } before && After is { } after ? Item.Counts(after) - Item.Counts(before) : null;

    /// <summary>A safety item that alarms now and did not before. Unknown before is no reassurance: it counts as new.</summary>
    public bool NewlyAlarming { get; private init; }

    /// <summary>Every item of two forms of one instrument, in the order of the form.</summary>
    public static IReadOnlyList<ItemChange> Between(Instrument instrument, IReadOnlyList<ItemAnswer> before, IReadOnlyList<ItemAnswer> after)
    {
        var (then, now) = (Filled.Read(instrument, before), Filled.Read(instrument, after));
        return
        [
            .. instrument.Items.Select(item => new ItemChange(item, then[item.Number], now[item.Number])
            {
                NewlyAlarming = Alarms(instrument, item, now) && !Alarms(instrument, item, then),
            }),
        ];
    }

    private static bool Alarms(Instrument instrument, Item item, Filled form) =>
        instrument.SafetyItems.Contains(item.Number)
        && instrument.Alerts.Any(rule => rule.Items.Contains(item.Number) && (rule with { Items = [item.Number] }).RaisedBy(form, null));
}
