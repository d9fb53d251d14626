using Stillpoint.Care.Screening.Facts;

namespace Stillpoint.App.Screening;

/// <summary>How a fact stands on the sheet. Too old is as little use as unknown, and is not shown as known.</summary>
internal enum Known { Unknown, TooOld, Fresh }

/// <summary>One line of the sheet: the question, the newest answer, and whether it may still be relied on.</summary>
internal sealed record SheetLine(FactKey Key, Fact? Newest, Known Stands);

/// <summary>The lines of one topic, what is missing first.</summary>
internal sealed record SheetTopic(FactTopic Topic, IReadOnlyList<SheetLine> Lines)
{
    public int Unknown => Lines.Count(line => line.Stands == Known.Unknown);

    public int TooOld => Lines.Count(line => line.Stands == Known.TooOld);

    public bool IsMissingSomething => Unknown + TooOld > 0;

    /// <summary>4 unknown, 1 too old.</summary>
    public string Says => (Unknown, TooOld) switch
    {
        (0, 0) => "all known",
        (var unknown, 0) => $"{unknown} unknown",
        (0, var old) => $"{old} too old",
        var (unknown, old) => $"{unknown} unknown, {old} too old",
    };
}

/// <summary>The questions of the sheet, and how a patient stands with each.</summary>
internal static class FactSheet
{
    /// <summary>What the clinic's own records say is not typed again: a typed copy could differ from what was signed.</summary>
    private static readonly HashSet<FactKey> Recorded =
    [
        ScreeningFacts.ConsentSignedAt, ScreeningFacts.ConsentCovers, GateFacts.OrderStatus, GateFacts.OrderSignedAt, GateFacts.OrderVerdict, GateFacts.OrderWeightKg,
    ];

    /// <summary>On the day the visit names who takes the patient home: typed here too, there would be two.</summary>
    private static readonly HashSet<FactKey> OfTheVisit = [ScreeningFacts.EscortName, ScreeningFacts.EscortPhone];

    /// <summary>Every question of the sheet, in the order a nurse would ask.</summary>
    public static IReadOnlyList<FactKey> Keys { get; } = [.. Vocabulary.ByTopic.SelectMany(topic => topic).Where(key => !Recorded.Contains(key))];

    /// <summary>The sheet of a patient: topics with something missing first, and in each what is missing first.</summary>
    /// <param name="rules">Only what rules beginning so read, such as <c>SCR</c>; null for all.</param>
    public static IReadOnlyList<SheetTopic> Of(PatientFacts facts, params string[]? rules)
    {
        var newest = facts.Newest.ToDictionary(fact => fact.Key);
        SheetLine Line(FactKey key) => newest.TryGetValue(key, out var fact)
            ? new(key, fact, key.Fresh.Covers(fact.At, facts.At) ? Known.Fresh : Known.TooOld)
            : new(key, null, Known.Unknown);
        return [.. Keys.Where(key => rules is null || key.Rules.Any(rule => rules.Any(prefix => rule.StartsWith(prefix, StringComparison.Ordinal))) && !(rules is ["PRE"] && OfTheVisit.Contains(key)))
            .GroupBy(key => key.Topic).Select(topic => new SheetTopic(topic.Key, [.. topic.Select(Line).OrderBy(line => line.Stands)]))
            .OrderBy(topic => topic.IsMissingSomething ? 0 : 1)];
    }
}
