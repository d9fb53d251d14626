using System.Collections.Concurrent;
using System.Threading.Channels;

namespace Stillpoint.App.Session.Readings;

/// <summary>
/// Tells open screens of readings as soon as they are durable, in the order of their numbers, and that something was said of
/// where a monitor is. A screen that falls behind is let go, so that it comes back and reads on from the table.
/// </summary>
internal sealed class ReadingFeed
{
    private readonly ConcurrentDictionary<Guid, ConcurrentDictionary<Subscription, byte>> byDevice = new();
    private readonly ConcurrentDictionary<Subscription, byte> all = new();

    private volatile Action<StoredReading>[] ears = [];
    private volatile bool isWhole = true;

    /// <summary>Whether every reading that is durable has been told of or is about to be; not while the line to the other servers is away.</summary>
    public bool IsWhole { get => isWhole; set => isWhole = value; }

    /// <summary>Hears every reading, for as long as the program runs; whoever hears does nothing that takes time.</summary>
    public void Hear(Action<StoredReading> ear) => ears = [.. ears, ear];

    public void Publish(IReadOnlyList<StoredReading> readings)
    {
        foreach (var ear in ears)
            foreach (var reading in readings) ear(reading);
        if (all.IsEmpty) return;
        foreach (var reading in readings)
            if (byDevice.TryGetValue(reading.Reading.Device, out var listeners))
                foreach (var listener in listeners.Keys) listener.Offer(reading);
    }

    /// <summary>Somebody bound, confirmed or released a monitor: whose readings are whose must be asked again.</summary>
    public void AnnounceBindings()
    {
        foreach (var listener in all.Keys) listener.Offer(null);
    }

    public Subscription Listen() => new(this);

    internal sealed class Subscription : IDisposable
    {
        private readonly ReadingFeed feed;
        private readonly Channel<StoredReading?> channel = Channel.CreateBounded<StoredReading?>(1024);
        private HashSet<Guid> devices = [];

        public Subscription(ReadingFeed feed)
        {
            this.feed = feed;
            feed.all.TryAdd(this, 0);
        }

        /// <summary>A reading of one of the devices listened to, or null when the bindings changed; ends when the listener fell behind.</summary>
        public ChannelReader<StoredReading?> Reader => channel.Reader;

        public void To(IEnumerable<Guid> wanted)
        {
            var next = wanted.ToHashSet();
            foreach (var device in next.Except(devices)) feed.byDevice.GetOrAdd(device, _ => new()).TryAdd(this, 0);
            foreach (var device in devices.Except(next)) Leave(device);
            devices = next;
        }

        internal void Offer(StoredReading? reading)
        {
            if (!channel.Writer.TryWrite(reading)) channel.Writer.TryComplete();
        }

        public void Dispose()
        {
            feed.all.TryRemove(this, out _);
            foreach (var device in devices) Leave(device);
            channel.Writer.TryComplete();
        }

        private void Leave(Guid device)
        {
            if (feed.byDevice.TryGetValue(device, out var listeners)) listeners.TryRemove(this, out _);
        }
    }
}
