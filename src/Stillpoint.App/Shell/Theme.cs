using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;

namespace Stillpoint.App.Shell;

/// <summary>Light, dark, or as the device prefers: kept in a cookie, chosen with a plain form, so it works without a script.</summary>
internal static class Theme
{
    private const string Cookie = "theme";

    public static string? Chosen(HttpRequest request) =>
        request.Cookies[Cookie] is "light" or "dark" ? request.Cookies[Cookie] : null;

    /// <summary>Where a person is, without what they searched for: the way back after a choice.</summary>
    public static string WayBack(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) ? request.PathBase + request.Path + request.QueryString : "/";

    public static async Task<IResult> Choose(
        HttpContext http, IAntiforgery antiforgery, [FromForm] string? theme, [FromForm] string? back)
    {
        if (!await antiforgery.IsRequestValidAsync(http))
            return Results.BadRequest();

        if (theme is "light" or "dark")
            http.Response.Cookies.Append(Cookie, theme, Options(http));
        else
            http.Response.Cookies.Delete(Cookie, Options(http));

        return Results.LocalRedirect(IsLocal(back) ? back! : "/");
    }

    private static bool IsLocal(string? path) =>
        path is ['/', ..] && !path.StartsWith("//", StringComparison.Ordinal) && !path.StartsWith("/\\", StringComparison.Ordinal);

    private static CookieOptions Options(HttpContext http) => new()
    {
        MaxAge = TimeSpan.FromDays(365),
        HttpOnly = true,
        IsEssential = true,
        SameSite = SameSiteMode.Lax,
        Secure = http.Request.IsHttps,
    };
}
