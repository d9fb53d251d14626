using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Audit;
using Stillpoint.App.HouseValues;
using Stillpoint.App.Records;
using Stillpoint.Care.Session.Charting;
using Stillpoint.Care.Session.Record;

namespace Stillpoint.App.Session.Record;

/// <summary>Something to write on a strip, with the id its author gave it.</summary>
internal sealed record Sent(Guid Id, Entry Entry, DateTimeOffset MeasuredAt, Guid? Supersedes = null);

/// <summary>What became of it: written now, already there from an earlier try, or refused with words for the screen.</summary>
internal abstract record Receipt
{
    public sealed record Stored(SessionEvent Event, bool Already) : Receipt;

    public sealed record Refused(string Because) : Receipt;
}

/// <summary>The only writer of session events, and the reader of strips.</summary>
internal sealed class SessionRecord(ClinicDb db, AuditTrail audit, SessionFeed feed, TimeProvider clock)
{
    private readonly Houses houses = new(db);

    public async Task<SessionStory> Read(Guid session, CancellationToken cancel = default)
    {
        var clinic = await db.Set<SessionRow>().Where(row => row.Id == session).Select(row => row.ClinicId).SingleAsync(cancel);
        return await Judged(clinic, await Events(session, after: 0, cancel), cancel);
    }

    /// <summary>A strip with the house it is judged by: the one its time-out names, for ever; until one is signed, the one in force.</summary>
    private async Task<SessionStory> Judged(Guid clinic, IReadOnlyList<SessionEvent> strip, CancellationToken cancel = default) =>
        SessionStory.From(strip, SessionStory.From(strip).HouseNamed is { } version ? await houses.Named(version, cancel) : await houses.InForce(clinic, clock.Moment(), cancel));

    /// <summary>The events that arrived after a number: what a screen that was away has missed.</summary>
    public async Task<List<SessionEvent>> Events(Guid session, int after, CancellationToken cancel = default) =>
        [.. (await db.Set<SessionEventRow>().AsNoTracking().Where(row => row.SessionId == session && row.Number > after)
            .OrderBy(row => row.Number).ToListAsync(cancel)).Select(Read)];

    /// <summary>
    /// Writes an entry once. The event, its place in the chain and the note in the audit are one transaction; sending the same
    /// id again with the same body answers as the first time, with another body it is refused.
    /// </summary>
    public async Task<Receipt> Append(Guid session, Sent sent, Actor actor)
    {
        var refused = "";
        SessionEvent? already = null;
        var written = await audit.Write<SessionEvent>(actor, async () =>
        {
            // One writer a strip at a time. SQLite's transaction holds the only write lock already.
            if (db.IsPostgres) await db.Database.ExecuteSqlAsync($"select 1 from session where id = {session} for update");
            var owner = await db.Set<SessionRow>().AsNoTracking().SingleAsync(row => row.Id == session);
            var body = EntryCodec.Write(sent.Entry);
            var kind = EntryCodec.WordFor(sent.Entry);
            var rows = await db.Set<SessionEventRow>().AsNoTracking().Where(row => row.SessionId == session || row.Id == sent.Id).OrderBy(row => row.Number).ToListAsync();
            if (rows.Find(row => row.Id == sent.Id) is { } same)
            {
                if (same.SessionId == session && same.Kind == kind && same.Body == body && same.Supersedes == sent.Supersedes) already = Read(same);
                else refused = "Another entry was sent under the same id. Nothing was overwritten; enter it again.";
                return null;
            }

            var now = clock.Moment();
            var decision = Recording.Decide(await Judged(owner.ClinicId, [.. rows.Select(Read)]), sent.Entry, Instants.Whole(sent.MeasuredAt), now, sent.Supersedes, sent.Entry is Entry.Resumed ? await AgeOf(owner, now) : null);
            if (decision is Recording.Refuse refusal)
            {
                refused = refusal.Because;
                return null;
            }

            var row = Linked(new SessionEventRow
            {
                SessionId = session, Number = rows.Count + 1, Id = sent.Id, Kind = kind, MeasuredAt = ((Recording.Write)decision).MeasuredAt, RecordedAt = now,
                By = actor.Person, Source = actor.Source, Supersedes = sent.Supersedes, Body = body,
                PreviousHash = rows.Count == 0 ? HashChain.Beginning : rows[^1].Hash, Hash = "",
            });
            db.Add(row);
            await db.SaveChangesAsync(CancellationToken.None);
            db.Entry(row).State = EntityState.Detached;
            if (db.IsPostgres) await SessionRelay.Notify(db, feed, session, row.Number);
            audit.AfterCommit(() => feed.Announce(session, row.Number));
            return (Read(row), new AuditNote("session-appended", $"session/{session}", owner.PatientId, Anchor(row.Number, row.Hash)));
        });
        if (refused.Length > 0) return new Receipt.Refused(refused);
        return already is not null ? new Receipt.Stored(already, Already: true) : new Receipt.Stored(written!, Already: false);
    }

    /// <summary>Whole years of age today at the clinic.</summary>
    private async Task<decimal?> AgeOf(SessionRow owner, DateTimeOffset now)
    {
        var born = await db.Set<PatientRow>().Where(row => row.Id == owner.PatientId).Select(row => row.BirthDate).SingleAsync();
        var zone = await db.Set<ClinicRow>().Where(row => row.Id == owner.ClinicId).Select(row => row.TimeZone).SingleAsync();
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, TimeZoneInfo.FindSystemTimeZoneById(zone)).DateTime);
        return today.Year - born.Year - (today < born.AddYears(today.Year - born.Year) ? 1 : 0);
    }

    /// <summary>How the audit names the head of a session's chain.</summary>
    public static string Anchor(int number, string hash) => string.Create(CultureInfo.InvariantCulture, $"{number} {hash}");

    public static SessionEvent Read(SessionEventRow row) =>
        new(row.Id, row.Number, row.MeasuredAt, row.RecordedAt, row.By, row.Source, row.Supersedes, EntryCodec.Read(row.Kind, row.Body));

    /// <summary>The format new events are hashed in.</summary>
    public const int Format = 2;

    public static string HashOf(SessionEventRow row, int format) => HashChain.Of(
        format, row.PreviousHash, row.SessionId.ToString(), row.Number.ToString(CultureInfo.InvariantCulture), row.Id.ToString(), row.Kind,
        Instants.Microseconds(row.MeasuredAt).ToString(CultureInfo.InvariantCulture), Instants.Microseconds(row.RecordedAt).ToString(CultureInfo.InvariantCulture),
        row.By?.ToString(), row.Source, row.Supersedes?.ToString(), row.Body);

    private static SessionEventRow Linked(SessionEventRow row) => new()
    {
        SessionId = row.SessionId, Number = row.Number, Id = row.Id, Kind = row.Kind, MeasuredAt = row.MeasuredAt, RecordedAt = row.RecordedAt, By = row.By,
        Source = row.Source, Supersedes = row.Supersedes, Body = row.Body, PreviousHash = row.PreviousHash, Hash = HashOf(row, Format),
    };
}
