using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Stillpoint.App.Audit;
using Stillpoint.App.Hosting;
using Stillpoint.App.Records;
using Stillpoint.App.Session;
using Stillpoint.App.Session.Readings;
using Stillpoint.Bench.Monitors;
using Stillpoint.Care.HouseValues;
using Stillpoint.Care.Session.Record;

namespace Stillpoint.Bench.Screens;

/// <summary>
/// <c>screens</c>: what the pages of a running floor cost, asked of the whole server over loopback in this process: processor time,
/// time by the clock and statements to the database. Each is asked once a second, after every monitor has spoken, as open screens do.
/// </summary>
internal static class ScreenLoad
{
    public static async Task Run(string[] args)
    {
        var chairs = int.Parse(MonitorLoad.Value(args, "--chairs", "40"), CultureInfo.InvariantCulture);
        var looks = int.Parse(MonitorLoad.Value(args, "--looks", "15"), CultureInfo.InvariantCulture);
        var hours = double.Parse(MonitorLoad.Value(args, "--hours", "0.12"), CultureInfo.InvariantCulture);
        // A file of `clinic`, whose open sessions are the floor; or a clinic of today alone.
        var file = MonitorLoad.Value(args, "--file", "");
        await using var database = file.Length == 0 ? await BenchDatabase.Start("sqlite") : null;
        var engine = database?.Engine ?? Engine.From(file);
        var sessions = database is null ? await Open(engine) : await BenchClinic.Fill(engine, chairs);
        var keys = Directory.CreateTempSubdirectory("stillpoint-bench-keys-").FullName;
        await using var server = Server.Build(new() { Database = database?.Place ?? file, Url = "http://127.0.0.1:0", Keys = keys, Mllp = "off", TwoSteps = false }, more: builder => builder.Logging.ClearProviders());
        await server.StartAsync();
        var monitors = await Monitors(engine);
        using var table = ReadingTable.On(engine, server.Services.GetRequiredService<ReadingFeed>(), server.Services.GetRequiredService<ReadingRelay>());
        var now = TimeProvider.System.GetUtcNow();
        if (database is not null)
        {
            foreach (var session in sessions) await Strip(server.Services, session);
        }
        for (var at = now.AddHours(-hours); at < now; at = at.AddSeconds(1)) table.Write([.. monitors.Select(monitor => Reading(monitor, at))]);

        using var statements = new Statements();
        var address = server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        using var client = await OpenScreen.SignIn(address);
        var bedside = $"/sessions/{sessions[0]}";
        Console.WriteLine(FormattableString.Invariant($"{sessions.Count} chairs, {hours:0.##} h of readings a second, {MonitorLoad.Load()}"));
        foreach (var page in (string[])["/floor/board", "/floor", bedside, $"{bedside}/view", $"{bedside}/panels", $"{bedside}/monitors", "/monitors"])
        {
            for (var warm = 0; warm < 10; warm++) await client.GetStringAsync(page);
            await Ask(page, looks, statements, () => table.Write([.. monitors.Select(monitor => Reading(monitor, TimeProvider.System.GetUtcNow()))]), () => client.GetStringAsync(page));
        }
        // What the open screens ask when one entry was written: two bedsides and a floor.
        string[] bedsideAsks = args.Contains("--asks-thrice") ? [$"{bedside}/view", $"{bedside}/panels", $"{bedside}/estimate"] : [$"{bedside}/panels"];
        await Ask("an entry", looks, statements, () => { }, () => Write(client, bedside));
        await Ask("an entry, two bedsides and a floor", looks, statements, () => { }, async () =>
        {
            await Write(client, bedside);
            foreach (var ask in bedsideAsks.Concat(bedsideAsks).Append("/floor/board")) await client.GetStringAsync(ask);
        });
        await SecondScreen(client, bedside, bedsideAsks, looks);
        await server.StopAsync();
        Directory.Delete(keys, recursive: true);
    }

    private static async Task Ask(string what, int looks, Statements statements, Action before, Func<Task> ask)
    {
        var (took, processor, asked) = (new List<double>(), new List<double>(), new List<int>());
        using var self = Process.GetCurrentProcess();
        for (var look = 0; look < looks; look++)
        {
            before();
            await Task.Delay(1050);
            self.Refresh();
            var (cpu, count, begin) = (self.TotalProcessorTime, statements.Count, Stopwatch.GetTimestamp());
            await ask();
            took.Add(Stopwatch.GetElapsedTime(begin).TotalMilliseconds);
            self.Refresh();
            processor.Add((self.TotalProcessorTime - cpu).TotalMilliseconds);
            asked.Add(statements.Count - count);
        }
        Console.WriteLine(FormattableString.Invariant(
            $"  {(what.StartsWith("/sessions/", StringComparison.Ordinal) ? "/sessions/…" + what[46..] : what),-40} {Middle(took),7:0.0} ms by the clock, {Middle(processor),6:0.0} ms of processor, {Middle(asked.ConvertAll(Convert.ToDouble)),4:0} statements"));
    }

