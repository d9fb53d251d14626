using System.Globalization;

namespace Stillpoint.Care.Screening.Facts;

/// <summary>Whether a number is the value itself or only a bound on it, as a laboratory writes <c>&lt;5</c> or <c>&gt;500</c>.</summary>
public enum Bound
{
    Exact,
    Below,
    AtMost,
    AtLeast,
    Above,
}

/// <summary>A measured or counted number in the unit of its key. A bound decides a comparison only when everything it allows falls on one side.</summary>
public sealed record Amount(decimal Value)
{
    public Bound Bound { get; init; }

    /// <summary>The upper limit of normal that the laboratory printed beside the result, in the same unit.</summary>
    public decimal? UpperLimit { get; init; }

    /// <summary>Above the limit; null when the bound leaves it open.</summary>
    public bool? IsOver(decimal limit) => Bound switch
    {
        Bound.Exact => Value > limit,
        Bound.Below => Value <= limit ? false : null,
        Bound.AtMost => Value <= limit ? false : null,
        Bound.AtLeast => Value > limit ? true : null,
        _ => Value >= limit ? true : null,
    };

    /// <summary>Below the limit; null when the bound leaves it open.</summary>
    public bool? IsUnder(decimal limit) => Bound switch
    {
        Bound.Exact => Value < limit,
        Bound.Below => Value <= limit ? true : null,
        Bound.AtMost => Value < limit ? true : null,
        Bound.AtLeast => Value >= limit ? false : null,
        _ => Value >= limit ? false : null,
    };

    /// <summary>At the limit or above it; null when the bound leaves it open.</summary>
    public bool? IsAtLeast(decimal limit) => !IsUnder(limit);

    /// <summary>At the limit or below it; null when the bound leaves it open.</summary>
    public bool? IsAtMost(decimal limit) => !IsOver(limit);

    /// <summary>Every digit, with its bound: what is stored.</summary>
    public string Written => Sign + Value.ToString("0.############################", CultureInfo.InvariantCulture);

    /// <summary>The number with its bound for a sentence or a page, such as <c>98.6</c> or <c>&lt;5</c>; a converted one to four decimals. Comparisons never round.</summary>
    public override string ToString() => Sign + Value.ToString("0.####", CultureInfo.InvariantCulture);

    private string Sign => Bound switch
    {
        Bound.Below => "<",
        Bound.AtMost => "<=",
        Bound.AtLeast => ">=",
        Bound.Above => ">",
        _ => "",
    };
}
