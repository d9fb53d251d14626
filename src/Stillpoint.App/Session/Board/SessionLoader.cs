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

    public Task<SessionRows> Rows(Guid session, CancellationToken cancel) => SessionRows.Read(db, facts, session, cancel);

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
