using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Audit;
using Stillpoint.App.Planning;
using Stillpoint.App.Records;
using Stillpoint.App.Screening;
using Stillpoint.App.Session.Record;
using Stillpoint.App.Shell;
using Stillpoint.Care.Session.Record;

namespace Stillpoint.App.Booking;

internal sealed class VisitForm
{
    public string? Kind { get; set; }
    public string? Starts { get; set; }
    public string? Minutes { get; set; }
    public string? Chair { get; set; }
    public string? Prescriber { get; set; }
    public string? Nurse { get; set; }
    public string? EscortName { get; set; }
    public string? EscortPhone { get; set; }

    public override string ToString() => "[visit form]";
}

/// <summary>Books visits without a clash, names the escort, and opens the session when the patient has come.</summary>
internal sealed class VisitDesk(ClinicDb db, AuditTrail audit, SessionRecord strips, TimeProvider clock)
{
    public async Task<(VisitRow? Booked, FormErrors Errors)> Book(PatientRow patient, VisitForm form, TimeZoneInfo zone, CourseRow? course, Actor actor)
    {
        var errors = new FormErrors();
        if (Kinds.OfVisit.All(kind => kind.Value != form.Kind)) errors.Add("Form.Kind", "Choose what the visit is for.");
        var starts = FactSheet.LocalMoment(form.Starts, zone);
        if (starts is null) errors.Add("Form.Starts", "Choose the day and time it starts, in the clinic's time, such as 2026-11-24 14:00.");
        else if (starts < clock.GetUtcNow() - TimeSpan.FromHours(1)) errors.Add("Form.Starts", "That time has passed at the clinic. Choose a later one.");
        var minutes = Typing.Whole(form.Minutes, 10, 720);
        if (minutes is null) errors.Add("Form.Minutes", "Write how long it lasts, from 10 to 720 minutes.");
        var withDrug = form.Kind == "session";
        var chair = Id(form.Chair);
        if (withDrug && chair is null) errors.Add("Form.Chair", "A session with drug needs a chair: choose one.");
        if (withDrug && Id(form.Prescriber) is null) errors.Add("Form.Prescriber", "A session with drug is covered by a prescriber: choose who.");
        if (withDrug && Id(form.Nurse) is null) errors.Add("Form.Nurse", "A session with drug has a nurse: choose who.");
        if (withDrug && course is null) errors.Add("Form.Kind", "A session with drug needs a signed course: a prescriber plans it first.");
        if (!string.IsNullOrWhiteSpace(form.EscortName) && (form.EscortPhone ?? "").Count(char.IsDigit) < 7) errors.Add("Form.EscortPhone", "Enter the escort's phone number with area code, or name the escort later.");
        if (errors.Any) return (null, errors);

        var from = Instants.Whole(starts!.Value);
        var until = from.AddMinutes(minutes!.Value);
        var visit = new VisitRow
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()), ClinicId = patient.ClinicId, PatientId = patient.Id, Kind = form.Kind!, CourseId = withDrug ? course!.Id : null, ChairId = withDrug ? chair : null,
            Prescriber = Id(form.Prescriber), Nurse = Id(form.Nurse), StartsAt = from, EndsAt = until, EscortName = Trimmed(form.EscortName), EscortPhone = Trimmed(form.EscortPhone), Status = "booked",
        };
        var booked = await audit.Write<VisitRow>(actor, async () =>
        {
            // Two people may want one chair in the same moment: whoever holds the clinic's row looks alone.
            if (db.IsPostgres) await db.Database.ExecuteSqlAsync($"select 1 from clinic where id = {patient.ClinicId} for update");
            if (chair is { } wanted && withDrug)
            {
                if (!await db.Set<ChairRow>().AnyAsync(row => row.Id == wanted && row.ClinicId == patient.ClinicId && row.RetiredAt == null)) errors.Add("Form.Chair", "That chair is not at this clinic.");
                else if (await Overlapping(from, until).AnyAsync(other => other.ChairId == wanted)) errors.Add("Form.Chair", await Instead(patient.ClinicId, from, until));
            }
            if (await Overlapping(from, until).AnyAsync(other => other.PatientId == patient.Id)) errors.Add("Form.Starts", "The patient has another visit at that time. Choose another time, or cancel that visit.");
            if (errors.Any) return null;
            db.Add(visit);
            return (visit, new AuditNote("visit-booked", $"visit/{visit.Id}", patient.Id));
        });
        return (booked, errors);
    }

    public async Task<FormErrors> NameEscort(Guid visit, string? name, string? phone, Actor actor)
    {
        var errors = new FormErrors();
        if (string.IsNullOrWhiteSpace(name)) errors.Add("Escort.Name", "Name the adult who takes the patient home.");
        if ((phone ?? "").Count(char.IsDigit) < 7) errors.Add("Escort.Phone", "Enter the escort's phone number with area code.");
        if (errors.Any) return errors;
        var row = await db.Set<VisitRow>().SingleAsync(one => one.Id == visit);
        await audit.Change(actor, new AuditNote("escort-named", $"visit/{visit}", row.PatientId), () =>
        {
            (row.EscortName, row.EscortPhone) = (name!.Trim(), phone!.Trim());
            return Task.CompletedTask;
        });
        return errors;
    }

    public Task Cancel(Guid visit, Actor actor) => End(visit, "cancelled", actor);

    /// <summary>The patient didn't come.</summary>
    public Task Miss(Guid visit, Actor actor) => End(visit, "missed", actor);

    private async Task End(Guid visit, string status, Actor actor)
    {
        var row = await db.Set<VisitRow>().SingleAsync(one => one.Id == visit);
        if (row.Status != "booked") return;
        await audit.Change(actor, new AuditNote($"visit-{status}", $"visit/{visit}", row.PatientId), () =>
        {
            row.Status = status;
            return Task.CompletedTask;
        });
    }

    /// <summary>The patient is here. For a session with drug this opens the strip; answers the session, or why not.</summary>
    public async Task<(Guid? Session, string? Refused)> Arrive(Guid visit, Actor actor)
    {
        var row = await db.Set<VisitRow>().SingleAsync(one => one.Id == visit);
        if (row.Status != "booked") return (null, "The visit is not waiting any more.");
        if (row.Kind != "session")
        {
            await audit.Change(actor, new AuditNote("visit-arrived", $"visit/{visit}", row.PatientId), () =>
            {
                row.Status = "arrived";
                return Task.CompletedTask;
            });
            return (null, null);
        }
        var plan = await db.Set<PlanVersionRow>().AsNoTracking().Where(one => one.CourseId == row.CourseId).OrderByDescending(one => one.Number).FirstOrDefaultAsync();
        if (plan is null) return (null, "The course has no signed plan.");
        string? refused = null;
        var session = await audit.Write<SessionRow>(actor, async () =>
        {
            if (db.IsPostgres) await db.Database.ExecuteSqlAsync($"select 1 from chair where id = {row.ChairId} for update");
            if (await db.Set<SessionRow>().AnyAsync(one => one.ChairId == row.ChairId && one.ClosedAt == null))
            {
                refused = "Another session is still open in that chair. Sign it, or choose another chair.";
                return null;
            }
            var now = clock.Moment();
            var opened = new SessionRow
            {
                Id = Guid.CreateVersion7(now), ClinicId = row.ClinicId, PatientId = row.PatientId, VisitId = visit, PlanVersionId = plan.Id, ChairId = row.ChairId!.Value, OpenedAt = now,
            };
            row.Status = "arrived";
            db.Add(opened);
            await db.SaveChangesAsync(CancellationToken.None);
            await strips.Append(opened.Id, new Sent(Guid.CreateVersion7(now), new Entry.Arrived(), now), actor);
            return (opened, new AuditNote("session-opened", $"session/{opened.Id}", row.PatientId));
        });
        return (session?.Id, refused);
    }

    /// <summary>That the chair is taken, and which ones are not.</summary>
    private async Task<string> Instead(Guid clinic, DateTimeOffset from, DateTimeOffset until)
    {
        var free = await db.Set<ChairRow>().Where(chair => chair.ClinicId == clinic && chair.RetiredAt == null && !Overlapping(from, until).Any(other => other.ChairId == chair.Id))
            .OrderBy(chair => chair.Position).Select(chair => chair.Name).ToListAsync();
        return free.Count == 0 ? "Every chair is taken at that time. Choose another time." : $"The chair is taken at that time. Free then: {string.Join(", ", free)}.";
    }

    private IQueryable<VisitRow> Overlapping(DateTimeOffset from, DateTimeOffset until) =>
        db.Set<VisitRow>().Where(other => (other.Status == "booked" || other.Status == "arrived") && other.StartsAt < until && other.EndsAt > from);

    private static Guid? Id(string? text) => Guid.TryParse(text, CultureInfo.InvariantCulture, out var id) ? id : null;

    private static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
