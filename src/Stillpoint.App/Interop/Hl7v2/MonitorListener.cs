using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using Stillpoint.App.Doors;
using Stillpoint.App.Session.Readings;

namespace Stillpoint.App.Interop.Hl7v2;

/// <summary>Listens for monitors that speak HL7 version 2 over MLLP. Who may not speak is turned away unheard.</summary>
internal sealed partial class MonitorListener(MonitorListenerSettings settings, MonitorDoor door, TimeProvider clock, ILogger<MonitorListener> log) : BackgroundService
{
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(100), LongestPause = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<Task, byte> connections = new();
    private readonly Sparing sparing = new(clock);
    private readonly string idStem = "SP" + clock.GetUtcNow().ToUnixTimeSeconds().ToString("x", CultureInfo.InvariantCulture);
    private TcpListener? listener;
    private long answered;

    /// <summary>Where it really listens, once started: the port is chosen by the system when it was given as nought.</summary>
    public IPEndPoint At => (IPEndPoint?)listener?.LocalEndpoint ?? settings.Listen;

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        // A port that is taken must stop the start, not be found out later.
        listener = new TcpListener(settings.Listen);
        if (settings.Listen.Address.Equals(IPAddress.IPv6Any)) listener.Server.DualMode = true;
        try
        {
            listener.Start(backlog: 512);
        }
        catch (SocketException taken) when (taken.SocketErrorCode == SocketError.AddressAlreadyInUse)
        {
            throw new MonitorDoorTakenException(settings.Listen, taken);
        }
        LogListening(log, At.Port);
        return base.StartAsync(cancellationToken);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        listener?.Stop();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var pause = ShortestPause;
        while (!stoppingToken.IsCancellationRequested)
        {
            Socket socket;
            try
            {
                socket = await listener!.AcceptSocketAsync(stoppingToken);
                pause = ShortestPause;
            }
            catch (Exception stopped) when (stopped is OperationCanceledException or ObjectDisposedException)
            {
                break;
            }
            catch (SocketException failed)
            {
                // Without a descriptor to spare the next try fails as this one did: others must first let go of theirs.
                LogNotAccepted(log, failed);
                await Task.Delay(pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
                continue;
            }
            if (Admit(socket) is not { } place)
            {
                socket.Dispose();
                continue;
            }
            var serving = Serve(socket, place, stoppingToken);
            connections.TryAdd(serving, 0);
            _ = serving.ContinueWith(done => connections.TryRemove(done, out _), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }
        // What was read is seen through to the disk before the program ends.
        await Task.WhenAll(connections.Keys);
    }

    /// <summary>A place among the connections for whoever may speak; null when there is none for them.</summary>
    private IDisposable? Admit(Socket socket)
    {
        // Whoever hung up while waiting has no address any more.
        if (socket.RemoteEndPoint is not IPEndPoint { Address: var from }) return null;
        var listed = settings.MaySpeak(from);
        if (listed && settings.Connections.Enter(from) is { } place) return place;
        if (!sparing.IsWorthALine(from)) return null;
        if (listed) LogTooMany(log, from);
        else LogNotListed(log, from);
        return null;
    }

    private async Task Serve(Socket socket, IDisposable place, CancellationToken stop)
    {
        await Task.Yield();
        using var held = place;
        var from = new Speaker(((IPEndPoint)socket.RemoteEndPoint!).Address, () => IsOpen(socket));
        try
        {
            socket.NoDelay = true;
            socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);
            await using var plain = new NetworkStream(socket, ownsSocket: true);
            if (settings.Certificate is null)
            {
                await Converse(plain, from, stop);
                return;
            }
            await using var secured = new SslStream(plain);
            using var shaking = new CancellationTokenSource(settings.Patience, clock);
            await secured.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = settings.Certificate }, shaking.Token);
            await Converse(secured, from, stop);
        }
        // One monitor's broken connection is nobody else's concern.
        catch (Exception ended) when (ended is IOException or SocketException or OperationCanceledException or AuthenticationException or ObjectDisposedException)
        {
            LogBroke(log, ended, from.Address);
        }
        // The outermost edge of a connection: what only a bug can cause ends this one, and is said.
        catch (Exception failed) when (failed is not OutOfMemoryException)
        {
            LogFailed(log, failed, from.Address);
        }
    }

    private Task Converse(Stream stream, Speaker from, CancellationToken stop) =>
        new MonitorConnection(stream, from, door, settings, NextId, clock, log).Run(stop);

    /// <summary>What can be read and holds nothing is the end.</summary>
    private static bool IsOpen(Socket socket)
    {
        try
        {
            return !socket.Poll(0, SelectMode.SelectRead) || socket.Available > 0;
        }
        catch (Exception closed) when (closed is SocketException or ObjectDisposedException)
        {
            return false;
        }
    }

    private string NextId() => idStem + Interlocked.Increment(ref answered).ToString("x", CultureInfo.InvariantCulture);

    [LoggerMessage(Level = LogLevel.Information, Message = "Listening for monitors on port {Port}")]
    private static partial void LogListening(ILogger log, int port);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A monitor could not be accepted")]
    private static partial void LogNotAccepted(ILogger log, Exception failed);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A connection from {From} was turned away: monitors there are not listed")]
    private static partial void LogNotListed(ILogger log, IPAddress from);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A connection from {From} was turned away: there are too many, in all or from there")]
    private static partial void LogTooMany(ILogger log, IPAddress from);

    [LoggerMessage(Level = LogLevel.Information, Message = "The connection from {From} broke")]
    private static partial void LogBroke(ILogger log, Exception why, IPAddress from);

    [LoggerMessage(Level = LogLevel.Error, Message = "The connection from {From} failed")]
    private static partial void LogFailed(ILogger log, Exception why, IPAddress from);
}
