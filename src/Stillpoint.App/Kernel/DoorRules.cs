using System.Net;

namespace Stillpoint.App.Kernel;

/// <summary>How the clinic's doors are to stand, as someone configured them.</summary>
internal sealed record DoorPlan
{
    public bool Demo { get; init; }
    public ListenOn Http { get; init; } = new("localhost", ListenOn.HttpPort);

    /// <summary>A file with the server's certificate and its key.</summary>
    public string? Certificate { get; init; }

    /// <summary>Something in front of this program speaks TLS for it.</summary>
    public bool BehindProxy { get; init; }

    /// <summary>Where monitors connect; null when no monitor door is wanted.</summary>
    public ListenOn? Mllp { get; init; } = new("localhost", ListenOn.MllpPort);

    /// <summary>The addresses or networks a monitor may speak from.</summary>
    public IReadOnlyList<string> MllpFrom { get; init; } = [];

    public string? MllpCertificate { get; init; }
}

/// <summary>Which doors may open. What is wrong is said in one sentence, and then nothing starts.</summary>
internal static class DoorRules
{
    /// <summary>Why the plan may not be carried out; null when it may.</summary>
    public static string? Refusal(DoorPlan plan) => (plan, plan.Mllp) switch
    {
        ({ Demo: true, Http.IsLoopback: false }, _) or ({ Demo: true }, { IsLoopback: false }) =>
            "The demo has open sign-ins, so it listens on this machine only: leave its addresses on localhost.",
        ({ Certificate: not null, BehindProxy: true }, _) =>
            "Choose one of --certificate and --behind-proxy: either this program speaks TLS or the proxy in front of it does.",
        ({ Http.IsLoopback: false, Certificate: null, BehindProxy: false }, _) =>
            $"Listening on {plan.Http} would send patients' data unprotected over the network: give --certificate FILE (stillpoint certificate makes one), or --behind-proxy when a proxy speaks TLS in front.",
        (_, { } mllp) when mllp.Port != 0 && mllp.Port == plan.Http.Port =>
            $"HTTP and MLLP can't both use port {mllp.Port}.",
        (_, _) when plan.MllpFrom.FirstOrDefault(from => !IsAddress(from)) is { } wrong =>
            $"“{wrong}” in the list of monitors is neither an address nor a network such as 192.168.7.0/24.",
        (_, _) when plan.MllpFrom.FirstOrDefault(IsEverywhere) is { } everywhere =>
            $"“{everywhere}” in the list of monitors is the whole world: list the monitors' own addresses.",
        (_, { IsLoopback: false }) when plan.MllpFrom.Count == 0 =>
            $"Listening for monitors on {plan.Mllp} needs the addresses they speak from: give --mllp-from ADDRESS[,ADDRESS].",
        _ => null,
    };

    /// <summary>Whether a monitor at this address may speak: from this machine always, from elsewhere only when listed.</summary>
    public static bool MaySpeak(DoorPlan plan, IPAddress from)
    {
        var address = from.IsIPv4MappedToIPv6 ? from.MapToIPv4() : from;
        return IPAddress.IsLoopback(address) || plan.MllpFrom.Any(listed =>
            IPAddress.TryParse(listed, out var one) ? one.Equals(address) : IPNetwork.TryParse(listed, out var network) && network.Contains(address));
    }

    private static bool IsAddress(string text) => IPAddress.TryParse(text, out _) || IPNetwork.TryParse(text, out _);

    private static bool IsEverywhere(string text) => IPNetwork.TryParse(text, out var network) && network.PrefixLength == 0;
}
