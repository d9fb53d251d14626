using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Stillpoint.App.Tests.Records;

/// <summary>A wire to the test's PostgreSQL that can be cut and mended: to whoever is at this end the server is gone, as when it stops.</summary>
internal sealed class WireToPostgres : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<TcpClient, byte> open = new();
    private readonly Task accepting;
    private volatile bool cut;

    public WireToPostgres()
    {
        listener.Start();
        accepting = Accept();
    }

    /// <summary>The same database, reached by this wire.</summary>
    public string To(string place) => new NpgsqlConnectionStringBuilder(place) { Port = ((IPEndPoint)listener.LocalEndpoint).Port, Timeout = 5 }.ConnectionString;

    public void Cut()
    {
        cut = true;
        foreach (var end in open.Keys) Hang(end);
    }

    public void Mend() => cut = false;

    private async Task Accept()
    {
        try
        {
            while (true)
            {
                var here = await listener.AcceptTcpClientAsync();
                if (cut) here.Dispose();
                else _ = Join(here);
            }
        }
        catch (Exception ended) when (ended is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // The test is over.
        }
    }

    private async Task Join(TcpClient here)
    {
        var there = new TcpClient();
        open[here] = open[there] = 0;
        try
        {
            await there.ConnectAsync(IPAddress.Loopback, TestPostgres.Port);
            (here.NoDelay, there.NoDelay) = (true, true);
            await Task.WhenAny(here.GetStream().CopyToAsync(there.GetStream()), there.GetStream().CopyToAsync(here.GetStream()));
        }
        catch (Exception broken) when (broken is IOException or SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // Cut.
        }
        finally
        {
            Hang(here);
            Hang(there);
        }
    }

    private void Hang(TcpClient end)
    {
        open.TryRemove(end, out _);
        end.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        listener.Dispose();
        Cut();
        await accepting;
    }
}
