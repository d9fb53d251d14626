using Microsoft.AspNetCore.Http.Features;
using Stillpoint.App.Authorization;
using Stillpoint.App.HouseValues;

namespace Stillpoint.App.Ask;

/// <summary>
/// <c>POST /api/ask/{question}</c>: the same bytes as on the command line. Requests and answers are stored and logged nowhere.
/// </summary>
internal static class AskEndpoint
{
    public static IEndpointRouteBuilder MapAsk(this IEndpointRouteBuilder app)
    {
        app.MapPost("/api/ask/{question}", async (string question, Houses houses, HttpContext http) => await Answer(Questions.Find(question), http, await houses.All(http.RequestAborted))).RequireAuthorization(Access.AsksTheMedicine);
        return app;
    }

    public static async Task Answer(Question? question, HttpContext http, IReadOnlyDictionary<string, House>? houses = null)
    {
        if (question is null)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        if (http.Request.ContentLength > RequestReader.Cap)
        {
            http.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
            return;
        }
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = null;
        try
        {
            await using var reply = new AskReply(http.Response);
            var outcome = await new AskShell(question, houses).Run(new CappedBody(http.Request.Body, RequestReader.Cap), reply, http.RequestAborted);
            await reply.Finish(outcome);
        }
        catch (BadHttpRequestException bad) when (!http.Response.HasStarted)
        {
            http.Response.StatusCode = bad.StatusCode;
        }
        catch (BadHttpRequestException)
        {
            // Some answers are already on their way; a broken connection is the only honest end.
            http.Abort();
        }
    }
}
