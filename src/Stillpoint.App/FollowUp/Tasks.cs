using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Audit;
using Stillpoint.App.Records;

namespace Stillpoint.App.FollowUp;

/// <summary>What people owe patients: opened with an owner and a time, done by somebody with an outcome, escalated when late.</summary>
internal sealed class Tasks(ClinicDb db, AuditTrail audit, TimeProvider clock)
{
    /// <summary>Opens a task in the transaction of whatever caused it.</summary>
    public TaskRow Open(Guid clinic, Guid? patient, string kind, string title, string ownerRole, DateTimeOffset dueAt, TimeSpan? escalatesAfter = null, string? escalatesTo = null)
    {
        var now = clock.Moment();
        var task = new TaskRow
        {
            Id = Guid.CreateVersion7(now), ClinicId = clinic, PatientId = patient, Kind = kind, Title = title, OwnerRole = ownerRole, DueAt = Instants.Whole(dueAt),
            CreatedAt = now, EscalatesAt = escalatesAfter is { } after ? Instants.Whole(dueAt + after) : null, EscalatesTo = escalatesTo,
        };
        db.Add(task);
        return task;
    }

    /// <summary>Marks a task done; answers why not, in words, when it can't be.</summary>
    public async Task<string?> Done(Guid id, string outcome, Actor actor)
    {
        if (string.IsNullOrWhiteSpace(outcome)) return "Say what came of it.";
        if (await db.Set<TaskRow>().SingleOrDefaultAsync(task => task.Id == id) is not { } task) return "That task is not there.";
        if (task.DoneAt is not null) return "Somebody has done it already.";
        try
        {
            await audit.Change(actor, new AuditNote("task-done", $"task/{id}", task.PatientId), () =>
            {
                (task.DoneAt, task.DoneBy, task.Outcome) = (clock.Moment(), actor.Person, outcome.Trim());
                return Task.CompletedTask;
            });
            return null;
        }
        catch (DbUpdateConcurrencyException)
        {
            return "Somebody has done it already.";
        }
    }

    /// <summary>Open tasks a role answers for now: its own, and those escalated to it because they are late.</summary>
    public Task<List<TaskRow>> For(string role, IReadOnlyCollection<Guid> clinics, CancellationToken cancel = default)
    {
        var now = clock.GetUtcNow();
        return db.Set<TaskRow>().AsNoTracking()
            .Where(task => task.DoneAt == null && clinics.Contains(task.ClinicId) && (task.OwnerRole == role || (task.EscalatesTo == role && task.EscalatesAt <= now)))
            .OrderBy(task => task.DueAt).ToListAsync(cancel);
    }
}
