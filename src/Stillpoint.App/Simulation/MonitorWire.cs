using System.Net.Sockets;
using System.Text;

namespace Stillpoint.App.Simulation;

/// <summary>How the messages of simulated monitors were answered.</summary>
internal sealed class Answers
{
    private long accepted, unusable, unreadable, unanswered;

    public long Accepted => Interlocked.Read(ref accepted);

    public long Unusable => Interlocked.Read(ref unusable);

    public long Unreadable => Interlocked.Read(ref unreadable);

    /// <summary>Sent again later, because the line broke before the answer came.</summary>
    public long Unanswered => Interlocked.Read(ref unanswered);

    public void Count(string answer)
    {
        if (answer == "AA") Interlocked.Increment(ref accepted);
        else if (answer == "AE") Interlocked.Increment(ref unusable);
        else Interlocked.Increment(ref unreadable);
    }

    public void CountUnanswered() => Interlocked.Increment(ref unanswered);

    public override string ToString() => FormattableString.Invariant($"{Accepted} accepted, {Unusable} not usable, {Unreadable} not readable, {Unanswered} sent again");
}

/// <summary>
/// A monitor's line: one message at a time, each until it is answered. What could not be sent is kept and sent in order when
/// the line is back, as real monitors do.
/// </summary>
internal sealed class MonitorWire(string host, int port, Answers answers, TimeProvider clock) : IDisposable
{
    private const int MostKept = 3600;
    private static readonly TimeSpan TriesAgainAfter = TimeSpan.FromSeconds(2), WaitsForAnswer = TimeSpan.FromSeconds(10);

    private readonly Queue<string> kept = new();
    private readonly byte[] buffer = new byte[8192];
    private TcpClient? line;
    private DateTimeOffset nextTry;

    public int Kept => kept.Count;

    /// <summary>Keeps a message for when the line is up.</summary>
    public void Keep(string message)
    {
        if (kept.Count == MostKept) kept.Dequeue();
        kept.Enqueue(message);
    }

    /// <summary>Sends what is kept, oldest first, as far as it goes.</summary>
    public async Task Send(CancellationToken cancel)
    {
        if (line is null && clock.GetUtcNow() < nextTry) return;
        try
        {
            if (line is null)
            {
                line = new TcpClient { NoDelay = true };
                await line.ConnectAsync(host, port, cancel);
            }
            while (kept.TryPeek(out var message))
            {
                await line.GetStream().WriteAsync((byte[])[0x0B, .. Encoding.UTF8.GetBytes(message), 0x1C, 0x0D], cancel);
                answers.Count(await Answer(line.GetStream(), cancel));
                kept.Dequeue();
            }
        }
        catch (Exception broken) when (broken is IOException or SocketException || (broken is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            if (kept.Count > 0) answers.CountUnanswered();
            line?.Dispose();
            line = null;
            nextTry = clock.GetUtcNow() + TriesAgainAfter;
        }
    }

    private async Task<string> Answer(NetworkStream stream, CancellationToken cancel)
    {
        using var timed = new CancellationTokenSource(WaitsForAnswer, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timed.Token, cancel);
        var length = 0;
        while (true)
        {
            var read = length < buffer.Length ? await stream.ReadAsync(buffer.AsMemory(length), either.Token) : 0;
            if (read == 0) throw new IOException("The listener hung up.");
            length += read;
            var end = buffer.AsSpan(0, length).IndexOf((byte)0x1C);
            if (end < 0) continue;
            var code = buffer.AsSpan(0, end).IndexOf("\rMSA|"u8);
            return code < 0 || code + 7 > end ? "?" : Encoding.ASCII.GetString(buffer, code + 5, 2);
        }
    }

    public void Dispose() => line?.Dispose();
}
