using System.Globalization;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Stillpoint.App.People;

namespace Stillpoint.App.Session.Readings;

/// <summary>One sign of a reading as a screen is told it; the trust is one of the written words of a reading's states.</summary>
internal sealed record SignTold(string Sign, decimal? Value, string Unit, string Trust, DateTimeOffset? At);

/// <summary>What a screen is told: a reading, or that one came which names somebody else, or that the monitors changed.</summary>
internal sealed record ReadingTold(long Number, DateTimeOffset? At, bool Late, IReadOnlyList<SignTold> Signs);

/// <summary>The readings of a session as they become durable, for whoever has its page open.</summary>
internal static class ReadingEndpoints
{
    public static void MapReadings(this IEndpointRouteBuilder app) =>
        app.MapGet("/sessions/{session:guid}/readings", Follow).RequireAuthorization(Access.AtTheBedside).WithMetadata(new OneLookAttribute());

    private static async Task<IResult> Follow(Guid session, HttpContext http, SessionReadings readings, IHostApplicationLifetime life, CancellationToken cancel)
    {
        // A screen that comes back says the last number it had; a new one is told what is still to come.
        var after = long.TryParse(http.Request.Headers["Last-Event-ID"], NumberStyles.None, CultureInfo.InvariantCulture, out var last) ? last : await readings.Newest(cancel);
        http.Response.Headers["X-Accel-Buffering"] = "no";
        return TypedResults.ServerSentEvents(Told(session, after, readings, life.ApplicationStopping, http.RequestAborted));
    }

    private static async IAsyncEnumerable<SseItem<ReadingTold?>> Told(
        Guid session, long after, SessionReadings readings, CancellationToken stopping, CancellationToken gone, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        using var until = CancellationTokenSource.CreateLinkedTokenSource(stopping, gone, cancel);
        yield return new(null, "listening") { ReconnectionInterval = TimeSpan.FromSeconds(2) };
        await foreach (var told in readings.Live(session, after, until.Token))
            yield return told switch
            {
                SessionReading reading => Item("reading", reading.Number, reading.MeasuredAt, reading.IsLate, [.. reading.Reading.Signals.Select(signal =>
                    new SignTold(ReadingText.WordFor(signal.Signal), signal.Value, ReadingText.UnitOf(signal.Signal), ReadingText.WordFor(signal.Status), signal.At))]),
                Mismatch other => Item("mismatch", other.Number, other.MeasuredAt, false, []),
                _ => new SseItem<ReadingTold?>(null, "monitors"),
            };
    }

    private static SseItem<ReadingTold?> Item(string what, long number, DateTimeOffset at, bool late, IReadOnlyList<SignTold> signs) =>
        new(new(number, at, late, signs), what) { EventId = number.ToString(CultureInfo.InvariantCulture) };
}
