using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Authorization;
using Stillpoint.App.Records;
using Stillpoint.App.Shell;

namespace Stillpoint.App.Session.Floor;

/// <summary>What surrounds the strips of a floor, as the database holds it: chairs, who sits or is expected in them today, and who covers.</summary>
internal sealed record FloorRows(
    ClinicRow Clinic, IReadOnlyList<ChairRow> Chairs, IReadOnlyList<SessionRow> Open, IReadOnlyList<VisitRow> Visits, IReadOnlyList<DutyRow> Duties,
    IReadOnlyDictionary<Guid, string> Patients, IReadOnlyDictionary<Guid, string> Staff)
{
    /// <summary>One statement for each kind of row, however many chairs there are.</summary>
    public static async Task<FloorRows> Read(ClinicDb db, Guid clinic, ClinicClock clock, CancellationToken cancel)
    {
        var row = await db.Set<ClinicRow>().AsNoTracking().SingleAsync(one => one.Id == clinic, cancel);
        clock.GoTo(row.Zone);
        var (from, until) = (clock.At(clock.Today, TimeOnly.MinValue), clock.At(clock.Today.AddDays(1), TimeOnly.MinValue));
        var chairs = await db.Set<ChairRow>().AsNoTracking().Where(chair => chair.ClinicId == clinic && chair.RetiredAt == null).OrderBy(chair => chair.Position).ToListAsync(cancel);
        var open = await db.Set<SessionRow>().AsNoTracking().Where(session => session.ClinicId == clinic && session.ClosedAt == null).ToListAsync(cancel);
        var visits = await db.Set<VisitRow>().AsNoTracking().Where(visit => visit.ClinicId == clinic && visit.StartsAt >= from && visit.StartsAt < until && visit.Status != VisitStatus.Cancelled).ToListAsync(cancel);
        var duties = await db.Set<DutyRow>().AsNoTracking().Where(one => one.ClinicId == clinic && one.StartsAt < until && one.EndsAt > from && one.Role == Role.Prescriber).ToListAsync(cancel);
        Guid[] patients = [.. visits.Select(visit => visit.PatientId).Concat(open.Select(session => session.PatientId)).Distinct()];
        Guid[] staff = [.. visits.SelectMany(visit => new[] { visit.Nurse, visit.Prescriber }).OfType<Guid>().Concat(duties.Select(duty => duty.Person)).Distinct()];
        return new(row, chairs, open, visits, duties,
            await db.Set<PatientRow>().Where(patient => patients.Contains(patient.Id)).ToDictionaryAsync(patient => patient.Id, patient => patient.Name, cancel),
            await db.Set<StaffRow>().Where(person => staff.Contains(person.Id)).ToDictionaryAsync(person => person.Id, person => person.Name, cancel));
    }

    /// <summary>Who is responsible at a moment: prescribers on duty, else those of the visits, and which nurse has which chairs.</summary>
    public Cover CoverAt(DateTimeOffset now)
    {
        var duty = Duties.Where(one => one.StartsAt <= now && one.EndsAt > now).Select(one => one.Person).ToList();
        var present = Visits.Where(visit => visit.StartsAt <= now.AddHours(1) && visit.EndsAt >= now && visit.ChairId is not null).ToList();
        var prescribers = duty.Count > 0 ? duty : [.. present.Select(visit => visit.Prescriber).OfType<Guid>()];
        return new(
            [.. prescribers.Distinct().Where(Staff.ContainsKey).Select(id => Staff[id]).Order(StringComparer.Ordinal)],
            [
                .. present.Where(visit => visit.Nurse is { } nurse && Staff.ContainsKey(nurse)).GroupBy(visit => visit.Nurse!.Value)
                    .Select(group => (Staff[group.Key], string.Join(", ", Chairs.Where(chair => group.Any(visit => visit.ChairId == chair.Id)).Select(chair => ChairName.Short(chair.Name))))),
            ]);
    }

    /// <summary>The sessions whose visit names this person as its nurse.</summary>
    public IReadOnlySet<Guid> SessionsOf(Guid nurse) =>
        Open.Where(session => Visits.Any(visit => visit.Id == session.VisitId && visit.Nurse == nurse)).Select(session => session.Id).ToHashSet();

    /// <summary>Whom a chair waits for.</summary>
    public Expected? NextIn(ChairRow chair) => Visits.Where(visit => visit.ChairId == chair.Id && visit.Status == VisitStatus.Booked).MinBy(visit => visit.StartsAt) is not { } next ? null
        : new(next.Id, Patients[next.PatientId], next.StartsAt);
}
