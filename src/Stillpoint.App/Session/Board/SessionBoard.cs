using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Threading.Channels;
using Stillpoint.App.Session.Readings;
using Stillpoint.Care.Session.Record;

namespace Stillpoint.App.Session.Board;

/// <summary>
/// Keeps every open session, so that a look costs what has changed since the last one. What has changed is read from the audit,
/// in which every server notes every change in one order; readings are heard as they become durable. What is kept is never more
/// than the rows say: rebuilt from them, as after a start or on another server, it is the same.
/// </summary>
internal sealed class SessionBoard
{
    private readonly ConcurrentDictionary<Guid, KeptSession> sessions = new();
    private readonly Lock gate = new();
    private readonly ReadingFeed feed;
    private readonly TimeProvider clock;
    private readonly Channel<Guid> concerning = Channel.CreateUnbounded<Guid>();
    private volatile ImmutableDictionary<Guid, ImmutableList<(Guid Session, KeptReadings Kept)>> listening = ImmutableDictionary<Guid, ImmutableList<(Guid, KeptReadings)>>.Empty;
    private long end = -1;
    private long version, surroundings;

    public SessionBoard(ReadingFeed feed, TimeProvider clock)
    {
        (this.feed, this.clock) = (feed, clock);
        feed.Hear(Take);
    }

    /// <summary>Grows with whatever may change what is shown of any session, but for the readings that come every second.</summary>
    public long Version => Interlocked.Read(ref version);

    /// <summary>Grows when something besides a strip has changed.</summary>
    public long Surroundings => Interlocked.Read(ref surroundings);

    /// <summary>Whether this is not what was last said of a session to open screens.</summary>
    public bool IsNews(Guid session, string says)
    {
        if (!sessions.TryGetValue(session, out var kept) || kept.Told == says) return false;
        (var first, kept.Told) = (kept.Told is null, says);
        Interlocked.Increment(ref version);
        return !first;
    }

    /// <summary>The session before this one, as it was last read.</summary>
    public async Task<SessionStory?> Before(Guid session, Func<Task<SessionStory?>> read, CancellationToken cancel)
    {
        if (!sessions.TryGetValue(session, out var kept)) return await read();
        await kept.Gate.WaitAsync(cancel);
        try
        {
            return await kept.Before(read);
        }
        finally
        {
            kept.Gate.Release();
        }
    }

    /// <summary>Sessions that a reading has come for, each once until it is asked about.</summary>
    public IAsyncEnumerable<Guid> HeardOf(CancellationToken cancel) => concerning.Reader.ReadAllAsync(cancel);

    /// <summary>Whether what came for a session may raise a flag; asked once for each time it is heard of.</summary>
    public bool IsOfConcern(Guid session) => sessions.TryGetValue(session, out var kept) && kept.IsOfConcern;

    /// <summary>The session as it stands at this moment.</summary>
    public async Task<SessionView> Read(Guid session, SessionLoader load, CancellationToken cancel)
    {
        await CatchUp(load, cancel);
        return await ReadKept(session, load, cancel);
    }

    /// <summary>The same of one of several sessions, once the changes have been caught up with.</summary>
    public async Task<SessionView> ReadKept(Guid session, SessionLoader load, CancellationToken cancel)
    {
        var kept = sessions.GetOrAdd(session, id => new(id));
        await kept.Gate.WaitAsync(cancel);
        try
        {
            var now = clock.GetUtcNow();
            await kept.Refresh(load, now, (old, next) => Follow(session, old, next), feed.IsWhole, cancel);
            return kept.At(now);
        }
        finally
        {
            kept.Gate.Release();
            if (!kept.IsKept && sessions.TryRemove(KeyValuePair.Create(session, kept))) Follow(session, kept.Readings, null);
        }
    }

    /// <summary>A session read from nothing, as another server would, and not kept: also what an unfinished transaction sees.</summary>
    public static async Task<SessionView> Rebuilt(Guid session, SessionLoader load, DateTimeOffset now, CancellationToken cancel)
    {
        var kept = new KeptSession(session);
        await kept.Refresh(load, now, (_, _) => { }, isWhole: false, cancel);
        return kept.At(now);
    }

    /// <summary>Reads on in the audit and marks what is old by it; answers the end of what was read.</summary>
    public async Task<long> CatchUp(SessionLoader load, CancellationToken cancel)
    {
        var after = Interlocked.Read(ref end);
        // The first look keeps nothing yet.
        var (happened, until) = after < 0 ? ([], await AuditTail.End(load.Db, cancel)) : await AuditTail.After(load.Db, after, cancel);
        lock (gate)
        {
            // A slower look marks again what a faster one has marked: that is read once more, and never missed.
            foreach (var what in happened)
            {
                foreach (var kept in sessions.Values) kept.Mark(what);
                if (what.Stale.HasFlag(Stale.Surroundings)) Interlocked.Increment(ref surroundings);
            }
            if (happened.Count > 0) Interlocked.Increment(ref version);
            if (until > end) Interlocked.Exchange(ref end, until);
        }
        return until;
    }

    private void Take(StoredReading reading)
    {
        if (!listening.TryGetValue(reading.Reading.Device, out var all)) return;
        foreach (var (session, kept) in all)
            if (kept.Offer(reading)) concerning.Writer.TryWrite(session);
    }

    private void Follow(Guid session, KeptReadings? old, KeptReadings? next)
    {
        lock (gate)
        {
            var map = listening;
            foreach (var device in Devices(old)) map = map.SetItem(device, map[device].RemoveAll(one => one.Kept == old));
            foreach (var device in Devices(next)) map = map.SetItem(device, (map.GetValueOrDefault(device) ?? []).Add((session, next!)));
            listening = map;
        }
    }

    private static IEnumerable<Guid> Devices(KeptReadings? kept) => kept is null ? [] : kept.Owner.Attached.Select(attachment => attachment.Monitor).Distinct();
}
