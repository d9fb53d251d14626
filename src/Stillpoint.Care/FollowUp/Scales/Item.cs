namespace Stillpoint.Care.FollowUp.Scales;

/// <summary>One item of a form: its number, a short topic in our own words, and the codes an answer may have.</summary>
public sealed record Item(int Number, string? Topic, Codes Codes)
{
    /// <summary>What the form itself calls the item, such as 6b.</summary>
    public string Mark { get; init; } = Number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    public string? Loinc { get; init; }

    /// <summary>What a code counts where it does not count itself: reversed and recoded items.</summary>
    public IReadOnlyDictionary<int, int>? Worth { get; init; }

    public int Counts(int code) => Worth is null ? code : Worth[code];

    /// <summary>Consecutive items that share their answers, one for each topic.</summary>
    public static IReadOnlyList<Item> Each(Codes codes, params IReadOnlyList<string> topics) =>
        [.. topics.Select((topic, index) => new Item(index + 1, topic, codes))];

    /// <summary>Items known by number only: the rater reads them on the clinic's licensed copy.</summary>
    public static IReadOnlyList<Item> Numbered(int count, Codes codes) =>
        [.. Enumerable.Range(1, count).Select(number => new Item(number, null, codes))];

    /// <summary>Consecutive items with their LOINC codes.</summary>
    public static IReadOnlyList<Item> Coded(Codes codes, params IReadOnlyList<(string Loinc, string Topic)> items) =>
        [.. items.Select((item, index) => new Item(index + 1, item.Topic, codes) { Loinc = item.Loinc })];
}

/// <summary>The codes an answer may have, in order.</summary>
public sealed record Codes(IReadOnlyList<int> All)
{
    public static Codes YesNo { get; } = From(0, 1) with { Loinc = new Dictionary<int, string> { [0] = "LA32-8", [1] = "LA33-6" } };

    /// <summary>LOINC answers by code, where verified.</summary>
    public IReadOnlyDictionary<int, string>? Loinc { get; init; }

    /// <summary>Other LOINC answers that mean a code; read, never written.</summary>
    public IReadOnlyDictionary<string, int> AlsoLoinc { get; init; } = new Dictionary<string, int>();

    /// <summary>How often in two weeks, from not at all to nearly every day: the answers of LOINC list LL358-3.</summary>
    public bool AreFrequencies => Loinc?.GetValueOrDefault(0) == "LA6568-5";

    public int Least => All[0];

    public int Most => All[^1];

    public static Codes From(int least, int most) => new([.. Enumerable.Range(least, most - least + 1)]);

    public static Codes Of(params IReadOnlyList<int> codes) => new(codes);

    public bool Has(int code) => All.Contains(code);
}

/// <summary>When an item has this code, the form passes over the others.</summary>
public sealed record Skip(int When, int Is, IReadOnlyList<int> Over);
