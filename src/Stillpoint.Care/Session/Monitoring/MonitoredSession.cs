using Stillpoint.Care.Planning;
using Stillpoint.Care.Units;

namespace Stillpoint.Care.Session.Monitoring;

/// <summary>A session as the schedule sees it: what is given to whom, when it began and ended, and what was charted when.</summary>
public sealed record MonitoredSession(Route Route, DateTimeOffset Now)
{
    /// <summary>The numbers it is judged by.</summary>
    public House House { get; init; } = House.Shipped;

    public string? Indication { get; init; }

    public MgPerKg? MgPerKg { get; init; }

    public decimal? AgeYears { get; init; }

    /// <summary>Null is not no: until somebody says, readings are due closer together.</summary>
    public bool? CardiovascularRisk { get; init; }

    public bool? OpioidOrBenzodiazepine { get; init; }

    public bool? SleepApnoea { get; init; }

    public decimal? LatestMoaas { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>End of the infusion, the injection, the swallow, or the last device.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>When the planned dose is in at the present rate, also when that has passed; null while nothing flows.</summary>
    public DateTimeOffset? PlannedEnd { get; init; }

    /// <summary>When the next spray device of the order may be used; null where none is left.</summary>
    public DateTimeOffset? NextDeviceAt { get; init; }

    public bool HasLeft { get; init; }

    public IReadOnlyList<ChartedSign> Charted { get; init; } = [];

    /// <summary>What is looked at again after a drug beside the ketamine.</summary>
    public IReadOnlyList<Recheck> Rechecks { get; init; } = [];

    internal bool IsAtRisk => AgeYears is null or >= 65 || CardiovascularRisk != false;
}

/// <summary>Something charted, with the systolic pressure where it was one.</summary>
public sealed record ChartedSign(MonitoredSign What, DateTimeOffset At, decimal? Sbp = null);

/// <summary>A sign that is looked at again after a drug.</summary>
/// <param name="After">The drug.</param>
/// <param name="Since">When it was given: what was measured before says nothing of it.</param>
public sealed record Recheck(MonitoredSign What, string After, DateTimeOffset Since, IReadOnlyList<DateTimeOffset> Times);

public enum DueState
{
    /// <summary>Wanted before the drug starts.</summary>
    BeforeStart,
    Later,
    Due,
    /// <summary>Two minutes late: a reminder.</summary>
    Reminder,
    /// <summary>Five minutes late: a yellow flag.</summary>
    Overdue,
    /// <summary>Two in a row missed: a red flag, and the prescriber is told.</summary>
    MissedTwice,
    BeforeLeaving,
}

/// <summary>The next time one thing is due.</summary>
/// <param name="DueAt">Null for what has no clock time: before the start, before leaving.</param>
public sealed record DueItem(MonitoredSign What, DateTimeOffset? DueAt, DueState State, decimal MinutesOverdue, int ConsecutiveMissed)
{
    /// <summary>Of what is charted together, the signs that are due at this time; empty where it is one sign, or all of them.</summary>
    public IReadOnlyList<MonitoredSign> Only { get; init; } = [];

    /// <summary>The drug beside the ketamine it is due after; null where the schedule of the route asks for it.</summary>
    public string? After { get; init; }

    public bool Equals(DueItem? other) => other is not null && (What, DueAt, State, MinutesOverdue, ConsecutiveMissed) == (other.What, other.DueAt, other.State, other.MinutesOverdue, other.ConsecutiveMissed)
        && After == other.After && Only.SequenceEqual(other.Only);

    public override int GetHashCode() => HashCode.Combine(What, DueAt, State, MinutesOverdue, ConsecutiveMissed);
}

/// <summary>How strongly something that runs without a break is wanted.</summary>
public enum Need
{
    No,
    Recommended,
    /// <summary>It depends on something nobody stated.</summary>
    Unknown,
    Required,
}

public sealed record ContinuousNeed(MonitoredSign What, Need Need, string Because);
