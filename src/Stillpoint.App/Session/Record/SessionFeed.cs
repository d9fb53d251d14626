using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Threading.Channels;

namespace Stillpoint.App.Session.Record;

/// <summary>
/// Tells open screens that something was written on a strip, or is judged otherwise. It carries numbers only; a screen reads the events from the
/// record, so a missed announcement is caught up with the next.
/// </summary>
internal sealed class SessionFeed
{
    private readonly ConcurrentDictionary<Channel<(Guid Session, int? Number)>, byte> listeners = new();

    /// <summary>This server among those over one database.</summary>
    public string Server { get; } = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));

    public void Announce(Guid session, int number) => Tell(session, number);

    /// <summary>Nothing was written, and yet something is said of the session that was not said before: a reading raised a flag, a time has come.</summary>
    public void AnnounceJudged(Guid session) => Tell(session, null);

    private void Tell(Guid session, int? number)
    {
        foreach (var listener in listeners.Keys) listener.Writer.TryWrite((session, number));
    }

    /// <summary>Listens from now until disposed. A listener that is slow loses the oldest announcements, never the newest.</summary>
    public Subscription Listen() => new(this);

    internal sealed class Subscription : IDisposable
    {
        private readonly SessionFeed feed;
        private readonly Channel<(Guid, int?)> channel = Channel.CreateBounded<(Guid, int?)>(new BoundedChannelOptions(256) { FullMode = BoundedChannelFullMode.DropOldest });

        public Subscription(SessionFeed feed)
        {
            this.feed = feed;
            feed.listeners.TryAdd(channel, 0);
        }

        public ChannelReader<(Guid Session, int? Number)> Reader => channel.Reader;

        public void Dispose() => feed.listeners.TryRemove(channel, out _);
    }
}
