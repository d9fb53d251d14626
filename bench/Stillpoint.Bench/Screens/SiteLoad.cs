using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Stillpoint.App.Hosting;
using Stillpoint.Bench.Monitors;

namespace Stillpoint.Bench.Screens;

/// <summary>
/// <c>site</c>: how long a public page takes when several hundred a second are asked for, beside a bare page of the same length from a
/// server that does nothing else, in one process with whoever asks. Each request is begun at its own time, whatever the ones before took.
/// </summary>
internal static class SiteLoad
{
    public static async Task Run(string[] args)
    {
        var rate = int.Parse(MonitorLoad.Value(args, "--rate", "500"), CultureInfo.InvariantCulture);
        var seconds = int.Parse(MonitorLoad.Value(args, "--seconds", "10"), CultureInfo.InvariantCulture);
        await using var database = await BenchDatabase.Start("sqlite");
        await BenchClinic.Fill(database.Engine, 1);
        var keys = Directory.CreateTempSubdirectory("stillpoint-bench-keys-").FullName;
        await using var server = Server.Build(new() { Database = database.Place, Url = "http://127.0.0.1:0", Keys = keys, Mllp = "off", TwoSteps = false }, more: builder => builder.Logging.ClearProviders());
        await server.StartAsync();
        using var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 64, UseCookies = false });
        var site = server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        var page = await client.GetByteArrayAsync($"{site}/en/depression");

        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var bare = builder.Build();
        bare.MapGet("/", () => Results.Bytes(page, "text/html; charset=utf-8"));
        await bare.StartAsync();
        var plain = bare.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();

        Console.WriteLine(FormattableString.Invariant($"{rate} requests a second for {seconds} s, {page.Length} bytes each, {MonitorLoad.Load()}"));
        foreach (var (name, address) in new[] { ("a bare page", plain), ("/en/depression", $"{site}/en/depression"), ("/ in the visitor's language", site) })
        {
            await Ask(client, address, rate, 2);
            var (took, processor) = await Ask(client, address, rate, seconds);
            Console.WriteLine(FormattableString.Invariant($"  {name,-28} half within {took[took.Count / 2],6:0.00} ms, 99 of 100 within {took[took.Count * 99 / 100],7:0.00} ms, at most {took[^1],7:0.0} ms; {processor / took.Count:0.000} ms of processor each, with whoever asks"));
        }
        await bare.StopAsync();
        await server.StopAsync();
        Directory.Delete(keys, recursive: true);
    }

    private static async Task<(List<double> Took, double Processor)> Ask(HttpClient client, string address, int rate, int seconds)
    {
        using var self = Process.GetCurrentProcess();
        var (begin, cpu, asked) = (Stopwatch.GetTimestamp(), self.TotalProcessorTime, new List<Task<double>>());
        for (var number = 0; number < rate * seconds; number++)
        {
            var due = TimeSpan.FromSeconds((double)number / rate);
            while (Stopwatch.GetElapsedTime(begin) < due) await Task.Delay(1);
            asked.Add(One(client, address));
        }
        var took = (await Task.WhenAll(asked)).Order().ToList();
        self.Refresh();
        return (took, (self.TotalProcessorTime - cpu).TotalMilliseconds);
    }

    private static async Task<double> One(HttpClient client, string address)
    {
        var begin = Stopwatch.GetTimestamp();
        await client.GetByteArrayAsync(address);
        return Stopwatch.GetElapsedTime(begin).TotalMilliseconds;
    }
}
