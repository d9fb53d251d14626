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

    /// <summary>Does the work and notes it, in one transaction; joins the transaction that is already open, if any.</summary>
    public async Task<T> Change<T>(Actor actor, Func<Task<(T Result, AuditNote Note)>> work)
    {
        if (db.Database.CurrentTransaction is not null)
        {
            var (joined, note) = await work();
            await db.SaveChangesAsync(CancellationToken.None);
            await Append(actor, note);
            return joined;
        }

        // On SQLite this takes the one write lock at once; a closed browser tab must not unwrite a clinical fact, so no token.
        await using var transaction = await db.Database.BeginTransactionAsync(CancellationToken.None);
        var (result, told) = await work();
        await db.SaveChangesAsync(CancellationToken.None);
        await Append(actor, told);
        await transaction.CommitAsync(CancellationToken.None);
        return result;
    }

    public Task Change(Actor actor, AuditNote note, Func<Task> work) => Change(actor, async () =>
    {
        await work();
        return (true, note);
    });

    /// <summary>Notes that somebody looked at a patient's data.</summary>
    public Task Viewed(Actor actor, Guid patient, string subject) =>
        Change(actor, () => Task.FromResult((true, new AuditNote("viewed", subject, patient))));

    private async Task Append(Actor actor, AuditNote note)
    {
        if (db.IsPostgres) await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({ChainLock})");
        var last = await db.Set<AuditEntryRow>().AsNoTracking().OrderByDescending(entry => entry.Number)
            .Select(entry => new { entry.Number, entry.Hash }).FirstOrDefaultAsync();
        var entry = Link(new AuditEntryRow
        {
            Number = (last?.Number ?? 0) + 1, At = clock.Moment(), By = actor.Person, Action = note.Action, Patient = note.Patient,
            Subject = note.Subject, Detail = note.Detail, PreviousHash = last?.Hash ?? HashChain.Beginning, Hash = "",
        });
        db.Add(entry);
        await db.SaveChangesAsync(CancellationToken.None);
        db.Entry(entry).State = EntityState.Detached;
    }

    private static AuditEntryRow Link(AuditEntryRow entry) => new()
    {
        Number = entry.Number, At = entry.At, By = entry.By, Action = entry.Action, Patient = entry.Patient, Subject = entry.Subject,
        Detail = entry.Detail, PreviousHash = entry.PreviousHash, Hash = HashOf(entry),
    };

    public static string HashOf(AuditEntryRow entry) => HashChain.Of(
        entry.PreviousHash,
        entry.Number.ToString(CultureInfo.InvariantCulture), Instants.Microseconds(entry.At).ToString(CultureInfo.InvariantCulture),
        entry.By?.ToString(), entry.Action, entry.Patient?.ToString(), entry.Subject, entry.Detail);
}
