using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Stillpoint.App.Authorization;
using Stillpoint.App.Session.Board;
using Stillpoint.App.Session.Record;

namespace Stillpoint.App.Session.Floor;

/// <summary>What the open floor asks by script. The page itself works without it.</summary>
internal static class FloorEndpoints
{
    public static IEndpointRouteBuilder MapFloor(this IEndpointRouteBuilder app)
    {
        // What an open page asks again and again is one look, and noted as one.
        var floor = app.MapGroup("/floor").RequireAuthorization(Access.AtTheBedside).WithMetadata(new OneLookAttribute());
        floor.MapGet("/board", Board);
        floor.MapGet("/live", Follow);
        floor.MapGet("/due", () => new RazorComponentResult<DueWhileLocked>()).WithMetadata(new OpenWhenLockedAttribute());
        return app;
    }

    private static async Task<Results<RazorComponentResult<FloorPart>, NotFound>> Board(Guid? clinic, bool? wall, string? show, ClaimsPrincipal who, FloorAccess door, CancellationToken cancel) =>
        await door.Open(who, clinic, cancel) is { } view ? new RazorComponentResult<FloorPart>(new { View = view.Only(show), Wall = wall is true }) : TypedResults.NotFound();

    private static Results<ServerSentEventsResult<string>, NotFound> Follow(Guid? clinic, ClaimsPrincipal who, HttpContext http, RightToRead right, SessionPlaces places, SessionFeed feed, IHostApplicationLifetime life)
    {
        if (FloorAccess.Clinic(who, clinic) is not { } here) return TypedResults.NotFound();
        http.Response.Headers["X-Accel-Buffering"] = "no";
        return TypedResults.ServerSentEvents(Changes(here, places, feed, life.ApplicationStopping, right.Of(http)));
    }

    /// <summary>A word whenever something was written in this clinic, and a beat in between.</summary>
    private static async IAsyncEnumerable<SseItem<string>> Changes(
        Guid clinic, SessionPlaces places, SessionFeed feed, CancellationToken stopping, CancellationToken gone, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        using var until = CancellationTokenSource.CreateLinkedTokenSource(stopping, gone, cancel);
        using var heard = feed.Listen();
        yield return new("", "beat") { ReconnectionInterval = TimeSpan.FromSeconds(2) };
        while (!until.IsCancellationRequested)
        {
            var written = await LiveBeat.Next(heard.Reader, _ => true, until.Token);
            if (written is { } told && (await places.Find(told.Session, CancellationToken.None))?.Clinic != clinic) continue;
            yield return new("", written is null ? "beat" : "written");
        }
    }
}
