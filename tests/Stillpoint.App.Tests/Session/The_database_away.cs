using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Stillpoint.App.Audit;
using Stillpoint.App.Records;
using Stillpoint.App.Session.Record;
using Stillpoint.App.Tests.People;
using Stillpoint.App.Tests.Records;

namespace Stillpoint.App.Tests.Session;

/// <summary>PostgreSQL stops, is held, or its disk is full, while people work.</summary>
public sealed class The_database_away
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private static async Task<HttpStatusCode> Note(RunningClinic clinic, Visitor nurse, AChair chair, string text, TimeProvider? at = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{chair.Page}/entries")
        {
            Content = JsonContent.Create(new { id = clinic.NewId(), kind = "note", measuredAt = (at ?? clinic.Clock).GetUtcNow(), body = new { text } }),
        };
        request.Headers.Accept.ParseAdd("*/*");
        using var answer = await nurse.Send(request);
        if (answer.StatusCode == HttpStatusCode.ServiceUnavailable) Assert.Contains("Nothing you just sent was kept", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        return answer.StatusCode;
    }

    private static async Task<HttpStatusCode> Status(Visitor visitor, string path)
    {
        using var reply = await visitor.Get(path);
        return reply.StatusCode;
    }

    [Fact]
    public async Task Leaves_every_server_alive_and_saying_so_and_what_was_missed_is_caught_up()
    {
        await using var wire = new WireToPostgres();
        await using var here = await RunningClinic.Start(TestDatabase.Postgres, with: settings => settings with { Database = wire.To(settings.Database) });
        await using var there = await here.Beside();
        await there.Services.GetRequiredService<SessionRelay>().Listening;
        var chair = await (await AChair.In(here)).WithTheDrugRunning();
        using var nurse = await here.SignedIn(chair.Nurse);
        using var other = await there.SignedIn(chair.Nurse);
        using var heard = there.Services.GetRequiredService<SessionFeed>().Listen();

        wire.Cut();
        foreach (var one in (Visitor[])[nurse, other])
        {
            using (var page = await one.Get(chair.Page))
            {
                Assert.Equal(HttpStatusCode.ServiceUnavailable, page.StatusCode);
                var words = WebUtility.HtmlDecode(await page.Content.ReadAsStringAsync());
                Assert.Contains("The record can't be reached at the moment", words, StringComparison.Ordinal);
                Assert.Contains("href=\"/emergency\"", words, StringComparison.Ordinal);
            }
            Assert.Equal(HttpStatusCode.OK, await Status(one, "/emergency"));
            Assert.Equal(HttpStatusCode.OK, await Status(one, "/health/live"));
            Assert.Equal(HttpStatusCode.ServiceUnavailable, await Status(one, "/health/ready"));
            Assert.Equal(HttpStatusCode.ServiceUnavailable, await Note(here, one, chair, "Not kept."));
        }
        for (var second = 0; second < 60; second++)
        {
            here.Clock.Pass(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        wire.Mend();
        // Connections that broke are found out one after the other.
        await here.Until(Second, async () => await Note(here, nurse, chair, "Kept again.") == HttpStatusCode.OK);
        await here.Until(Second, async () => await Status(nurse, "/health/ready") == HttpStatusCode.OK);
        var number = (await chair.Story()).Strip.Count;
        var told = 0;
        await here.Until(Second, () =>
        {
            while (heard.Reader.TryRead(out var word)) told = word.Number ?? told;
            return Task.FromResult(told == number);
        });
        foreach (var clinic in (RunningClinic[])[here, there])
            Assert.All(clinic.Services.GetServices<IHostedService>().OfType<BackgroundService>(), work => Assert.False(work.ExecuteTask is { IsFaulted: true }));
        await using var db = here.Database.Open();
        Assert.Null((await new RecordCheck(db).Everything()).Broken);
    }

    [Fact]
    public async Task At_a_start_is_waited_for()
    {
        await using var wire = new WireToPostgres();
        await using var database = await TestDatabase.Fresh(TestDatabase.Postgres);
        wire.Cut();
        var waits = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var starting = ServedProgram.Start(wire.To(database.Place) + ";Password=hunter2", hears: line =>
        {
            Assert.DoesNotContain("hunter2", line, StringComparison.Ordinal);
            if (line.Contains("Waiting for it", StringComparison.Ordinal)) waits.TrySetResult();
        });
        Assert.NotSame(starting, await Task.WhenAny(waits.Task, starting));
        wire.Mend();
        using var program = await starting;
        using var visitor = new Visitor(program.Pages);
        Assert.Equal(HttpStatusCode.OK, await Status(visitor, "/health/ready"));
    }

    [Fact]
    public async Task While_nothing_can_be_written_the_bedside_is_still_read_and_the_look_is_noted_later()
    {
        await using var clinic = await RunningClinic.Start(TestDatabase.Postgres, with: settings => settings with { Database = settings.Database + ";Command Timeout=1" });
        var chair = await (await AChair.In(clinic)).WithTheDrugRunning();
        using var nurse = await clinic.SignedIn(chair.Nurse);
        await using (var somebody = clinic.Database.Open())
        {
            await using var held = await somebody.Database.BeginTransactionAsync();
            await somebody.Database.ExecuteSqlRawAsync("lock table audit_entry in exclusive mode");
            Assert.Equal(HttpStatusCode.OK, await Status(nurse, $"{chair.Page}/emergency"));
            Assert.Equal(HttpStatusCode.OK, await Status(nurse, chair.Page));
            // Nobody needs the chart to keep somebody alive: there, no note means no look.
            Assert.Equal(HttpStatusCode.ServiceUnavailable, await Status(nurse, "/patients"));
        }
        await using var db = clinic.Database.Open();
        await clinic.Until(Second, async () => await db.Set<AuditEntryRow>().CountAsync(entry => entry.Action == "viewed" && entry.Detail.EndsWith("noted later")) == 2);
        Assert.Contains("2026-11-19T15:", (await db.Set<AuditEntryRow>().Where(entry => entry.Detail.EndsWith("noted later")).FirstAsync()).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_a_full_disk_emergency_cards_and_the_bedside_stay_and_the_server_is_not_ready()
    {
        if (OperatingSystem.IsWindows()) return;
        await using var clinic = await RunningClinic.Start();
        var chair = await (await AChair.In(clinic)).WithTheDrugRunning();
        using var program = await ServedProgram.Start(clinic.Database.Place, largestFileKb: 2048);
        using var nurse = new Visitor(program.Pages);
        using (await nurse.SignIn(chair.Nurse.Email!, RunningClinic.Password)) { }
        Assert.Equal(HttpStatusCode.OK, await Status(nurse, chair.Page));

        // What is written last is beyond what the program may write to.
        await using (var somebody = clinic.Database.Open())
        {
            await using var reading = await somebody.Database.BeginTransactionAsync(System.Data.IsolationLevel.ReadUncommitted);
            await somebody.Set<SessionRow>().CountAsync();
            await using (var writer = clinic.Database.Open())
                await writer.Database.ExecuteSqlRawAsync("insert into rejected_message (id, received_at, last_at, messages, cause, \"from\", answer, because, bytes) values ('x', 0, 0, 1, 'x', '', '', '', zeroblob(3000000))");
            Assert.Equal(HttpStatusCode.OK, await Status(nurse, $"{chair.Page}/emergency"));
            Assert.Equal(HttpStatusCode.OK, await Status(nurse, chair.Page));
            Assert.Equal(HttpStatusCode.OK, await Status(nurse, "/emergency"));
            Assert.Equal(HttpStatusCode.ServiceUnavailable, await Status(nurse, "/health/ready"));
            Assert.Equal(HttpStatusCode.ServiceUnavailable, await Note(clinic, nurse, chair, "Not kept.", TimeProvider.System));
        }
    }
}
