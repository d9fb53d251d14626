using Stillpoint.Care.Findings;
using Stillpoint.Care.Session.Emergencies;
using Stillpoint.Care.Session.Flags;

namespace Stillpoint.Care.Session.Responses;

/// <summary>What the drug does meanwhile.</summary>
public enum InfusionAction
{
    GoOn,
    SlowDown,
    Pause,
    StopDrug,
    EndSession,
}

/// <summary>What to do when a flag is up: first by the nurse, then by the prescriber, and the drugs a prescriber may order.</summary>
/// <param name="When">The flags and levels it answers.</param>
public sealed record ResponseCard(string Id, string Trigger, IReadOnlyList<(string Rule, Severity Level)> When, string Nurse, string? Prescriber, InfusionAction Infusion, string Flow, Source Source)
{
    public IReadOnlyList<RescueDose> Drugs { get; init; } = [];

    /// <summary>A number in it is house policy.</summary>
    public bool Policy { get; init; }

    /// <summary>Only when this is so as well, such as sedation beside vomiting.</summary>
    internal Func<VitalSet, bool> Applies { get; init; } = _ => true;
}
