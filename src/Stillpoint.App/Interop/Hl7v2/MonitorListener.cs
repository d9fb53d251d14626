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
        var doorway = new Doorway(listener!.AcceptSocketAsync, settings.Connections, settings.MaySpeak, clock, log);
        while (await doorway.Next(stoppingToken) is { } letIn)
        {
            var serving = Serve(letIn, stoppingToken);
            connections.TryAdd(serving, 0);
            _ = serving.ContinueWith(done => connections.TryRemove(done, out _), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }
        // What was read is seen through to the disk before the program ends.
        await Task.WhenAll(connections.Keys);
    }

    private async Task Serve(LetIn letIn, CancellationToken stop)
    {
        await Task.Yield();
        using var place = letIn.Place;
        var socket = letIn.Socket;
        var from = new Speaker(letIn.From, () => IsOpen(socket));
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

    [LoggerMessage(Level = LogLevel.Information, Message = "The connection from {From} broke")]
    private static partial void LogBroke(ILogger log, Exception why, IPAddress from);

    [LoggerMessage(Level = LogLevel.Error, Message = "The connection from {From} failed")]
    private static partial void LogFailed(ILogger log, Exception why, IPAddress from);
}
