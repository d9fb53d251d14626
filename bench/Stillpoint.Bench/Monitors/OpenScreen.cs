using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace Stillpoint.Bench.Monitors;

/// <summary>An open screen as the server sees one: a signed-in connection that follows a session's line, and notes when each reading was heard.</summary>
internal sealed partial class OpenScreen(HttpClient client, Guid session)
{
    public List<long> Heard { get; } = [];

    public static async Task<HttpClient> SignIn(string address)
    {
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new(), MaxConnectionsPerServer = int.MaxValue, ConnectCallback = Loopback };
        var client = new HttpClient(handler) { BaseAddress = new(address), Timeout = Timeout.InfiniteTimeSpan };
        var page = await client.GetStringAsync("/signin");
        var fields = Hidden().Matches(page).Select(found => KeyValuePair.Create(found.Groups["name"].Value, WebUtility.HtmlDecode(found.Groups["value"].Value)))
            .DistinctBy(field => field.Key).Append(new("email", BenchClinic.Email)).Append(new("password", BenchClinic.Password)).Append(new("code", "")).Append(new("recovery", ""));
        using var body = new FormUrlEncodedContent(fields);
        using var answer = await client.PostAsync("/signin", body);
        return answer.StatusCode == HttpStatusCode.Redirect ? client : throw new InvalidOperationException($"Signing in was answered with {answer.StatusCode}.");
    }

    /// <summary>Ends when the line is open and listening; the inner task when it is closed.</summary>
    public async Task<Task> Follow(CancellationToken until)
    {
        var answer = await client.GetAsync($"/sessions/{session}/live", HttpCompletionOption.ResponseHeadersRead, until);
        answer.EnsureSuccessStatusCode();
        var reader = new StreamReader(await answer.Content.ReadAsStreamAsync(until));
        while (await reader.ReadLineAsync(until) is { } line && line != "event: listening") { }
        return Task.Run(() => Listen(answer, reader, until), CancellationToken.None);
    }

    private async Task Listen(HttpResponseMessage answer, StreamReader reader, CancellationToken until)
    {
        using var one = answer;
        try
        {
            var isReading = false;
            while (await reader.ReadLineAsync(until) is { } line)
            {
                if (line == "event: reading") isReading = true;
                else if (line.Length == 0)
                {
                    if (isReading) Heard.Add(Stopwatch.GetTimestamp());
                    isReading = false;
                }
            }
        }
        catch (Exception ended) when (ended is OperationCanceledException or IOException && until.IsCancellationRequested)
        {
            // The measuring is over.
        }
    }

    private static async ValueTask<Stream> Loopback(SocketsHttpConnectionContext context, CancellationToken cancel)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(context.DnsEndPoint, cancel);
        return new NetworkStream(socket, ownsSocket: true);
    }

    [GeneratedRegex("<input[^>]*type=\"hidden\"[^>]*name=\"(?<name>[^\"]*)\"[^>]*value=\"(?<value>[^\"]*)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Hidden();
}
