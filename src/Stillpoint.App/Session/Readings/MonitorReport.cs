using Stillpoint.Care.Session.Readings;

namespace Stillpoint.App.Session.Readings;

/// <summary>What one message of a monitor reports, free of the format it came in.</summary>
/// <param name="SentAt">The monitor's own clock when it sent the message: what its offset is measured by.</param>
internal sealed record MonitorReport(DateTimeOffset ReceivedAt, DateTimeOffset? SentAt, IReadOnlyList<MonitorGroup> Groups, Speaker By)
{
    public override string ToString() => "[monitor report]";
}

/// <summary>The vital signs of one moment at one bed.</summary>
/// <param name="Device">
/// What the device calls itself; a bedside monitor behind a gateway is named by the gateway and its bed, one without a name of its own by its
/// sender and address.
/// </param>
/// <param name="Bed">Point of care, room, bed and facility as the monitor knows them, or null.</param>
/// <param name="At">When it was measured, by the monitor's clock.</param>
internal sealed record MonitorGroup(string? Device, string? Bed, NamedPatient? Patient, DateTimeOffset At, IReadOnlyList<MonitorSignal> Signals)
{
    /// <summary>Whether its name is a number no other device has (EUI-64), and not one two monitors may be set to.</summary>
    public bool IsNumbered => Device is { Length: 16 } name && name.All(char.IsAsciiHexDigit);

    public override string ToString() => "[monitor group]";
}

/// <summary>One observation as sent, with what it was understood to be.</summary>
/// <param name="Signal">Null when the code is none we read; it is kept all the same.</param>
/// <param name="Rank">Of several sources of one vital sign in a group, the lowest is the better method.</param>
/// <param name="Value">In the unit of the signal when it is understood, else as sent.</param>
/// <param name="At">Where it differs from its group's time.</param>
/// <param name="Code">System and code, such as <c>MDC 150456</c>.</param>
internal readonly record struct MonitorSignal(Signal? Signal, int Rank, decimal? Value, string Unit, SignalStatus Status, DateTimeOffset? At, string Code)
{
    /// <summary>It is understood, and none of the signs we keep.</summary>
    public bool IsNoSign { get; init; }

    /// <summary>Which version of what two people said the code means made it a sign; null where a table knows the code.</summary>
    public Guid? Meaning { get; init; }
}

/// <summary>What became of a report: all of it is durable, or why some of it could not be used.</summary>
/// <param name="Cause">Which kind of reason it is, where there is one.</param>
/// <param name="Group">The first part of it that could not be used.</param>
internal sealed record Intake(string? Refusal, RefusalCause Cause = RefusalCause.UnknownMonitor, MonitorGroup? Group = null)
{
    public static Intake Durable { get; } = new((string?)null);
}

/// <summary>A message that was not, or not wholly, taken in; kept for a person to look at.</summary>
/// <param name="Answer"><c>AE</c>, <c>AR</c>, <c>AA</c> where it was only counted, or <c>none</c> where nobody could be answered.</param>
internal sealed record RejectedMessage(
    DateTimeOffset ReceivedAt, string From, string Answer, RefusalCause Cause, string Because, string? Device, string? Bed, ReadOnlyMemory<byte> Bytes)
{
    public override string ToString() => "[rejected message]";
}
