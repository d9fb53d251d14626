using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.HttpOverrides;
using Stillpoint.App.Kernel;

namespace Stillpoint.App.Doors;

/// <summary>Doors that were judged and may open: the plan, and the certificates it needs, loaded.</summary>
internal sealed record OpenDoors(DoorPlan Plan, X509Certificate2? Certificate, X509Certificate2? MllpCertificate, IReadOnlyList<IPAddress> Proxies)
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
        if (proxies.Count > 0 && !plan.BehindProxy) return (null, "--proxies is of use only with --behind-proxy.");
        if (proxies.FirstOrDefault(proxy => !IPAddress.TryParse(proxy, out _)) is { } wrong) return (null, $"“{wrong}” in --proxies is no address.");

        var (certificate, broken) = Load(plan.Certificate, now);
        if (broken is not null) return (null, broken);
        var (mllp, mllpBroken) = Load(plan.MllpCertificate, now);
        return mllpBroken is not null ? (null, mllpBroken) : (new(plan, certificate, mllp, [.. proxies.Select(IPAddress.Parse)]), null);
    }

    private static (X509Certificate2?, string?) Load(string? file, DateTimeOffset now) => file is null ? (null, null) : ServerCertificate.Load(file, now);

    public void Configure(IWebHostBuilder web)
    {
        web.UseUrls(Address);
        if (Certificate is { } certificate) web.ConfigureKestrel(kestrel => kestrel.ConfigureHttpsDefaults(https => https.ServerCertificate = certificate));
        OneFraming.WholeLineEnds();
        web.ConfigureKestrel(kestrel => Ceilings.Apply(kestrel, Plan.BehindProxy));
    }

    /// <summary>What a proxy says about the visitor is believed of this machine's and of the listed ones only.</summary>
    public void Configure(WebApplication app)
    {
        if (!Plan.BehindProxy) return;
        var forwarded = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto };
        foreach (var proxy in Proxies) forwarded.KnownProxies.Add(proxy);
        app.UseForwardedHeaders(forwarded);
    }
}
