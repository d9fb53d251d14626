using Stillpoint.Care.Findings;

namespace Stillpoint.Care.Planning;

/// <summary>What of an order a limit looks at.</summary>
public enum Measure
{
    MgPerKg,
    Mg,
    MgPerKgPerHour,
    MgPerHour,
    MicrogramsPerKgPerMinute,
    Minutes,
    BolusMgPerKg,
    /// <summary>Bolus and infusion together.</summary>
    TotalMg,
    /// <summary>With what was already given today.</summary>
    MgToday,
    MgPerKgToday,
}

public enum LimitKind
{
    /// <summary>Outside it a prescriber signs a reason.</summary>
    Range,
    /// <summary>Above it the order is not released.</summary>
    Ceiling,
    /// <summary>Counted over everything given today, or bolus and infusion together.</summary>
    Total,
    /// <summary>What the place of treatment must have.</summary>
    Setting,
}

/// <summary>Something a place of treatment has or has not.</summary>
public enum SiteFact
{
    AnaesthesiaProvider,
    AnaesthesiaCapable,
    Monitored,
    Inpatient,
    IntensiveCare,
}

/// <summary>One side of a limit of a dose row. On the limit is inside.</summary>
public sealed record RowLimit(LimitKind Kind, Measure Of, decimal Limit, bool Upper, Severity Beyond)
{
    /// <summary>With this, an order beyond the limit is <see cref="WithIt"/> (null: simply inside), up to <see cref="UpTo"/>.</summary>
    public SiteFact? Unless { get; init; }

    public Severity? WithIt { get; init; }

    public decimal? UpTo { get; init; }

    /// <summary>A missing <see cref="Unless"/> leaves the question open instead of answering it with no.</summary>
    public bool AsksWhenMissing { get; init; }

    /// <summary>The limit is for orders written as a rate (true) or as a dose (false) only.</summary>
    public bool? ForRates { get; init; }

    /// <summary>A house number or an unconfirmed one.</summary>
    public bool Policy { get; init; }

    /// <summary>The number a clinic may choose; null where a label, a guideline or a trial names it and nobody does.</summary>
    public HouseNumber? Number { get; private init; }

    /// <summary>The limit as this house has it.</summary>
    public decimal In(House house) => Number is { } own ? house[own] : Limit;

    /// <summary>As a limit of one row: a ceiling of the house may be lowered and never raised.</summary>
    internal RowLimit InRow(string row, string use) => !Policy || !Upper ? this : this with
    {
        Number = new($"{row}.{Kind.ToString().ToLowerInvariant()}{Of}", $"{use}: at most", Limit, OrderLimits.Unit(Of), Limit / 4, Limit, Source.Policy),
    };

    internal Severity? Judge(decimal value, Site site, House house)
    {
        if (Upper ? value <= In(house) : value >= In(house)) return null;
        if (Unless is { } fact && (UpTo is null || value <= UpTo))
        {
            var has = site.Has(fact);
            if (has == true) return WithIt;
            if (has is null && AsksWhenMissing) return Severity.Unknown;
        }
        return Beyond;
    }

    /// <summary>The highest value this limit lets pass here, if it blocks above that.</summary>
    internal decimal? BlocksAbove(Site site, House house) => Upper && Beyond == Severity.Block && Kind != LimitKind.Setting
        ? Unless is { } fact && site.Has(fact) == true ? UpTo : In(house)
        : null;
}

/// <summary>The few forms a limit takes, so that a row of the table reads like the row of a formulary.</summary>
internal static class Limits
{
    public static RowLimit[] Range(Measure of, decimal low, decimal high) => [AtLeast(of, low), AtMost(of, high)];

    public static RowLimit AtLeast(Measure of, decimal low) => new(LimitKind.Range, of, low, Upper: false, Severity.Override);

    public static RowLimit AtMost(Measure of, decimal high) => new(LimitKind.Range, of, high, Upper: true, Severity.Override);

    /// <summary>A number a label, guideline or trial names.</summary>
    public static RowLimit Ceiling(Measure of, decimal high) => new(LimitKind.Ceiling, of, high, Upper: true, Severity.Block);

    /// <summary>A cautious number of the house.</summary>
    public static RowLimit HouseCeiling(Measure of, decimal high) => Ceiling(of, high) with { Policy = true };

    public static RowLimit Total(Measure of, decimal high) => Ceiling(of, high) with { Kind = LimitKind.Total };

    /// <summary>Below it the screen asks again; nobody has to sign.</summary>
    public static RowLimit Prompt(Measure of, decimal low) => AtLeast(of, low) with { Beyond = Severity.Caution };

    public static RowLimit Typical(Measure of, decimal high) => AtMost(of, high) with { Beyond = Severity.Caution };

    /// <summary>Beyond it, with this at the place of treatment, a prescriber may sign a reason, up to a last number.</summary>
    public static RowLimit Signed(this RowLimit limit, decimal upTo, SiteFact with) => limit with { Unless = with, WithIt = Severity.Override, UpTo = upTo };

    /// <summary>Above it the place of treatment must have this.</summary>
    public static RowLimit Needs(SiteFact fact, Measure of, decimal above) =>
        new(LimitKind.Setting, of, above, Upper: true, Severity.Block) { Unless = fact, AsksWhenMissing = true };

    public static RowLimit ForDoses(this RowLimit limit) => limit with { ForRates = false };

    public static RowLimit ForRatesOnly(this RowLimit limit) => limit with { ForRates = true };

    public static RowLimit House(this RowLimit limit) => limit with { Policy = true };
}
