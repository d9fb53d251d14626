using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Stillpoint.App.Records;

namespace Stillpoint.App.Audit;

/// <summary>
/// What is about a patient, and what has to be proved, is saved with its note in the audit or not at all: a server that
/// forgets the note does not save. (A reading of a device names no patient; whose it was is said by people, and that is noted.)
/// </summary>
internal sealed class NotedChanges : SaveChangesInterceptor
{
    public static readonly NotedChanges Instance = new();

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Judge(eventData.Context);
        return ValueTask.FromResult(result);
    }

    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        Judge(eventData.Context);
        return result;
    }

    private static void Judge(DbContext? context)
    {
        if (context is ClinicDb { IsBeingNoted: false } db && db.ChangeTracker.Entries().FirstOrDefault(entry => (IsChanged(entry) && IsAboutPatient(entry)) || ClinicDb.IsProvedChange(entry)) is { } forgotten)
            throw new InvalidOperationException($"A change of {forgotten.Metadata.GetTableName()} was to be saved without a note in the audit.");
    }

    private static bool IsChanged(EntityEntry entry) => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted;

    private static bool IsAboutPatient(EntityEntry entry) =>
        entry.Entity is PatientRow or EnquiryRow || Names(entry, "PatientId") || Names(entry, "SessionId");

    private static bool Names(EntityEntry entry, string reference) => entry.Metadata.FindProperty(reference) is not null && entry.Property(reference).CurrentValue is not null;
}
