using System.Globalization;
using System.Text;
using System.Xml.Linq;
using Stillpoint.App.Authorization;
using Stillpoint.App.Kernel;
using Stillpoint.App.Shell;
using Stillpoint.App.Texts;

namespace Stillpoint.App.Website;

/// <summary>The public pages by address: one for each language, and the front door, which speaks the visitor's.</summary>
internal static class SiteEndpoints
{
    private static readonly XNamespace Sitemap = "http://www.sitemaps.org/schemas/sitemap/0.9", Xhtml = "http://www.w3.org/1999/xhtml";

    public static IEndpointRouteBuilder MapSite(this IEndpointRouteBuilder app)
    {
        app.MapGet("/", Front).AllowAnonymous();
        foreach (var language in Library.Languages)
        {
            var at = $"/{Translated.Code(language)}";
            app.MapGet(at, (HttpContext http, PublicSite site) => Page(http, site, language, "")).AllowAnonymous();
            app.MapGet($"{at}/{{Key}}", (HttpContext http, PublicSite site, string key) => Page(http, site, language, $"/{key}")).AllowAnonymous();
            app.MapGet($"{at}/clinics/{{Key}}", (HttpContext http, PublicSite site, string key) => Page(http, site, language, $"/clinics/{key}")).AllowAnonymous();
            // What somebody looks for is sent, not asked for by address: it stands in no log and no history.
            app.MapMethods($"{at}/search", ["GET", "POST"], async (HttpContext http, PublicSite site) =>
                Send(http, await site.Search(language, http.Request.HasFormContentType ? (await http.Request.ReadFormAsync())["words"].ToString() : "", Theme.Chosen(http.Request)))).AllowAnonymous().RequireRateLimiting(Doors.RateLimits.Answering);
        }
        app.MapGet("/sitemap.xml", Map).AllowAnonymous();
        app.MapGet("/robots.txt", (Settings settings) => $"User-agent: *\nAllow: /$\nAllow: /en\nAllow: /es\nAllow: /dist/\nDisallow: /\nSitemap: {settings.PublicBase}/sitemap.xml\n").AllowAnonymous();
        return app;
    }

    /// <summary>Whoever works here is shown the page where their role lives.</summary>
    private static Task<IResult> Front(HttpContext http, PublicSite site, Navigation navigation)
    {
        http.Response.Headers.Vary = "Cookie, Accept-Language";
        return http.User.Identity is { IsAuthenticated: true } ? Task.FromResult(Results.LocalRedirect(navigation.HomeOf(http.User))) : Page(http, site, Languages.Chosen(http.Request), "");
    }

    private static async Task<IResult> Page(HttpContext http, PublicSite site, Language language, string path) =>
        await site.Get(language, path, Theme.Chosen(http.Request)) is { } document ? Send(http, document) : Results.NotFound();

    private static IResult Send(HttpContext http, Document document)
    {
        http.Response.Headers.CacheControl = "no-cache";
        if (http.Response.Headers.Vary.Count == 0) http.Response.Headers.Vary = "Cookie";
        http.Response.Headers.ETag = document.Tag;
        return http.Request.Headers.IfNoneMatch == document.Tag ? Results.StatusCode(StatusCodes.Status304NotModified) : Results.Bytes(document.Body, "text/html; charset=utf-8");
    }

    private static async Task<IResult> Map(HttpContext http, PublicSite site, Settings settings)
    {
        var library = await site.Pages();
        var map = new XElement(Sitemap + "urlset", new XAttribute(XNamespace.Xmlns + "xhtml", Xhtml.NamespaceName),
            from path in PublicSite.Paths(library)
            from language in Library.Languages
            select new XElement(Sitemap + "url", new XElement(Sitemap + "loc", Address(language, path)), Library.Languages.Select(other =>
                new XElement(Xhtml + "link", new XAttribute("rel", "alternate"), new XAttribute("hreflang", Translated.Code(other)), new XAttribute("href", Address(other, path))))));
        return Results.Text(string.Create(CultureInfo.InvariantCulture, $"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n{map}"), "application/xml", Encoding.UTF8);

        string Address(Language language, string path) => $"{settings.PublicBase}/{Translated.Code(language)}{path}";
    }
}
