using Stillpoint.Care.Findings;

namespace Stillpoint.Care.Planning;

/// <summary>How the amount of a row is written.</summary>
public enum AmountKind
{
    /// <summary>mg/kg or mg.</summary>
    Dose,
    /// <summary>mg/kg/h, mg/h or µg/kg/min.</summary>
    Rate,
    DoseOrRate,
    /// <summary>Whole spray devices, in mg.</summary>
    Devices,
    /// <summary>Never ordered here.</summary>
    Unsupported,
}

/// <summary>How long a row is given over, in minutes.</summary>
public sealed record GivenOver(decimal? Least = null, decimal? Most = null, Severity WhenShorter = Severity.Override);

/// <summary>A row of the formulary: what it is for, how it is given, and the limits an order is compared with.</summary>
public sealed record DoseRow : Rule
{
    internal DoseRow(string id, string use, string usual, IReadOnlyList<Route> routes, AmountKind kind, GivenOver over, RowLimit[] limits, string why, string source)
        : base(id, $"{use}: {usual}", why, Sources.Named(source))
    {
        (For, Usual, Routes, Kind, Over, Limits) = (use, usual, routes, kind, over, [.. limits.Select(limit => limit.InRow(id, use))]);
        Inputs = ["amount", "minutes", "patient.weightKg"];
    }

    public string For { get; }

    public string Usual { get; }

    public IReadOnlyList<Route> Routes { get; }

    public AmountKind Kind { get; }

    public GivenOver Over { get; }

    public IReadOnlyList<RowLimit> Limits { get; }

    /// <summary>How many sessions, and how far apart.</summary>
    public string Course { get; init; } = "";

    public string Titration { get; init; } = "";

    /// <summary>The largest step up from the last session in mg/kg; zero where no step is taken, null where none is set.</summary>
    public decimal? LargestStep { get; init; }

    /// <summary>What the place of treatment must have, whatever the dose.</summary>
    public SiteFact? Requires { get; init; }

    /// <summary>Given for the mind rather than for pain or anaesthesia.</summary>
    public bool IsMood { get; init; }

    /// <summary>Given for the mind, as an infusion into a vein.</summary>
    public bool IsMoodInfusion => IsMood && Routes[0] == Route.Intravenous;

    /// <summary>Given for the mind past the mouth and the nose: by vein, muscle or skin.</summary>
    public bool IsMoodByNeedle => IsMood && Routes[0] is Route.Intravenous or Route.Intramuscular or Route.Subcutaneous;

    /// <summary>Given against acute suicidality, once or twice a day apart.</summary>
    public bool IsAcute { get; init; }

    public bool IsAnesthesia => Requires == SiteFact.AnaesthesiaCapable;

    /// <summary>Its own limits count everything given today.</summary>
    public bool CountsTheDay => Limits.Any(limit => limit.Of is Measure.MgToday or Measure.MgPerKgToday);

    public Product Product => Kind == AmountKind.Devices ? Product.Esketamine : Product.KetamineRacemic;

    /// <summary>Written as an infusion, so that it has a duration.</summary>
    public bool IsInfusedBy(Route route) => route == Route.Intravenous && Routes.Contains(route);

    public bool Accepts(AmountUnit unit) => Kind switch
    {
        AmountKind.Dose => unit is AmountUnit.MgPerKg or AmountUnit.Mg,
        AmountKind.Rate => unit is AmountUnit.MgPerKgPerHour or AmountUnit.MgPerHour or AmountUnit.MicrogramsPerKgPerMinute,
        AmountKind.DoseOrRate => true,
        AmountKind.Devices => unit is AmountUnit.Mg,
        AmountKind.Unsupported => false,
    };
}
