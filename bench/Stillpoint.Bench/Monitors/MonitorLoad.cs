using System.Diagnostics;
using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Stillpoint.App.Audit;
using Stillpoint.App.Interop.Hl7v2;
using Stillpoint.App.Records;
using Stillpoint.App.Session.Readings;

namespace Stillpoint.Bench.Monitors;

/// <summary>
/// <c>monitors</c>: messages of six observations over loopback TCP, made durable and acknowledged, generator included. Every
/// acknowledgement is checked against the rows at the end.
/// </summary>
internal static class MonitorLoad
{
    public static async Task Run(string[] args)
    {
        var engine = Value(args, "--engine", "sqlite");
        var connections = int.Parse(Value(args, "--connections", "64"), CultureInfo.InvariantCulture);
        var seconds = int.Parse(Value(args, "--seconds", "10"), CultureInfo.InvariantCulture);
        var inFlight = int.Parse(Value(args, "--in-flight", "1"), CultureInfo.InvariantCulture);
        if (engine is not ("sqlite" or "postgres" or "none") || seconds is < 1 or > 20) throw new InvalidOperationException("monitors --engine sqlite|postgres|none [--connections 64] [--seconds 1..20] [--in-flight 1] [--seal]");

        await using var database = engine == "none" ? null : await BenchDatabase.Start(engine);
        if (database is not null) await Register(database.Engine, connections);
        var clock = TimeProvider.System;
        var feed = new ReadingFeed();
        using var relay = database is null ? null : new ReadingRelay(database.Engine, feed, clock, NullLogger<ReadingRelay>.Instance);
        if (relay is not null) await relay.StartAsync(CancellationToken.None);
        if (engine == "postgres") await relay!.Listening;
        using var intake = database is null ? null : new MonitorIntake(new(database.Engine, clock), ReadingTable.On(database.Engine, feed, relay!), clock);
        var bare = new ValueTask<Task<Intake>>(Task.FromResult(Intake.Durable));
        using var listener = new MonitorListener(new(), intake is null ? new(_ => bare, _ => Task.CompletedTask) : new(intake.Take, intake.Keep), clock, NullLogger<MonitorListener>.Instance);
        await listener.StartAsync(CancellationToken.None);

        var lines = await Task.WhenAll(Enumerable.Range(1, connections).Select(number => LoadLine.To(listener.At, number)));
        var warm = TimeSpan.FromSeconds(3);
        var begin = Stopwatch.GetTimestamp();
        var measureFrom = begin + (long)(warm.TotalSeconds * Stopwatch.Frequency);
        var until = measureFrom + (seconds * Stopwatch.Frequency);
        using var sealing = new CancellationTokenSource();
        var seals = database is not null && Array.IndexOf(args, "--seal") >= 0 ? Task.Run(() => Seal(database.Engine, warm + (TimeSpan.FromSeconds(seconds) / 2), sealing.Token)) : Task.FromResult(0);
        using var self = Process.GetCurrentProcess();
        var cpuBefore = self.TotalProcessorTime;
        await Task.WhenAll(lines.Select(line => Task.Run(() => line.Run(inFlight, measureFrom, until))));
        self.Refresh();
        var cpu = (self.TotalProcessorTime - cpuBefore).TotalSeconds;
        var wall = Stopwatch.GetElapsedTime(begin).TotalSeconds;

        await listener.StopAsync(CancellationToken.None);
        await sealing.CancelAsync();
        if (await seals is > 0 and var made) Console.WriteLine(FormattableString.Invariant($"{made} seals meanwhile."));
        long[] took = [.. lines.SelectMany(line => line.Took)];
        Array.Sort(took);
        var answered = lines.Sum(line => line.Answered);
        Console.WriteLine(FormattableString.Invariant(
            $"{engine}: {took.Length / (double)seconds:0} messages/s durable and acknowledged, {connections} connections, {inFlight} in flight each, {lines[0].MessageLength} bytes; p50 {At(took, 0.5):0.0} ms, p99 {At(took, 0.99):0.0} ms, most {At(took, 1):0.0} ms; {cpu / wall:0.00} cores in this process, {Load()}"));
        if (database is not null)
        {
            await using var db = database.Engine.Open();
            var rows = await db.Set<DeviceReadingRow>().LongCountAsync();
            if (rows != answered) throw new InvalidOperationException($"{answered} acknowledged, {rows} stored.");
            Console.WriteLine(FormattableString.Invariant($"{rows} rows stored, each acknowledged; none missing."));
        }
        if (relay is not null) await relay.StopAsync(CancellationToken.None);
        foreach (var line in lines) line.Dispose();
    }

    /// <summary>Seals what came, once amid the measuring; the server does every five minutes.</summary>
    private static async Task<int> Seal(Engine engine, TimeSpan after, CancellationToken until)
    {
        try
        {
            await Task.Delay(after, until);
            await using var db = engine.Open();
            return await new ReadingSeals(db, new AuditTrail(db, TimeProvider.System)).Seal(until);
        }
        catch (OperationCanceledException)
        {
            return 0;
        }
    }

    public static async Task Register(Engine engine, int devices)
    {
        await using var db = engine.Open();
        var now = TimeProvider.System.GetUtcNow();
        var clinic = new ClinicRow { Id = Guid.CreateVersion7(now), Name = "Bench", TimeZone = "Etc/UTC", CreatedAt = now };
        db.Add(clinic);
        for (var number = 1; number <= devices; number++)
            db.Add(new DeviceRow { Id = Guid.CreateVersion7(now), ClinicId = clinic.Id, Identifier = LoadLine.DeviceOf(number), Name = LoadLine.DeviceOf(number), RegisteredAt = now });
        await db.SaveChangesAsync();
    }

    public static string Value(string[] args, string name, string otherwise) => Array.IndexOf(args, name) is var at and >= 0 && at + 1 < args.Length ? args[at + 1] : otherwise;

    public static double At(long[] sorted, double part) => sorted.Length == 0 ? double.NaN : sorted[Math.Min(sorted.Length - 1, (int)(part * sorted.Length))] * 1000.0 / Stopwatch.Frequency;

    /// <summary>How busy the machine was with everything else: a figure measured on a loaded machine is worth what that leaves.</summary>
    public static string Load() => File.Exists("/proc/loadavg") ? "load " + File.ReadAllText("/proc/loadavg").Split(' ')[0] : "";
}
