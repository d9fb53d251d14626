using Stillpoint.Care.Session.Readings;

namespace Stillpoint.App.Session;

/// <summary>
/// What the monitors of a session measured: the newest, the set they offer to be charted, the worst beside it, and a point a
/// minute for the strip. Nothing of a reading that names another patient is in it but that it came.
/// </summary>
public sealed record MonitorView(
    bool Attached, IReadOnlyList<Guid> ToConfirm, DateTimeOffset? MismatchAt, DateTimeOffset? LastAt,
    IntervalSummary? Now, IReadOnlyList<IntervalSummary> Minutes)
{
    /// <summary>Without any reading for longer than this the monitor is lost, and the page says for how long.</summary>
    public static readonly TimeSpan LostAfter = TimeSpan.FromSeconds(15);

    public static MonitorView None { get; } = new(false, [], null, null, null, []);

    public bool IsLost(DateTimeOffset now) => Attached && (LastAt is null || now - LastAt > LostAfter);
}
