using Stillpoint.Care.Findings;

namespace Stillpoint.Care.Session.Monitoring;

/// <summary>What is looked at and charted during a session.</summary>
public enum MonitoredSign
{
    /// <summary>Heart rate, saturation and breathing, each counted by itself.</summary>
    Vitals,
    HeartRate,
    Saturation,
    Breathing,
    BloodPressure,
    /// <summary>MOAA/S, and whether the patient is dissociated.</summary>
    Sedation,
    /// <summary>The CADSS.</summary>
    Dissociation,
    EtCo2,
    Ecg,
    Temperature,

    /// <summary>From nought to ten.</summary>
    Nausea,

    /// <summary>The planned dose is in: the pump is read and its end is charted.</summary>
    EndOfDrug,

    /// <summary>The next spray device of the order, some minutes after the one before.</summary>
    NextDevice,
}

/// <summary>When an observation is due. Minutes count from the start of the drug; for esketamine from the end of the last device.</summary>
public abstract record Timing
{
    private Timing()
    {
    }

    /// <summary>Once, before the drug.</summary>
    public sealed record Before : Timing;

    /// <summary>From start to end, never longer apart than this; closer together from 65 years or with cardiovascular risk, and at first.</summary>
    public sealed record During(int Minutes, int? Closer = null, int? AtFirst = null, int FirstFor = 0) : Timing;

    /// <summary>At the end of the drug, and from then on never longer apart than this until the patient leaves.</summary>
    public sealed record AfterEnd(int Minutes) : Timing;

    /// <summary>Once at the end of the drug.</summary>
    public sealed record AtEnd : Timing;

    /// <summary>At these minutes.</summary>
    public sealed record At(params IReadOnlyList<int> Minutes) : Timing;

    /// <summary>From start on, never longer apart than this, for as long as this.</summary>
    public sealed record For(int Minutes, int Until) : Timing;

    /// <summary>Once the last of the fixed times has passed, again after this many minutes until systolic pressure falls.</summary>
    public sealed record UntilFalling(int After, int Minutes) : Timing;

    /// <summary>In the quarter of an hour before the patient leaves.</summary>
    public sealed record BeforeLeaving : Timing;
}

public sealed record MonitoringRow(MonitoredSign What, params IReadOnlyList<Timing> When);

/// <summary>How one way of giving the drug is watched.</summary>
/// <param name="ContinuousFor">For how many minutes the monitor stays on without a break: null for the whole session, 0 for spot readings.</param>
/// <param name="Policy">The times, or some of them, are house policy.</param>
public sealed record MonitoringPlan(string Name, IReadOnlyList<MonitoringRow> Rows, int? ContinuousFor, CapnographyRule Capnography, Source Source, bool Policy);

/// <summary>When the waveform of exhaled CO2 is needed.</summary>
public enum CapnographyRule
{
    No,
    Optional,
    Recommended,
    /// <summary>Needed at MOAA/S 3 or less.</summary>
    WhenSedated,
    /// <summary>Needed at MOAA/S 3 or less, with an opioid or benzodiazepine, with sleep apnoea, or above 0.5 mg/kg; otherwise recommended.</summary>
    AtRisk,
    Always,
}
