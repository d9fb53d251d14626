namespace Stillpoint.App.Session.Readings;

/// <summary>
/// How far a monitor's clock is from ours, measured from when its messages were sent by its clock and received by ours. The
/// network only ever adds, so the least difference seen is the truest. A difference that suddenly grows is taken for messages
/// stored and sent later, and their times are left as they are, until it has held so long that the clock itself must have been set.
/// </summary>
internal sealed class DeviceClock
{
    /// <summary>More than any live message takes to arrive.</summary>
    public static readonly TimeSpan LiveWithin = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan Same = TimeSpan.FromSeconds(2), ProvesAtFirst = TimeSpan.FromSeconds(30), ProvesLater = TimeSpan.FromMinutes(5), Window = TimeSpan.FromMinutes(1);

    private readonly Lock gate = new();
    private TimeSpan? offset;
    private (TimeSpan Difference, DateTimeOffset Since) candidate;
    private (TimeSpan Least, DateTimeOffset Since) window;

    /// <summary>What to add to the monitor's times; nought until it is known.</summary>
    public TimeSpan Offset
    {
        get
        {
            lock (gate) return offset ?? TimeSpan.Zero;
        }
    }

    public TimeSpan Observe(DateTimeOffset receivedAt, DateTimeOffset sentAt)
    {
        lock (gate)
        {
            var difference = receivedAt - sentAt;
            // Nothing is received before it was sent: a clock ahead of ours is seen at once.
            if (difference <= (offset ?? LiveWithin)) Settle(difference, receivedAt);
            else if (offset is { } known && difference - known <= LiveWithin) Creep(difference, receivedAt);
            else Suspect(difference, receivedAt);
            return offset ?? TimeSpan.Zero;
        }
    }

    private void Settle(TimeSpan difference, DateTimeOffset now)
    {
        offset = difference;
        window = (difference, now);
        candidate = default;
    }

    /// <summary>A clock that runs slow falls behind little by little: each minute the least difference of that minute stands.</summary>
    private void Creep(TimeSpan difference, DateTimeOffset now)
    {
        candidate = default;
        if (difference < window.Least) window = (difference, window.Since);
        if (now - window.Since < Window) return;
        offset = window.Least;
        window = (TimeSpan.MaxValue, now);
    }

    private void Suspect(TimeSpan difference, DateTimeOffset now)
    {
        if (candidate.Since == default || (difference - candidate.Difference).Duration() > Same) candidate = (difference, now);
        else if (now - candidate.Since >= (offset is null ? ProvesAtFirst : ProvesLater)) Settle(candidate.Difference < difference ? candidate.Difference : difference, now);
    }
}
