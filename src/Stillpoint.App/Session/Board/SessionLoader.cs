using Microsoft.EntityFrameworkCore;
using Stillpoint.App.HouseValues;
using Stillpoint.App.Records;
using Stillpoint.App.Screening;
using Stillpoint.App.Session.Readings;
using Stillpoint.App.Session.Record;
using Stillpoint.Care.Session.Record;

namespace Stillpoint.App.Session.Board;

/// <summary>Reads what is kept of a session from the database, each part by itself.</summary>
internal sealed class SessionLoader(ClinicDb db, SessionRecord record, FactStore facts, SessionReadings readings)
{
    public ClinicDb Db => db;

    public async Task<SessionRows> Rows(Guid session, CancellationToken cancel)
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
        var index = course.IndexOf(visit.Id);
        return new(row, visit, plan, chair, policies, patient, index < 0 ? null : index + 1, index < 0 ? null : course.Count);
    }

    /// <summary>The entries after a number. A strip that cannot be read throws <see cref="UnreadableStripException"/>.</summary>
    public Task<List<SessionEvent>> Entries(Guid session, int after, CancellationToken cancel) => record.Events(session, after, cancel);

    public Task<House> House(string version, CancellationToken cancel) => new Houses(db).Named(version, cancel);

    public async Task<IReadOnlyDictionary<Guid, string>> Names(IReadOnlyCollection<Guid> people, CancellationToken cancel) =>
        await db.Set<StaffRow>().Where(person => people.Contains(person.Id)).ToDictionaryAsync(person => person.Id, person => person.Name, cancel);

    public Task<ReadingOwner> Owner(SessionRow session, PatientRow patient, CancellationToken cancel) => readings.Owner(session, patient, cancel);

    public Task<List<StoredReading>> Measured(ReadingOwner owner, DateTimeOffset from, DateTimeOffset until, CancellationToken cancel) => readings.Rows(owner, from, until, cancel);

    public Task<DateTimeOffset?> SpokeAt(ReadingOwner owner, CancellationToken cancel) => readings.SpokeAt(owner, cancel);

    public Task<long> NewestReading(CancellationToken cancel) => readings.Newest(cancel);
}
