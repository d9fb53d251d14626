using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Alerts;
using Stillpoint.App.Audit;
using Stillpoint.App.HouseValues;
using Stillpoint.App.Planning;
using Stillpoint.App.Records;
using Stillpoint.App.Screening;
using Stillpoint.App.Session.Board;
using Stillpoint.App.Session.Gate;
using Stillpoint.Care.Planning;
using Stillpoint.Care.Session.Charting;
using Stillpoint.Care.Session.Record;

namespace Stillpoint.App.Session.Record;

/// <summary>Something to write on a strip, with the id its author gave it and the right it is written by.</summary>
internal sealed record Sent(Guid Id, Entry Entry, DateTimeOffset MeasuredAt, Guid? Supersedes = null, Authority By = default)
{
    /// <summary>What the patient was last found to weigh, in kg, for an entry that is compared with it.</summary>
    public decimal? MeasuredKg { get; init; }
}

/// <summary>What became of it: written now, already there from an earlier try, to be confirmed first, or refused with words for the screen.</summary>
internal abstract record Receipt
{
    public sealed record Stored(SessionEvent Event, bool Already) : Receipt;

    public sealed record Asked(IReadOnlyList<EntryQuestion> Questions) : Receipt;

    public sealed record Refused(string Because) : Receipt;

    /// <summary>Why nothing was written, in words; null when it stands on the strip.</summary>
    public string? NotStored => this switch
    {
        Stored => null,
        Asked asked => string.Join(' ', asked.Questions.Select(question => question.Says)),
        Refused refused => refused.Because,
        _ => throw new UnreachableException(),
    };
}

/// <summary>The only writer of session events, and the reader of strips.</summary>
internal sealed class SessionRecord(ClinicDb db, AuditTrail audit, Tasks tasks, SessionFeed feed, TimeProvider clock)
{
    private readonly Houses houses = new(db);

    /// <summary>The whole strip. One that this program cannot read throws <see cref="UnreadableStripException"/> and hides no other.</summary>
    public async Task<SessionStory> Read(Guid session, CancellationToken cancel = default)
    {
        var clinic = await db.Set<SessionRow>().Where(row => row.Id == session).Select(row => row.ClinicId).SingleAsync(cancel);
        return await Judged(session, clinic, await db.Set<SessionEventRow>().AsNoTracking().Where(row => row.SessionId == session).OrderBy(row => row.Number).ToListAsync(cancel), cancel);
    }

    /// <summary>A strip of another day, which is left out where it cannot be read.</summary>
    public async Task<SessionStory?> TryRead(Guid session, CancellationToken cancel = default)
    {
        try
        {
            return await Read(session, cancel);
        }
        catch (UnreadableStripException)
        {
            return null;
        }
    }

    /// <summary>A strip with the house it is judged by: the one its time-out names, for ever; until one is signed, the one in force.</summary>
    private async Task<SessionStory> Judged(Guid session, Guid clinic, IEnumerable<SessionEventRow> rows, CancellationToken cancel = default)
    {
        var story = Fold(session, rows);
        return story.JudgedBy(story.HouseNamed is { } version ? await houses.Named(version, cancel) : await houses.InForce(clinic, clock.Moment(), cancel));
    }

    /// <summary>The events that arrived after a number: what a screen that was away has missed.</summary>
    public async Task<List<SessionEvent>> Events(Guid session, int after, CancellationToken cancel = default)
    {
        var rows = await db.Set<SessionEventRow>().AsNoTracking().Where(row => row.SessionId == session && row.Number > after).OrderBy(row => row.Number).ToListAsync(cancel);
        try
        {
            return rows.ConvertAll(Read);
        }
        catch (Exception failed) when (IsUnreadable(failed))
        {
            throw new UnreadableStripException(session, failed);
        }
    }

    /// <summary>
    /// Writes an entry once. The event, its place in the chain and the note in the audit are one transaction; sending the same
    /// id again with the same body answers as the first time, with another body it is refused.
    /// </summary>
    public async Task<Receipt> Append(Guid session, Sent sent, Actor actor)
    {
        Receipt? turned = null;
        var written = await audit.Write<SessionEvent>(actor, async () =>
        {
            // One writer a strip at a time. SQLite's transaction holds the only write lock already.
            if (db.IsPostgres) await db.Database.ExecuteSqlAsync($"select 1 from session where id = {session} for update");
            var body = EntryCodec.Write(sent.Entry);
            var kind = EntryCodec.WordFor(sent.Entry);
            var rows = await db.Set<SessionEventRow>().AsNoTracking().Where(row => row.SessionId == session || row.Id == sent.Id).OrderBy(row => row.Number).ToListAsync();
            if (rows.Find(row => row.Id == sent.Id) is { } same)
            {
                turned = same.SessionId == session && same.Kind == kind && same.Body == body && same.Supersedes == sent.Supersedes ? new Receipt.Stored(Read(same), Already: true)
                    : new Receipt.Refused("Another entry was sent under the same id. Nothing was overwritten; enter it again.");
                return null;
            }

            var now = clock.Moment();
            var (owner, circumstances, zone) = await Circumstances(session, now);
            var draft = new Draft(sent.Entry, Instants.Whole(sent.MeasuredAt), sent.Supersedes, sent.By) { Id = sent.Id };
            var before = await Judged(session, owner.ClinicId, rows);
            circumstances = await With(circumstances, sent, owner, before, now, zone);
            switch (Recording.Decide(before, draft, circumstances))
            {
                case Recording.Write write: draft = draft with { MeasuredAt = write.MeasuredAt }; break;
                case Recording.Ask ask: turned = new Receipt.Asked(ask.Questions); return null;
                case Recording.Refuse refusal: turned = new Receipt.Refused(refusal.Because); return null;
                default: throw new UnreachableException();
            }

            var row = Linked(new SessionEventRow
            {
                SessionId = session, Number = rows.Count + 1, Id = sent.Id, Kind = kind, MeasuredAt = draft.MeasuredAt, RecordedAt = now,
                By = actor.Person, Source = actor.Source, Supersedes = sent.Supersedes, Body = body,
                PreviousHash = rows.Count == 0 ? HashChain.Beginning : rows[^1].Hash, Hash = "",
            });
            db.Add(row);
            await db.SaveChangesAsync(CancellationToken.None);
            db.Entry(row).State = EntityState.Detached;
            await SessionDuties.Of(sent.Id, sent.Entry, before, owner, actor, tasks, now);
            if (before.WasGivenDrug) await Treatments.Keep(db, owner, before.With(Read(row)), now);
            if (db.IsPostgres) await SessionRelay.Notify(db, feed, session, row.Number);
            audit.AfterCommit(() => feed.Announce(session, row.Number));
            return (Read(row), new AuditNote("session-appended", $"session/{session}", owner.PatientId, Anchor(row.Number, row.Hash)));
        });
        return turned ?? new Receipt.Stored(written!, Already: false);
    }

