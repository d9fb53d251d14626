namespace Stillpoint.Care.Screening.Medications;

/// <summary>One line of dosing: how much, how often. Ranges are given by their upper end, because that is the dose to reckon with.</summary>
public sealed record DosageLine
{
    /// <summary>The amount of one dose, in <see cref="Unit"/>.</summary>
    public decimal? Amount { get; init; }

    /// <summary>The unit as written: a mass, or a countable form such as tablets.</summary>
    public string? Unit { get; init; }

    /// <summary>How many doses there are in each period.</summary>
    public decimal? Frequency { get; init; }

    public decimal? Period { get; init; }

    /// <summary>The unit of the period: <c>h</c>, <c>d</c>, <c>wk</c>, <c>mo</c> and the like.</summary>
    public string? PeriodUnit { get; init; }

    /// <summary>The most that may be taken in a period, where the order sets one.</summary>
    public (decimal Amount, string? Unit, decimal Period, string? PeriodUnit)? Most { get; init; }

    /// <summary>Taken when needed: reckoned at its maximum.</summary>
    public bool AsNeeded { get; init; }

    /// <summary>Lines of the same number hold at the same time; different numbers follow one another.</summary>
    public int? Sequence { get; init; }
}
