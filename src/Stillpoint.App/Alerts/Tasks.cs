using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Audit;
using Stillpoint.App.Authorization;
using Stillpoint.App.Records;
using Stillpoint.App.Shell.Forms;
using Stillpoint.Care.FollowUp.Alerts;

namespace Stillpoint.App.Alerts;

/// <summary>What people owe patients: opened with an owner and a time, taken by a person, done with an outcome, escalated when late.</summary>
internal sealed class Tasks(ClinicDb db, AuditTrail audit, TimeProvider clock)
{
    /// <summary>Opens a task in the transaction of whatever caused it.</summary>
    public TaskRow Open(Guid clinic, Guid? patient, TaskKind kind, string title, Role ownerRole, DateTimeOffset dueAt, TimeSpan? escalatesAfter = null, Role? escalatesTo = null, string? about = null)
    {
        var task = New(clinic, patient, kind, title, ownerRole, dueAt, escalatesAfter, escalatesTo, about);
        db.Add(task);
        return task;
    }

    /// <summary>The same where one task is enough: another of its kind that is still open about the same stands for it.</summary>
    public async Task OpenOnce(Guid clinic, Guid? patient, TaskKind kind, string title, Role ownerRole, DateTimeOffset dueAt, string about, TimeSpan? escalatesAfter = null, Role? escalatesTo = null)
    {
        if (!await db.Set<TaskRow>().AnyAsync(task => task.DoneAt == null && task.Kind == kind && task.About == about)) Open(clinic, patient, kind, title, ownerRole, dueAt, escalatesAfter, escalatesTo, about);
    }

    /// <summary>
    /// Raises an alert in the transaction of the answer that caused it. It stands until a person says how it ended, also when the
    /// answer is corrected; a graver or other alert of the same patient is raised beside it, the same one is not raised twice.
    /// </summary>
    /// <param name="about">The page where it is answered.</param>
    /// <param name="ownerRole">Who answers it; every clinical role of the clinic sees it.</param>
    public async Task Raise(SafetyAlert alert, Guid clinic, Guid? patient, string about, Role? ownerRole = null)
    {
        var stands = db.Set<TaskRow>().Where(task => task.DoneAt == null && task.Alert == alert.Code);
        if ((await (patient is { } whose ? stands.Where(task => task.PatientId == whose) : stands.Where(task => task.About == about)).Select(task => task.Tier).ToListAsync()).Exists(tier => tier >= alert.Tier)) return;
        db.Add(New(clinic, patient, TaskKind.Alert, alert.Says, ownerRole ?? Role.Prescriber, clock.Moment() + alert.Due, alert.Escalates,
            ownerRole is null ? Role.MedicalDirector : Role.Prescriber, about, alert));
    }

    /// <summary>What closed itself: what a task waited for has happened.</summary>
    public async Task Settle(TaskKind kind, string about, string outcome, Guid? by)
    {
        foreach (var task in await db.Set<TaskRow>().Where(task => task.DoneAt == null && task.Kind == kind && task.About == about).ToListAsync())
            (task.DoneAt, task.DoneBy, task.Outcome) = (clock.Moment(), by, outcome);
    }

    /// <summary>A person says that they see to it: the others know who.</summary>
    public async Task<Outcome> Take(TakeForm form, Actor actor) => await Change(form.About, "task-taken", actor, task =>
    {
        task.TakenBy = actor.Person;
        return new Outcome.Done();
    });

    /// <summary>Marks a task done, with what came of it; an alert also with how it ended.</summary>
    public async Task<Outcome> Done(OutcomeForm form, Actor actor) => await Change(form.About, "task-done", actor, task =>
    {
        if (task.Kind == TaskKind.MonitoringForm) return Outcome.No("Open the form and say there that it was filed, how, and under which confirmation.", form.CameOf);
        if (task.IsAlert && form.Ended.Blank) return Outcome.No("Choose how the alert ended: it is not closed otherwise.", form.Ended);
        (task.DoneAt, task.DoneBy, task.Outcome, task.Disposition) = (clock.Moment(), actor.Person, task.Outcome is { } before ? $"{form.CameOf.Given}\n{before}" : form.CameOf.Given, task.IsAlert ? form.Ended.Value : null);
        return new Outcome.Done();
    });

