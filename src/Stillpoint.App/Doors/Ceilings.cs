using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Stillpoint.App.Doors;

/// <summary>What one visitor, and all together, may take of the server at the pages' door. Past it a connection is refused and the others go on.</summary>
internal static class Ceilings
{
    /// <summary>Of one address: a clinic behind one address has tens of tablets, each with a few connections.</summary>
    private const int FromOne = 256;

    /// <summary>Of anything sent here; where more is meant to come, as to <c>/api/ask</c>, the endpoint says so.</summary>
    private const int LongestBody = 2 * 1024 * 1024;

    public static void Apply(KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = LongestBody;
        kestrel.Limits.MaxRequestHeadersTotalSize = 16 * 1024;
        kestrel.Limits.MaxRequestHeaderCount = 64;
        kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
        kestrel.Limits.KeepAliveTimeout = TimeSpan.FromSeconds(75);
    }

    /// <summary>The places at the pages' door. A proxy speaks for everybody from one address, and counts for itself.</summary>
    public static ConnectionLimit Places(Descriptors shares, bool behindProxy) => behindProxy
        ? new(shares.Pages, shares.Pages)
        : new(shares.Pages, Math.Min(FromOne, shares.Pages / 2), shares.PagesForThisMachine);

    /// <summary>A form that says it is too long is refused before anything reads it; programs' bodies are judged by their own endpoints.</summary>
    public static IApplicationBuilder UseLongestForm(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        // A page that takes files says how much.
        var most = http.GetEndpoint()?.Metadata.GetMetadata<IRequestSizeLimitMetadata>()?.MaxRequestBodySize ?? LongestBody;
        if (http.Request.ContentLength is not { } length || length <= most || !IsForm(http.Request.ContentType)) return next(http);
        http.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
        return Task.CompletedTask;
    });

    // By its words alone: asking the request whether it has a form makes the form, before its token was judged.
    private static bool IsForm(string? type) =>
        type is not null && (type.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase)
            || type.StartsWith("multipart/form-data", StringComparison.OrdinalIgnoreCase));
}
