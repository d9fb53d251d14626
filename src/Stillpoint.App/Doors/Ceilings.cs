using System.Globalization;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Stillpoint.App.Doors;

/// <summary>What one visitor, and all together, may take of the server at the pages' door. Past it a connection is refused and the others go on.</summary>
internal static class Ceilings
{
    /// <summary>Of one address: a clinic behind one address has tens of tablets, each with a few connections.</summary>
    private const int FromOne = 256;

    /// <summary>Of anything sent here; where more is meant to come, as to <c>/api/ask</c>, the endpoint says so.</summary>
    private const int LongestBody = 2 * 1024 * 1024;

    /// <summary>Descriptors that files, the database, monitors and the program itself need.</summary>
    private const int KeptBack = 1024 + 512;

    public static void Apply(KestrelServerOptions kestrel, bool behindProxy)
    {
        var inAll = Math.Clamp(OpenFiles() - KeptBack, 128, 4096);
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxConcurrentConnections = inAll;
        kestrel.Limits.MaxRequestBodySize = LongestBody;
        kestrel.Limits.MaxRequestHeadersTotalSize = 16 * 1024;
        kestrel.Limits.MaxRequestHeaderCount = 64;
        kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
        kestrel.Limits.KeepAliveTimeout = TimeSpan.FromSeconds(75);
        // A proxy speaks for everybody from one address, and counts for itself.
        if (behindProxy) return;
        var limit = new ConnectionLimit(inAll, Math.Min(FromOne, inAll / 2));
        kestrel.ConfigureEndpointDefaults(listen => listen.Use(next => connection => Admit(limit, connection, next)));
    }

    /// <summary>A form that says it is too long is refused before anything reads it; programs' bodies are judged by their own endpoints.</summary>
    public static IApplicationBuilder UseLongestForm(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        if (http.Request.ContentLength is null or <= LongestBody || !IsForm(http.Request.ContentType)) return next(http);
        http.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
        return Task.CompletedTask;
    });

    // By its words alone: asking the request whether it has a form makes the form, before its token was judged.
    private static bool IsForm(string? type) =>
        type is not null && (type.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase)
            || type.StartsWith("multipart/form-data", StringComparison.OrdinalIgnoreCase));

    private static async Task Admit(ConnectionLimit limit, ConnectionContext connection, ConnectionDelegate next)
    {
        if (connection.RemoteEndPoint is not System.Net.IPEndPoint { Address: var from }) return;
        using var place = limit.Enter(from);
        if (place is not null) await next(connection);
    }

    /// <summary>How many descriptors this process may have; the runtime has raised its own limit to the hard one.</summary>
    private static int OpenFiles()
    {
        if (!File.Exists("/proc/self/limits")) return int.MaxValue;
        var line = File.ReadLines("/proc/self/limits").FirstOrDefault(one => one.StartsWith("Max open files", StringComparison.Ordinal));
        return line?.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [_, _, _, var soft, ..] && int.TryParse(soft, CultureInfo.InvariantCulture, out var limit) ? limit : int.MaxValue;
    }
}
