using System.Text.Json;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Records;
using Stillpoint.App.Texts;

namespace Stillpoint.App.Shell;

/// <summary>
/// The one place where what went wrong becomes an answer: a database that is away is 503, what somebody else changed first is
/// 409. A page says it in words; a script or program gets the status and the same words in <c>refused</c>.
/// </summary>
internal static class Failures
{
    private const int TryAgainAfterSeconds = 10;

    public static void Away(HttpResponse response)
    {
        response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        response.Headers.RetryAfter = TryAgainAfterSeconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>For scripts and programs, which are shown no page.</summary>
    public static async Task InShort(HttpContext http, RequestDelegate next)
    {
        try
        {
            await next(http);
        }
        catch (Exception failed) when (!http.Response.HasStarted && (Outage.Is(failed) || failed is DbUpdateConcurrencyException))
        {
            http.Response.Clear();
            if (failed is DbUpdateConcurrencyException) http.Response.StatusCode = StatusCodes.Status409Conflict;
            else Away(http.Response);
            http.Response.ContentType = "application/json";
            var says = failed is DbUpdateConcurrencyException ? ShellTexts.ChangedWhat : ShellTexts.AwayWhat;
            await http.Response.WriteAsync(JsonSerializer.Serialize(new { refused = says.In(Language.English) }));
        }
    }

    /// <summary>
    /// A form that is not on its page any more, because what it was about is decided, is one that came too late. The framework
    /// answers it with an empty text; nobody could read that.
    /// </summary>
    public static async Task TooLate(HttpContext http, RequestDelegate next)
    {
        await next(http);
        var response = http.Response;
        if (response.HasStarted || response is not { StatusCode: StatusCodes.Status400BadRequest, ContentType: "text/plain" } || http.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is null) return;
        response.StatusCode = StatusCodes.Status409Conflict;
        response.ContentType = null;
    }
}
