using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Stillpoint.App.Tests.Journeys;

/// <summary>The network between a browser and the server, which a test can cut and mend.</summary>
internal sealed class Wire : IDisposable
{
    private readonly IPEndPoint server;
    private readonly TcpListener here = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<TcpClient, byte> open = new();
    private volatile bool isCut;

    private Wire(Uri to)
    {
        server = new(IPAddress.Parse(to.Host), to.Port);
        here.Start();
        _ = Accept();
    }

    public static Wire To(string address) => new(new(address));

    public string Address => $"http://127.0.0.1:{((IPEndPoint)here.LocalEndpoint).Port}";

    /// <summary>Ends every connection and lets none through until mended.</summary>
    public void Cut()
    {
        isCut = true;
        foreach (var client in open.Keys) client.Dispose();
    }

    public void Mend() => isCut = false;

    private async Task Accept()
    {
        try
        {
            while (true) _ = Carry(await here.AcceptTcpClientAsync());
        }
        catch (Exception ended) when (ended is ObjectDisposedException or SocketException)
        {
            // Taken down.
        }
    }

    private async Task Carry(TcpClient browser)
    {
        using var one = browser;
        using var other = new TcpClient();
        open.TryAdd(one, 0);
        open.TryAdd(other, 0);
        try
        {
            if (isCut) return;
            await other.ConnectAsync(server);
            await Task.WhenAny(one.GetStream().CopyToAsync(other.GetStream()), other.GetStream().CopyToAsync(one.GetStream()));
        }
        catch (Exception ended) when (ended is IOException or SocketException or ObjectDisposedException)
        {
            // Cut, or one end is gone.
        }
        finally
        {
            open.TryRemove(one, out _);
            open.TryRemove(other, out _);
        }
    }

    public void Dispose()
    {
        here.Stop();
        Cut();
        here.Dispose();
    }
}
