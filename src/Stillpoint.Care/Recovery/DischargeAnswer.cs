using Stillpoint.Care.Findings;

namespace Stillpoint.Care.Recovery;

public enum DischargeOutcome
{
    Ready,
    Unknown,
    NotReady,
    /// <summary>Leaving with something open: documented, never approved.</summary>
    AgainstAdvice,
}

public enum CriterionStatus
{
    Pass,
    NotApplicable,

    /// <summary>Nothing asks for it, and nobody took it.</summary>
    NotRecorded,
    Unknown,
    Fail,
}

public sealed record DischargeItem(string Item, CriterionStatus Status, string Because);

/// <summary>May this person go home? Every criterion with its reason; none stands in for another.</summary>
/// <param name="MinimumMinutes">The observation the medicine itself asks for; null when it can't be known.</param>
/// <param name="EarliestAt">When every clock has run out, rescue drugs included; null when one of them can't be known.</param>
/// <param name="RemsUnderTwoHours">Esketamine, left before two hours: the monitoring form says so.</param>
public sealed record DischargeAnswer(
    DischargeOutcome Outcome, decimal? MinimumMinutes, decimal? ElapsedMinutes, DateTimeOffset? EarliestAt,
    IReadOnlyList<Finding> Findings, IReadOnlyList<DischargeItem> Items, bool RemsUnderTwoHours);
