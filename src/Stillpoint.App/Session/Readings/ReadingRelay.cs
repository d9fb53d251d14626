using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Stillpoint.App.Records;

namespace Stillpoint.App.Session.Readings;

/// <summary>
/// Carries readings between servers over one PostgreSQL. Notices come in the order of the commits; a server's own readings are
/// at hand, others' are read from the table. After a broken connection it reads on from the last number it told of.
/// </summary>
internal sealed partial class ReadingRelay(Engine engine, ReadingFeed feed, TimeProvider clock, ILogger<ReadingRelay> log) : BackgroundService
{
    public const string Readings = "device_reading", Bindings = "device_binding";

    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    private readonly string server = Guid.CreateVersion7(clock.GetUtcNow()).ToString("N");
    private readonly ConcurrentDictionary<string, IReadOnlyList<StoredReading>> expected = new();
    private readonly TaskCompletionSource listening = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long noticed;
    private long last = -1;
    private volatile bool isListening;

    /// <summary>Ends when the relay first listens: from then on every reading is told of.</summary>
    public Task Listening => listening.Task;

    public string NextNotice() => string.Create(CultureInfo.InvariantCulture, $"{server}/{Interlocked.Increment(ref noticed)}");

    /// <summary>Keeps a group at hand for when its notice comes. While nobody listens it will be read from the table.</summary>
    public void Expect(string notice, IReadOnlyList<StoredReading> readings)
    {
        if (isListening && readings.Count > 0) expected[notice] = readings;
    }

    public void Forget(string notice) => expected.TryRemove(notice, out _);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!engine.IsPostgres) return;
        var pause = TimeSpan.FromMilliseconds(100);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Listen(() => pause = TimeSpan.FromMilliseconds(100), stoppingToken);
            }
            catch (Exception broken) when (broken is NpgsqlException or IOException or TimeoutException)
            {
                LogBroken(log, broken);
            }
            catch (OperationCanceledException)
            {
                return;
            }
            finally
            {
                isListening = false;
                expected.Clear();
            }
            await Task.Delay(pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }
    }

    private async Task Listen(Action connected, CancellationToken cancel)
    {
        var settings = new NpgsqlConnectionStringBuilder(engine.Connection) { KeepAlive = 15, Pooling = false };
        await using var connection = new NpgsqlConnection(settings.ConnectionString);
        await connection.OpenAsync(cancel);
        var notices = new Queue<(string Channel, string Payload)>();
        connection.Notification += (_, notice) => notices.Enqueue((notice.Channel, notice.Payload));
        await using (var listen = new NpgsqlCommand($"listen {Readings}; listen {Bindings}", connection)) await listen.ExecuteNonQueryAsync(cancel);
        connected();
        isListening = true;
        if (last < 0) last = await Newest(cancel);
        else await CatchUp(cancel);
        feed.AnnounceBindings();
        listening.TrySetResult();

        while (true)
        {
            while (notices.TryDequeue(out var notice))
            {
                if (notice.Channel == Bindings) feed.AnnounceBindings();
                else if (expected.TryRemove(notice.Payload, out var own)) Tell(own);
                else await CatchUp(cancel);
            }
            await connection.WaitAsync(cancel);
        }
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
            if (rows.Count > 0) Tell(rows.ConvertAll(row => row.Stored));
            if (rows.Count < AtOnce) return;
        }
    }

    private async Task<long> Newest(CancellationToken cancel)
    {
        await using var db = engine.Open();
        return await db.Set<DeviceReadingRow>().MaxAsync(row => (long?)row.Number, cancel) ?? 0;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The relay of readings between servers lost its connection and will reconnect")]
    private static partial void LogBroken(ILogger log, Exception broken);
}
