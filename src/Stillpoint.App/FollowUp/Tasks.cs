using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Audit;
using Stillpoint.App.Records;
using Stillpoint.App.Shell.Forms;

namespace Stillpoint.App.FollowUp;

/// <summary>What came of a task: closing one asks for it.</summary>
internal sealed class OutcomeForm() : Form("done")
{
    public CarriedInput Task { get; } = new();
    public LongTextInput CameOf { get; } = new("What came of it") { Needed = "Say what came of it: a few words will do." };

    public Guid? About => Guid.TryParse(Task.Typed, out var task) ? task : null;
}

/// <summary>What people owe patients: opened with an owner and a time, done by somebody with an outcome, escalated when late.</summary>
internal sealed class Tasks(ClinicDb db, AuditTrail audit, TimeProvider clock)
{
    /// <summary>Opens a task in the transaction of whatever caused it.</summary>
    public TaskRow Open(Guid clinic, Guid? patient, TaskKind kind, string title, Role ownerRole, DateTimeOffset dueAt, TimeSpan? escalatesAfter = null, Role? escalatesTo = null)
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

    /// <summary>Marks a task done, with what came of it.</summary>
    public async Task<Outcome> Done(OutcomeForm form, Actor actor)
    {
        if (await db.Set<TaskRow>().AsNoTracking().SingleOrDefaultAsync(task => task.Id == form.About) is not { } found) return Outcome.No("That task is not there.");
        return await audit.Do(actor, new AuditNote("task-done", $"task/{found.Id}", found.PatientId), async () =>
        {
            var task = await db.Set<TaskRow>().SingleAsync(row => row.Id == found.Id);
            if (task.DoneAt is not null) return DoneAlready;
            (task.DoneAt, task.DoneBy, task.Outcome) = (clock.Moment(), actor.Person, form.CameOf.Given);
            return new Outcome.Done();
        }, DoneAlready);
    }

    private static readonly Outcome DoneAlready = Outcome.No("Somebody has done it already. Go back to the inbox.");

    /// <summary>Open tasks that roles answer for now: their own, and those escalated to them because they are late; and those of the person alone. The soonest first.</summary>
    public Task<List<TaskRow>> For(IReadOnlyCollection<Role> roles, IReadOnlyCollection<Guid> clinics, Guid? person = null, CancellationToken cancel = default)
    {
        var now = clock.GetUtcNow();
        return Theirs(roles, clinics, person, now).Where(task => task.DoneAt == null).OrderBy(task => task.DueAt).ToListAsync(cancel);
    }

    /// <summary>What was done of theirs since a moment, the latest first.</summary>
    public Task<List<TaskRow>> DoneSince(DateTimeOffset since, IReadOnlyCollection<Role> roles, IReadOnlyCollection<Guid> clinics, Guid? person = null, CancellationToken cancel = default) =>
        Theirs(roles, clinics, person, clock.GetUtcNow()).Where(task => task.DoneAt >= since).OrderByDescending(task => task.DoneAt).ToListAsync(cancel);

    private IQueryable<TaskRow> Theirs(IReadOnlyCollection<Role> roles, IReadOnlyCollection<Guid> clinics, Guid? person, DateTimeOffset now) => db.Set<TaskRow>().AsNoTracking()
        .Where(task => task.Owner != null ? task.Owner == person : clinics.Contains(task.ClinicId) && (roles.Contains(task.OwnerRole) || (task.EscalatesTo != null && roles.Contains(task.EscalatesTo) && task.EscalatesAt <= now)));
}
