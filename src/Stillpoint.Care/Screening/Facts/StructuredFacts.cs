namespace Stillpoint.Care.Screening.Facts;

/// <summary>When something was last used; null is never, or not in any time that matters.</summary>
public sealed record LastUse(DateTimeOffset? At)
{
    public static LastUse Never { get; } = new((DateTimeOffset?)null);
}

/// <summary>The C-SSRS screener in form order 1, 2, 3, 4, 5, 6, 6b; null is a blank.</summary>
/// <remarks>Published by the Columbia Lighthouse Project; only the position of an answer is kept here, no wording.</remarks>
public sealed record SuicideScreenAnswers(bool? Item1, bool? Item2, bool? Item3, bool? Item4, bool? Item5, bool? Item6, bool? Item6b)
{
    public IReadOnlyList<bool?> Items => [Item1, Item2, Item3, Item4, Item5, Item6, Item6b];

    public static SuicideScreenAnswers Of(IReadOnlyList<bool?> items) => new(items[0], items[1], items[2], items[3], items[4], items[5], items[6]);

    /// <summary>The names of the items, for a blank that has to be filled.</summary>
    public static IReadOnlyList<string> Names { get; } = ["1", "2", "3", "4", "5", "6", "6b"];
}

/// <summary>What a signed consent covers.</summary>
public sealed record ConsentScope(Planning.Product? Product, Planning.Route? Route, string? Indication, bool? OffLabelAcknowledged);

/// <summary>When a drug taken as needed was last taken; the drug by ingredient or RxCUI.</summary>
public sealed record DrugTaken(string Drug, DateTimeOffset At);

/// <summary>Whether a drug was held as instructed; null is not known.</summary>
public sealed record DrugHold(string Drug, bool? Held);

/// <summary>A signed reason to go on in spite of a finding that allows one, and as what it was signed where that was said.</summary>
public sealed record SignedOverride(string Rule, string Reason, string SignedBy, DateTimeOffset SignedAt, Findings.Credential? Credential = null);