    /// <summary>From before an entry is sent until a second screen, told of it, has read what is new.</summary>
    private static async Task SecondScreen(HttpClient client, string bedside, string[] asks, int looks)
    {
        using var line = await client.GetAsync($"{bedside}/live", HttpCompletionOption.ResponseHeadersRead);
        using var reader = new StreamReader(await line.Content.ReadAsStreamAsync());
        var took = new List<double>();
        for (var look = 0; look < looks; look++)
        {
            await Task.Delay(200);
            var begin = Stopwatch.GetTimestamp();
            var sending = Write(client, bedside);
            while (await reader.ReadLineAsync() is { } text && text != "event: written") { }
            await Task.WhenAll(asks.Select(ask => client.GetStringAsync(ask)));
            took.Add(Stopwatch.GetElapsedTime(begin).TotalMilliseconds);
            await sending;
        }
        Console.WriteLine(FormattableString.Invariant($"  entry to second screen: middle {Middle(took):0.0} ms, most {took.Max():0.0} ms"));
    }

    private static async Task Write(HttpClient client, string bedside)
    {
        using var reply = await client.PostAsJsonAsync($"{bedside}/entries", new { id = Guid.CreateVersion7(), kind = "note", measuredAt = TimeProvider.System.GetUtcNow(), body = new { text = "Calm." } });
        reply.EnsureSuccessStatusCode();
    }

    private static async Task Strip(IServiceProvider services, Guid session)
    {
        await using var scope = services.CreateAsyncScope();
        var now = TimeProvider.System.GetUtcNow();
        var nurse = Actor.Of(await scope.ServiceProvider.GetRequiredService<ClinicDb>().Set<StaffRow>().Select(person => person.Id).SingleAsync());
        var charting = scope.ServiceProvider.GetRequiredService<Charting>();
        async Task Say(Entry entry, double minutesAgo) => await charting.Write(session, new(Guid.CreateVersion7(now), entry, now.AddMinutes(-minutesAgo), null, new(Prescriber: true, Signed: true)), nurse);
        Entry.VitalsCharted Set(int systolic) => new() { Systolic = systolic, Diastolic = 78, HeartRate = 72, Spo2 = 97, RespiratoryRate = 14, OnOxygen = false };
        await Say(new Entry.Arrived(), 40);
        await Say(Set(124), 35);
        await Say(new Entry.TimeOutSigned(House.Shipped.Version, "go", 40, nurse.Person!.Value, Guid.CreateVersion7(now), Guid.CreateVersion7(now)), 31);
        await Say(new Entry.DrugStarted("IV", 75, 0.8m, 40, "Bench."), 30);
        for (var set = 1; set < 6; set++)
        {
            await Say(Set(124 + set), 30 - (5 * set));
            await Say(new Entry.ScaleScored("MOAA/S", 5), 30 - (5 * set));
        }
    }

    private static async Task<List<Guid>> Open(Engine engine)
    {
        await using var db = engine.Open();
        return await db.Set<SessionRow>().Where(row => row.ClosedAt == null).Select(row => row.Id).ToListAsync();
    }

    private static async Task<List<Guid>> Monitors(Engine engine)
    {
        await using var db = engine.Open();
        return await db.Set<DeviceRow>().Select(row => row.Id).ToListAsync();
    }

    private static ToWrite Reading(Guid monitor, DateTimeOffset at)
    {
        var whole = Instants.Whole(at);
        string Sign(string sign, string unit, int value) => $$"""{"sign":"{{sign}}","value":{{value}},"unit":"{{unit}}","status":"measured","code":"MDC 150456"}""";
        var signals = $"[{Sign("heartRate", "/min", 70 + (at.Second % 5))},{Sign("spo2", "%", 97)},{Sign("respiratoryRate", "/min", 14)},{Sign("endTidalCo2", "mm[Hg]", 38)},{Sign("systolic", "mm[Hg]", 124)},{Sign("diastolic", "mm[Hg]", 78)}]";
        return new(new(monitor, whole, whole, whole, null, null, signals), null);
    }

    private static double Middle(List<double> values) => values.Order().ElementAt(values.Count / 2);

    /// <summary>Counts what is asked of the database in this process.</summary>
    private sealed class Statements : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
    {
        private readonly List<IDisposable> listening = [];
        private int count;

        public Statements() => listening.Add(DiagnosticListener.AllListeners.Subscribe(this));

        public int Count => Volatile.Read(ref count);

        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == DbLoggerCategory.Name) listening.Add(value.Subscribe(this, name => name == "Microsoft.EntityFrameworkCore.Database.Command.CommandExecuted"));
        }

        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (value.Key == "Microsoft.EntityFrameworkCore.Database.Command.CommandExecuted") Interlocked.Increment(ref count);
        }

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }

        public void Dispose() => listening.ForEach(one => one.Dispose());
    }
}
