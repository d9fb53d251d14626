using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Audit;
using Stillpoint.App.Records;
using Stillpoint.App.Session.Bedside;
using Stillpoint.App.Session.Record;
using Stillpoint.App.Tests.Records;
using Stillpoint.Care.Session.Charting;
using Stillpoint.Care.Session.Record;

namespace Stillpoint.App.Tests.Session;

public sealed class The_session_record
{
    private static readonly Actor Nurse = Actor.Of(World.Nurse);

    private static Task<Receipt> Write(World world, Entry entry, Guid? id = null, Guid? supersedes = null, TimeSpan ago = default) =>
        world.WithRecord((record, _) => record.Append(world.Session, new Sent(id ?? world.NewId(), entry, world.Clock.GetUtcNow() - ago, supersedes, new(Prescriber: true, Signed: true)), Nurse));

    private static async Task<SessionEvent> Stored(World world, Entry entry, Guid? supersedes = null, TimeSpan ago = default) =>
        Assert.IsType<Receipt.Stored>(await Write(world, entry, supersedes: supersedes, ago: ago)).Event;

    private static Task<RecordCheck.Result> Verify(World world) => world.WithRecord((_, db) => new RecordCheck(db).Everything());

    [Theory, OnEveryEngine]
    public async Task What_was_written_is_read_back_with_both_its_times(string engine)
    {
        await using var world = await World.On(engine);
        await Stored(world, new Entry.Arrived(), ago: TimeSpan.FromMinutes(10));
        await Stored(world, new Entry.VitalsCharted { Systolic = 128, Diastolic = 76, Confirmed = ["identity"] }, ago: TimeSpan.FromMinutes(9));

        var story = await world.WithRecord((record, _) => record.Read(world.Session));

        var (charted, vitals) = story.Last<Entry.VitalsCharted>()!.Value;
        Assert.Equal(128, vitals.Systolic);
        Assert.Equal(world.Clock.GetUtcNow(), charted.RecordedAt);
        Assert.Equal(world.Clock.GetUtcNow() - TimeSpan.FromMinutes(9), charted.MeasuredAt);
        Assert.True(charted.IsLate);
        Assert.Equal(World.Nurse, charted.By);
    }

    [Theory, OnEveryEngine]
    public async Task Sending_the_same_entry_twice_stores_it_once(string engine)
    {
        await using var world = await World.On(engine);
        var id = world.NewId();
        var first = Assert.IsType<Receipt.Stored>(await Write(world, new Entry.Note("Comfortable."), id));
        world.Clock.Pass(TimeSpan.FromMinutes(1));
        var again = Assert.IsType<Receipt.Stored>(await Write(world, new Entry.Note("Comfortable."), id));

        Assert.False(first.Already);
        Assert.True(again.Already);
        Assert.Equal(first.Event, again.Event);
        Assert.Single((await world.WithRecord((record, _) => record.Read(world.Session))).Strip);
    }

    [Theory, OnEveryEngine]
    public async Task The_same_id_with_another_body_is_refused(string engine)
    {
        await using var world = await World.On(engine);
        var id = world.NewId();
        await Write(world, new Entry.Note("Comfortable."), id);
        Assert.IsType<Receipt.Refused>(await Write(world, new Entry.Note("Restless."), id));
        Assert.Equal("Comfortable.", (await world.WithRecord((record, _) => record.Read(world.Session))).Last<Entry.Note>()!.Value.Entry.Text);
    }

    [Theory, OnEveryEngine]
    public async Task A_correction_leaves_the_old_entry_on_the_strip(string engine)
    {
        await using var world = await World.On(engine);
        var wrong = await Stored(world, new Entry.VitalsCharted { HeartRate = 86 });
        await Stored(world, new Entry.VitalsCharted { HeartRate = 68 }, supersedes: wrong.Id);

        var story = await world.WithRecord((record, _) => record.Read(world.Session));
        Assert.Equal(68, Assert.Single(story.All<Entry.VitalsCharted>()).Entry.HeartRate);
        Assert.Equal(2, story.Strip.Count);
        Assert.NotNull(story.CorrectionOf(wrong.Id));
    }

    [Theory, OnEveryEngine]
    public async Task The_database_itself_refuses_to_change_or_delete_an_entry(string engine)
    {
        await using var world = await World.On(engine);
        await Stored(world, new Entry.Arrived());
        foreach (var attack in (string[])["update session_event set body = 'changed'", "delete from session_event", "update audit_entry set detail = ''", "delete from audit_entry", "update fact set value = '1'"])
        {
            if (attack.Contains("fact", StringComparison.Ordinal)) await AddFact(world);
            var refused = await Record.ExceptionAsync(() => world.WithRecord((_, db) => db.Database.ExecuteSqlRawAsync(attack)));
            Assert.Contains("append-only", refused?.Message ?? "nothing refused", StringComparison.Ordinal);
        }
    }

    private static Task<int> AddFact(World world) => world.WithRecord((_, db) =>
    {
        db.Add(new App.Records.FactRow { Id = world.NewId(), PatientId = world.Patient, Key = "asaClass", Value = "2", MeasuredAt = world.Clock.GetUtcNow(), RecordedAt = world.Clock.GetUtcNow(), Source = "clinician" });
        return db.SaveChangesAsync();
    });

