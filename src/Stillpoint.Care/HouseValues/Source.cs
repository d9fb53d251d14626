namespace Stillpoint.Care.HouseValues;

/// <summary>
/// Where a rule or number comes from: a published source, several, or house policy awaiting the medical director. The name is
/// the short one that every finding prints.
/// </summary>
public sealed record Source(string Name)
{
    /// <summary>A cautious house default without a published number; shown as policy, never as guideline.</summary>
    public static Source Policy { get; } = new("[POLICY]") { Title = "House policy, awaiting the medical director" };

    /// <summary>Who published it, and what: enough to find it again.</summary>
    public string Title { get; init; } = "";

    public int? Year { get; init; }

    /// <summary>Volume and page, section or table.</summary>
    public string? Place { get; init; }

    public string? Link { get; init; }

    public SourceReview? Reviewed { get; init; }

    /// <summary>The sources this one names together, itself when it is one alone.</summary>
    public IReadOnlyList<Source> Parts { get => field ?? [this]; private init; }

    /// <summary>Several sources, named together.</summary>
    public static Source All(params IReadOnlyList<Source> sources) => new(string.Join("; ", sources.Select(source => source.Name))) { Parts = sources };

    public bool Equals(Source? other) => other is not null && Name == other.Name;

    public override int GetHashCode() => Name.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => Name;
}

/// <summary>Who read a source for these rules, and when last.</summary>
public sealed record SourceReview(string By, DateOnly On);
