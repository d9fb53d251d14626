using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;

namespace Stillpoint.App.Interop.Hl7v2;

/// <summary>Listens for monitors that speak HL7 version 2 over MLLP. Who may not speak is turned away unheard.</summary>
internal sealed partial class MonitorListener(MonitorListenerSettings settings, MonitorDoor door, TimeProvider clock, ILogger<MonitorListener> log) : BackgroundService
{
    private readonly ConcurrentDictionary<Task, byte> connections = new();
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
        while (!stoppingToken.IsCancellationRequested)
        {
            Socket socket;
            try
            {
                socket = await listener!.AcceptSocketAsync(stoppingToken);
            }
            catch (Exception stopped) when (stopped is OperationCanceledException or ObjectDisposedException)
            {
                break;
            }
            catch (SocketException failed)
            {
                if (stoppingToken.IsCancellationRequested) break;
                LogNotAccepted(log, failed);
                continue;
            }
            if (connections.Count >= settings.MostConnections || !IsAllowed(socket))
            {
                LogTurnedAway(log, socket.RemoteEndPoint);
                socket.Dispose();
                continue;
            }
            var serving = Serve(socket, stoppingToken);
            connections.TryAdd(serving, 0);
            _ = serving.ContinueWith(done => connections.TryRemove(done, out _), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }
        // What was read is seen through to the disk before the program ends.
        await Task.WhenAll(connections.Keys);
    }

    private bool IsAllowed(Socket socket) => socket.RemoteEndPoint is IPEndPoint { Address: var address } && settings.MaySpeak(address);

    private async Task Serve(Socket socket, CancellationToken stop)
    {
        await Task.Yield();
        var from = socket.RemoteEndPoint?.ToString() ?? "?";
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
            LogBroke(log, ended, from);
        }
    }

    private Task Converse(Stream stream, string from, CancellationToken stop) =>
        new MonitorConnection(stream, from, door, settings, NextId, clock, log).Run(stop);

    private string NextId() => idStem + Interlocked.Increment(ref answered).ToString("x", CultureInfo.InvariantCulture);

    [LoggerMessage(Level = LogLevel.Information, Message = "Listening for monitors on port {Port}")]
    private static partial void LogListening(ILogger log, int port);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A monitor could not be accepted")]
    private static partial void LogNotAccepted(ILogger log, Exception failed);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A connection from {From} was turned away: it is not listed, or there are too many")]
    private static partial void LogTurnedAway(ILogger log, EndPoint? from);

    [LoggerMessage(Level = LogLevel.Information, Message = "The connection from {From} broke")]
    private static partial void LogBroke(ILogger log, Exception why, string from);
}
