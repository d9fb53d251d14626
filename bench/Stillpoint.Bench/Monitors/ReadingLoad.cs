using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Stillpoint.App;
using Stillpoint.App.Hosting;
using Stillpoint.App.Interop.Hl7v2;
using Stillpoint.App.Session.Readings;

namespace Stillpoint.Bench.Monitors;

/// <summary>
/// <c>readings</c>: the whole server over loopback, as many monitors as beds each sending once a second, and as many screens open
/// on their sessions. Measured from just before a message is handed to the network until its event is read by the screen:
/// taken in, made durable, acknowledged, relayed and told. At the end every screen must have heard every reading of its bed.
/// </summary>
internal static class ReadingLoad
{
    public static async Task Run(string[] args)
    {
        var engine = MonitorLoad.Value(args, "--engine", "sqlite");
        var beds = int.Parse(MonitorLoad.Value(args, "--beds", "300"), CultureInfo.InvariantCulture);
        var screens = int.Parse(MonitorLoad.Value(args, "--screens", MonitorLoad.Value(args, "--beds", "300")), CultureInfo.InvariantCulture);
        var seconds = int.Parse(MonitorLoad.Value(args, "--seconds", "30"), CultureInfo.InvariantCulture);
        if (engine is not ("sqlite" or "postgres") || seconds is < 1 or > 600) throw new InvalidOperationException("readings --engine sqlite|postgres [--beds 300] [--screens 300] [--seconds 30] [--browser]");

        await using var database = await BenchDatabase.Start(engine);
        var sessions = await BenchClinic.Fill(database.Engine, beds);
        var keys = Directory.CreateTempSubdirectory("stillpoint-bench-keys-").FullName;
        await using var server = Server.Build(new() { Database = database.Place, Url = "http://127.0.0.1:0", Keys = keys, Mllp = "127.0.0.1:0", TwoSteps = false }, more: builder => builder.Logging.ClearProviders());
        await server.StartAsync();
        if (engine == "postgres") await server.Services.GetRequiredService<ReadingRelay>().Listening;
        var address = server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        var listener = server.Services.GetRequiredService<MonitorListener>();

        await BenchClinic.Arrive(server.Services, sessions[0]);

        using var client = await OpenScreen.SignIn(address);
        using var closing = new CancellationTokenSource();
        var open = Enumerable.Range(0, screens).Select(screen => new OpenScreen(client, sessions[screen % beds])).ToList();
        var following = new List<Task>();
        foreach (var screen in open) following.Add(await screen.Follow(closing.Token));
        await using var browser = args.Contains("--browser") ? await BrowserScreen.Open(address, sessions[0]) : null;

        var lines = await Task.WhenAll(Enumerable.Range(1, beds).Select(bed => LoadLine.To(listener.At, bed)));
        var sent = lines.Select(_ => new List<long>(seconds + 10)).ToList();
        const int Warm = 5;
        using var ending = new CancellationTokenSource(TimeSpan.FromSeconds(Warm + seconds));
        using var self = Process.GetCurrentProcess();
        var cpuBefore = self.TotalProcessorTime;
        var begin = Stopwatch.GetTimestamp();
        // Spread over the second, as monitors that know nothing of each other are.
        await Task.WhenAll(lines.Select((line, bed) => Task.Run(() => line.EachSecond(TimeSpan.FromSeconds(1.0 * bed / beds), sent[bed], ending.Token))));
        self.Refresh();
        var cores = (self.TotalProcessorTime - cpuBefore).TotalSeconds / Stopwatch.GetElapsedTime(begin).TotalSeconds;

        var patience = Stopwatch.GetTimestamp();
        while (open.Where((screen, at) => screen.Heard.Count < sent[at % beds].Count).Any() && Stopwatch.GetElapsedTime(patience) < TimeSpan.FromSeconds(10)) await Task.Delay(50);
        var drawn = browser is null ? null : await browser.Seen();
        await closing.CancelAsync();
        await Task.WhenAll(following);

        var measureFrom = begin + Warm * Stopwatch.Frequency;
        var took = new List<long>();
        for (var at = 0; at < open.Count; at++)
        {
            var (heard, told) = (open[at].Heard, sent[at % beds]);
            if (heard.Count != told.Count) throw new InvalidOperationException($"{told.Count} readings sent, {heard.Count} heard by a screen of that bed.");
            took.AddRange(told.Zip(heard).Where(pair => pair.First >= measureFrom).Select(pair => pair.Second - pair.First));
        }
        long[] sorted = [.. took.Order()];
        Console.WriteLine(FormattableString.Invariant(
            $"{engine}: {beds} monitors once a second, {screens} screens, {seconds} s; {sorted.Length} readings heard, none missing; p50 {MonitorLoad.At(sorted, 0.5):0.0} ms, p99 {MonitorLoad.At(sorted, 0.99):0.0} ms, most {MonitorLoad.At(sorted, 1):0.0} ms; {cores:0.00} cores in this process, {MonitorLoad.Load()}"));
        if (drawn is not null) Console.WriteLine(BrowserScreen.Says(drawn, sent[0], measureFrom));

        foreach (var line in lines) line.Dispose();
        await server.StopAsync();
        Directory.Delete(keys, recursive: true);
    }
}
