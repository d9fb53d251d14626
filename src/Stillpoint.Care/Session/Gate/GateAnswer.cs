using Stillpoint.Care.Findings;

namespace Stillpoint.Care.Session.Gate;

/// <summary>Where one item of the gate stands; everything after <see cref="NotApplicable"/> is open, worst first.</summary>
public enum GateStatus
{
    Pass,

    /// <summary>An Override finding, and a prescriber's signed reason for this session.</summary>
    Overridden,

    /// <summary>The item does not concern this product, route or age.</summary>
    NotApplicable,
    Stop,
    Unknown,
    Defer,
    Override,
    Review,
}

/// <summary>The gate in one word, worst first.</summary>
public enum GateOutcome
{
    /// <summary>The session does not start.</summary>
    Stop,

    /// <summary>Something needed is not known; that blocks like a stop.</summary>
    Unknown,

    /// <summary>Not now; clears when the data change.</summary>
    Defer,

    /// <summary>A prescriber has to sign a reason.</summary>
    Prescriber,

    /// <summary>Somebody named has to acknowledge what was done.</summary>
    Review,
    Go,
}

/// <summary>One of the twenty-five items: where it stands and why, in a sentence.</summary>
/// <param name="Finding">What was found when the item is open; also what was overridden.</param>
/// <param name="Override">The signature that lets an Override item pass.</param>
public sealed record GateItem(GateRule Rule, GateStatus Status, string Because, Finding? Finding = null, Screening.Facts.SignedOverride? Override = null)
{
    public bool IsOpen => Status > GateStatus.NotApplicable;
}

/// <summary>The gate before a session: all twenty-five items in order, the findings worst first, and what may happen next.</summary>
/// <param name="Related">Screening rules that the open items touch.</param>
public sealed record GateAnswer(GateOutcome Outcome, IReadOnlyList<GateItem> Items, IReadOnlyList<Finding> Findings, IReadOnlyList<string> Related);
