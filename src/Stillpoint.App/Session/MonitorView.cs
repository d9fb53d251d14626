using Stillpoint.Care.Session.Readings;

namespace Stillpoint.App.Session;

/// <summary>
/// What the monitors of a session measured: the newest, the set they offer to be charted, the worst beside it, and a point a
/// minute for the strip. Nothing of a reading that names another patient is in it but that it came.
/// </summary>
public sealed record MonitorView(
    bool Attached, IReadOnlyList<Guid> ToConfirm, DateTimeOffset? MismatchAt, DateTimeOffset? LastAt,
    IntervalSummary? Now, IReadOnlyList<RepresentativeSet> Minutes)
{
    /// <summary>Without any reading for longer than this the monitor is lost, and the page says for how long.</summary>
    public static readonly TimeSpan LostAfter = TimeSpan.FromSeconds(15);

    /// <summary>When a monitor last said anything, by our clock, whatever its own says; null when none did.</summary>
    public DateTimeOffset? SpokeAt { get; init; }

    /// <summary>To within how long it is known when a monitor spoke.</summary>
    private static readonly TimeSpan KnownTo = TimeSpan.FromSeconds(30);

    public static MonitorView None { get; } = new(false, [], null, null, null, []);

    /// <summary>No reading is live, whatever the cause.</summary>
    public bool IsLost(DateTimeOffset now) => Attached && (LastAt is null || now - LastAt > LostAfter);

    /// <summary>It is talking, and what it says is not live: its clock was set back, or it sends what it stored, or it names somebody else.</summary>
    public bool SpeaksAside(DateTimeOffset now) => IsLost(now) && SpokeAt is { } spoke && now - spoke <= KnownTo;
}
