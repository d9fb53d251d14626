using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Session.Readings;
using Stillpoint.App.Tests.Interop.Hl7v2;
using Stillpoint.App.Tests.Records;

namespace Stillpoint.App.Tests.Session.Readings;

public sealed class A_killed_program
{
    [Theory, OnEveryEngine]
    public async Task What_it_acknowledged_before_it_was_killed_is_there_when_it_starts_again(string engine)
    {
        await using var ward = await Ward.On(engine);
        await ward.Registered(bed: null);
        var acknowledged = new List<int>();
        using (var program = await Program.Start(ward.World.Database.Place))
        {
            using var line = await MonitorLine.To(program.At);
            var sending = Flood(line);
            while (acknowledged.Count < 300)
            {
                var (code, id) = await line.Outcome();
                Assert.Equal("AA", code);
                acknowledged.Add(int.Parse(id, CultureInfo.InvariantCulture));
            }
            program.Kill();
            // What was on the wire when it died counts as well.
            while (await line.HearOrHangUp() is { } answer) acknowledged.Add(int.Parse(MonitorLine.Outcome(answer).Id, CultureInfo.InvariantCulture));
            await sending;
        }

        using (var again = await Program.Start(ward.World.Database.Place))
        {
            using var line = await MonitorLine.To(again.At);
            Assert.Equal(("AA", "1000000"), MonitorLine.Outcome(await line.SendAndHear(Numbered(1_000_000))));
        }
        var stored = (await ward.Rows()).Select(row => (int)ReadingText.Read(row.Signals).Single(x => x.Code == "99NW 7 Count").Value!.Value).ToHashSet();
        Assert.Superset(acknowledged.ToHashSet(), stored);
        Assert.True(acknowledged.Count >= 300);
    }

    private static string Numbered(int number) => Monitors.Report(number.ToString(CultureInfo.InvariantCulture), bed: "") +
        Monitors.Lines(string.Create(CultureInfo.InvariantCulture, $"OBX|8|NM|7^Count^99NW||{number}|1|||||R"));

    private static async Task Flood(MonitorLine line)
    {
        try
        {
            for (var number = 0; ; number++) await line.Send(Numbered(number));
        }
        catch (IOException)
        {
            // The program died.
        }
    }

    /// <summary>The built program as a child process, with its monitors' door on a port of its own.</summary>
    private sealed class Program : IDisposable
    {
        private readonly Process process;

        private Program(Process process, IPEndPoint at) => (this.process, At) = (process, at);

        public IPEndPoint At { get; }

        public static async Task<Program> Start(string database)
        {
            var port = FreePort();
            var folder = Directory.CreateTempSubdirectory("stillpoint-killed-").FullName;
            var start = new ProcessStartInfo("dotnet",
            [
                Path.Combine(AppContext.BaseDirectory, "stillpoint.dll"), "serve", "--database", database, "--url", "http://127.0.0.1:0", "--keys", folder,
                "--mllp", string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{port}"),
            ])
            { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false, WorkingDirectory = folder };
            var started = Process.Start(start)!;
            var said = new StringBuilder();
            started.OutputDataReceived += (_, line) => said.AppendLine(line.Data);
            started.ErrorDataReceived += (_, line) => said.AppendLine(line.Data);
            started.BeginOutputReadLine();
            started.BeginErrorReadLine();
            var at = new IPEndPoint(IPAddress.Loopback, port);
            using var longest = new CancellationTokenSource(TimeSpan.FromSeconds(60));
            while (true)
            {
                if (started.HasExited || longest.IsCancellationRequested) throw new InvalidOperationException($"The program did not start: {said}");
                try
                {
                    using var knock = new TcpClient();
                    await knock.ConnectAsync(at, longest.Token);
                    return new(started, at);
                }
                catch (SocketException)
                {
                    await Task.Delay(20, longest.Token);
                }
            }
        }

        public void Kill()
        {
            process.Kill();
            process.WaitForExit();
        }

        public void Dispose()
        {
            if (!process.HasExited) Kill();
            process.Dispose();
        }

        private static int FreePort()
        {
            using var listener = new TcpListener(IPAddress.Loopback, 0);
            listener.Start();
            return ((IPEndPoint)listener.LocalEndpoint).Port;
        }
    }
}
