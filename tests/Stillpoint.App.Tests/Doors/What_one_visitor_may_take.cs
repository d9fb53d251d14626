using System.Net;
using System.Net.Sockets;
using System.Text;
using Stillpoint.App.Doors;
using Stillpoint.App.Tests.People;

namespace Stillpoint.App.Tests.Doors;

/// <summary>Raw connections to the pages' door.</summary>
public sealed class What_one_visitor_may_take
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    private static async Task<TcpClient> Connect(RunningClinic clinic)
    {
        var address = new Uri(clinic.Address);
        var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port);
        return client;
    }

    private static async Task<string> Answer(RunningClinic clinic, string request)
    {
        using var client = await Connect(clinic);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(request));
        using var reader = new StreamReader(client.GetStream());
        return await reader.ReadLineAsync().WaitAsync(Longest) ?? "";
    }

    [Theory]
    [InlineData("GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n", "200")]
    [InlineData("POST /health/live HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", "400")]
    [InlineData("GET /health/live HTTP/1.1\nHost: localhost\n\n", "400")]
    [InlineData("GET /health/live HTTP/1.1\r\nHost: localhost\nX: y\r\n\r\n", "400")]
    public async Task A_request_that_a_proxy_might_read_as_two_is_refused(string request, string status)
    {
        await using var clinic = await RunningClinic.Start();
        Assert.StartsWith($"HTTP/1.1 {status} ", await Answer(clinic, request), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_of_megabytes_is_refused_before_it_is_read()
    {
        await using var clinic = await RunningClinic.Start();
        using var visitor = clinic.Visitor();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/enquire") { Content = new StringContent("Form.Message=" + new string('m', 4_000_000), Encoding.ASCII, "application/x-www-form-urlencoded") };
        request.Headers.ExpectContinue = true;
        using var reply = await visitor.Send(request);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, reply.StatusCode);
    }

    [Fact]
    public async Task Whoever_opens_connections_without_end_is_cut_off_and_the_server_lives()
    {
        await using var clinic = await RunningClinic.Start();
        var open = new List<TcpClient>();
        try
        {
            var cut = 0;
            for (var number = 0; number < 400; number++)
            {
                var client = await Connect(clinic);
                open.Add(client);
                await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes("GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n"));
                try
                {
                    if (await client.GetStream().ReadAsync(new byte[16]).AsTask().WaitAsync(Longest) == 0) cut++;
                }
                catch (IOException)
                {
                    cut++;
                }
            }
            Assert.InRange(cut, 100, 300);
        }
        finally
        {
            open.ForEach(client => client.Dispose());
        }
        using var visitor = clinic.Visitor();
        HttpStatusCode? status = null;
        // The server hears of the closed connections one after the other.
        while (status is null)
        {
            try
            {
                using var reply = await visitor.Get("/health/live");
                status = reply.StatusCode;
            }
            catch (HttpRequestException)
            {
                await Task.Yield();
            }
        }
        Assert.Equal(HttpStatusCode.OK, status);
    }
}
