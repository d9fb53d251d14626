using Stillpoint.Care.Planning;
using Stillpoint.Care.Units;

namespace Stillpoint.Care.Recovery;

/// <summary>Everything the decision to let somebody go home reads. What is null was not recorded, and is never taken for normal.</summary>
public sealed record DischargeFacts(DateTimeOffset At, Product Product, Route Route)
{
    /// <summary>The numbers it is judged by.</summary>
    public House House { get; init; } = House.Shipped;

    public MgPerKg? MgPerKg { get; init; }

    /// <summary>Such as IND-01.</summary>
    public string? Indication { get; init; }

    public decimal? AgeYears { get; init; }

    /// <summary>Chronic obstructive lung disease is on the list.</summary>
    public bool? Copd { get; init; }

    /// <summary>End of the infusion, the injection, the swallow or end of hold, or the end of the last spray.</summary>
    public DateTimeOffset? AdministrationEndAt { get; init; }

    /// <summary>Every other drug given around the session, premedication among them; empty when there was none, null when nobody said.</summary>
    public IReadOnlyList<GivenDrug>? Rescues { get; init; }

    public DischargeBaseline Baseline { get; init; } = new();

    public DischargeVitals Vitals { get; init; } = new();

    /// <summary>The five items of the modified Aldrete score, each 0 to 2 or not scored; null when it was not used.</summary>
    public IReadOnlyList<decimal?>? Aldrete { get; init; }

    /// <summary>The five items of the modified post-anaesthetic discharge score, each 0 to 2 or not scored; null when it was not used.</summary>
    public IReadOnlyList<decimal?>? Padss { get; init; }

    public DischargeGates Gates { get; init; } = new();

    public bool LeavingAgainstAdvice { get; init; }
}

/// <summary>A drug given beside the ketamine, as it was written, and how long its prescriber wants it observed.</summary>
public sealed record GivenDrug(string? Drug, DateTimeOffset? At, decimal? ObserveMinutes = null);

/// <summary>Before the session: pressures in mmHg, oxygen saturation in %, beats a minute.</summary>
public sealed record DischargeBaseline
{
    public decimal? Sbp { get; init; }

    public decimal? Dbp { get; init; }

    public decimal? HeartRate { get; init; }

    public decimal? SpO2 { get; init; }
}

/// <summary>Now: pressures in mmHg, beats a minute, oxygen saturation in % and for how many minutes it has held.</summary>
public sealed record DischargeVitals
{
    public decimal? Sbp { get; init; }

    public decimal? Dbp { get; init; }

    public decimal? HeartRate { get; init; }

    public decimal? PreviousSbp { get; init; }

    public decimal? SpO2 { get; init; }

    public bool? OnOxygen { get; init; }

    public decimal? SpO2StableMinutes { get; init; }
}

public enum SuicideRisk
{
    None,
    Low,
    Moderate,
    High,
}

public enum EscortKind
{
    Adult,
    RideShare,
    None,
}

/// <summary>What a nurse checks before the door opens.</summary>
public sealed record DischargeGates
{
    public decimal? Moaas { get; init; }

    public decimal? Rass { get; init; }

    public bool? Oriented { get; init; }

    public bool? MonthsBackwards { get; init; }

    /// <summary>The total of the 23 items, 0 to 92.</summary>
    public decimal? Cadss { get; init; }

    /// <summary>The total of the six items, 0 to 24. It decides nothing.</summary>
    public decimal? Cadss6 { get; init; }

    public bool? DissociationResolved { get; init; }

    public bool? Walks10m { get; init; }

    public bool? FluidsTolerated { get; init; }

    /// <summary>Null: has not vomited.</summary>
    public decimal? MinutesSinceVomit { get; init; }

    public bool? CssrsPositiveBefore { get; init; }

    public bool? CssrsReassessed { get; init; }

    public SuicideRisk? CssrsRisk { get; init; }

    public bool? DispositionSigned { get; init; }

    public bool? IvRemoved { get; init; }

    public bool? IvSiteChecked { get; init; }

    /// <summary>Red flags still open.</summary>
    public int? OpenRed { get; init; }

    public bool? EscortPresent { get; init; }

    public bool? EscortIdentityChecked { get; init; }

    public EscortKind? EscortKind { get; init; }

    public bool? InstructionsSigned { get; init; }

    public DateTimeOffset? ReleasedAt { get; init; }

    public string? ReleasedBy { get; init; }
}
