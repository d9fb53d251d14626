using Stillpoint.App.Session.Readings;

namespace Stillpoint.App.Session.Monitors;

/// <summary>Messages that for one cause were not, or not wholly, taken in; the newest of them can be shown.</summary>
public sealed record TurnedAway(
    Guid Id, DateTimeOffset At, long Messages, string Kind, string From, string Answer, string Because, string? Device, string? Bed, DateTimeOffset? SeenAt);

/// <summary>All that was turned away, or only counted, for one kind of cause.</summary>
public sealed record TurnedAwayKind(RefusalCause Cause, IReadOnlyList<TurnedAway> All)
{
    /// <summary>No more of one kind is drawn: the rest is more of the same.</summary>
    public const int MostDrawn = 10;

    public IReadOnlyList<TurnedAway> Unseen { get; } = [.. All.Where(one => one.SeenAt is null)];

    public IReadOnlyList<TurnedAway> Seen { get; } = [.. All.Where(one => one.SeenAt is not null)];

    public DateTimeOffset LastAt { get; } = All.Max(one => one.At);

    public long Messages(IReadOnlyList<TurnedAway> of) => of.Sum(one => one.Messages);
}
