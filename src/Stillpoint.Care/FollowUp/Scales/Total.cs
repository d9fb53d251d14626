namespace Stillpoint.Care.FollowUp.Scales;

/// <summary>How the items of a part are put together.</summary>
public enum Combine
{
    Sum,
    /// <summary>The highest counts: several items ask for one domain.</summary>
    Worst,
    /// <summary>The mean of those answered.</summary>
    Mean,
}

/// <summary>Some items put together, then multiplied and divided.</summary>
public sealed record Part(IReadOnlyList<int> Items, Combine How = Combine.Sum)
{
    public decimal Times { get; init; } = 1;

    public decimal DividedBy { get; init; } = 1;

    public static IReadOnlyList<int> Range(int first, int last) => [.. Enumerable.Range(first, last - first + 1)];

    /// <summary>What the answered items come to; blank ones add nothing.</summary>
    public decimal? Of(Filled form)
    {
        decimal[] counts = [.. Items.Select(form.Counts).OfType<int>().Select(count => (decimal)count)];
        if (counts.Length == 0) return How == Combine.Sum ? 0 : null;
        return Put(counts) * Times / DividedBy;
    }

    internal decimal Bound(Instrument instrument, Func<IEnumerable<int>, int> extreme) =>
        Put([.. Items.Select(number => (decimal)extreme(instrument.Item(number).Codes.All.Select(instrument.Item(number).Counts)))]) * Times / DividedBy;

    private decimal Put(decimal[] counts) => How switch
    {
        Combine.Worst => counts.Max(),
        Combine.Mean => counts.Sum() / counts.Length,
        Combine.Sum => counts.Sum(),
    };
}

/// <summary>How a number is made from a form, and to how many decimals it is reported (halves away from zero).</summary>
public sealed record Total(params IReadOnlyList<Part> Parts)
{
    public int Decimals { get; init; }

    public static Total SumOf(int first, int last) => new(new Part(Part.Range(first, last)));

    public static Total SumOf(params IReadOnlyList<int> items) => new(new Part(items));

    public static Total MeanOf(int first, int last, int decimals) => new(new Part(Part.Range(first, last), Combine.Mean)) { Decimals = decimals };

    /// <summary>A whole total counts in steps of this: four where every point counts four times.</summary>
    public decimal Step => Parts is [{ Times: > 1 and var times, DividedBy: 1 }] && decimal.IsInteger(times) ? times : 1;

    /// <summary>The bounds of a total that is typed in rather than computed.</summary>
    public (decimal Least, decimal Most)? Given { get; init; }

    public decimal? Of(Filled form)
    {
        if (Parts.Count == 0) return null;
        decimal sum = 0;
        foreach (var part in Parts)
        {
            if (part.Of(form) is not { } value) return null;
            sum += value;
        }
        return Round(sum, Decimals);
    }

    public (decimal Least, decimal Most) Bounds(Instrument instrument) => Given
        ?? (Parts.Sum(part => part.Bound(instrument, counts => counts.Min())), Parts.Sum(part => part.Bound(instrument, counts => counts.Max())));

    public static decimal Round(decimal number, int decimals) => Math.Round(number, decimals, MidpointRounding.AwayFromZero);
}
