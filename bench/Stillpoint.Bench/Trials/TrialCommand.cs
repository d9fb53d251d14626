using System.Diagnostics;
using System.Globalization;
using Stillpoint.App.Tests;
using Stillpoint.Bench.Monitors;

namespace Stillpoint.Bench.Trials;

/// <summary><c>trial kills</c> and <c>trial outage</c>: what programs of their own do when they are killed, or their database is taken away, under load.</summary>
internal static class TrialCommand
{
    private const int Screens = 3, Lines = 4;

    public static async Task Run(string[] args)
    {
        if (args is ["kills", .. var how]) await Kills(MonitorLoad.Value(how, "--engine", "sqlite"), int.Parse(MonitorLoad.Value(how, "--times", "200"), CultureInfo.InvariantCulture));
        else if (args is ["outage", .. var times]) await Outage(TimeSpan.FromSeconds(int.Parse(MonitorLoad.Value(times, "--seconds", "60"), CultureInfo.InvariantCulture)));
        else throw new InvalidOperationException("trial kills [--engine sqlite|postgres] [--times 200] | trial outage [--seconds 60]");
    }

    /// <summary>Killed again and again, each time after another number of promises.</summary>
    private static async Task Kills(string engine, int times)
    {
        await using var database = await BenchDatabase.Start(engine);
        var promises = new Promises((await BenchClinic.Fill(database.Engine, 1))[0]);
        var random = new Random(11);
        var begin = Stopwatch.GetTimestamp();
        for (var kill = 0; kill < times; kill++)
        {
            using var program = await ServedProgram.Start(database.Place);
            using var end = new CancellationTokenSource();
            var wanted = promises.Count + random.Next(1, 120);
            var enough = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            promises.Kept = (_, _) =>
            {
                if (promises.Count >= wanted) enough.TrySetResult();
            };
            var pressing = await promises.Press(program, 0, Screens, Lines, end.Token);
            await enough.Task.WaitAsync(TimeSpan.FromSeconds(60));
            program.Kill();
            await end.CancelAsync();
            await Task.WhenAll(pressing);
        }
        using (var last = await ServedProgram.Start(database.Place)) await promises.Settle(last);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{engine}, killed {times} times in {Stopwatch.GetElapsedTime(begin).TotalMinutes:0.0} min, {MonitorLoad.Load()}: ") + await promises.Compare(database.Engine));
    }

    /// <summary>Two programs over one PostgreSQL, which is stopped and comes back.</summary>
    private static async Task Outage(TimeSpan away)
    {
        await using var database = await BenchDatabase.Start("postgres");
        var promises = new Promises((await BenchClinic.Fill(database.Engine, 1))[0]);
        using var one = await ServedProgram.Start(database.Place);
        using var other = await ServedProgram.Start(database.Place);
        using var end = new CancellationTokenSource();
        IReadOnlyList<Task> pressing = [.. await promises.Press(one, 0, Screens, Lines, end.Token), .. await promises.Press(other, 1, Screens, Lines, end.Token)];
        await Task.Delay(TimeSpan.FromSeconds(10));
        database.Down();
        var stopped = Stopwatch.GetTimestamp();
        await Task.Delay(away);
        database.Up();
        var back = Stopwatch.GetTimestamp();
        var first = new double?[4];
        promises.Kept = (isEntry, server) => first[server * 2 + (isEntry ? 0 : 1)] ??= Stopwatch.GetElapsedTime(back).TotalSeconds;
        await Task.Delay(TimeSpan.FromSeconds(40));
        await end.CancelAsync();
        await Task.WhenAll(pressing);
        if (!one.Lives || !other.Lives) throw new InvalidOperationException("A program ended.");
        await promises.Settle(one);
        Npgsql.NpgsqlConnection.ClearAllPools();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Two programs, PostgreSQL away for {(back - stopped) / (double)Stopwatch.Frequency:0} s, {MonitorLoad.Load()}: ") + await promises.Compare(database.Engine));
        for (var server = 0; server < 2; server++)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  program {server + 1}: first entry {first[server * 2]:0.0} s and first reading {first[server * 2 + 1]:0.0} s after the database was back"));
    }
}
