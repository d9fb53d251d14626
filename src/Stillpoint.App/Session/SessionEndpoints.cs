using System.Diagnostics;
using System.Security.Claims;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Stillpoint.App.Authorization;
using Stillpoint.App.Session.Bedside;
using Stillpoint.App.Session.Board;
using Stillpoint.App.Session.Floor;
using Stillpoint.App.Session.Papers;
using Stillpoint.App.Session.Readings;
using Stillpoint.App.Session.Record;
using Stillpoint.Care.Session.Charting;

namespace Stillpoint.App.Session;

/// <summary>An entry as a screen sends it. The id and the measured time are the screen's own, so that sending twice stores once.</summary>
/// <param name="By">Who wrote it: it may have waited on a device at which somebody else is signed in now.</param>
internal sealed record EntrySent(Guid Id, string Kind, DateTimeOffset MeasuredAt, Guid? Supersedes, JsonElement Body, Guid? By = null);

/// <summary>What became of it; the words of a refusal and of what is asked are for the screen.</summary>
internal sealed record EntryAnswer(int? Number, bool Already, string? Refused, IReadOnlyList<EntryQuestion>? Asks = null);

/// <summary>What the live pages of a session ask by script. The pages themselves work without it.</summary>
internal static class SessionEndpoints
{
    /// <summary>Far more than any entry that is accepted, and far less than would hurt.</summary>
    private const long MostBytes = 256 * 1024;

    public static IServiceCollection AddSessions(this IServiceCollection services) => services
        .AddScoped<SessionReader>().AddScoped<Planning.IDosesGiven, DosesGiven>().AddScoped<HouseValues.IPastSessions, PastSessions>().AddScoped<Gate.GateDesk>().AddScoped<Gate.PreparationDesk>().AddScoped<EscortDesk>().AddScoped<Medicines.MedicineDesk>().AddScoped<Bedside.Forms.EntryDesk>().AddScoped<RestartDesk>().AddScoped<HandoverDesk>().AddScoped<AddendumDesk>().AddScoped<SessionReadings>().AddScoped<SessionLoader>()
        .AddScoped<Charting>().AddSingleton<SessionBoard>().AddHostedService<StopWatcher>().AddHostedService<ReadingWatcher>()
        .AddSingleton<SessionRelay>().AddHostedService(services => services.GetRequiredService<SessionRelay>())
        .AddScoped<ReadingSeals>().AddScoped<RecordNight>().AddSingleton(RecordNight.Kind).AddSingleton<RecordKeeper>().AddHostedService(services => services.GetRequiredService<RecordKeeper>())
        .AddScoped<FloorReader>().AddScoped<FloorAccess>().AddScoped<LastSessions>().AddScoped<BedsideReader>()
        .AddPapers().AddSingleton<KeptFloors>().AddSingleton<SessionPlaces>().AddSingleton<ReadingFeed>().AddSingleton<Estimates>();

    public static IEndpointRouteBuilder MapSessions(this IEndpointRouteBuilder app)
    {
        var session = app.MapGroup("/sessions/{session:guid}").RequireAuthorization(Access.AtTheBedside);

        session.MapPost("/entries", Write).WithMetadata(new Microsoft.AspNetCore.Mvc.RequestSizeLimitAttribute(MostBytes));
        // What an open page asks again and again is one look, and noted as one.
        var look = session.MapGroup("").WithMetadata(new OneLookAttribute());
        look.MapGet("/view", View);
        look.MapGet("/panels", Show);
        look.MapGet("/estimate/paused", PredictPaused);
        look.MapGet("/live", LiveLine.Follow);

        return app.MapPapers().MapFloor();
    }

    private static async Task<Results<Ok<EntryAnswer>, Conflict<EntryAnswer>, StatusCodeHttpResult>> Write(Guid session, EntrySent sent, ClaimsPrincipal who, Charting charting)
    {
        if (sent is not { Kind: not null } || sent.Id == Guid.Empty || sent.MeasuredAt == default) return TypedResults.Conflict(new EntryAnswer(null, false, "Something is missing: an entry has an id, a kind and a time. Load the page again and enter it once more."));
        // An entry is its author's from the moment it was written, and is signed by nobody else's hand.
        if (sent.By is { } author && author != who.Id()) return TypedResults.StatusCode(StatusCodes.Status403Forbidden);
        // A closed browser tab must not unwrite a clinical fact, so no request token reaches the write.
        if (EntryCodec.Accept(sent.Kind, sent.Body, out var unread) is not { } entry) return TypedResults.Conflict(new EntryAnswer(null, false, $"Something is missing. {unread}"));
        return await charting.Write(session, new(sent.Id, entry, sent.MeasuredAt, sent.Supersedes, EntryAccess.Of(who)), who.Actor()) switch
        {
            Receipt.Stored stored => TypedResults.Ok(new EntryAnswer(stored.Event.Number, stored.Already, null)),
            Receipt.Asked asked => TypedResults.Conflict(new EntryAnswer(null, false, asked.NotStored, asked.Questions)),
            Receipt.Refused refused => TypedResults.Conflict(new EntryAnswer(null, false, refused.Because)),
            _ => throw new UnreachableException(),
        };
    }

    private static async Task<Ok<BedsideView>> View(Guid session, BedsideReader reader, CancellationToken cancel) => TypedResults.Ok((await reader.Read(session, cancel)).Shown);

    private static async Task<RazorComponentResult<Panels>> Show(Guid session, BedsideReader reader, CancellationToken cancel) => new(new { Here = await reader.Read(session, cancel) });

    private static async Task<Results<Ok<PausedView>, NoContent>> PredictPaused(Guid session, SessionReader reader, Estimates estimates, CancellationToken cancel) =>
        estimates.IfPaused(await reader.Read(session, cancel)) is { } paused ? TypedResults.Ok(paused) : TypedResults.NoContent();
}
