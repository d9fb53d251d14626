using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Stillpoint.App.Audit;
using Stillpoint.App.Records;
using Stillpoint.App.Session;
using Stillpoint.App.Session.Record;
using Stillpoint.App.Tests.People;
using Stillpoint.App.Tests.Records;
using Stillpoint.Care.Session.Record;

namespace Stillpoint.App.Tests.Session;

/// <summary>One bad value stays one bad value: it hides no other chair, stops no watch, and no clock makes a page grow.</summary>
public sealed class One_bad_value
{
    /// <summary>Two chairs with the drug running; on the strip of the first stands what an earlier program let in.</summary>
    private static async Task At(string engine, Func<RunningClinic, AChair, AChair, Visitor, Task> see)
    {
        await using var clinic = await RunningClinic.Start(engine);
        var bad = await (await AChair.In(clinic)).WithTheDrugRunning();
        var good = await (await AChair.In(clinic, "2", "Hazel", "Moor")).WithTheDrugRunning();
        await LetIn(clinic, bad, "rate-changed", """{"mlPerHour":0.0000000000000000000000000001}""", clinic.Clock.GetUtcNow());
        using var nurse = await clinic.SignedIn(bad.Nurse);
        await see(clinic, bad, good, nurse);
    }

    private static Task<AuditNote?> LetIn(RunningClinic clinic, AChair chair, string kind, string body, DateTimeOffset at) => clinic.Ask(services =>
    {
        var db = services.GetRequiredService<ClinicDb>();
        return services.GetRequiredService<AuditTrail>().Write<AuditNote>(Actor.System, async () =>
        {
            // Whoever watches may write on this strip at the same moment.
            if (db.IsPostgres) await db.Database.ExecuteSqlAsync($"select 1 from session where id = {chair.Session} for update");
            var last = await db.Set<SessionEventRow>().AsNoTracking().Where(row => row.SessionId == chair.Session).OrderByDescending(row => row.Number).FirstOrDefaultAsync();
            var row = new SessionEventRow
            {
                SessionId = chair.Session, Number = (last?.Number ?? 0) + 1, Id = clinic.NewId(), Kind = kind, MeasuredAt = at, RecordedAt = at, Source = "person", Body = body, PreviousHash = last?.Hash ?? HashChain.Beginning, Hash = "",
            };
            db.Add(row);
            db.Entry(row).Property(one => one.Hash).CurrentValue = SessionRecord.HashOf(row, SessionRecord.Format);
            var note = new AuditNote("session-appended", $"session/{chair.Session}", chair.Patient, string.Create(CultureInfo.InvariantCulture, $"{row.Number} {row.Hash}"));
            return (note, note);
        });
    });

