using Npgsql;

namespace Stillpoint.App.Records;

/// <summary>
/// One connection of its own on which a server hears what others over the same PostgreSQL notify. After it broke it comes
/// back by itself; what was missed meanwhile is in the tables, and is caught up with at once.
/// </summary>
internal abstract class ServerLine(Engine engine, TimeProvider clock, ILogger log) : RetryingService(clock, log)
{
    private readonly TaskCompletionSource listening = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool isListening;

    /// <summary>Ends when the line first listens: from then on nothing is missed.</summary>
    public Task Listening => listening.Task;

    protected bool IsListening => isListening;

    /// <summary>What is listened to: names of our own, since they are not quoted.</summary>
    protected abstract IReadOnlyList<string> Channels { get; }

    /// <summary>The line listens, for the first time or again: catches up with what the tables hold.</summary>
    protected abstract Task Back(CancellationToken cancel);

    protected abstract Task Heard(string channel, string payload, CancellationToken cancel);

    /// <summary>The connection is gone.</summary>
    protected virtual void Lost()
    {
    }

    protected sealed override async Task Work(CancellationToken stop)
    {
        if (!engine.IsPostgres) return;
        try
        {
            await Listen(stop);
        }
        finally
        {
            isListening = false;
            Lost();
        }
    }

    private async Task Listen(CancellationToken cancel)
    {
        var settings = new NpgsqlConnectionStringBuilder(engine.Connection) { KeepAlive = 15, Pooling = false };
        await using var connection = new NpgsqlConnection(settings.ConnectionString);
        await connection.OpenAsync(cancel);
        var notices = new Queue<(string Channel, string Payload)>();
        connection.Notification += (_, notice) => notices.Enqueue((notice.Channel, notice.Payload));
        await using (var listen = new NpgsqlCommand(string.Join("; ", Channels.Select(channel => $"listen {channel}")), connection)) await listen.ExecuteNonQueryAsync(cancel);
        isListening = true;
        await Back(cancel);
        GoesWell();
        listening.TrySetResult();
        while (true)
        {
            while (notices.TryDequeue(out var notice)) await Heard(notice.Channel, notice.Payload, cancel);
            await connection.WaitAsync(cancel);
        }
    }
}
