using Microsoft.EntityFrameworkCore;
using Stillpoint.App.HouseValues;
using Stillpoint.App.Planning;
using Stillpoint.App.Records;
using Stillpoint.Care.FollowUp.Cadence;
using Stillpoint.Care.FollowUp.Scales;

namespace Stillpoint.App.FollowUp.Checks;

/// <summary>Reads what the checks of a patient hang on: sessions as they were, sessions booked, what was answered, and where the patient is.</summary>
internal sealed class CheckFacts(ClinicDb db, TimeProvider clock)
{
    /// <summary>How long a session with its recovery usually takes, where it has yet to happen.</summary>
    public static readonly TimeSpan UsualLength = TimeSpan.FromMinutes(100);

    /// <summary>Nothing hangs on what was answered before.</summary>
    private static readonly TimeSpan Looked = TimeSpan.FromDays(400);

    public async Task<(PatientRow Patient, CadenceFacts Facts)> Of(Guid patient, CancellationToken cancel = default)
    {
        var now = clock.GetUtcNow();
        var row = await db.Set<PatientRow>().AsNoTracking().SingleAsync(one => one.Id == patient, cancel);
        var clinicZone = await db.Set<ClinicRow>().Where(clinic => clinic.Id == row.ClinicId).Select(clinic => clinic.TimeZone).SingleAsync(cancel);
        var given = await db.Set<TreatmentRow>().AsNoTracking().Where(one => one.PatientId == patient && one.EndedAt > now - Looked).OrderBy(one => one.EndedAt).ToListAsync(cancel);
        var booked = await db.Set<VisitRow>().AsNoTracking().Where(visit => visit.PatientId == patient && visit.Kind == VisitKind.Session && visit.Status == VisitStatus.Booked && visit.StartsAt > now).OrderBy(visit => visit.StartsAt).ToListAsync(cancel);
        var answered = await db.Set<MeasureRow>().AsNoTracking().Where(one => one.PatientId == patient && one.MeasuredAt > now - Looked && !one.TakenBack && !db.Set<MeasureRow>().Any(later => later.Supersedes == one.Id))
            .Select(one => new { one.Instrument, one.MeasuredAt }).ToListAsync(cancel);
        var planned = await (from plan in db.Set<PlanVersionRow>().AsNoTracking() join course in db.Set<CourseRow>() on plan.CourseId equals course.Id where course.PatientId == patient orderby plan.SignedAt descending select new { plan.Indication, plan.Body }).FirstOrDefaultAsync(cancel);
        return (row, new CadenceFacts(ZoneOf(row, clinicZone))
        {
            House = await new Houses(db).InForce(row.ClinicId, now, cancel),
            Given = [.. given.Select(one => new GivenSession(one.SessionId, one.EndedAt))],
            Booked = [.. booked.Select(visit => new BookedSession(visit.Id, visit.StartsAt))],
            Planned = planned is null ? [] : CourseStanding.Codes(PlanBody.TryRead(planned.Body)?.Course),
            Indication = planned?.Indication.Id ?? given.LastOrDefault()?.Indication.Id,
            Answered = [.. answered.Select(one => new AnsweredForm(one.Instrument, one.MeasuredAt))],
            MayShow = form => FormText.For(form, row.Language) is FormText.Shown,
        });
    }

    public static TimeZoneInfo ZoneOf(PatientRow patient, string clinic) =>
        patient.TimeZone is { } own && TimeZoneInfo.TryFindSystemTimeZoneById(own, out var zone) ? zone : TimeZoneInfo.FindSystemTimeZoneById(clinic);
}
