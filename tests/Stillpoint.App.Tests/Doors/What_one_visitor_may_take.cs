using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Stillpoint.App.Doors;
using Stillpoint.App.Records;
using Stillpoint.App.Tests.People;
using Stillpoint.App.Tests.Records;

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
        const string Announced = "POST /enquire HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 4000000\r\n\r\n";
        Assert.StartsWith("HTTP/1.1 413 ", await Answer(clinic, Announced), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(512, 18, 12)]
    [InlineData(1024, 210, 140)]
    [InlineData(16_384, 4096, 1024)]
    [InlineData(int.MaxValue, 4096, 1024)]
    public void What_the_system_lets_it_open_is_shared_out_between_the_doors_the_database_and_itself(int mayOpen, int pages, int monitors)
    {
        var (shares, _) = Descriptors.Share(mayOpen, Engine.From("clinic.db"));
        Assert.Equal((pages, monitors), (shares!.Pages, shares.Monitors));
    }

    [Fact]
    public void With_too_few_to_share_it_says_how_many_it_needs()
    {
        Assert.Contains("may open 256 files and connections at once and needs 504", Descriptors.Share(256, Engine.From("clinic.db")).Refusal, StringComparison.Ordinal);
        Assert.Contains("needs 932", Descriptors.Share(512, Engine.From("Host=db;Database=clinic;Maximum Pool Size=500")).Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void A_few_places_are_for_this_machine_alone_so_that_it_can_be_asked_for_its_health()
    {
        var places = new ConnectionLimit(inAll: 3, fromOne: 3, forThisMachine: 1);
        Assert.NotNull(places.Enter(IPAddress.Parse("192.0.2.30")));
        Assert.NotNull(places.Enter(IPAddress.Parse("192.0.2.31")));
        Assert.Null(places.Enter(IPAddress.Parse("192.0.2.32")));
        Assert.NotNull(places.Enter(IPAddress.Loopback));
        Assert.Null(places.Enter(IPAddress.Loopback));
    }

    [Fact]
    public async Task Without_a_descriptor_to_take_anybody_with_the_door_waits_longer_each_time_and_then_goes_on()
    {
        var clock = new TestClock();
        using var listening = new TcpListener(IPAddress.Loopback, 0);
        listening.Start();
        var tries = 0;
        var doorway = new Doorway(stop => tries++ < 2 ? throw new SocketException((int)SocketError.TooManyOpenSockets) : listening.AcceptSocketAsync(stop), new(1, 1), _ => true, clock, NullLogger.Instance);
        using var client = new TcpClient();
        await client.ConnectAsync((IPEndPoint)listening.LocalEndpoint);
        var next = doorway.Next(CancellationToken.None);
        Assert.Equal((1, 1), (tries, clock.Waiting));
        clock.Pass(TimeSpan.FromMilliseconds(100));
        while (clock.Waiting < 1) await Task.Yield();
        Assert.Equal(2, tries);
        clock.Pass(TimeSpan.FromMilliseconds(199));
        Assert.False(next.IsCompleted);
        clock.Pass(TimeSpan.FromMilliseconds(1));
        using var letIn = (await next.WaitAsync(Longest))!.Socket;
        Assert.Equal(3, tries);
    }

    [Fact]
    public async Task Who_is_turned_away_stands_in_the_log_with_their_address_once_a_minute()
    {
        using var lines = new StringWriter();
        using var listening = new TcpListener(IPAddress.Loopback, 0);
        listening.Start();
        var doorway = new Doorway(listening.AcceptSocketAsync, new(1, 1), _ => false, new TestClock(), new LineLogger(lines, "Stillpoint.Test"));
        var next = doorway.Next(CancellationToken.None);
        for (var knock = 0; knock < 3; knock++)
        {
            using var client = new TcpClient();
            await client.ConnectAsync((IPEndPoint)listening.LocalEndpoint);
            Assert.Equal(0, await client.GetStream().ReadAsync(new byte[1]).AsTask().WaitAsync(Longest));
        }
        listening.Stop();
        Assert.Null(await next.WaitAsync(Longest));
        Assert.Contains("\"From\":\"127.0.0.1\"", Assert.Single(lines.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Silent_connections_without_end_never_take_the_last_descriptor_and_health_answers_meanwhile()
    {
        if (!OperatingSystem.IsLinux()) return;
        const int MayOpen = 512, Silent = 900;
        await using var clinic = await RunningClinic.Start();
        var failed = new List<string>();
        using var program = await ServedProgram.Start(clinic.Database.Place, mostFiles: MayOpen, hears: line => { if (line.Contains("could not be accepted", StringComparison.Ordinal)) failed.Add(line); });
        var open = new List<Socket>();
        try
        {
            for (var number = 0; number < Silent; number++)
            {
                var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
                open.Add(socket);
                socket.Bind(new IPEndPoint(IPAddress.Parse("127.0.0.2"), 0));
                await socket.ConnectAsync(number % 2 == 0 ? program.Monitors : new IPEndPoint(IPAddress.Loopback, program.Pages.Port));
            }
            for (var look = 0; look < 20; look++)
            {
                using var visitor = new Visitor(program.Pages);
                using var ready = await visitor.Get("/health/ready");
                Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
                Assert.InRange(program.OpenFiles, 1, MayOpen - 32);
            }
        }
        finally
        {
            open.ForEach(socket => socket.Dispose());
        }
        Assert.Empty(failed);
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
