using System.Globalization;
using Stillpoint.App.Shell;
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

/// <summary>Reads a sheet of typed facts: what was left blank says nothing, what cannot be read is refused by name, and then nothing is kept.</summary>
internal static class FactSheet
{
    public static IReadOnlyList<(string Value, string Word)> Sources { get; } =
        [("patient", "the patient"), ("clinician", "a clinician's examination"), ("laboratory", "a laboratory or device"), ("letter", "a letter or another record"), ("family", "family or carer")];

    /// <summary>What the clinic's own records say is not typed again: a typed copy could differ from what was signed.</summary>
    private static readonly HashSet<FactKey> Recorded =
    [
        ScreeningFacts.ConsentSignedAt, ScreeningFacts.ConsentCovers, GateFacts.OrderStatus, GateFacts.OrderSignedAt, GateFacts.OrderVerdict, GateFacts.OrderWeightKg,
    ];

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
        return [.. Keys.Where(key => rules is null || key.Rules.Any(rule => rules.Any(prefix => rule.StartsWith(prefix, StringComparison.Ordinal))))
            .GroupBy(key => key.Topic).Select(topic => new SheetTopic(topic.Key, [.. topic.Select(Line).OrderBy(line => line.Stands)]))
            .OrderBy(topic => topic.IsMissingSomething ? 0 : 1)];
    }

    public static string FieldOf(FactKey key) => $"Typed[{key.Key}]";

    public static List<StatedFact> Read(IReadOnlyDictionary<string, string?> typed, DateTimeOffset measuredAt, string source, TimeZoneInfo zone, FormErrors errors)
    {
        var facts = new List<StatedFact>();
        foreach (var key in Keys)
        {
            if (!typed.TryGetValue(key.Key, out var text) || IsBlank(key, text)) continue;
            var read = key.Read(InTheVocabulary(key, text!, zone));
            if (read.Value is { } value) facts.Add(new(key, value, measuredAt, source));
            else errors.Add(FieldOf(key), $"{key.Label}: {Refusal(key, read.Refused!)}");
        }
        return facts;
    }

    /// <summary>Seven items left alone are no answer at all.</summary>
    private static bool IsBlank(FactKey key, string? text) =>
        string.IsNullOrWhiteSpace(text) || (key.Shape is FactShape.SuicideScreen && text.All(sign => sign is ',' or '-' or ' '));

    /// <summary>Times are typed in the clinic's own time and kept with their offset.</summary>
    private static string InTheVocabulary(FactKey key, string text, TimeZoneInfo zone) => key.Shape switch
    {
        FactShape.Moment or FactShape.MomentOrNone => Typing.LocalMoment(text, zone) is { } moment ? Written(moment) : text,
        FactShape.DrugTimes => string.Join("; ", text.Split([';', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(line =>
            line.LastIndexOf('=') is > 0 and var equals && Typing.LocalMoment(line[(equals + 1)..], zone) is { } taken ? $"{line[..equals].Trim()} = {Written(taken)}" : line)),
        _ => text,
    };

    private static string Refusal(FactKey key, string refused) => key.Shape switch
    {
        FactShape.Moment => "Write the date and time in the clinic's time, such as 2026-11-19 13:40.",
        FactShape.MomentOrNone => "Write the date and time in the clinic's time, such as 2026-11-19 13:40, or none.",
        FactShape.DrugTimes => "Write each medicine on its line with when it was last taken in the clinic's time, such as ibuprofen = 2026-11-19 07:00, or none.",
        _ => refused,
    };

    private static string Written(DateTimeOffset moment) => moment.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
}
