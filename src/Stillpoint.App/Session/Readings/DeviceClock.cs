namespace Stillpoint.App.Session.Readings;

/// <summary>
/// How far a monitor's clock is from ours, measured from when its messages were sent by its clock and received by ours. The
/// network only ever adds, so the least difference seen is the truest. A difference that leaps proves itself before it counts:
/// one that grew may be of messages stored and sent later, one that shrank of a message with a wrong time. Until then times are
/// corrected as before, and never to later than they were received.
/// </summary>
internal sealed class DeviceClock
{
    /// <summary>More than any live message takes to arrive.</summary>
    public static readonly TimeSpan LiveWithin = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan Same = TimeSpan.FromSeconds(2), ProvesAhead = TimeSpan.FromSeconds(10), ProvesAtFirst = TimeSpan.FromSeconds(30), ProvesLater = TimeSpan.FromMinutes(5), Window = TimeSpan.FromMinutes(1);

    /// <summary>No clock is wrong by more: a time further away is a slip of the message, and is not believed however often it comes.</summary>
    private static readonly TimeSpan Farthest = TimeSpan.FromDays(100 * 365);

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

    /// <summary>A time of the monitor's as it is by our clock: never after it was received, and that itself where theirs is no time at all.</summary>
    public static DateTimeOffset Corrected(DateTimeOffset theirs, TimeSpan offset, DateTimeOffset received)
    {
        var away = received - theirs;
        return away.Duration() > Farthest || away - offset <= TimeSpan.Zero ? received : theirs + offset;
    }

    public TimeSpan Observe(DateTimeOffset receivedAt, DateTimeOffset sentAt)
    {
        lock (gate)
        {
            var difference = receivedAt - sentAt;
            var known = offset ?? TimeSpan.Zero;
            if (difference.Duration() > Farthest) return known;
            if (difference - known > LiveWithin) Suspect(difference, receivedAt, offset is null ? ProvesAtFirst : ProvesLater);
            else if (known - difference > Same) Suspect(difference, receivedAt, ProvesAhead);
            else if (difference <= known || offset is null) Settle(difference, receivedAt);
            else Creep(difference, receivedAt);
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

    private void Suspect(TimeSpan difference, DateTimeOffset now, TimeSpan proves)
    {
        if (candidate.Since == default || (difference - candidate.Difference).Duration() > Same) candidate = (difference, now);
        else if (now - candidate.Since >= proves) Settle(candidate.Difference < difference ? candidate.Difference : difference, now);
    }
}
