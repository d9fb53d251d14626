using Stillpoint.App.Texts;

namespace Stillpoint.App.Shell;

/// <summary>
/// Which language a page speaks: the one asked for in its address, then the one chosen before, then the one the device prefers.
/// Numbers and dates are written alike in all of them: a decimal comma in a dose is a hazard.
/// </summary>
internal static class Languages
{
    public const string Key = "lang";

    /// <summary>The language of this page; English where the page has no other.</summary>
    public static Language Of(HttpContext http) => Layouts.Have<BilingualAttribute>(http) ? Chosen(http.Request) : Language.English;

    /// <summary>This page in another language.</summary>
    public static string Link(HttpRequest request, Language language) => $"{request.PathBase}{request.Path}?{Key}={Translated.Code(language)}";

    /// <summary>Remembers a language somebody asked for by its address, so that the pages after it keep speaking it.</summary>
    public static IApplicationBuilder UseLanguages(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        if (Asked(http.Request) is { } language && http.Request.Cookies[Key] != Translated.Code(language))
            http.Response.Cookies.Append(Key, Translated.Code(language), new()
            {
                MaxAge = TimeSpan.FromDays(365), HttpOnly = true, IsEssential = true, SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps,
            });
        return next(http);
    });

    /// <summary>The language somebody asked for, chose before, or whose device prefers.</summary>
    public static Language Chosen(HttpRequest request) => Asked(request) ?? Known(request.Cookies[Key]) ?? Preferred(request);

    private static Language? Asked(HttpRequest request) => Known(request.Query[Key]);

    private static Language? Known(string? code) => code switch { "en" => Language.English, "es" => Language.Spanish, _ => null };

    private static Language Preferred(HttpRequest request)
    {
        foreach (var wanted in request.GetTypedHeaders().AcceptLanguage.OrderByDescending(wanted => wanted.Quality ?? 1))
            if (wanted.Value.Length >= 2 && Known(wanted.Value.Value![..2].ToLowerInvariant()) is { } language) return language;
        return Language.English;
    }
}
