namespace Stillpoint.Care.Session.Readings;

/// <summary>What a monitor said of its vital signs at one moment of its own clock, as corrected to ours.</summary>
public sealed record Reading(DateTimeOffset At, IReadOnlyList<SignalValue> Signals);

/// <summary>One vital sign of a reading. Only a value that was measured is ever judged; the others are kept and shown as what they are.</summary>
/// <param name="Value">In the unit of its <see cref="Readings.Signal"/>; null when the monitor sent none.</param>
/// <param name="At">When it was measured, where that differs from its reading: a cuff pressure is repeated long after it was taken.</param>
public sealed record SignalValue(Signal Signal, decimal? Value, SignalStatus Status, DateTimeOffset? At = null)
{
    /// <summary>Measured, and a number a living patient can have; anything else is an artefact or no value at all.</summary>
    public decimal? Usable => Status == SignalStatus.Measured && Value is { } value && PlausibleSignal.Holds(Signal, value) ? value : null;
}

/// <summary>What the monitor itself said a value is worth.</summary>
public enum SignalStatus
{
    Measured,

    /// <summary>The monitor doubts its own value.</summary>
    Questionable,

    /// <summary>No value now: probe off, calibrating, cuff inflating.</summary>
    Unavailable,

    /// <summary>Taken back by the monitor as wrong.</summary>
    Withdrawn,

    /// <summary>A training, test or demonstration value, not of a patient.</summary>
    Test,

    /// <summary>The number or its unit could not be understood.</summary>
    Unreadable,
}