    /// <summary>A task that was closed by a slip is open again, as late as it is; how it was closed, and why it wasn't, stays beside it.</summary>
    public async Task<Outcome> Reopen(ReopenForm form, Actor actor)
    {
        if (await db.Set<TaskRow>().AsNoTracking().SingleOrDefaultAsync(task => task.Id == form.About) is not { } found) return Outcome.No("That task is not there.");
        return await audit.Do(actor, new AuditNote("task-reopened", $"task/{found.Id}", found.PatientId), async () =>
        {
            var task = await db.Set<TaskRow>().SingleAsync(row => row.Id == found.Id);
            if (task.DoneAt is null) return Outcome.No("It is open already. Go back to the inbox.");
            if (task.DoneBy is null) return Outcome.No("What it waited for has happened, so nobody owes it. If it is owed again, it opens by itself.");
            if (task.About is { } page && await db.Set<TaskRow>().AnyAsync(other => other.DoneAt == null && other.Id != task.Id && other.Kind == task.Kind && other.About == page && other.PatientId == task.PatientId && other.Title == task.Title))
                return Outcome.No("The same was opened anew meanwhile, and stands in the inbox. Close that one when it is done.");
            task.Outcome = $"Opened again: {form.Why.Given}\nClosed before: {(task.Disposition is { } ended ? $"{ended.Words()}. " : "")}{task.Outcome}";
            (task.DoneAt, task.DoneBy, task.Disposition) = (null, null, null);
            return new Outcome.Done();
        }, Outcome.No("Somebody changed it in the same moment. Look at it as it is now."));
    }

    private async Task<Outcome> Change(Guid? about, string action, Actor actor, Func<TaskRow, Outcome> change)
    {
        if (await db.Set<TaskRow>().AsNoTracking().SingleOrDefaultAsync(task => task.Id == about) is not { } found) return Outcome.No("That task is not there.");
        return await audit.Do(actor, new AuditNote(action, $"task/{found.Id}", found.PatientId), async () =>
        {
            var task = await db.Set<TaskRow>().SingleAsync(row => row.Id == found.Id);
            return task.DoneAt is null ? change(task) : DoneAlready;
        }, DoneAlready);
    }

    private static readonly Outcome DoneAlready = Outcome.No("Somebody has done it already. Go back to the inbox.");

    /// <summary>Open tasks that roles answer for now: alerts first, then the soonest due.</summary>
    public async Task<List<TaskRow>> For(IReadOnlyCollection<Role> roles, IReadOnlyCollection<Guid> clinics, Guid? person = null, CancellationToken cancel = default) =>
        [.. (await db.Set<TaskRow>().AsNoTracking().Where(task => task.DoneAt == null).SeenBy(roles, clinics, person, clock.GetUtcNow()).ToListAsync(cancel))
            .OrderByDescending(task => task.Tier).ThenBy(task => task.DueAt)];

    /// <summary>What was done of theirs since a moment, the latest first.</summary>
    public Task<List<TaskRow>> DoneSince(DateTimeOffset since, IReadOnlyCollection<Role> roles, IReadOnlyCollection<Guid> clinics, Guid? person = null, CancellationToken cancel = default) =>
        db.Set<TaskRow>().AsNoTracking().SeenBy(roles, clinics, person, clock.GetUtcNow()).Where(task => task.DoneAt >= since).OrderByDescending(task => task.DoneAt).ToListAsync(cancel);

    private TaskRow New(Guid clinic, Guid? patient, TaskKind kind, string title, Role ownerRole, DateTimeOffset dueAt, TimeSpan? escalatesAfter, Role? escalatesTo, string? about, SafetyAlert? alert = null)
    {
        var now = clock.Moment();
        return new()
        {
            Id = Guid.CreateVersion7(now), ClinicId = clinic, PatientId = patient, Kind = kind, Title = title, OwnerRole = ownerRole, DueAt = Instants.Whole(dueAt), CreatedAt = now,
            EscalatesAt = escalatesAfter is { } after ? Instants.Whole(dueAt + after) : null, EscalatesTo = escalatesTo, About = about, Alert = alert?.Code, Tier = alert?.Tier,
        };
    }
}
