using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Stillpoint.App.Tests.Interop.Hl7v2;

/// <summary>A monitor's end of the line: sends bytes as they are and reads answers one by one.</summary>
internal sealed class MonitorLine : IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);
    private readonly TcpClient client;
    private readonly List<byte> unread = [];

    private MonitorLine(IPAddress from) => client = new(new IPEndPoint(from, 0)) { NoDelay = true };

    private NetworkStream? stream;

    public NetworkStream Stream => stream ??= client.GetStream();

    /// <param name="listener">Whom it speaks to.</param>
    /// <param name="from">The address it speaks from; the usual one of this machine if none is given.</param>
    public static async Task<MonitorLine> To(IPEndPoint listener, IPAddress? from = null)
    {
        var line = new MonitorLine(from ?? (listener.Address.Equals(IPAddress.IPv6Loopback) ? IPAddress.IPv6Loopback : IPAddress.Loopback));
        await line.client.ConnectAsync(listener);
        return line;
    }

    public async Task Send(params byte[] bytes) => await Stream.WriteAsync(bytes);

    public Task Send(string message, Encoding? charset = null) => Send(Monitors.Framed(message, charset));

    public async Task<string> SendAndHear(string message)
    {
        await Send(message);
        return await Hear();
    }

    /// <summary>The next answer without its frame; null when the listener has hung up.</summary>
    public async Task<string?> HearOrHangUp()
    {
        using var soon = new CancellationTokenSource(Longest);
        var buffer = new byte[16 * 1024];
        while (true)
        {
            if (unread.IndexOf(0x1C) is var end and >= 0)
            {
                var answer = Encoding.UTF8.GetString([.. unread.Take(end).SkipWhile(x => x is 0x0B or 0x0D)]);
                unread.RemoveRange(0, end + 1);
                return answer;
            }
            int read;
            try
            {
                read = await Stream.ReadAsync(buffer, soon.Token);
            }
            catch (IOException)
            {
                return null;
            }
            if (read == 0) return null;
            unread.AddRange(buffer.AsSpan(0, read));
        }
    }

    public async Task<string> Hear() => await HearOrHangUp() ?? throw new InvalidOperationException("The listener hung up.");

    /// <summary>The acknowledgement code and the control id it answers.</summary>
    public static (string Code, string Id) Outcome(string answer)
    {
        var fields = answer.Split('\r').Single(segment => segment.StartsWith("MSA", StringComparison.Ordinal)).Split(answer[3]);
        return (fields[1], fields.ElementAtOrDefault(2) ?? "");
    }

    public async Task<(string Code, string Id)> Outcome() => Outcome(await Hear());

    public void HangUpHalfway()
    {
        _ = Stream;
        client.Client.Shutdown(SocketShutdown.Send);
    }

    public void Dispose() => client.Dispose();
}
