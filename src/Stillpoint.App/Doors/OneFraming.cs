namespace Stillpoint.App.Doors;

/// <summary>
/// A request says in one way where it ends. One that says it in two, or ends its lines in a way a proxy may read otherwise,
/// could be two requests to one of them and one to the other: it is refused.
/// </summary>
internal static class OneFraming
{
    /// <summary>Where Kestrel puts the length that a chunked request gave besides.</summary>
    private const string LengthBesides = "X-Content-Length";

    /// <summary>A line of a request ends with CR LF and no less.</summary>
    public static void WholeLineEnds() => AppContext.SetSwitch("Microsoft.AspNetCore.Server.Kestrel.DisableHttp1LineFeedTerminators", isEnabled: true);

    public static IApplicationBuilder UseOneFraming(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        if (!http.Request.Headers.ContainsKey(LengthBesides)) return next(http);
        http.Response.StatusCode = StatusCodes.Status400BadRequest;
        http.Response.Headers.Connection = "close";
        return Task.CompletedTask;
    });
}
