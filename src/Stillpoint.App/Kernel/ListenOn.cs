using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Stillpoint.App.Kernel;

/// <summary>Where a door is: an address of this machine, or all of them, and a port.</summary>
internal sealed record ListenOn(string Host, int Port)
{
    public const int HttpPort = 5080, MllpPort = 2575;

    public bool IsLoopback => string.Equals(Host, "localhost", StringComparison.OrdinalIgnoreCase) || IPAddress.TryParse(Host, out var address) && IPAddress.IsLoopback(address);

    /// <summary>Reads <c>localhost:5080</c>, <c>192.168.1.20:5080</c>, <c>[::]:5080</c>, <c>*:5080</c>; null when it is none of these.</summary>
    public static ListenOn? Read(string text)
    {
        var colon = text.LastIndexOf(':');
        if (colon <= 0 || !int.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port) || port > IPEndPoint.MaxPort) return null;
        var host = text[..colon].TrimStart('[').TrimEnd(']');
        return host is "*" || string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase) || IPAddress.TryParse(host, out _) ? new(host, port) : null;
    }

    /// <summary>Why nobody can listen there now, in one sentence; asked before anything starts. Null when one can.</summary>
    public string? WhyNot()
    {
        if (Port == 0) return null;
        var address = Host is "*" ? IPAddress.IPv6Any : IPAddress.TryParse(Host, out var known) ? known : IPAddress.Loopback;
        using var listener = new TcpListener(address, Port);
        try
        {
            listener.Start();
            return null;
        }
        catch (SocketException refused)
        {
            return refused.SocketErrorCode switch
            {
                SocketError.AddressAlreadyInUse => $"Another program listens on {this} already: stop it, or choose another place.",
                SocketError.AccessDenied => $"This account may not listen on {this}: choose a port above 1023.",
                _ => $"{this} is no address of this machine.",
            };
        }
    }

    public override string ToString() => Host.Contains(':', StringComparison.Ordinal) ? string.Create(CultureInfo.InvariantCulture, $"[{Host}]:{Port}") : string.Create(CultureInfo.InvariantCulture, $"{Host}:{Port}");
}
