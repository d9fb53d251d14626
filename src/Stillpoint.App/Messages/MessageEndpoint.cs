using System.Text.Json;
using Stillpoint.App.Doors;
using Stillpoint.App.Kernel;

namespace Stillpoint.App.Messages;

/// <summary>
/// <c>POST /api/messages/events</c>: whoever delivers the messages says what came of one, or what somebody wrote back. Signed with the secret of the
/// clinic; what is not signed is nobody's word.
/// </summary>
internal static class MessageEndpoint
{
    private const int Cap = 16_384;

    private sealed record Said(string? Event, string? Channel, string? Recipient, string? Text)
    {
        public override string ToString() => "[what was said of a message]";
    }

    public static IEndpointRouteBuilder MapMessages(this IEndpointRouteBuilder app)
    {
        app.MapPost("/api/messages/events", Take).AllowAnonymous().RequireRateLimiting(RateLimits.Programs);
        return app;
    }

    private static async Task<IResult> Take(HttpContext http, Settings settings, Reach reach)
    {
        if (settings.SmsSecretFile is null) return Results.NotFound();
        using var body = new MemoryStream();
        var buffer = new byte[4096];
        for (int read; (read = await http.Request.Body.ReadAsync(buffer, http.RequestAborted)) > 0; body.Write(buffer, 0, read))
            if (body.Length + read > Cap) return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        var secret = await File.ReadAllBytesAsync(settings.SmsSecretFile, http.RequestAborted);
        if (!MessageSignature.Holds(http.Request.Headers[MessageSignature.Header], body.ToArray(), secret)) return Results.Unauthorized();
        Said? said;
        try
        {
            said = JsonSerializer.Deserialize<Said>(body.ToArray(), JsonSerializerOptions.Web);
        }
        catch (JsonException)
        {
            return Results.BadRequest();
        }
        if (said is not { Channel: "sms" or "email", Recipient.Length: > 0 and < 255 }) return Results.BadRequest();
        switch (said.Event)
        {
            case "stopped":
            case "received" when MessageTexts.SaysStop(said.Text ?? ""):
                await reach.Stop(said.Channel, said.Recipient, bounced: false);
                return Results.NoContent();
            case "bounced":
                await OutboxSending.Bounced(http.RequestServices, said.Channel, said.Recipient);
                return Results.NoContent();
            case "received" or "delivered":
                return Results.NoContent();
            default:
                return Results.BadRequest();
        }
    }
}
