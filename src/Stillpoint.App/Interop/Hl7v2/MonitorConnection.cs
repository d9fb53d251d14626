using System.Buffers;
using System.IO.Pipelines;
using System.Net;
using System.Threading.Channels;
using Stillpoint.App.Session.Readings;

namespace Stillpoint.App.Interop.Hl7v2;

/// <summary>
/// One connected monitor or gateway. Messages are read on while earlier ones still wait to be durable; answers go back in the
/// order of the messages, each only once its own message is durable.
/// </summary>
internal sealed partial class MonitorConnection(
    Stream stream, Speaker from, MonitorDoor door, MonitorListenerSettings settings, Func<string> nextId, TimeProvider clock, ILogger log)
{
    private const int FlushAt = 16 * 1024;

    /// <summary>An answer owed once the outcome is known; nobody is answered for bytes that were no message.</summary>
    private readonly record struct Owed(Acknowledgement? To, Task<MessageRefusal?> Outcome);

    public async Task Run(CancellationToken stop)
    {
        var owed = Channel.CreateBounded<Owed>(new BoundedChannelOptions(settings.MostWaiting) { SingleReader = true, SingleWriter = true });
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var answering = Answer(owed.Reader, ended);
        try
        {
            await Listen(owed.Writer, ended.Token);
        }
        catch (OperationCanceledException)
        {
            LogEnded(log, from.Address);
        }
        finally
        {
            owed.Writer.Complete();
            await answering;
        }
    }

    private async Task Listen(ChannelWriter<Owed> owed, CancellationToken cancel)
    {
        var pipe = PipeReader.Create(stream, new StreamPipeReaderOptions(bufferSize: 32 * 1024, minimumReadSize: 4 * 1024, leaveOpen: true));
        var mllp = new MllpReader();
        using var patience = new Patience(settings.Patience, clock, pipe.CancelPendingRead);
        using var silence = new Patience(settings.Silence, clock, pipe.CancelPendingRead);
        // A connection is for speaking: who says nothing at all is not waited for as long as a monitor between two messages.
        patience.Begin();
        while (true)
        {
            var (arrived, isLast) = await Read(pipe, cancel);
            isLast |= patience.IsOver || silence.IsOver;
            silence.Done();
            while (mllp.TryTake(ref arrived, out var frame))
            {
                patience.Done();
                // What was read is owed an answer even if the program is stopping.
                await owed.WriteAsync(await Judge(frame), CancellationToken.None);
                // Whoever sends a megabyte of it does not speak this protocol.
                if (frame is { Kind: MllpReader.Kind.Stray, Bytes.Length: >= MllpReader.LongestMessage }) isLast = true;
            }
            if (isLast)
            {
                if (mllp.Rest(arrived) is { } rest) await owed.WriteAsync(await Judge(rest), CancellationToken.None);
                await pipe.CompleteAsync();
                return;
            }
            if (mllp.Unfinished) patience.Begin();
            else silence.Begin();
            pipe.AdvanceTo(arrived.Start, arrived.End);
        }
    }

    /// <summary>What has arrived and not been used, and whether nothing more is to be expected.</summary>
    private async Task<(ReadOnlySequence<byte> Arrived, bool IsLast)> Read(PipeReader pipe, CancellationToken cancel)
    {
        try
        {
            var read = await pipe.ReadAsync(cancel);
            return (read.Buffer, read.IsCompleted);
        }
        catch (IOException)
        {
            LogEnded(log, from.Address);
            // A broken connection still leaves what came before it broke.
            pipe.CancelPendingRead();
            return ((await pipe.ReadAsync(CancellationToken.None)).Buffer, true);
        }
    }

    /// <summary>Reads a frame and hands it on, one after the other; the bytes are copied, as the pipe takes its own back.</summary>
    private async ValueTask<Owed> Judge(MllpReader.Frame frame)
    {
        var now = clock.GetUtcNow();
        if (frame.Kind is MllpReader.Kind.Stray) return new(null, Keep(now, "none", RefusalCause.NoMessage, "Bytes that belong to no message.", Head(frame.Bytes)));
        if (frame.Kind is MllpReader.Kind.CutOff) return new(null, Keep(now, "none", RefusalCause.NoMessage, "The message was cut off before its end.", Head(frame.Bytes)));

        var bytes = frame.Kind is MllpReader.Kind.TooLong ? Head(frame.Bytes) : frame.Bytes.ToArray();
        if (Hl7Message.Read(bytes) is not { } message)
            return new(Acknowledgement.ToNobody, Refuse(now, MessageRefusal.Unreadable(
                MessageRefusal.SegmentSequence, "The message does not begin with a header (MSH) that says how to read it.", RefusalCause.Malformed), bytes));
        var to = Acknowledgement.To(message);
        if (frame.Kind is MllpReader.Kind.TooLong)
            return new(to, Refuse(now, MessageRefusal.Unreadable(
                MessageRefusal.DataType, $"A message may be {MllpReader.LongestMessage} bytes long at most.", RefusalCause.TooLong), bytes));
        if (MessageKind.Unreadable(message) is null && MessageKind.OnlyCounted(message) is { } counted)
            return new(to, Keep(now, "AA", counted, $"{RefusalCauses.Says(counted)}: answered and counted, neither read nor kept.", default));
        var (report, refusal) = ReportReader.Read(message, now, settings.Zone, from);
        return new(to, report is null ? Refuse(now, refusal!, bytes) : await Take(report, bytes));
    }

    private async ValueTask<Task<MessageRefusal?>> Take(MonitorReport report, ReadOnlyMemory<byte> bytes)
    {
        try
        {
            return Outcome(await door.Take(report), report, bytes);
        }
        catch (Exception failed) when (failed is not OutOfMemoryException)
        {
            return Task.FromResult<MessageRefusal?>(NotStored(failed));
        }
    }

    private async Task<MessageRefusal?> Outcome(Task<Intake> intake, MonitorReport report, ReadOnlyMemory<byte> bytes)
    {
        try
        {
            if (await intake is not { Refusal: { } because, Cause: var cause, Group: var of }) return null;
            var group = of ?? report.Groups[0];
            await door.Keep(new(report.ReceivedAt, from.Address.ToString(), "AE", cause, because, group.Device, group.Bed, bytes));
            return MessageRefusal.Unusable(cause == RefusalCause.UnreadableValues ? MessageRefusal.DataType : MessageRefusal.UnknownKey, because, cause);
        }
        catch (Exception failed) when (failed is not OutOfMemoryException)
        {
            return NotStored(failed);
        }
    }

    /// <summary>The outermost edge of a message: whatever went wrong with storing it, it is not durable and its sender must know.</summary>
    private MessageRefusal NotStored(Exception failed)
    {
        LogNotStored(log, failed, from.Address);
        return MessageRefusal.Unusable(MessageRefusal.Internal, "The readings could not be stored; send them again.", RefusalCause.NotRead);
    }

    private async Task<MessageRefusal?> Refuse(DateTimeOffset now, MessageRefusal refusal, ReadOnlyMemory<byte> bytes)
    {
        await Keep(now, refusal.Answer, refusal.Cause, refusal.Says, bytes);
        return refusal;
    }

    private async Task<MessageRefusal?> Keep(DateTimeOffset now, string answer, RefusalCause cause, string because, ReadOnlyMemory<byte> bytes)
    {
        try
        {
            await door.Keep(new(now, from.Address.ToString(), answer, cause, because, null, null, bytes));
        }
        catch (Exception failed) when (failed is not OutOfMemoryException)
        {
            LogNotStored(log, failed, from.Address);
        }
        return null;
    }

    private async Task Answer(ChannelReader<Owed> owed, CancellationTokenSource ended)
    {
        var pipe = PipeWriter.Create(stream, new StreamPipeWriterOptions(leaveOpen: true));
        using var patience = new Patience(settings.Patience, clock, pipe.CancelPendingFlush);
        var heard = true;
        while (await owed.WaitToReadAsync(CancellationToken.None))
        {
            while (owed.TryRead(out var next))
            {
                // What is ready goes out before waiting for what is not.
                if (pipe.UnflushedBytes > 0 && !next.Outcome.IsCompleted) heard = heard && await Flush(pipe, patience, ended);
                var refusal = await next.Outcome;
                if (!heard || next.To is null) continue;
                next.To.Write(pipe, clock.GetUtcNow(), nextId, refusal);
                if (pipe.UnflushedBytes >= FlushAt) heard = await Flush(pipe, patience, ended);
            }
            if (pipe.UnflushedBytes > 0) heard = heard && await Flush(pipe, patience, ended);
        }
        if (heard) await pipe.CompleteAsync();
    }

    /// <summary>Sends the answers; false when the other side no longer takes any. What it sent before is still seen through to the disk.</summary>
    private static async Task<bool> Flush(PipeWriter pipe, Patience patience, CancellationTokenSource ended)
    {
        try
        {
            var flushing = pipe.FlushAsync(CancellationToken.None);
            // What went out at once needs no patience: an answer may be read, and time pass, before this line runs.
            if (!flushing.IsCompleted) patience.Begin();
            await flushing;
            patience.Done();
            if (!patience.IsOver) return true;
        }
        catch (IOException)
        {
            // Said by the return value.
        }
        await ended.CancelAsync();
        return false;
    }

    private static byte[] Head(ReadOnlySequence<byte> bytes) => bytes.Slice(0, Math.Min(bytes.Length, RejectedMessages.MostBytes)).ToArray();

    [LoggerMessage(Level = LogLevel.Debug, Message = "The monitor connection from {From} ended")]
    private static partial void LogEnded(ILogger log, IPAddress from);

    [LoggerMessage(Level = LogLevel.Error, Message = "A message from the monitor at {From} could not be stored")]
    private static partial void LogNotStored(ILogger log, Exception failed, IPAddress from);
}
