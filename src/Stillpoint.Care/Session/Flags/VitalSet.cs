namespace Stillpoint.Care.Session.Flags;

/// <summary>A charted set with everything it is judged against: who, the baseline, the monitor's worst of the interval, the set before, and the clock. What is null was not measured or not asked.</summary>
public sealed record VitalSet
{
    /// <summary>The numbers it is judged by.</summary>
    public House House { get; init; } = House.Shipped;

    public decimal? AgeYears { get; init; }

    public BaselineVitals Baseline { get; init; } = new();

    public Vitals Vitals { get; init; } = new();

    public MonitorExtremes Device { get; init; } = new();

    /// <summary>The set charted before this one.</summary>
    public Vitals? Previous { get; init; }

    public decimal? PreviousMinutesBefore { get; init; }

    public ScheduleState Schedule { get; init; } = new();

    public bool PatientSaysStop { get; init; }

    public bool PumpError { get; init; }

    /// <summary>Minutes RASS has been +3 or more without a break.</summary>
    public decimal? RassHighMinutes { get; init; }

    /// <summary>Minutes since the first high red pressure of an unbroken run; 0 on the first, null when there is none.</summary>
    public decimal? BpRedMinutes { get; init; }
}

/// <summary>Before the drug: pressures in mmHg, heart rate a minute, saturation in %, end-tidal CO2 in mmHg.</summary>
public sealed record BaselineVitals
{
    public decimal? Sbp { get; init; }

    public decimal? Dbp { get; init; }

    public decimal? HeartRate { get; init; }

    public decimal? SpO2 { get; init; }

    public decimal? EtCo2 { get; init; }

    internal bool IsEmpty => this == new BaselineVitals();
}

/// <summary>What was charted at one moment. Pressures and CO2 in mmHg, rates a minute, saturation in %, times in seconds.</summary>
public sealed record Vitals
{
    public decimal? Sbp { get; init; }

    public decimal? Dbp { get; init; }

    public decimal? HeartRate { get; init; }

    public decimal? RespiratoryRate { get; init; }

    public decimal? SpO2 { get; init; }

    /// <summary>Seconds under 90 %.</summary>
    public decimal? SpO2BelowSeconds { get; init; }

    public bool? OnOxygen { get; init; }

    public decimal? ApnoeaSeconds { get; init; }

    public decimal? EtCo2 { get; init; }

    public decimal? EtCo2FlatSeconds { get; init; }

    public decimal? Moaas { get; init; }

    public decimal? Rass { get; init; }

    /// <summary>The total of the 23 items, never of the six.</summary>
    public decimal? Cadss { get; init; }

    /// <summary>The total of the six items: a trend that decides nothing.</summary>
    public decimal? Cadss6 { get; init; }

    public decimal? Suds { get; init; }

    public decimal? Nausea { get; init; }

    public int? VomitEpisodes { get; init; }

    public bool? Symptomatic { get; init; }

    public Agitation? Agitation { get; init; }

    public IvSite? IvSite { get; init; }

    public Airway? Airway { get; init; }

    /// <summary>Empty when asked and none; null when not asked.</summary>
    public IReadOnlyList<Symptom>? Symptoms { get; init; }
}

public enum Agitation
{
    None,
    Verbal,
    Combative,
}

public enum IvSite
{
    Ok,
    Burning,
    Infiltrated,
}

public enum Airway
{
    Clear,
    Drooling,
    Stridor,
    Obstructed,
}

public enum Symptom
{
    ChestPain,
    FocalDeficit,
    SevereHeadache,
    Syncope,
    Seizure,
    Dyspnoea,
    VisionChange,
    Rash,
    Wheeze,
    ThroatTightness,
}

/// <summary>The monitor's worst of the interval, artefacts left out. It stands beside the charted set: neither clears the other.</summary>
public sealed record MonitorExtremes
{
    public decimal? SpO2Low { get; init; }

    /// <summary>The longest unbroken run under 90 %.</summary>
    public decimal? SpO2Below90Seconds { get; init; }

    public decimal? HeartRateLow { get; init; }

    public decimal? HeartRateHigh { get; init; }

    public decimal? RespiratoryRateLow { get; init; }

    public decimal? RespiratoryRateHigh { get; init; }

    public decimal? ApnoeaSeconds { get; init; }
}

/// <summary>How far behind the charting is, and for how long a continuous monitor has been without any valid reading, in minutes.</summary>
public sealed record ScheduleState
{
    public decimal? MinutesOverdue { get; init; }

    public int? ConsecutiveMissed { get; init; }

    public decimal? MonitorLostMinutes { get; init; }

    /// <summary>The sign that is furthest behind, for the sentence; null where nobody has said which.</summary>
    public Monitoring.MonitoredSign? Behind { get; init; }
}
