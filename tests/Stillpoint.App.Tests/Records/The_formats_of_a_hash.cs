using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Audit;
using Stillpoint.App.Records;
using Stillpoint.App.Session.Record;
using Stillpoint.Care.Session.Record;

namespace Stillpoint.App.Tests.Records;

/// <summary>What was hashed once holds for ever, whatever is hashed later.</summary>
public sealed class The_formats_of_a_hash
{
    private static readonly SessionEventRow Noted = Row(Guid.Parse("0193aaaa-0000-7000-8000-000000000009"), 1, HashChain.Beginning);

    private static SessionEventRow Row(Guid session, int number, string previous) => new()
    {
        SessionId = session, Number = number, Id = new(number, 0, 0, new byte[8]), Kind = "note", MeasuredAt = new(2025, 11, 19, 9, 0, 0, TimeSpan.Zero),
        RecordedAt = new(2025, 11, 19, 9, 0, 1, TimeSpan.Zero), Source = "person", Body = """{"text":"Comfortable."}""", PreviousHash = previous, Hash = "",
    };

    [Theory]
    [InlineData(1, "24a8f9af75d5faaf492b74d1762f1ebc7e88f51e5617ba381553b761d33ae25a")]
    [InlineData(2, "2:6820ed1ccfda50700be4b6e0b62baa10c96e8bb5a68ca2166429cebad2f66839")]
    public void The_same_entry_has_the_same_hash_for_ever(int format, string hash) => Assert.Equal(hash, SessionRecord.HashOf(Noted, format));

    [Theory]
    [InlineData("9f86", 1), InlineData("2:9f86", 2), InlineData("12:9f86", 12)]
    [InlineData(":9f86", 0), InlineData("1:9f86", 0), InlineData("-2:9f86", 0), InlineData("x:9f86", 0)]
    public void A_hash_says_in_which_format_it_was_made(string hash, int format) => Assert.Equal(format, HashChain.FormatOf(hash));

    [Theory, OnEveryEngine]
    public async Task A_strip_begun_in_the_first_format_holds_and_goes_on_in_the_newest(string engine)
    {
        await using var world = await World.On(engine);
        await Append(world, previous => SessionRecord.HashOf(Row(world.Session, 1, previous), 1), 1);
        await world.WithRecord((record, _) => record.Append(world.Session, new(world.NewId(), new Entry.Note("Still at ease."), world.Clock.GetUtcNow()), Actor.Of(World.Nurse)));

        Assert.Null((await world.WithRecord((_, db) => new RecordCheck(db).Everything())).Broken);
        Assert.Equal([1, SessionRecord.Format], await world.WithRecord(async (_, db) => (await Hashes(db)).ConvertAll(HashChain.FormatOf)));
    }

    [Theory, OnEveryEngine]
    public async Task An_earlier_format_after_a_later_one_and_a_format_nobody_knows_do_not_hold(string engine)
    {
        foreach (var hashOf in (Func<SessionEventRow, string>[])[row => SessionRecord.HashOf(row, 1), row => SessionRecord.HashOf(row, SessionRecord.Format + 1), row => "x" + SessionRecord.HashOf(row, 2)])
        {
            await using var world = await World.On(engine);
            await world.WithRecord((record, _) => record.Append(world.Session, new(world.NewId(), new Entry.Arrived(), world.Clock.GetUtcNow()), Actor.Of(World.Nurse)));
            await Append(world, previous => hashOf(Row(world.Session, 2, previous)), 2);
            Assert.Contains("entry 2 was changed", (await world.WithRecord((_, db) => new RecordCheck(db).Everything())).Broken, StringComparison.Ordinal);
        }
    }

    private static Task<List<string>> Hashes(ClinicDb db) => db.Set<SessionEventRow>().AsNoTracking().OrderBy(row => row.Number).Select(row => row.Hash).ToListAsync();

    /// <summary>Writes an entry as another version of the program would have: its hash and the audit's name for it agree.</summary>
    private static Task<AuditNote?> Append(World world, Func<string, string> hashOf, int number) => world.WithRecord((_, db) => new AuditTrail(db, world.Clock).Write<AuditNote>(Actor.System, async () =>
    {
        var previous = (await Hashes(db)).LastOrDefault() ?? HashChain.Beginning;
        var (row, hash) = (Row(world.Session, number, previous), hashOf(previous));
        await db.Database.ExecuteSqlAsync($"""
            insert into session_event (session_id, number, id, kind, measured_at, recorded_at, source, body, previous_hash, hash)
            values ({row.SessionId}, {row.Number}, {row.Id}, {row.Kind}, {Instants.Microseconds(row.MeasuredAt)}, {Instants.Microseconds(row.RecordedAt)}, {row.Source}, {row.Body}, {previous}, {hash})
            """);
        var note = new AuditNote("session-appended", $"session/{world.Session}", world.Patient, string.Create(CultureInfo.InvariantCulture, $"{number} {hash}"));
        return (note, note);
    }));
}
