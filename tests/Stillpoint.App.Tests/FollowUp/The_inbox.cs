using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Authorization;
using Stillpoint.App.People;
using Stillpoint.App.Records;
using Stillpoint.App.Tests.People;

namespace Stillpoint.App.Tests.FollowUp;

public sealed class The_inbox(OneClinic clinic) : IClassFixture<OneClinic>
{
    private async Task<TaskRow> Owed(string title, Role by, PatientRow? about = null, TimeSpan? due = null, Role? escalatesTo = null)
    {
        var now = clinic.Running.Clock.GetUtcNow();
        var task = new TaskRow
        {
            Id = clinic.Running.NewId(), ClinicId = clinic.Running.Clinic, PatientId = about?.Id, Kind = TaskKind.FollowUpCall, Title = title, OwnerRole = by, DueAt = now + (due ?? TimeSpan.FromHours(2)), CreatedAt = now,
            EscalatesTo = escalatesTo, EscalatesAt = escalatesTo is null ? null : now + (due ?? TimeSpan.FromHours(2)),
        };
        await clinic.Add(task);
        return task;
    }

    private async Task<TaskRow> The(TaskRow task)
    {
        await using var db = clinic.Open();
        return await db.Set<TaskRow>().AsNoTracking().SingleAsync(row => row.Id == task.Id);
    }

    [Fact]
    public async Task Shows_what_one_role_owes_and_to_another_only_once_it_is_late()
    {
        var patient = await clinic.Patient("Otis", "Bramble");
        await Owed("Call after the session", Role.Nurse, patient);
        await Owed("Fetch the letter", Role.Nurse, patient, due: TimeSpan.FromHours(-1), escalatesTo: Role.Custodian);
        var nurse = await Drawn.From((await clinic.As(Role.Nurse)).Get("/inbox"));
        Assert.Contains("Call after the session, Otis Bramble", nurse.Text, StringComparison.Ordinal);
        var custodian = await Drawn.From((await clinic.As(Role.Custodian)).Get("/inbox?show=late"));
        Assert.Contains("Fetch the letter", custodian.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Call after the session", custodian.Text, StringComparison.Ordinal);
        Assert.DoesNotContain($"href=\"/patients/{patient.Id}\"", custodian.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_task_is_closed_with_what_came_of_it_and_with_nothing_less()
    {
        var task = await Owed("Decide what follows", Role.Prescriber, await clinic.Patient());
        var fern = await clinic.As(Role.Prescriber);
        var page = await Drawn.From(fern.Fill($"/inbox?task={task.Id}", "done", ("task", task.Id.ToString()), ("cameOf", "  ")));
        Assert.Equal("Say what came of it: a few words will do.", page.Error("cameOf"));
        Assert.Null((await The(task)).DoneAt);
        using var done = await fern.Fill($"/inbox?task={task.Id}", "done", ("task", task.Id.ToString()), ("cameOf", "Two more sessions."));
        Assert.Equal("/inbox", Visitor.To(done));
        Assert.Equal("Two more sessions.", (await The(task)).Outcome);
        Assert.Contains("Two more sessions.", await fern.Read($"/inbox?show=done&task={task.Id}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_task_closed_by_a_slip_is_opened_again_and_what_was_written_stays()
    {
        var task = await Owed("Call the pharmacy", Role.Prescriber, await clinic.Patient());
        var (fern, page) = (await clinic.As(Role.Prescriber), $"/inbox?show=done&task={task.Id}");
        using var done = await fern.Fill($"/inbox?task={task.Id}", "done", ("task", task.Id.ToString()), ("cameOf", "Reached them."));
        Assert.StartsWith("Say why it is open after all", (await Drawn.From(fern.Fill(page, "reopen", ("task", task.Id.ToString())))).Error("why"), StringComparison.Ordinal);
        using var again = await fern.Fill(page, "reopen", ("task", task.Id.ToString()), ("why", "That was another patient."));
        var open = await The(task);
        Assert.Null(open.DoneAt);
        Assert.Equal("Opened again: That was another patient.\nClosed before: Reached them.", open.Outcome);
        using var closed = await fern.Fill($"/inbox?task={task.Id}", "done", ("task", task.Id.ToString()), ("cameOf", "Now it is done."));
        Assert.StartsWith("Now it is done.\nOpened again", (await The(task)).Outcome, StringComparison.Ordinal);
        await using var db = clinic.Open();
        Assert.Equal(["task-done", "task-reopened", "task-done"], await db.Set<AuditEntryRow>().Where(entry => entry.Subject == $"task/{task.Id}" && entry.Action.StartsWith("task-")).OrderBy(entry => entry.Number).Select(entry => entry.Action).ToListAsync());
    }

    [Fact]
    public async Task Nobody_closes_what_another_role_or_another_clinic_owes()
    {
        var task = await Owed("Check the fridge", Role.MedicalDirector);
        var own = await Owed("Anything", Role.Therapist);
        var therapist = await clinic.As(Role.Therapist);
        var page = await Drawn.From(therapist.Fill($"/inbox?task={own.Id}", "done", ("task", task.Id.ToString()), ("cameOf", "Done.")));
        Assert.Contains("not among yours", page.Summary.Single(), StringComparison.Ordinal);
        Assert.Null((await The(task)).DoneAt);
        using var stranger = await clinic.Stranger();
        Assert.DoesNotContain("Check the fridge", await stranger.Read($"/inbox?task={task.Id}"), StringComparison.Ordinal);
    }
}
