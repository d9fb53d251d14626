using System.Globalization;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Stillpoint.App.Authorization;
using Stillpoint.App.Session.Readings;
using Stillpoint.App.Session.Record;

namespace Stillpoint.App.Session;

/// <summary>One sign of a reading as a screen is told it; the trust is one of the written words of a reading's states.</summary>
/// <param name="Usable">The value where it may be shown as the patient's; null for what is doubted, withdrawn or cannot be.</param>
internal sealed record SignTold(string Sign, decimal? Value, decimal? Usable, string Unit, string Trust, DateTimeOffset? At);

/// <summary>What a screen is told: a reading, or that one came which names somebody else.</summary>
internal sealed record ReadingTold(long Number, DateTimeOffset At, bool Late, IReadOnlyList<SignTold> Signs);

/// <summary>
/// Everything that happens to a session while a screen has it open, on one line: entries as they are written, readings as they
/// become durable, changes of the monitors, and a beat in between so that a lost line is noticed on both ends. One line, as
/// browsers allow few to one server.
/// </summary>
internal static class LiveLine
{
    /// <summary>A screen that comes back says the last reading it had, in the header of the standard or, where a browser lets no script set that, in the address.</summary>
    public static async Task<IResult> Follow(Guid session, long? after, HttpContext http, RightToRead right, SessionFeed entries, SessionReadings readings, IHostApplicationLifetime life, CancellationToken cancel)
    {
        var last = long.TryParse(http.Request.Headers["Last-Event-ID"], NumberStyles.None, CultureInfo.InvariantCulture, out var heard) ? heard : after;
        http.Response.Headers["X-Accel-Buffering"] = "no";
        return TypedResults.ServerSentEvents(Told(session, last ?? await readings.Newest(cancel), entries, readings, life.ApplicationStopping, right.Of(http)));
    }

    private static async IAsyncEnumerable<SseItem<object?>> Told(
        Guid session, long after, SessionFeed entries, SessionReadings readings, CancellationToken stopping, CancellationToken gone, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        using var until = CancellationTokenSource.CreateLinkedTokenSource(stopping, gone, cancel);
        using var heard = entries.Listen();
        var told = Channel.CreateBounded<SseItem<object?>>(64);
        var pouring = Task.WhenAll(
            Pour(Written(session, heard.Reader, until.Token), told.Writer, until.Token),
            Pour(Measured(readings.Live(session, after, until.Token)), told.Writer, until.Token));
        try
        {
            yield return new(null, "listening") { EventId = after.ToString(CultureInfo.InvariantCulture), ReconnectionInterval = TimeSpan.FromSeconds(2) };
            while (!until.IsCancellationRequested)
            {
                SseItem<object?>? next;
                try
                {
                    next = await LiveBeat.Next(told.Reader, _ => true, until.Token);
                }
                catch (ChannelClosedException)
                {
                    // The screen fell behind and was let go: it comes back and reads on from the table.
                    break;
                }
                yield return next ?? new(0, "beat");
            }
        }
        finally
        {
            await until.CancelAsync();
            await pouring;
        }
    }

    private static async Task Pour(IAsyncEnumerable<SseItem<object?>> from, ChannelWriter<SseItem<object?>> into, CancellationToken until)
    {
        try
        {
            await foreach (var item in from) await into.WriteAsync(item, until);
        }
        catch (Exception ended) when (ended is OperationCanceledException or ChannelClosedException)
        {
            // The screen is gone, or the other half of the line ended first.
        }
        finally
        {
            into.TryComplete();
        }
    }

    /// <summary>The number of the newest entry whenever one is written, and a word when the session is judged otherwise though nothing was.</summary>
    private static async IAsyncEnumerable<SseItem<object?>> Written(Guid session, ChannelReader<(Guid Session, int? Number)> heard, [EnumeratorCancellation] CancellationToken until)
    {
        await foreach (var (written, number) in heard.ReadAllAsync(until))
            if (written == session) yield return new(number, number is null ? "judged" : "written");
    }

    private static async IAsyncEnumerable<SseItem<object?>> Measured(IAsyncEnumerable<object?> live)
    {
        await foreach (var told in live)
            yield return told switch
            {
                SessionReading reading => Item("reading", reading.Number, reading.MeasuredAt, reading.IsLate, [.. reading.Reading.Signals.Select(signal =>
                    new SignTold(ReadingText.WordFor(signal.Signal), signal.Value, signal.Usable, ReadingText.UnitOf(signal.Signal), ReadingText.WordFor(signal.Status), signal.At))]),
                Mismatch other => Item("mismatch", other.Number, other.MeasuredAt, false, []),
                _ => new SseItem<object?>(null, "monitors"),
            };
    }

    private static SseItem<object?> Item(string what, long number, DateTimeOffset at, bool late, IReadOnlyList<SignTold> signs) =>
        new(new ReadingTold(number, at, late, signs), what) { EventId = number.ToString(CultureInfo.InvariantCulture) };
}