    [Theory, OnEveryEngine]
    public Task Is_shown_as_that_loudly_and_hides_no_other_chair(string engine) => At(engine, async (_, bad, good, nurse) =>
    {
        foreach (var page in (string[])["/floor", "/floor/board"])
        {
            var floor = await nurse.Read(page);
            Assert.Contains("strip cannot be read", floor, StringComparison.Ordinal);
            Assert.Contains("Hazel Moor", floor, StringComparison.Ordinal);
        }
        Assert.DoesNotContain("Juniper", await nurse.Read("/floor/wall"), StringComparison.Ordinal);
        Assert.Contains("Hazel Moor", await nurse.Read(good.Page), StringComparison.Ordinal);
        using (var page = await nurse.Get(bad.Page)) Assert.EndsWith($"{bad.Page}/unreadable", page.Headers.Location?.OriginalString, StringComparison.Ordinal);
        Assert.Contains("cannot be read", await nurse.Read($"{bad.Page}/unreadable"), StringComparison.Ordinal);
        Assert.Contains("Laryngospasm", await nurse.Read($"{bad.Page}/emergency"), StringComparison.Ordinal);
        Assert.Contains("cannot be read", await nurse.Read($"/patients/{bad.Patient}"), StringComparison.Ordinal);
        using var sent = await Send(nurse, bad, "note", new { text = "Quiet." });
        Assert.Contains("cannot be read", await sent.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    });

    [Theory, OnEveryEngine]
    public Task Leaves_the_others_watched(string engine) => At(engine, async (clinic, _, good, _) =>
    {
        // Nothing is charted for so long that two times in a row are missed.
        clinic.Clock.Pass(TimeSpan.FromMinutes(25));
        await clinic.Services.GetServices<IHostedService>().OfType<StopWatcher>().Single().LookAtAll(CancellationToken.None);
        Assert.Contains((await good.Story()).OpenStops, stop => stop.Entry.Rule == "STOP-MONITOR");
    });

    [Theory]
    [InlineData("rate-changed", """{"mlPerHour":1e-28}"""), InlineData("rate-changed", """{"mlPerHour":9e-7}"""), InlineData("dose-given", """{"drug":"Ketamine","route":"IV","mg":1e-9}""")]
    [InlineData("medication-given", """{"drug":"ondansetron","dose":"4 mg","route":"IV","observeMinutes":7e27}"""), InlineData("scale-scored", """{"scale":"CADSS-23","total":7.9e28}"""), InlineData("scale-scored", """{"scale":"NAUSEA","total":-5}""")]
    public async Task Is_refused_where_it_is_sent(string kind, string body)
    {
        await using var clinic = await RunningClinic.Start();
        var chair = await (await AChair.In(clinic)).WithTheDrugRunning();
        using var nurse = await clinic.SignedIn(chair.Nurse);
        using var refused = await Send(nurse, chair, kind, System.Text.Json.JsonDocument.Parse(body).RootElement, clinic);
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Contains("cannot be", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("Juniper Vale", await nurse.Read("/floor"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_clock_that_stood_in_1971_makes_no_page_grow()
    {
        await using var clinic = await RunningClinic.Start();
        var chair = await AChair.In(clinic);
        await LetIn(clinic, chair, "arrived", "{}", DateTimeOffset.UnixEpoch.AddYears(1));
        await chair.WithTheDrugRunning();
        using var nurse = await clinic.SignedIn(chair.Nurse);
        Assert.Contains("Juniper Vale", await nurse.Read("/floor"), StringComparison.Ordinal);
        Assert.Contains("Juniper Vale", await nurse.Read(chair.Page), StringComparison.Ordinal);
        Assert.InRange(Care.Session.Readings.IntervalSummary.Each([], DateTimeOffset.UnixEpoch, clinic.Clock.GetUtcNow(), TimeSpan.FromMinutes(1)).Count, 0, 3 * 24 * 60);
    }

    [Fact]
    public async Task Of_the_servers_clock_is_noticed_and_told()
    {
        await using var world = await World.On(TestDatabase.Sqlite);
        var clock = new SetByHand();
        using var watch = new ClockWatch(Engine.From(world.Database.Place), clock, NullLogger<ClockWatch>.Instance);
        clock.Pass(TimeSpan.FromMinutes(5));
        await watch.Look(CancellationToken.None);
        Assert.Null(watch.Says);

        clock.Ahead = TimeSpan.FromHours(1);
        await watch.Look(CancellationToken.None);
        Assert.Contains("60 minutes ahead", watch.Says, StringComparison.Ordinal);
        Assert.Equal(Microsoft.Extensions.Diagnostics.HealthChecks.HealthStatus.Degraded, (await watch.CheckHealthAsync(new(), CancellationToken.None)).Status);
        await world.WithRecord((_, db) => new AuditTrail(db, clock).Viewed(Actor.System, world.Patient, "test").ContinueWith(_ => 0, TaskScheduler.Default));
        clock.Ahead = TimeSpan.Zero;
        await watch.Look(CancellationToken.None);
        Assert.Contains("behind what was written before", watch.Says, StringComparison.Ordinal);
    }

    private static async Task<HttpResponseMessage> Send(Visitor visitor, AChair chair, string kind, object body, RunningClinic? clinic = null)
    {
        var at = clinic?.Clock.GetUtcNow() ?? TestClock.Afternoon;
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{chair.Page}/entries") { Content = JsonContent.Create(new { id = Guid.CreateVersion7(at), kind, measuredAt = at, body }) };
        return await visitor.Send(request);
    }

    /// <summary>A clock that somebody sets while time passes evenly.</summary>
    private sealed class SetByHand : TimeProvider
    {
        private TimeSpan passed;

        public TimeSpan Ahead { get; set; }

        public void Pass(TimeSpan time) => passed += time;

        public override DateTimeOffset GetUtcNow() => TestClock.Afternoon + passed + Ahead;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => passed.Ticks;
    }
}
