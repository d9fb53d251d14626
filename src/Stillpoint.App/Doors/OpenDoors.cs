using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.HttpOverrides;
using Stillpoint.App.Kernel;
using Stillpoint.App.Records;

namespace Stillpoint.App.Doors;

/// <summary>Doors that were judged and may open: the plan, and the certificates it needs, loaded.</summary>
/// <param name="Plan">Where, for whom.</param>
/// <param name="Certificate">Of the pages.</param>
/// <param name="MllpCertificate">Of the monitors' door.</param>
/// <param name="Proxies">Whose word about the visitor is taken.</param>
/// <param name="Shares">How many connections each door takes.</param>
/// <param name="Names">The names this clinic is reached by; a request for any other host is refused.</param>
internal sealed record OpenDoors(DoorPlan Plan, X509Certificate2? Certificate, X509Certificate2? MllpCertificate, IReadOnlyList<IPAddress> Proxies, Descriptors Shares, IReadOnlyList<string> Names)
{
    public string Address => $"{(Certificate is null ? "http" : "https")}://{Plan.Http}";

    /// <summary>The same as a person types it: an address that means "all of this machine's" is written as its name.</summary>
    public string AddressToType => Plan.Http.Host is "*" or "0.0.0.0" or "::" ? Address.Replace(Plan.Http.ToString(), new ListenOn(Dns.GetHostName(), Plan.Http.Port).ToString(), StringComparison.Ordinal) : Address;

    /// <summary>Why one of the doors can't be opened on this machine now, in one sentence.</summary>
    public string? WhyNot() => Plan.Http.WhyNot() ?? Plan.Mllp?.WhyNot();

    /// <summary>The doors of these settings, or the one sentence why they stay shut.</summary>
    public static (OpenDoors? Doors, string? Refusal) Judge(Settings settings, DateTimeOffset now)
    {
        var (plan, unreadable) = settings.Doors();
        if (plan is null) return (null, unreadable);
        if (DoorRules.Refusal(plan) is { } refusal) return (null, refusal);

        var proxies = Settings.List(settings.Proxies);
        if (plan.BehindProxy && settings.Hosts is null) return (null, "--behind-proxy needs --hosts: the names that people type to reach the clinic, such as clinic.example.");
        if (proxies.Count > 0 && !plan.BehindProxy) return (null, "--proxies is of use only with --behind-proxy.");
        if (proxies.FirstOrDefault(proxy => !IPAddress.TryParse(proxy, out _)) is { } wrong) return (null, $"“{wrong}” in --proxies is no address.");

        var (shares, few) = Descriptors.Share(Descriptors.Here(), Engine.From(settings.Database));
        if (shares is null) return (null, few);
        var (certificate, broken) = Load(plan.Certificate, now);
        if (broken is not null) return (null, broken);
        var (mllp, mllpBroken) = Load(plan.MllpCertificate, now);
        if (mllpBroken is not null) return (null, mllpBroken);
        return (new(plan, certificate, mllp, [.. proxies.Select(IPAddress.Parse)], shares, [.. NamesOf(plan, certificate), .. Settings.List(settings.Hosts)]), null);
    }

    /// <summary>This machine as itself, the host of the address, and whatever the certificate vouches for.</summary>
    private static IEnumerable<string> NamesOf(DoorPlan plan, X509Certificate2? certificate)
    {
        yield return "localhost";
        yield return "127.0.0.1";
        yield return "[::1]";
        if (plan.Http.Host is not ("*" or "0.0.0.0" or "::")) yield return Written(plan.Http.Host);
        foreach (var vouched in certificate?.Extensions.OfType<X509SubjectAlternativeNameExtension>() ?? [])
        {
            foreach (var name in vouched.EnumerateDnsNames()) yield return name;
            foreach (var address in vouched.EnumerateIPAddresses()) yield return Written(address.ToString());
        }
    }

    private static string Written(string host) => host.Contains(':', StringComparison.Ordinal) && host[0] != '[' ? $"[{host}]" : host;

    private static (X509Certificate2?, string?) Load(string? file, DateTimeOffset now) => file is null ? (null, null) : ServerCertificate.Load(file, now);

    public void Configure(IWebHostBuilder web)
    {
        web.UseUrls(Address);
        if (Certificate is { } certificate) web.ConfigureKestrel(kestrel => kestrel.ConfigureHttpsDefaults(https => https.ServerCertificate = certificate));
        OneFraming.WholeLineEnds();
        web.ConfigureKestrel(Ceilings.Apply);
        web.ConfigureServices(services => services.AddSingleton<IConnectionListenerFactory>(provider =>
            new PageDoor(Ceilings.Places(Shares, Plan.BehindProxy), provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILoggerFactory>())));
        web.ConfigureServices(services => services.AddHostFiltering(filter => (filter.AllowedHosts, filter.AllowEmptyHosts) = ([.. Names], false)));
    }

    /// <summary>What a proxy says about the visitor is believed of this machine's and of the listed ones only.</summary>
    public void Configure(WebApplication app)
    {
        app.UseHostFiltering();
        if (!Plan.BehindProxy) return;
        var forwarded = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto };
        foreach (var proxy in Proxies) forwarded.KnownProxies.Add(proxy);
        app.UseForwardedHeaders(forwarded);
    }
}
