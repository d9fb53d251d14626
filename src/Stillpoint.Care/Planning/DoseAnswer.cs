using Stillpoint.Care.Findings;

namespace Stillpoint.Care.Planning;

/// <summary>What an order comes to, from what may be released to what may not.</summary>
public enum Verdict
{
    Allow,
    Override,
    Unknown,
    Block,
}

/// <summary>An order judged, with its whole arithmetic. Numbers are as they are shown and set; a null number does not apply or could not be computed.</summary>
public sealed record DoseAnswer(Verdict Verdict, IReadOnlyList<Finding> Findings, DosingWeight Weight)
{
    public DoseGiven Dose { get; init; } = new(null, null, null, null, null);

    public BolusGiven? Bolus { get; init; }

    public Draw? Draw { get; init; }

    public MadeUp? Final { get; init; }

    public PumpSetting? Rate { get; init; }

    public TotalGiven? Total { get; init; }

    public Wasted? Waste { get; init; }

    public Delivered? Delivered { get; init; }

    public IReadOnlyList<JudgedLimit> Limits { get; init; } = [];

    public IReadOnlyList<Rounding> Rounding { get; init; } = [];

    /// <summary>A second clinician computes the same numbers apart before it is given.</summary>
    public bool DoubleCheckRequired { get; init; }

    /// <summary>Every step of the arithmetic, there and back.</summary>
    public IReadOnlyList<string> Steps { get; init; } = [];
}

public sealed record DoseGiven(decimal? Mg, decimal? MgUnrounded, decimal? MgPerKg, int? Devices, IReadOnlyList<int>? DeviceTimesMin);

public sealed record BolusGiven(decimal Mg, decimal? Ml, decimal? MlPerHour);

/// <summary>What is drawn from the vial, for bolus and infusion together.</summary>
public sealed record Draw(decimal Ml, decimal MgPerMl);

/// <summary>What is in the syringe or bag.</summary>
public sealed record MadeUp(decimal MgPerMl, decimal VolumeMl);

public sealed record PumpSetting(decimal? MlPerHour, decimal MgPerHour, decimal MgPerMin, decimal? MgPerKgPerHour, decimal? MicrogramsPerKgPerMin);

public sealed record TotalGiven(decimal Mg, decimal? Ml);

public sealed record Wasted(decimal Mg, decimal Ml);

/// <summary>What a pump has given up to a moment; what is left never falls below nothing.</summary>
/// <param name="MinutesToFinish">At the rate now running; null when it stands still.</param>
/// <param name="EndMin">The minute it ends or ended.</param>
public sealed record Delivered(decimal Mg, decimal Ml, decimal RemainingMg, decimal RemainingMl, decimal? MinutesToFinish, decimal? EndMin);

/// <summary>One limit the order was compared with.</summary>
/// <param name="Value">What was ordered; null for a setting, or when it could not be computed.</param>
/// <param name="Verdict">Null is inside.</param>
public sealed record JudgedLimit(string Rule, LimitKind Kind, decimal? Value, decimal? Limit, string Unit, Severity? Verdict);

public sealed record Rounding(string What, decimal Computed, decimal Rounded, decimal Step);
