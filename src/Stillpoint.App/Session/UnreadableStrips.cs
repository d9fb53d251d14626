using Stillpoint.App.Session.Record;

namespace Stillpoint.App.Session;

/// <summary>Whatever page or script of a session meets a strip that cannot be read says so in words, with the way to the emergency cards.</summary>
internal static class UnreadableStrips
{
    public const string Says = "This strip cannot be read, so nothing is judged and nothing can be written on it. Chart on paper.";

    public static IApplicationBuilder UseUnreadableStrips(this IApplicationBuilder app) => app.Use(async (http, next) =>
    {
        try
        {
            await next(http);
        }
        catch (UnreadableStripException unreadable) when (!http.Response.HasStarted)
        {
            http.Response.Clear();
            if ((HttpMethods.IsGet(http.Request.Method) || http.Request.HasFormContentType) && http.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase))
            {
                http.Response.Redirect($"/sessions/{unreadable.Session}/unreadable");
                return;
            }
            http.Response.StatusCode = StatusCodes.Status409Conflict;
            await http.Response.WriteAsJsonAsync(new EntryAnswer(null, false, Says), http.RequestAborted);
        }
    });
}
