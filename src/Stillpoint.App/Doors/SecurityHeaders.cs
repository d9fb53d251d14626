namespace Stillpoint.App.Doors;

/// <summary>
/// What every answer tells the browser: scripts, styles and pictures from here alone and none written into a page; no
/// frames; no address passed on to another site, since an address may be a single-use link; nothing kept in a cache
/// unless the answer itself allows it.
/// </summary>
internal static class SecurityHeaders
{
    public const string ContentPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        http.Response.OnStarting(static state =>
        {
            var response = ((HttpContext)state).Response;
            var headers = response.Headers;
            headers.ContentSecurityPolicy = ContentPolicy;
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "no-referrer";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers["Cross-Origin-Resource-Policy"] = "same-origin";
            headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";
            headers.XFrameOptions = "DENY";
            // The one script that may answer in place of this server, and only while the server is away: pages of sessions kept on a tablet.
            if (response.HttpContext.Request.Path.StartsWithSegments("/dist", StringComparison.Ordinal, out var file) && file.Value!.StartsWith("/worker", StringComparison.Ordinal)) headers["Service-Worker-Allowed"] = "/";
            if (response.HttpContext.Request.IsHttps) headers.StrictTransportSecurity = "max-age=31536000";
            if (headers.CacheControl.Count == 0) headers.CacheControl = "no-store";
            return Task.CompletedTask;
        }, http);
        return next(http);
    });
}
