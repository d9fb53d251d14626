using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Audit;
using Stillpoint.App.Records;
using Stillpoint.App.Session.Record;
using Stillpoint.App.Shell;
using Stillpoint.App.Shell.Forms;
using Stillpoint.App.Texts;
using Stillpoint.Care.Session.Record;

namespace Stillpoint.App.Booking;

/// <summary>Books visits without a clash, names the escort, and opens the session when the patient has come.</summary>
internal sealed class VisitDesk(ClinicDb db, AuditTrail audit, SessionRecord strips, TimeProvider clock)
{
    public Task<Outcome> Book(PatientRow patient, VisitForm form, CourseRow? course, Actor actor)
    {
        var from = Instants.Whole(form.Starts.Given);
        var visit = new VisitRow
        {
            Id = form.Id(clock.GetUtcNow()), ClinicId = patient.ClinicId, PatientId = patient.Id, Kind = form.Kind.Given,
            CourseId = form.IsSession ? course!.Id : null, ChairId = form.IsSession ? form.Chair.Given : null, Prescriber = form.Prescriber.Value, Nurse = form.Nurse.Value,
            StartsAt = from, EndsAt = from.AddMinutes(form.Minutes.Given), EscortName = form.EscortName.Value, EscortPhone = form.EscortPhone.Value, Status = VisitStatus.Booked,
        };
        return audit.Once(db.Set<VisitRow>().Where(row => row.Id == visit.Id), actor, new AuditNote("visit-booked", $"visit/{visit.Id}", patient.Id), async () =>
        {
            // Two people may want one chair in the same moment: whoever holds the clinic's row looks alone.
            if (db.IsPostgres) await db.Database.ExecuteSqlAsync($"select 1 from clinic where id = {patient.ClinicId} for update");
            var wrong = new List<Refusal>();
            if (visit.ChairId is { } wanted)
            {
                if (!await db.Set<ChairRow>().AnyAsync(row => row.Id == wanted && row.ClinicId == patient.ClinicId && row.RetiredAt == null)) wrong.Add(new(form.Chair, "That chair is not at this clinic."));
                else if (await Overlapping(from, visit.EndsAt).AnyAsync(other => other.ChairId == wanted)) wrong.Add(new(form.Chair, await Instead(patient.ClinicId, from, visit.EndsAt)));
            }
            if (await Overlapping(from, visit.EndsAt).AnyAsync(other => other.PatientId == patient.Id)) wrong.Add(new(form.Starts, "The patient has another visit at that time. Choose another time, or cancel that visit."));
            if (wrong.Count > 0) return new Outcome.Refused(wrong);
            db.Add(visit);
            return new Outcome.Done();
        });
    }

    public Task<Outcome> Cancel(Guid visit, Actor actor) => End(visit, VisitStatus.Cancelled, actor);

    /// <summary>The patient didn't come.</summary>
    public Task<Outcome> Miss(Guid visit, Actor actor) => End(visit, VisitStatus.Missed, actor);

    private Task<Outcome> End(Guid visit, VisitStatus status, Actor actor) => Change(visit, $"visit-{status.Text()}", actor, row =>
    {
        if (row.Status != VisitStatus.Booked) return NotWaiting;
        if (status == VisitStatus.Missed && row.StartsAt >= clock.GetUtcNow()) return Outcome.No("The visit has not begun yet.");
        row.Status = status;
        return new Outcome.Done();
    });

    private async Task<Outcome> Change(Guid visit, string action, Actor actor, Func<VisitRow, Outcome> change)
    {
        var patient = (await db.Set<VisitRow>().AsNoTracking().SingleAsync(one => one.Id == visit)).PatientId;
        return await audit.Do(actor, new AuditNote(action, $"visit/{visit}", patient), async () => change(await db.Set<VisitRow>().SingleAsync(one => one.Id == visit)), Meanwhile);
    }

    private static readonly Outcome NotWaiting = Outcome.No("The visit is not waiting any more.");

    private static readonly Outcome Meanwhile = Outcome.No("Somebody changed this visit in the same moment. Look how it stands, then do it again if it is still needed.");

    /// <summary>The patient is here. For a session with drug this opens the strip.</summary>
    public async Task<Outcome> Arrive(Guid visit, Actor actor)
    {
        var row = await db.Set<VisitRow>().AsNoTracking().SingleAsync(one => one.Id == visit);
        if (row.Status != VisitStatus.Booked) return NotWaiting;
        if (row.Kind != VisitKind.Session)
        {
            return await Change(visit, "visit-arrived", actor, one =>
            {
                if (one.Status != VisitStatus.Booked) return NotWaiting;
                one.Status = VisitStatus.Arrived;
                return new Outcome.Done();
            });
        }
        var plan = await db.Set<PlanVersionRow>().AsNoTracking().Where(one => one.CourseId == row.CourseId).OrderByDescending(one => one.Number).FirstOrDefaultAsync();
        if (plan is null) return Outcome.No("The course has no signed plan.");
        var now = clock.Moment();
        var session = Guid.CreateVersion7(now);
        return await audit.Do(actor, new AuditNote("session-opened", $"session/{session}", row.PatientId), async () =>
        {
            if (db.IsPostgres) await db.Database.ExecuteSqlAsync($"select 1 from chair where id = {row.ChairId} for update");
            var waiting = await db.Set<VisitRow>().SingleAsync(one => one.Id == visit);
            if (waiting.Status != VisitStatus.Booked) return NotWaiting;
            if (await db.Set<SessionRow>().AnyAsync(one => one.ChairId == row.ChairId && one.ClosedAt == null)) return Outcome.No("Another session is still open in that chair. Sign it, or choose another chair.");
            waiting.Status = VisitStatus.Arrived;
            db.Add(new SessionRow { Id = session, ClinicId = row.ClinicId, PatientId = row.PatientId, VisitId = visit, PlanVersionId = plan.Id, ChairId = row.ChairId!.Value, OpenedAt = now });
            await db.SaveChangesAsync(CancellationToken.None);
            if ((await strips.Append(session, new Sent(Guid.CreateVersion7(now), new Entry.Arrived(), now), actor)).NotStored is { } why) throw new InvalidOperationException(why);
            return new Outcome.Done();
        }, Meanwhile);
    }

    /// <summary>That the chair is taken, and which ones are not.</summary>
    private async Task<string> Instead(Guid clinic, DateTimeOffset from, DateTimeOffset until)
    {
        var free = await db.Set<ChairRow>().Where(chair => chair.ClinicId == clinic && chair.RetiredAt == null && !Overlapping(from, until).Any(other => other.ChairId == chair.Id))
            .OrderBy(chair => chair.Position).Select(chair => chair.Name).ToListAsync();
        return free.Count == 0 ? "Every chair is taken at that time. Choose another time." : $"The chair is taken at that time. Free then: {string.Join(", ", free)}.";
    }

    private IQueryable<VisitRow> Overlapping(DateTimeOffset from, DateTimeOffset until) =>
        db.Set<VisitRow>().Where(other => (other.Status == VisitStatus.Booked || other.Status == VisitStatus.Arrived) && other.StartsAt < until && other.EndsAt > from);
}
