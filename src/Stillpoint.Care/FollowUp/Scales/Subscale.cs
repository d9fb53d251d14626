namespace Stillpoint.Care.FollowUp.Scales;

/// <summary>A part of a form reported by itself. Blank items make it unknown unless the scale says how many answers are enough.</summary>
public sealed record Subscale(string Key, Total How)
{
    /// <summary>How many answers are enough; all of them when null.</summary>
    public int? Enough { get; init; }

    /// <summary>The published table from raw sum to T score (mean 50, SD 10).</summary>
    public IReadOnlyDictionary<int, decimal>? Table { get; init; }

    public IReadOnlyList<SeverityBand> Bands { get; init; } = [];

    /// <summary>Arithmetic of its own, once the items are known.</summary>
    public Func<Filled, decimal?>? By { get; init; }

    public decimal? Of(Filled form)
    {
        int[] items = [.. How.Parts.SelectMany(part => part.Items)];
        var known = Enough is { } enough ? items.Count(number => form[number] is not null) >= enough : !items.Any(form.IsMissing);
        if (!known || (By ?? How.Of)(form) is not { } value) return null;
        return Table is null ? value : Table[(int)value];
    }

    /// <summary>T scores for consecutive raw sums.</summary>
    public static IReadOnlyDictionary<int, decimal> Scores(int from, params IReadOnlyList<decimal> scores) =>
        scores.Select((score, index) => (Raw: from + index, Score: score)).ToDictionary(row => row.Raw, row => row.Score);
}

/// <summary>A yes or no read from a form, such as a provisional diagnosis; null when the blanks could still decide it.</summary>
public sealed record FormFlag(string Key, Func<Filled, bool?> Judge);

/// <summary>A severity label and the highest total that still bears it.</summary>
public sealed record SeverityBand(decimal UpTo, string Label)
{
    /// <summary>The label of a total; a fractional total is rounded half up first.</summary>
    public static string? Of(IReadOnlyList<SeverityBand> bands, decimal total) =>
        bands.FirstOrDefault(band => Total.Round(total, 0) <= band.UpTo)?.Label;
}
