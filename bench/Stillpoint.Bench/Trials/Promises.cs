using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Records;
using Stillpoint.App.Session.Readings;
using Stillpoint.App.Session.Record;
using Stillpoint.App.Tests;
using Stillpoint.App.Tests.Interop.Hl7v2;
using Stillpoint.Bench.Monitors;
using Sent = Stillpoint.App.Tests.Interop.Hl7v2.Monitors;

namespace Stillpoint.Bench.Trials;

/// <summary>Screens that write and monitors that speak, without end, at programs that come and go; and what they were told is stored.</summary>
internal sealed class Promises(Guid session)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    private readonly ConcurrentBag<Guid> entries = [];
    private readonly ConcurrentBag<int> readings = [];
    private readonly ConcurrentQueue<Guid> owedEntries = [];
    private readonly ConcurrentQueue<int> owedReadings = [];
    private readonly ConcurrentDictionary<int, byte> sentAgain = [];
    private int number, refused;

    /// <summary>Is told of each promise: an entry or a reading, by which server.</summary>
    public Action<bool, int> Kept { get; set; } = (_, _) => { };

    public int Count => entries.Count + readings.Count;

    /// <summary>As many screens and monitors as asked, until told to end; they live through a server that goes away.</summary>
    public async Task<IReadOnlyList<Task>> Press(ServedProgram program, int server, int screens, int monitors, CancellationToken end)
    {
        var client = await OpenScreen.SignIn(program.Pages.ToString());
        var arrival = Guid.CreateVersion7(DateTimeOffset.UnixEpoch);
        if (entries.IsEmpty && await IsStored(client, arrival, arrives: true)) entries.Add(arrival);
        return [.. Enumerable.Range(0, screens).Select(_ => Write(client, server, end)), .. Enumerable.Range(0, monitors).Select(_ => Speak(program.Monitors, server, end))];
    }

    /// <summary>What was sent and not answered before is sent again until it is.</summary>
    public async Task Settle(ServedProgram program)
    {
        using var client = await OpenScreen.SignIn(program.Pages.ToString());
        while (owedEntries.TryDequeue(out var id))
            if (await IsStored(client, id)) entries.Add(id);
            else throw new InvalidOperationException("What was owed was refused.");
        if (owedReadings.IsEmpty) return;
        using var line = await MonitorLine.To(program.Monitors);
        while (owedReadings.TryDequeue(out var count))
            if (await IsTaken(line, count)) readings.Add(count);
            else throw new InvalidOperationException("What was owed was refused.");
    }

    /// <summary>Compares what was promised with what is there, and says it.</summary>
    public async Task<string> Compare(Engine engine)
    {
        await using var db = engine.Open();
        var strip = await db.Set<SessionEventRow>().AsNoTracking().Where(row => row.SessionId == session).Select(row => row.Id).ToListAsync();
        var counts = (await db.Set<DeviceReadingRow>().AsNoTracking().Select(row => row.Signals).ToListAsync())
            .ConvertAll(row => (int)ReadingText.Read(row).Single(signal => signal.Code == "99NW 7 Count").Value!.Value);
        var twice = counts.GroupBy(count => count).Where(same => same.Count() > 1).Select(same => same.Key).ToList();
        var lost = entries.Except(strip).Count() + readings.Except(counts).Count();
        var doubled = strip.Count - strip.Distinct().Count() + twice.Count(count => !sentAgain.ContainsKey(count));
        var verified = await new RecordCheck(db).Everything();
        var says = string.Create(CultureInfo.InvariantCulture, $"{entries.Count} entries and {readings.Count} readings acknowledged, {refused} tries refused; {lost} lost, {doubled} doubled, ")
            + string.Create(CultureInfo.InvariantCulture, $"{twice.Count} readings there twice of {sentAgain.Count} that a monitor sent twice; {verified.Says}");
        return lost + doubled == 0 && verified.Broken is null ? says : throw new InvalidOperationException(says);
    }

    private async Task Write(HttpClient client, int server, CancellationToken end)
    {
        while (!end.IsCancellationRequested)
        {
            if (!owedEntries.TryDequeue(out var id)) id = Guid.CreateVersion7(DateTimeOffset.UnixEpoch.AddYears(50).AddSeconds(Interlocked.Increment(ref number)));
            if (await IsStored(client, id))
            {
                entries.Add(id);
                Kept(true, server);
            }
            else
            {
                owedEntries.Enqueue(id);
                await Task.Delay(Pause * 5, CancellationToken.None);
            }
            await Task.Delay(Pause, CancellationToken.None);
        }
    }

    private async Task<bool> IsStored(HttpClient client, Guid id, bool arrives = false)
    {
        var (kind, measuredAt) = (arrives ? "arrived" : "note", TimeProvider.System.GetUtcNow());
        using var body = JsonContent.Create(new { id, kind, measuredAt, body = arrives ? (object)new { } : new { text = "Goes on." } });
        try
        {
            using var answer = await client.PostAsync($"/sessions/{session}/entries", body);
            if (answer.StatusCode == HttpStatusCode.OK) return true;
            if (answer.StatusCode != HttpStatusCode.ServiceUnavailable) throw new InvalidOperationException($"An entry was answered with {answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
        }
        catch (HttpRequestException)
        {
            // The program died.
        }
        Interlocked.Increment(ref refused);
        return false;
    }

    private async Task Speak(IPEndPoint at, int server, CancellationToken end)
    {
        try
        {
            using var line = await MonitorLine.To(at);
            while (!end.IsCancellationRequested)
            {
                if (owedReadings.TryDequeue(out var count)) sentAgain.TryAdd(count, 0);
                else count = Interlocked.Increment(ref number);
                if (await IsTaken(line, count))
                {
                    readings.Add(count);
                    Kept(false, server);
                }
                else
                {
                    owedReadings.Enqueue(count);
                    Interlocked.Increment(ref refused);
                }
                await Task.Delay(Pause, CancellationToken.None);
            }
        }
        catch (System.Net.Sockets.SocketException)
        {
            // The program died before this monitor had called.
        }
    }

    /// <summary>Whether it was answered as durable; a line that broke answers nothing.</summary>
    private static async Task<bool> IsTaken(MonitorLine line, int count)
    {
        try
        {
            await line.Send(Sent.Report(count.ToString(CultureInfo.InvariantCulture), LoadLine.DeviceOf(1), bed: "") + Sent.Lines(string.Create(CultureInfo.InvariantCulture, $"OBX|8|NM|7^Count^99NW||{count}|1|||||R")));
            return await line.HearOrHangUp() is { } answer && MonitorLine.Outcome(answer).Code == "AA";
        }
        catch (IOException)
        {
            return false;
        }
    }
}
