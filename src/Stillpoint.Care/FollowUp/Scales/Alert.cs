namespace Stillpoint.Care.FollowUp.Scales;

/// <summary>How soon a person must act on an alert.</summary>
public enum AlertTier
{
    /// <summary>Before the next dose.</summary>
    Review,
    /// <summary>The same day, and before the next dose.</summary>
    Urgent,
    /// <summary>At once.</summary>
    Emergency,
}

/// <summary>An alert a form raises. It becomes a record with an owner, a due time and an outcome; it is never only a label on a score.</summary>
public sealed record Alert(string Code, AlertTier Tier);

/// <summary>What raises an alert: one of some items, or the total, at or beyond a number.</summary>
public sealed record AlertRule(string Code, AlertTier Tier)
{
    /// <summary>Any of these items; none means the total.</summary>
    public IReadOnlyList<int> Items { get; init; } = [];

    public int? AtLeast { get; init; }

    public int? AtMost { get; init; }

    /// <summary>The threshold is house policy awaiting the medical director.</summary>
    public bool Policy { get; init; }

    public static AlertRule OnItem(string code, AlertTier tier, int item, int atLeast) => new(code, tier) { Items = [item], AtLeast = atLeast };

    public static AlertRule OnTotal(string code, AlertTier tier, int? atLeast = null, int? atMost = null) => new(code, tier) { AtLeast = atLeast, AtMost = atMost };

    internal bool RaisedBy(Filled form, decimal? total) =>
        Items.Count == 0 ? total is { } sum && Reached(sum) : Items.Any(item => form[item] is { } code && Reached(code));

    private bool Reached(decimal number) => (AtLeast is not { } least || number >= least) && (AtMost is not { } most || number <= most);
}

/// <summary>Something worth a clinician's look that is no alert.</summary>
public sealed record ReviewNote(int Item, int AtLeast, string Says);
