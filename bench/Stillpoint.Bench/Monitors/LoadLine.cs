using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Stillpoint.Bench.Monitors;

/// <summary>
/// One generator connection: keeps so many messages unanswered at a time and notes how long each answer took. The message is
/// made once; only its times are written anew, so that the generator costs little of the two cores it shares.
/// </summary>
internal sealed class LoadLine : IDisposable
{
    private const string Time = "TTTTTTTTTTTTTTTTTT";

    private readonly TcpClient client = new() { NoDelay = true };
    private readonly byte[] message;
    private readonly int[] times;
    private readonly int saturation;
    private readonly Queue<long> sentAt = new();
    private readonly byte[] buffer = new byte[64 * 1024];

    private LoadLine(int number)
    {
        var device = DeviceOf(number);
        var text = string.Concat(
            $"\vMSH|^~\\&|BENCH^{device}^EUI-64|H|||{Time}+0000||ORU^R01^ORU_R01|1|P|2.6|||||||||IHE_PCD_ORU_R01^IHE PCD^1.3.6.1.4.1.19376.1.6.1.1.1^ISO\r",
            "PID|||^^^H^PI\r", string.Create(CultureInfo.InvariantCulture, $"PV1||I|BENCH^^CHAIR-{number}\r"),
            $"OBR|1|1^BENCH|1^BENCH|182777000^monitoring of patient^SCT|||{Time}+0000\r",
            $"OBX|1|NM|147842^MDC_ECG_HEART_RATE^MDC|1.1.1.1|72|264864^MDC_DIM_BEAT_PER_MIN^MDC|||||R|||||||{device}^BENCH\r",
            "OBX|2|NM|150456^MDC_PULS_OXIM_SAT_O2^MDC|1.2.1.1|97|262688^MDC_DIM_PERCENT^MDC|||||R\r",
            "OBX|3|NM|151594^MDC_CO2_RESP_RATE^MDC|1.3.1.1|14|264928^MDC_DIM_RESP_PER_MIN^MDC|||||R\r",
            "OBX|4|NM|151708^MDC_CONC_AWAY_CO2_ET^MDC|1.3.1.2|38|266016^MDC_DIM_MMHG^MDC|||||R\r",
            "OBX|5|NM|150021^MDC_PRESS_BLD_NONINV_SYS^MDC|1.4.1.1|128|266016^MDC_DIM_MMHG^MDC|||||R\r",
            "OBX|6|NM|150022^MDC_PRESS_BLD_NONINV_DIA^MDC|1.4.1.2|79|266016^MDC_DIM_MMHG^MDC|||||R\r\u001C\r");
        message = Encoding.ASCII.GetBytes(text);
        saturation = text.IndexOf("|97|", StringComparison.Ordinal) + 2;
        times = [text.IndexOf(Time, StringComparison.Ordinal), text.LastIndexOf(Time, StringComparison.Ordinal)];
    }

    public static string DeviceOf(int number) => string.Create(CultureInfo.InvariantCulture, $"02535054FFFE{number:X4}");

    public int MessageLength => message.Length;

    /// <summary>How long each answer took, in ticks of the stopwatch, once measuring began.</summary>
    public List<long> Took { get; } = new(400_000);

    public long Answered { get; private set; }

    public static async Task<LoadLine> To(IPEndPoint listener, int number)
    {
        var line = new LoadLine(number);
        await line.client.ConnectAsync(listener);
        return line;
    }

    public async Task Run(int inFlight, long measureFrom, long until)
    {
        var stream = client.GetStream();
        for (var sent = 0; sent < inFlight; sent++) await Send(stream);
        while (sentAt.Count > 0)
        {
            var read = await stream.ReadAsync(buffer);
            if (read == 0) throw new IOException("The listener hung up.");
            var now = Stopwatch.GetTimestamp();
            var answers = Answers(buffer.AsSpan(0, read));
            Answered += answers;
            for (; answers > 0; answers--)
            {
                var asked = sentAt.Dequeue();
                if (asked >= measureFrom && now <= until) Took.Add(now - asked);
                if (now < until) await Send(stream);
            }
        }
    }

    private ValueTask Send(NetworkStream stream)
    {
        Span<byte> written = stackalloc byte[Time.Length];
        TimeProvider.System.GetUtcNow().TryFormat(written, out _, "yyyyMMddHHmmss.fff", CultureInfo.InvariantCulture);
        foreach (var at in times) written.CopyTo(message.AsSpan(at));
        sentAt.Enqueue(Stopwatch.GetTimestamp());
        return stream.WriteAsync(message);
    }

    /// <summary>
    /// One message a second, as a bedside monitor sends them, each with another saturation than the one before, until told to
    /// end; notes when each was handed to the network.
    /// </summary>
    public async Task EachSecond(TimeSpan first, List<long> sent, CancellationToken until)
    {
        var stream = client.GetStream();
        try
        {
            await Task.Delay(first, until);
            using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1));
            do
            {
                message[saturation] = (byte)('0' + sent.Count % 10);
                lock (sent) sent.Add(Stopwatch.GetTimestamp());
                await Send(stream);
                var answers = 0;
                while (answers == 0)
                {
                    var read = await stream.ReadAsync(buffer, CancellationToken.None);
                    if (read == 0) throw new IOException("The listener hung up.");
                    answers = Answers(buffer.AsSpan(0, read));
                }
                Answered += answers;
            }
            while (await timer.WaitForNextTickAsync(until));
        }
        catch (OperationCanceledException)
        {
            // The measuring is over.
        }
    }

    /// <summary>Answers end with one byte each; whatever is not an acceptance is the end of the run.</summary>
    private static int Answers(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IndexOf("|AE|"u8) >= 0 || bytes.IndexOf("|AR|"u8) >= 0) throw new InvalidOperationException(Encoding.ASCII.GetString(bytes));
        return bytes.Count((byte)0x1C);
    }

    public void Dispose() => client.Dispose();
}
