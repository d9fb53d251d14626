using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Session.Record;
using Stillpoint.App.Tests.People;
using Stillpoint.App.Tests.Records;
using Stillpoint.Care.Session.Record;

namespace Stillpoint.App.Tests.Session;

/// <summary>What the screen was told is stored is there, whatever happens to the program or its disk; what it was not told is whole or absent, and can be sent again.</summary>
public sealed class An_acknowledged_entry
{
    private const int Screens = 4;

    [Theory, OnEveryEngine]
    public async Task Is_there_after_the_program_was_killed_in_the_middle_of_many(string engine)
    {
        await using var clinic = await RunningClinic.Start(engine);
        var chair = await (await AChair.In(clinic)).WithTheDrugRunning();
        var writing = new Writing(chair);
        using (var program = await ServedProgram.Start(clinic.Database.Place))
        {
            using var nurse = await writing.SignedIn(program);
            var screens = Enumerable.Range(0, Screens).Select(_ => writing.From(nurse)).ToList();
            await writing.Acknowledged(at: 100);
            program.Kill();
            await Task.WhenAll(screens);
        }
        await AllIsThere(clinic, chair, writing);
    }

    [Fact]
    public async Task Is_there_after_the_disk_was_full()
    {
        if (OperatingSystem.IsWindows()) return;
        await using var clinic = await RunningClinic.Start();
        var chair = await (await AChair.In(clinic)).WithTheDrugRunning();
        var writing = new Writing(chair);
        using (var program = await ServedProgram.Start(clinic.Database.Place, largestFileKb: 2048))
        using (var nurse = await writing.SignedIn(program)) await writing.From(nurse);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, writing.RefusedWith);
        Assert.True(writing.Stored.Count > 10, $"{writing.Stored.Count} were stored before the disk was full");
        await AllIsThere(clinic, chair, writing);
    }

    [Theory, OnEveryEngine]
    public async Task Waits_for_a_database_that_is_held_and_is_given_back_unstored_when_that_takes_too_long(string engine)
    {
        await using var clinic = await RunningClinic.Start(engine, with: settings => engine == TestDatabase.Postgres ? settings with { Database = settings.Database + ";Command Timeout=2" } : settings);
        var chair = await (await AChair.In(clinic)).WithTheDrugRunning();
        using var nurse = await clinic.SignedIn(chair.Nurse);
        var id = clinic.NewId();
        await using (var somebody = clinic.Database.Open())
        {
            await using var held = await somebody.Database.BeginTransactionAsync();
            await somebody.Database.ExecuteSqlRawAsync("update session set opened_at = opened_at");
            using var given = await Writing.Send(nurse, chair, id, "Held up.", clinic.Clock);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, given.StatusCode);
        }
        using var again = await Writing.Send(nurse, chair, id, "Held up.", clinic.Clock);
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Single((await chair.Story()).Strip, entry => entry.Id == id);
    }

    private static async Task AllIsThere(RunningClinic clinic, AChair chair, Writing writing)
    {
        Assert.Superset(writing.Stored.ToHashSet(), (await chair.Story()).Strip.Select(entry => entry.Id).ToHashSet());
        using (var again = await ServedProgram.Start(clinic.Database.Place)) await writing.SendUnacknowledged(again);

        var strip = (await chair.Story()).Strip;
        Assert.All(writing.Sent, id => Assert.Single(strip, entry => entry.Id == id));
        Assert.All(strip.Where(entry => writing.Sent.Contains(entry.Id)), entry => Assert.StartsWith("Note ", Assert.IsType<Entry.Note>(entry.Entry).Text, StringComparison.Ordinal));
        await using var db = clinic.Database.Open();
        Assert.Null((await new RecordCheck(db).Everything()).Broken);
    }

    /// <summary>Screens that write notes one after the other and remember which were acknowledged.</summary>
    private sealed class Writing(AChair chair)
    {
        private readonly TaskCompletionSource enough = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int number, wanted = int.MaxValue;

        public ConcurrentQueue<Guid> Sent { get; } = [];

        public ConcurrentQueue<Guid> Stored { get; } = [];

        public HttpStatusCode? RefusedWith { get; private set; }

        public Task Acknowledged(int at)
        {
            wanted = at;
            return enough.Task.WaitAsync(TimeSpan.FromSeconds(60));
        }

        /// <summary>Until the program no longer answers, or no longer stores.</summary>
        public async Task From(Visitor nurse)
        {
            try
            {
                while (true)
                {
                    var id = Id();
                    Sent.Enqueue(id);
                    using var answer = await Send(nurse, chair, id, Words(id));
                    if (answer.StatusCode != HttpStatusCode.OK)
                    {
                        RefusedWith = answer.StatusCode;
                        return;
                    }
                    Stored.Enqueue(id);
                    if (Stored.Count >= wanted) enough.TrySetResult();
                }
            }
            catch (HttpRequestException)
            {
                // The program died.
            }
        }

        public async Task SendUnacknowledged(ServedProgram program)
        {
            using var nurse = await SignedIn(program);
            foreach (var id in Sent.Except(Stored))
                using (var answer = await Send(nurse, chair, id, Words(id))) Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }

        /// <param name="at">The clock of the server it is sent to; a served program keeps this machine's.</param>
        public static async Task<HttpResponseMessage> Send(Visitor nurse, AChair chair, Guid id, string text, TimeProvider? at = null)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, $"{chair.Page}/entries")
            {
                Content = JsonContent.Create(new { id, kind = "note", measuredAt = (at ?? TimeProvider.System).GetUtcNow(), body = new { text } }),
            };
            return await nurse.Send(request);
        }

        public async Task<Visitor> SignedIn(ServedProgram program)
        {
            var nurse = new Visitor(program.Pages);
            using var signedIn = await nurse.SignIn(chair.Nurse.Email!, RunningClinic.Password);
            Assert.Equal(HttpStatusCode.Redirect, signedIn.StatusCode);
            return nurse;
        }

        private Guid Id() => Guid.CreateVersion7(DateTimeOffset.UnixEpoch.AddYears(56).AddSeconds(Interlocked.Increment(ref number)));

        // Long enough to fill a disk soon.
        private static string Words(Guid id) => string.Create(CultureInfo.InvariantCulture, $"Note {id}: {new string('z', 200)}");
    }
}
