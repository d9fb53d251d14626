using System.Net;
using System.Net.Sockets;

namespace Stillpoint.App.Doors;

/// <summary>Whoever was let in, and their place, which they give back when they have gone.</summary>
internal sealed record LetIn(Socket Socket, IPAddress From, IDisposable Place);

/// <summary>
/// Lets in whoever knocks, one after the other: who has no place is sent away before the next is looked at, and when there is no
/// descriptor to take anybody with it waits, since the next try would fail as this one did.
/// </summary>
/// <param name="knocks">The next who knocks.</param>
/// <param name="places">How many may be inside.</param>
/// <param name="isListed">Who may come at all.</param>
/// <param name="clock">The server's.</param>
/// <param name="log">Of the door.</param>
internal sealed partial class Doorway(Func<CancellationToken, ValueTask<Socket>> knocks, ConnectionLimit places, Func<IPAddress, bool> isListed, TimeProvider clock, ILogger log)
{
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(100), LongestPause = TimeSpan.FromSeconds(5);

    private readonly Sparing sparing = new(clock);

    /// <summary>The next who is let in; null once the door is shut.</summary>
    public async Task<LetIn?> Next(CancellationToken stop)
    {
        for (var pause = ShortestPause; ;)
        {
            try
            {
                var socket = await knocks(stop);
                pause = ShortestPause;
                if (Admit(socket) is { } letIn) return letIn;
                socket.Dispose();
            }
            catch (Exception shut) when (shut is OperationCanceledException or ObjectDisposedException or SocketException { SocketErrorCode: SocketError.OperationAborted })
            {
                return null;
            }
            catch (SocketException failed)
            {
                LogNotAccepted(log, failed);
                await Task.Delay(pause, clock, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
            }
        }
    }

    private LetIn? Admit(Socket socket)
    {
        // Whoever hung up while waiting has no address any more.
        if (socket.RemoteEndPoint is not IPEndPoint { Address: var from }) return null;
        var listed = isListed(from);
        if (listed && places.Enter(from) is { } place) return new(socket, from, place);
        if (!sparing.IsWorthALine(from)) return null;
        if (listed) LogTooMany(log, from);
        else LogNotListed(log, from);
        return null;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A connection could not be accepted")]
    private static partial void LogNotAccepted(ILogger log, Exception failed);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A connection from {From} was turned away: those from there are not listed")]
    private static partial void LogNotListed(ILogger log, IPAddress from);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A connection from {From} was turned away: there are too many, in all or from there")]
    private static partial void LogTooMany(ILogger log, IPAddress from);
}
