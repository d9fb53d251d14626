using Stillpoint.Care.Findings;

namespace Stillpoint.Care.FollowUp.Scales;

/// <summary>What counts as change on an instrument. What is null has no definition, and no answer is made up for it.</summary>
public sealed record Change
{
    /// <summary>Improvement is a rising total (well-being, function).</summary>
    public bool HigherIsBetter { get; init; }

    /// <summary>Response: an improvement of this many percent of the baseline.</summary>
    public decimal? ResponsePercent { get; init; }

    /// <summary>Response: an improvement of this many points.</summary>
    public decimal? ResponsePoints { get; init; }

    /// <summary>Response: a rating this low, whatever came before (ratings of improvement).</summary>
    public decimal? ResponseAtMost { get; init; }

    public decimal? SubstantialPercent { get; init; }

    public decimal? PartialPercent { get; init; }

    public decimal? PartialPoints { get; init; }

    public decimal? RemissionAtMost { get; init; }

    /// <summary>Worsening: a change for the worse of this many points.</summary>
    public decimal? WorsenedBy { get; init; }

    /// <summary>A change for the worse that asks for a look at the bladder, the mind or the mood, though it is no defined worsening.</summary>
    public decimal? WatchBy { get; init; }

    /// <summary>The smallest change that matters to patients.</summary>
    public decimal? MeaningfulPoints { get; init; }

    public decimal? MeaningfulPercent { get; init; }

    /// <summary>Whole points for the worse that turn a course: the smallest change that matters, where nobody has published one a house number.</summary>
    public decimal? TurnPoints { get => field ?? (MeaningfulPoints is { } points ? Math.Ceiling(points) : null); init; }

    /// <summary>The smallest change beyond the error of measurement.</summary>
    public decimal? ReliablePoints { get; init; }

    public Relapse? Relapse { get; init; }

    public required Source Source { get; init; }

    /// <summary>Half the baseline gone is a response, a quarter a partial one.</summary>
    public static Change ByHalf(decimal? remissionAtMost, Source source) =>
        new() { ResponsePercent = 50, PartialPercent = 25, RemissionAtMost = remissionAtMost, Source = source };
}
