namespace Stillpoint.Care.Findings;

/// <summary>How serious a finding is, in the words each clinical question uses; a question ranks only its own words.</summary>
public enum Severity
{
    /// <summary>Screening: treatment is not possible and no signature changes that.</summary>
    Exclude,
    /// <summary>Gate: the session does not start.</summary>
    Stop,
    /// <summary>Dose: the order is not released.</summary>
    Block,
    /// <summary>Interactions: the two drugs are not given together.</summary>
    Contraindicated,
    /// <summary>Flags: pause or stop, and the prescriber comes to the bedside.</summary>
    Red,
    /// <summary>Discharge: a criterion is not met.</summary>
    Fail,
    /// <summary>What was needed is missing, stale or unusable. Blocks; never means normal.</summary>
    Unknown,
    /// <summary>Not now; clears when the data change.</summary>
    Defer,
    /// <summary>A prescriber may go on with a signed reason.</summary>
    Override,
    Major,
    Moderate,
    Minor,
    /// <summary>Flags: act, and go on or slow down.</summary>
    Yellow,
    /// <summary>Gate: someone named must acknowledge what was done.</summary>
    Review,
    Caution,
    /// <summary>Next step: a course rule that applies.</summary>
    Rule,
}
