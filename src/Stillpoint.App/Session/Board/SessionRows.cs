using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Stillpoint.App.HouseValues;
using Stillpoint.App.Planning;
using Stillpoint.App.Records;
using Stillpoint.App.Screening;
using Stillpoint.App.Shell;

namespace Stillpoint.App.Session.Board;

/// <summary>What surrounds a strip, as the database holds it: whose it is, where, what was ordered, and what is known of the patient.</summary>
/// <param name="Policies">Of the clinic the session is in, which need not be the patient's own.</param>
/// <param name="Number">Which session of its course it is, from one, and of how many; null outside a course.</param>
internal sealed record SessionRows(SessionRow Session, VisitRow Visit, PlanVersionRow Plan, string Chair, ClinicPolicies Policies, PatientRows Patient, int? Number, int? Of)
{
    public TimeZoneInfo Zone => Policies.Zone;

    /// <summary>The newest decision on suitability; null where nobody has decided.</summary>
    public SuitabilityRow? Suitability { get; init; }

    /// <summary>Sessions that were given since it was signed.</summary>
    public int SessionsSince { get; init; }

    public static async Task<SessionRows> Read(ClinicDb db, FactStore facts, Guid session, CancellationToken cancel = default)
    {
        var (row, visit, plan, chair) = await (
            from one in db.Set<SessionRow>().AsNoTracking()
            join visited in db.Set<VisitRow>() on one.VisitId equals visited.Id
            join version in db.Set<PlanVersionRow>() on one.PlanVersionId equals version.Id
            join place in db.Set<ChairRow>() on one.ChairId equals place.Id
            where one.Id == session
            select new ValueTuple<SessionRow, VisitRow, PlanVersionRow, string>(one, visited, version, place.Name)).SingleAsync(cancel);
        List<Guid> course = visit.CourseId is null ? [] : await db.Set<VisitRow>().AsNoTracking()
            .Where(one => one.CourseId == visit.CourseId && one.Kind == VisitKind.Session && one.Status != VisitStatus.Cancelled && one.Status != VisitStatus.Missed)
            .OrderBy(one => one.StartsAt).Select(one => one.Id).ToListAsync(cancel);
        var patient = await facts.Rows(row.PatientId, cancel);
        var policies = patient.Person.ClinicId == row.ClinicId ? patient.Policies : await new Houses(db).Policies(row.ClinicId, cancel);
        var charts = patient.Charts.AsOne;
        var decision = await db.Set<SuitabilityRow>().AsNoTracking().Where(one => charts.Contains(one.PatientId)).OrderByDescending(one => one.DecidedAt).FirstOrDefaultAsync(cancel);
        var since = decision is null ? 0
            : await db.Begun().CountAsync(one => charts.Contains(one.PatientId) && one.ClosedAt != null && one.OpenedAt > decision.DecidedAt, cancel);
        var index = course.IndexOf(visit.Id);
        return new(row, visit, plan, chair, policies, patient, index < 0 ? null : index + 1, index < 0 ? null : course.Count) { Suitability = decision, SessionsSince = since };
    }

    public OrderView Order { get; } = new(Plan.Id, Plan.Product, Plan.Route, Plan.Indication, Number, Of) { Body = BodyOf(Plan), Signed = Plan, SignedAt = Plan.SignedAt, Verdict = Plan.Verdict };

    /// <summary>Whole years on a day at the clinic.</summary>
    public int AgeAt(DateTimeOffset local) => ClinicClock.Years(Patient.Person.BirthDate, DateOnly.FromDateTime(local.DateTime));

    /// <summary>An order whose body cannot be read has no numbers, and every page says so.</summary>
    private static PlanBody? BodyOf(PlanVersionRow plan)
    {
        try
        {
            return PlanBody.Read(plan.Body);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