    /// <summary>What would be asked or refused of an entry if it were written now; null when it would be written. So that nobody gives a password for what is refused.</summary>
    public async Task<Receipt?> WhyNot(Guid session, Sent sent)
    {
        var (now, before) = (clock.Moment(), await Read(session));
        if (before.Strip.Any(entry => entry.Id == sent.Id)) return null;
        var (owner, circumstances, zone) = await Circumstances(session, now);
        return Recording.Decide(before, new(sent.Entry, Instants.Whole(sent.MeasuredAt), sent.Supersedes, sent.By) { Id = sent.Id }, await With(circumstances, sent, owner, before, now, zone)) switch
        {
            Recording.Ask ask => new Receipt.Asked(ask.Questions),
            Recording.Refuse refusal => new Receipt.Refused(refusal.Because),
            _ => null,
        };
    }

    /// <summary>What only some entries are compared with: an alert with what starts the drug, the patient's record with what is given beside it.</summary>
    private async Task<Circumstances> With(Circumstances circumstances, Sent sent, SessionRow owner, SessionStory before, DateTimeOffset now, TimeZoneInfo zone) => circumstances with
    {
        MeasuredKg = sent.MeasuredKg,
        Alert = await AlertAgainst(sent.Entry, owner, before),
        Withdrawn = sent.Entry is Entry.TimeOutSigned or Entry.RestartOrdered or Entry.DrugStarted or Entry.DoseGiven or Entry.RateChanged or Entry.Resumed
            ? SignedBasis.Of(await SessionRows.Read(db, new FactStore(db, audit, tasks, clock), owner.Id), before, TimeZoneInfo.ConvertTime(now, zone),
                before.Strip.FirstOrDefault(one => one.Id == sent.Supersedes)?.RecordedAt)
            : null,
        Patient = sent.Entry is Entry.MedicationOrdered or Entry.MedicationGiven
            ? (await new FactStore(db, audit, tasks, clock).Read(owner.PatientId, TimeZoneInfo.ConvertTime(now, zone))).Case(new(Product.KetamineRacemic, Route.Intravenous), TimeZoneInfo.ConvertTime(now, zone)) : null,
    };

    /// <summary>An open alert beside which nobody signed that the drug may start: asked of what starts it.</summary>
    private async Task<string?> AlertAgainst(Entry entry, SessionRow owner, SessionStory story) =>
        entry is not (Entry.TimeOutSigned or Entry.DrugStarted or Entry.DoseGiven) || story.WasGivenDrug ? null
        : (await OpenAlerts.Of(db, owner.PatientId, owner.Id)).Find(alert => story.All<Entry.AlertOverridden>().All(signed => signed.Entry.Alert != alert.Id))?.Says;

    /// <summary>Whose session it is, and what its entries are judged by: whole years of age today at the clinic, the signed order, and whether it is closed.</summary>
    private async Task<(SessionRow Owner, Circumstances Circumstances, TimeZoneInfo Zone)> Circumstances(Guid session, DateTimeOffset now)
    {
        var (owner, born, place, plan) = await (
            from row in db.Set<SessionRow>().AsNoTracking()
            join patient in db.Set<PatientRow>() on row.PatientId equals patient.Id
            join clinic in db.Set<ClinicRow>() on row.ClinicId equals clinic.Id
            join version in db.Set<PlanVersionRow>() on row.PlanVersionId equals version.Id
            where row.Id == session
            select new ValueTuple<SessionRow, DateOnly, string, PlanVersionRow>(row, patient.BirthDate, clinic.TimeZone, version)).SingleAsync();
        var zone = TimeZoneInfo.FindSystemTimeZoneById(place);
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime);
        var age = today.Year - born.Year - (today < born.AddYears(today.Year - born.Year) ? 1 : 0);
        return (owner, new(now, age, SignedOrder.Of(plan), owner.ClosedAt is not null) { Today = today }, zone);
    }

    private static SessionStory Fold(Guid session, IEnumerable<SessionEventRow> rows)
    {
        try
        {
            return SessionStory.From(rows.Select(Read));
        }
        catch (Exception failed) when (IsUnreadable(failed))
        {
            throw new UnreadableStripException(session, failed);
        }
    }

    /// <summary>What is thrown where an entry, or all of them together, cannot be made sense of.</summary>
    public static bool IsUnreadable(Exception failed) => failed is JsonException or InvalidOperationException or ArgumentException or OverflowException;

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