    [Theory, OnEveryEngine]
    public async Task Many_hands_at_once_make_one_unbroken_strip(string engine)
    {
        await using var world = await World.On(engine);
        var ids = Enumerable.Range(0, 12).Select(_ => world.NewId()).ToList();
        await Task.WhenAll(ids.Concat(ids).Select(id => Write(world, new Entry.Note($"Note {id}"), id)));

        var story = await world.WithRecord((record, _) => record.Read(world.Session));
        Assert.Equal(Enumerable.Range(1, 12), story.Strip.Select(entry => entry.Number));
        Assert.Null((await Verify(world)).Broken);
    }

    [Theory, OnEveryEngine]
    public async Task A_changed_entry_is_found_and_named(string engine)
    {
        await using var world = await World.On(engine);
        await Stored(world, new Entry.Arrived());
        await Stored(world, new Entry.Note("Comfortable."));
        await Tamper(world, "update session_event set body = '{\"text\":\"Never happened.\"}' where number = 2");
        Assert.Contains("entry 2 was changed", (await Verify(world)).Broken, StringComparison.Ordinal);
    }

    [Theory, OnEveryEngine]
    public async Task A_removed_last_entry_is_found_by_the_audit(string engine)
    {
        await using var world = await World.On(engine);
        await Stored(world, new Entry.Arrived());
        await Stored(world, new Entry.Note("Comfortable."));
        await Tamper(world, "delete from session_event where number = 2");
        Assert.Contains("the audit ends at entry 2, the strip at 1", (await Verify(world)).Broken, StringComparison.Ordinal);
    }

    [Theory, OnEveryEngine]
    public async Task A_removed_audit_entry_is_found(string engine)
    {
        await using var world = await World.On(engine);
        for (var note = 0; note < 3; note++) await Stored(world, new Entry.Note($"Note {note}"));
        await Tamper(world, "delete from audit_entry where number = 2");
        Assert.Contains("Audit: entry 2 is missing", (await Verify(world)).Broken, StringComparison.Ordinal);
    }

    /// <summary>What somebody with the database's own keys could do: take the seals off first.</summary>
    private static Task<int> Tamper(World world, string sql) => world.WithRecord((_, db) => db.Database.ExecuteSqlRawAsync(db.IsPostgres
        ? $"alter table session_event disable trigger user; alter table audit_entry disable trigger user; {sql.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal)}"
        : $"drop trigger session_event_is_final; drop trigger session_event_is_kept; drop trigger audit_entry_is_kept; {sql.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal)}"));

    [Theory, OnEveryEngine]
    public async Task An_entry_and_its_note_in_the_audit_are_one(string engine)
    {
        await using var world = await World.On(engine);
        var stored = await Stored(world, new Entry.Arrived());
        var note = await world.WithRecord((_, db) => db.Set<AuditEntryRow>().SingleAsync());
        Assert.Equal($"session/{world.Session}", note.Subject);
        Assert.Equal(world.Patient, note.Patient);
        Assert.StartsWith($"{stored.Number} ", note.Detail, StringComparison.Ordinal);
    }

    [Theory, OnEveryEngine]
    public async Task A_second_screen_hears_of_an_entry_once_it_is_durable(string engine)
    {
        await using var world = await World.On(engine);
        using var screen = world.Feed.Listen();
        await Stored(world, new Entry.Arrived());
        Assert.True(screen.Reader.TryRead(out var told));
        Assert.Equal((world.Session, 1), told);
    }

    [Fact]
    public void Every_word_ever_written_is_still_readable()
    {
        var golden = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Session", "every-kind-of-entry.txt"));
        foreach (var line in golden)
        {
            var (word, body) = (line[..line.IndexOf(' ', StringComparison.Ordinal)], line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..]);
            Assert.Equal(body, EntryCodec.Write(EntryCodec.Read(word, body)));
        }
        Assert.Empty(EntryCodec.All.Except(golden.Select(line => line.Split(' ')[0])));
    }

    [Fact]
    public void Every_kind_of_entry_is_said_in_a_line_and_put_on_the_strip_or_beside_it()
    {
        foreach (var line in File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Session", "every-kind-of-entry.txt")))
        {
            var entry = EntryCodec.Read(line[..line.IndexOf(' ', StringComparison.Ordinal)], line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..]);
            Assert.NotEmpty(EntryText.Line(entry));
            _ = EntryText.IsPin(entry);
        }
    }

    [Fact]
    public void Every_kind_of_entry_is_decided_on_whoever_writes_it_and_none_is_unknown()
    {
        var kinds = typeof(Entry).GetNestedTypes().Where(type => type.IsSubclassOf(typeof(Entry))).ToList();
        Assert.Empty(kinds.Except(EntryCodec.All.Select(word => EntryCodec.TypeOf(word)!)));
        var now = TestClock.Afternoon;
        foreach (var line in File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Session", "every-kind-of-entry.txt")))
        {
            var entry = EntryCodec.Read(line[..line.IndexOf(' ', StringComparison.Ordinal)], line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..]);
            kinds.Remove(entry.GetType());
            var (nobody, everybody) = (Decide(default), Decide(new(Prescriber: true, Signed: true, Automatic: true)));
            // What is signed or a prescriber's alone is refused to whoever merely stands at the bedside; there is no third way for a new kind.
            Assert.True(EntryRights.Refuses(entry, default) is { } refused ? nobody is Recording.Refuse { Because: var because } && because == refused : EntryRights.Refuses(entry, new(true, true)) is null, line);
            Assert.NotNull(everybody);

            Recording Decide(Authority by) => Recording.Decide(SessionStory.From([]), new Draft(entry, now, By: by), new(now));
        }
        Assert.Empty(kinds);
    }
}
