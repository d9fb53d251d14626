using System.IO.Pipelines;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;

namespace Stillpoint.App.Doors;

/// <summary>The door of the pages. The web server's own tries again without a pause when there is no descriptor to take a connection with, and takes all that come before it counts them.</summary>
internal sealed class PageDoor(ConnectionLimit places, TimeProvider clock, ILoggerFactory logs) : IConnectionListenerFactory
{
    public ValueTask<IConnectionListener> BindAsync(EndPoint endpoint, CancellationToken cancellationToken = default)
    {
        try
        {
            var socket = SocketTransportOptions.CreateDefaultBoundListenSocket(endpoint);
            socket.Listen(512);
            return new(new Listener(socket, new(socket.AcceptAsync, places, _ => true, clock, logs.CreateLogger<PageDoor>()), new(new(), logs.CreateLogger<PageDoor>())));
        }
        catch (SocketException taken) when (taken.SocketErrorCode == SocketError.AddressAlreadyInUse)
        {
            throw new AddressInUseException(taken.Message, taken);
        }
    }

    private sealed class Listener(Socket socket, Doorway doorway, SocketConnectionContextFactory connections) : IConnectionListener
    {
        public EndPoint EndPoint { get; } = socket.LocalEndPoint!;

        public async ValueTask<ConnectionContext?> AcceptAsync(CancellationToken cancellationToken = default)
        {
            if (await doorway.Next(cancellationToken) is not { } letIn) return null;
            letIn.Socket.NoDelay = true;
            return new Visit(connections.Create(letIn.Socket), letIn.Place);
        }

        public ValueTask UnbindAsync(CancellationToken cancellationToken = default)
        {
            socket.Dispose();
            return default;
        }

        public ValueTask DisposeAsync()
        {
            socket.Dispose();
            connections.Dispose();
            return default;
        }
    }

    /// <summary>A connection that holds its place until its socket is closed.</summary>
    private sealed class Visit(ConnectionContext connection, IDisposable place) : ConnectionContext
    {
        public override string ConnectionId { get => connection.ConnectionId; set => connection.ConnectionId = value; }

        public override IFeatureCollection Features => connection.Features;

        public override IDictionary<object, object?> Items { get => connection.Items; set => connection.Items = value; }

        public override IDuplexPipe Transport { get => connection.Transport; set => connection.Transport = value; }

        public override EndPoint? LocalEndPoint { get => connection.LocalEndPoint; set => connection.LocalEndPoint = value; }

        public override EndPoint? RemoteEndPoint { get => connection.RemoteEndPoint; set => connection.RemoteEndPoint = value; }

        public override CancellationToken ConnectionClosed { get => connection.ConnectionClosed; set => connection.ConnectionClosed = value; }

        public override void Abort(ConnectionAbortedException abortReason) => connection.Abort(abortReason);

        public override void Abort() => connection.Abort();

        public override async ValueTask DisposeAsync()
        {
            using var held = place;
            await connection.DisposeAsync();
            await base.DisposeAsync();
        }
    }
}
