using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Records;

namespace Stillpoint.App.Session.Readings;

/// <summary>
/// Carries readings between servers over one PostgreSQL. Notices come in the order of the commits; a server's own readings are
/// at hand, others' are read from the table. After a broken connection it reads on from the last number it told of.
/// </summary>
internal sealed class ReadingRelay(Engine engine, ReadingFeed feed, TimeProvider clock, ILogger<ReadingRelay> log) : ServerLine(engine, clock, log)
{
    public const string Readings = "device_reading", Bindings = "device_binding";

    private readonly Engine engine = engine;
    private readonly string server = Guid.CreateVersion7(clock.GetUtcNow()).ToString("N");
    private readonly ConcurrentDictionary<string, Task<IReadOnlyList<StoredReading>>> expected = new();
    private long noticed;
    private long last = -1;

    protected override IReadOnlyList<string> Channels => [Readings, Bindings];

    /// <summary>A notice for a group about to be written. While nobody listens the group will be read from the table instead.</summary>
    public Notice Announce()
    {
        var notice = new Notice(this, string.Create(CultureInfo.InvariantCulture, $"{server}/{Interlocked.Increment(ref noticed)}"));
        if (IsListening) expected[notice.Name] = notice.Readings;
        return notice;
    }

    /// <summary>One group on its way: its notice may arrive before its writer has heard that it is durable.</summary>
    internal sealed class Notice(ReadingRelay relay, string name)
    {
        private readonly TaskCompletionSource<IReadOnlyList<StoredReading>> readings = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public string Name => name;

        public Task<IReadOnlyList<StoredReading>> Readings => readings.Task;

        public void Durable(IReadOnlyList<StoredReading> stored)
        {
            readings.TrySetResult(stored);
            // A group of rejected messages alone sends no notice.
            if (stored.Count == 0) relay.expected.TryRemove(name, out _);
        }

        /// <summary>It failed, or its outcome is unknown: whatever became of it is in the table.</summary>
        public void NotDurable()
        {
            readings.TrySetResult([]);
            relay.expected.TryRemove(name, out _);
        }
    }

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        // Until this line listens, readings are durable that nobody is told of.
        feed.IsWhole = !engine.IsPostgres;
        return base.StartAsync(cancellationToken);
    }

    protected override async Task Back(CancellationToken cancel)
    {
        if (last < 0) last = await Newest(cancel);
        else await CatchUp(cancel);
        feed.IsWhole = true;
        feed.AnnounceBindings();
    }

    protected override async Task Heard(string channel, string payload, CancellationToken cancel)
    {
        if (channel == Bindings) feed.AnnounceBindings();
        else if (expected.TryRemove(payload, out var own) && await own is { Count: > 0 } readings) Tell(readings);
        else await CatchUp(cancel);
    }

    protected override void Lost()
    {
        feed.IsWhole = false;
        expected.Clear();
    }

    private void Tell(IReadOnlyList<StoredReading> readings)
    {
        if (readings[^1].Number <= last) return;
        feed.Publish(readings[0].Number > last ? readings : [.. readings.Where(reading => reading.Number > last)]);
        last = readings[^1].Number;
    }

    private async Task CatchUp(CancellationToken cancel)
    {
        const int AtOnce = 5000;
        while (true)
        {
            await using var db = engine.Open();
            var rows = await db.Set<DeviceReadingRow>().AsNoTracking().Where(row => row.Number > last).OrderBy(row => row.Number).Take(AtOnce).ToListAsync(cancel);
            if (rows.Count > 0) Tell(rows.ConvertAll(StoredReading.Of));
            if (rows.Count < AtOnce) return;
        }
    }

    private async Task<long> Newest(CancellationToken cancel)
    {
        await using var db = engine.Open();
        return await db.Set<DeviceReadingRow>().MaxAsync(row => (long?)row.Number, cancel) ?? 0;
    }
}
