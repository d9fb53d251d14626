using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Records;

namespace Stillpoint.App.Audit;

/// <summary>What happened, as the audit keeps it.</summary>
internal sealed record AuditNote(string Action, string Subject, Guid? Patient = null, string Detail = "");

/// <summary>
/// The only writer of the audit chain. What is seen or changed and the note of it are one transaction: neither exists
/// without the other.
/// </summary>
internal sealed class AuditTrail(ClinicDb db, TimeProvider clock)
{
    private const long ChainLock = 7_201_001;

    private readonly List<Action> afterCommit = [];
    private readonly List<AuditNote> earlier = [];

    /// <summary>
    /// Does the work and notes it, in one transaction; joins the transaction that is already open, if any. Work that answers
    /// null changed nothing: it is rolled back and not noted.
    /// </summary>
    public async Task<T?> Write<T>(Actor actor, Func<Task<(T Result, AuditNote Note)?>> work) where T : class
    {
        if (db.Database.CurrentTransaction is not null) return await WriteJoined(actor, work);

        // On SQLite this takes the one write lock at once; a closed browser tab must not unwrite a clinical fact, so no token.
        await using var transaction = await db.Database.BeginTransactionAsync(CancellationToken.None);
        afterCommit.Clear();
        db.Unlinked.Clear();
        earlier.Clear();
        var result = await WriteJoined(actor, work);
        if (result is null) return null;
        await transaction.CommitAsync(CancellationToken.None);
        foreach (var tell in afterCommit) tell();
        afterCommit.Clear();
        return result;
    }

    /// <summary>What to tell others once the outermost transaction is durable, and not before.</summary>
    public void AfterCommit(Action tell) => afterCommit.Add(tell);

    public Task Change(Actor actor, AuditNote note, Func<Task> work) => Write<AuditNote>(actor, async () =>
    {
        await work();
        return (note, note);
    });

    /// <summary>
    /// What may be refused half-way, such as a signature and the entry it signs: all of it is written and noted, or nothing.
    /// Answers why not, in words.
    /// </summary>
    public async Task<string?> Together(Actor actor, AuditNote note, Func<Task<string?>> work)
    {
        string? refused = null;
        await Write<AuditNote>(actor, async () =>
        {
            refused = await work();
            return refused is null ? (note, note) : null;
        });
        Forget();
        return refused;
    }

    /// <summary>Notes what a look finds, entry by entry, while nobody else writes to the audit; answers how many.</summary>
    public async Task<int> Note(Actor actor, Func<Task<List<AuditNote>>> look)
    {
        var found = 0;
        await Write<AuditNote>(actor, async () =>
        {
            await TakeTurn();
            var notes = await look();
            found = notes.Count;
            if (found == 0) return null;
            earlier.AddRange(notes[..^1]);
            return (notes[^1], notes[^1]);
        });
        return found;
    }

    /// <summary>What was read or half written before is read anew.</summary>
    public void Forget() => db.ChangeTracker.Clear();

    /// <summary>Notes that somebody looked at a patient's data.</summary>
    public Task Viewed(Actor actor, Guid patient, string subject) =>
        Change(actor, new AuditNote("viewed", subject, patient), () => Task.CompletedTask);

    private async Task<T?> WriteJoined<T>(Actor actor, Func<Task<(T Result, AuditNote Note)?>> work) where T : class
    {
        var outer = db.IsBeingNoted;
        db.IsBeingNoted = true;
        try
        {
            if (await work() is not { } done) return null;
            await db.SaveChangesAsync(CancellationToken.None);
            await Append(actor, done.Note);
            return done.Result;
        }
        finally
        {
            db.IsBeingNoted = outer;
        }
    }

    /// <summary>The hashes of the rows that were written for it, then the note itself.</summary>
    private async Task Append(Actor actor, AuditNote note)
    {
        await TakeTurn();
        var last = await db.Set<AuditEntryRow>().AsNoTracking().OrderByDescending(entry => entry.Number)
            .Select(entry => new { entry.Number, entry.Hash }).FirstOrDefaultAsync();
        var (number, previous, at) = (last?.Number ?? 0, last?.Hash ?? HashChain.Beginning, clock.Moment());
        List<AuditEntryRow> entries = [];
        foreach (var one in (IEnumerable<AuditNote>)[.. RowLinks.Of(db.Unlinked), .. earlier, note])
        {
            entries.Add(Link(new AuditEntryRow
            {
                Number = ++number, At = at, By = actor.Person, Action = one.Action, Patient = one.Patient, Subject = one.Subject, Detail = one.Detail, PreviousHash = previous, Hash = "",
            }));
            previous = entries[^1].Hash;
        }
        db.Unlinked.Clear();
        earlier.Clear();
        db.AddRange(entries);
        await db.SaveChangesAsync(CancellationToken.None);
        foreach (var entry in entries) db.Entry(entry).State = EntityState.Detached;
    }

    /// <summary>One writer of the chain at a time. SQLite's transaction holds the only write lock already.</summary>
    private async Task TakeTurn()
    {
        if (db.IsPostgres) await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({ChainLock})");
    }

    private static AuditEntryRow Link(AuditEntryRow entry) => new()
    {
        Number = entry.Number, At = entry.At, By = entry.By, Action = entry.Action, Patient = entry.Patient, Subject = entry.Subject,
        Detail = entry.Detail, PreviousHash = entry.PreviousHash, Hash = HashOf(entry, Format),
    };

    /// <summary>The format new entries are hashed in.</summary>
    public const int Format = 2;

    public static string HashOf(AuditEntryRow entry, int format) => HashChain.Of(
        format, entry.PreviousHash,
        entry.Number.ToString(CultureInfo.InvariantCulture), Instants.Microseconds(entry.At).ToString(CultureInfo.InvariantCulture),
        entry.By?.ToString(), entry.Action, entry.Patient?.ToString(), entry.Subject, entry.Detail);
}
