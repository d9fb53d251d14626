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

    /// <summary>The number and unit as they were entered, where they were converted.</summary>
    public (decimal Value, string Unit)? Entered { get; init; }

    /// <summary>Above the limit; null when the bound leaves it open.</summary>
    public bool? IsOver(decimal limit) => Bound switch
    {
        Bound.Exact => Value > limit,
        Bound.Below => Value <= limit ? false : null,
        Bound.AtMost => Value <= limit ? false : null,
        Bound.AtLeast => Value > limit ? true : null,
        Bound.Above => Value >= limit ? true : null,
    };

    /// <summary>Below the limit; null when the bound leaves it open.</summary>
    public bool? IsUnder(decimal limit) => Bound switch
    {
        Bound.Exact => Value < limit,
        Bound.Below => Value <= limit ? true : null,
        Bound.AtMost => Value < limit ? true : null,
        Bound.AtLeast => Value >= limit ? false : null,
        Bound.Above => Value >= limit ? false : null,
    };

    /// <summary>At the limit or above it; null when the bound leaves it open.</summary>
    public bool? IsAtLeast(decimal limit) => !IsUnder(limit);

    /// <summary>At the limit or below it; null when the bound leaves it open.</summary>
    public bool? IsAtMost(decimal limit) => !IsOver(limit);

    /// <summary>Every digit, with its bound: what is stored.</summary>
    public string Written => Sign + Value.ToString("0.############################", CultureInfo.InvariantCulture);

    /// <summary>The number with its bound for a sentence or a page, such as <c>98.6</c> or <c>&lt;5</c>; a converted one to four decimals. Comparisons never round.</summary>
    public override string ToString() => Sign + Value.ToString(Math.Abs(Value) < 0.01m ? "0.####" : "0.###", CultureInfo.InvariantCulture);

    /// <summary>As it was entered, rounded for reading: <c>98.6 [degF]</c> is <c>98.6 °F</c>, not 37 °C.</summary>
    /// <param name="unit">The unit of the value, for one that was not converted.</param>
    public string With(string? unit) => Entered is { } entered ? $"{Shown} {Plain(entered.Unit)}" : unit is null ? ToString() : $"{Sign}{Value.ToString("0.##", CultureInfo.InvariantCulture)} {unit}";

    /// <summary>The number as it was entered, to two decimals.</summary>
    public string Shown => Sign + (Entered?.Value ?? Value).ToString("0.##", CultureInfo.InvariantCulture);

    private static string Plain(string unit) => unit switch
    {
        "[degF]" or "degF" or "F" => "°F",
        "Cel" or "C" or "degC" => "°C",
        "[lb_av]" => "lb",
        "[in_i]" => "in",
        "[ft_i]" => "ft",
        "[oz_av]" => "oz",
        "mm[Hg]" => "mmHg",
        _ => unit,
    };

    private string Sign => Bound switch
    {
        Bound.Below => "<",
        Bound.AtMost => "<=",
        Bound.AtLeast => ">=",
        Bound.Above => ">",
        Bound.Exact => "",
    };
}
