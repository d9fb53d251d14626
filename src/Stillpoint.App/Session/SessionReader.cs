using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Planning;
using Stillpoint.App.Records;
using Stillpoint.App.Screening;
using Stillpoint.App.Session.Record;
using Stillpoint.App.Shell;
using Stillpoint.Care.Session.Record;

namespace Stillpoint.App.Session;

/// <summary>Reads a session with what surrounds it. Pages of the floor, the bedside, the gate and recovery all look through here.</summary>
internal sealed class SessionReader(ClinicDb db, SessionRecord record, FactStore facts, ClinicClock clock)
{
    public async Task<SessionView> Read(Guid session, CancellationToken cancel)
    {
        var row = await db.Set<SessionRow>().AsNoTracking().SingleAsync(one => one.Id == session, cancel);
        var zone = await db.Set<ClinicRow>().Where(clinic => clinic.Id == row.ClinicId).Select(clinic => clinic.TimeZone).SingleAsync(cancel);
        clock.GoTo(TimeZoneInfo.FindSystemTimeZoneById(zone));
        return await Read(row, cancel);
    }

    public async Task<SessionView> Read(SessionRow row, CancellationToken cancel)
    {
        var visit = await db.Set<VisitRow>().AsNoTracking().SingleAsync(one => one.Id == row.VisitId, cancel);
        var plan = await db.Set<PlanVersionRow>().AsNoTracking().SingleAsync(one => one.Id == row.PlanVersionId, cancel);
        var chair = await db.Set<ChairRow>().Where(one => one.Id == row.ChairId).Select(one => one.Name).SingleAsync(cancel);
        var siblings = await db.Set<VisitRow>().AsNoTracking()
            .Where(one => one.CourseId == visit.CourseId && visit.CourseId != null && one.Kind == VisitKind.Session && one.Status != VisitStatus.Cancelled && one.Status != VisitStatus.Missed)
            .OrderBy(one => one.StartsAt).Select(one => one.Id).ToListAsync(cancel);
        var place = siblings.IndexOf(visit.Id);
        var story = await record.Read(row.Id, cancel);
        var now = clock.Now;
        // In the clinic's own time, so that every sentence names its times as people there read them.
        var known = await facts.Read(row.PatientId, clock.Local(now), cancel);
        var who = known.Banner();
        return new()
        {
            Id = row.Id,
            Clinic = row.ClinicId,
            Who = who,
            Known = known,
            AgeYears = clock.YearsSince(who.BirthDate),
            Chair = chair,
            Story = story,
            Order = new(plan.Id, plan.Product, plan.Route, plan.Indication, place < 0 ? null : place + 1, place < 0 ? null : siblings.Count) { Body = BodyOf(plan), Signed = plan, SignedAt = plan.SignedAt, Verdict = plan.Verdict },
            BookedFor = visit.StartsAt,
            EscortName = visit.EscortName,
            EscortPhone = visit.EscortPhone,
            Now = now,
            Names = await Names(story.Strip.SelectMany(InvolvedIn), cancel),
            Closed = row.ClosedAt is not null,
        };
    }

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

    /// <summary>Who wrote an entry, and whom it names.</summary>
    private static IEnumerable<Guid?> InvolvedIn(SessionEvent written) =>
    [
        written.By,
        written.Entry switch
        {
            Entry.DrugPrepared e => e.SecondCheck,
            Entry.TimeOutSigned e => e.SecondPerson,
            Entry.WasteWitnessed e => e.Witness,
            Entry.StaffHandover e => e.To,
            _ => null,
        },
    ];

    private async Task<IReadOnlyDictionary<Guid, string>> Names(IEnumerable<Guid?> people, CancellationToken cancel)
    {
        Guid[] ids = [.. people.OfType<Guid>().Distinct()];
        return await db.Set<StaffRow>().Where(person => ids.Contains(person.Id)).ToDictionaryAsync(person => person.Id, person => person.Name, cancel);
    }
}
