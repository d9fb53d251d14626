using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Records;
using Stillpoint.App.Session.Readings;
using Stillpoint.App.Session.Record;
using Stillpoint.App.Tests.Interop.Hl7v2;
using Stillpoint.App.Tests.People;
using Stillpoint.App.Tests.Records;

namespace Stillpoint.App.Tests.Session;

/// <summary>
/// Two programs over one PostgreSQL, with screens that write and monitors that speak at both, while PostgreSQL is stopped for a
/// minute. Run by hand, as it takes two: <c>./test app --explicit only --filter-class '*through_an_outage*'</c>.
/// </summary>
public sealed class Two_servers_through_an_outage
{
    private const int Screens = 3, Lines = 4;
    private static readonly TimeSpan Before = TimeSpan.FromSeconds(10), Away = TimeSpan.FromSeconds(60), After = TimeSpan.FromSeconds(40), Pause = TimeSpan.FromMilliseconds(20);

    private readonly ConcurrentBag<(Guid Id, int Server, TimeSpan At)> entries = [];
    private readonly ConcurrentBag<(int Number, int Server, TimeSpan At)> readings = [];
    private readonly Stopwatch clock = new();
    private int number, refused;

    [Fact(Explicit = true)]
    public async Task Lose_nothing_they_acknowledged_and_go_on_by_themselves()
    {
        await using var clinic = await RunningClinic.Start(TestDatabase.Postgres);
        var chair = await (await AChair.In(clinic)).WithTheDrugRunning();
        await using (var db = clinic.Database.Open())
        {
            db.Add(new DeviceRow { Id = clinic.NewId(), ClinicId = clinic.Clinic, Identifier = Monitors.Device, Name = "Blue", RegisteredAt = clinic.Clock.GetUtcNow() });
            await db.SaveChangesAsync();
        }
        using var one = await ServedProgram.Start(clinic.Database.Place);
        using var other = await ServedProgram.Start(clinic.Database.Place);
        ServedProgram[] servers = [one, other];

        using var end = new CancellationTokenSource();
        clock.Start();
        var load = new List<Task>();
        for (var server = 0; server < servers.Length; server++)
        {
            var nurse = new Visitor(servers[server].Pages);
            using (await nurse.SignIn(chair.Nurse.Email!, RunningClinic.Password)) { }
            for (var screen = 0; screen < Screens; screen++) load.Add(Write(nurse, chair, server, end.Token));
            for (var line = 0; line < Lines; line++) load.Add(Speak(servers[server].Monitors, server, end.Token));
        }
        await Task.Delay(Before);
        await TestPostgres.Stop();
        var stopped = clock.Elapsed;
        await Task.Delay(Away);
        await TestPostgres.Start();
        var started = clock.Elapsed;
        await Task.Delay(After);
        await end.CancelAsync();
        await Task.WhenAll(load);

        var say = TestContext.Current.TestOutputHelper!;
        say.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{entries.Count} entries and {readings.Count} readings acknowledged, {refused} tries refused; away for {(started - stopped).TotalSeconds:0} s"));
        for (var server = 0; server < servers.Length; server++)
        {
            using var visitor = new Visitor(servers[server].Pages);
            using var ready = await visitor.Get("/health/ready");
            Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
            var (entry, reading) = (entries.Where(x => x.Server == server && x.At > started).Min(x => x.At) - started, readings.Where(x => x.Server == server && x.At > started).Min(x => x.At) - started);
            say.WriteLine(string.Create(CultureInfo.InvariantCulture, $"server {server}: first entry {entry.TotalSeconds:0.0} s, first reading {reading.TotalSeconds:0.0} s after the database was back"));
        }
        // The test's own connections broke with the others.
        Npgsql.NpgsqlConnection.ClearAllPools();
        var strip = (await chair.Story()).Strip.Select(entry => entry.Id).ToList();
        Assert.Superset(entries.Select(entry => entry.Id).ToHashSet(), strip.ToHashSet());
        Assert.Equal(strip.Count, strip.Distinct().Count());
        await using var after = clinic.Database.Open();
        var stored = (await after.Set<DeviceReadingRow>().AsNoTracking().Select(row => row.Signals).ToListAsync()).Select(row => (int)ReadingText.Read(row).Single(signal => signal.Code == "99NW 7 Count").Value!.Value).ToHashSet();
        Assert.Superset(readings.Select(reading => reading.Number).ToHashSet(), stored);
        var verified = await new RecordCheck(after).Everything();
        Assert.Null(verified.Broken);
        say.WriteLine($"{verified.Links} links hold");
    }

    /// <summary>A screen that sends what was not stored again until it is.</summary>
    private async Task Write(Visitor nurse, AChair chair, int server, CancellationToken end)
    {
        while (!end.IsCancellationRequested)
        {
            var id = Guid.CreateVersion7(DateTimeOffset.UnixEpoch.AddYears(56).AddSeconds(Interlocked.Increment(ref number)));
            while (!await IsStored(nurse, chair, id) && !end.IsCancellationRequested) await Task.Delay(Pause * 10, CancellationToken.None);
            if (!end.IsCancellationRequested) entries.Add((id, server, clock.Elapsed));
            await Task.Delay(Pause, CancellationToken.None);
        }
    }

    private async Task<bool> IsStored(Visitor nurse, AChair chair, Guid id)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{chair.Page}/entries") { Content = JsonContent.Create(new { id, kind = "note", measuredAt = "2026-11-19T15:15:00Z", body = new { text = "Goes on." } }) };
        using var answer = await nurse.Send(request);
        if (answer.StatusCode == HttpStatusCode.OK) return true;
        Interlocked.Increment(ref refused);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        return false;
    }

    /// <summary>A monitor that sends the next message when the last was answered, and connects again when it has to.</summary>
    private async Task Speak(IPEndPoint monitors, int server, CancellationToken end)
    {
        using var line = await MonitorLine.To(monitors);
        while (!end.IsCancellationRequested)
        {
            var count = Interlocked.Increment(ref number);
            await line.Send(Monitors.Report(count.ToString(CultureInfo.InvariantCulture), bed: "") + Monitors.Lines(string.Create(CultureInfo.InvariantCulture, $"OBX|8|NM|7^Count^99NW||{count}|1|||||R")));
            if ((await line.Outcome()).Code == "AA") readings.Add((count, server, clock.Elapsed));
            else Interlocked.Increment(ref refused);
            await Task.Delay(Pause, CancellationToken.None);
        }
    }
}
