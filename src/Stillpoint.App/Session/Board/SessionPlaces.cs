using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Records;

namespace Stillpoint.App.Session.Board;

/// <summary>In which clinic a session is and whose, which never changes: every open page asks it at every look, and every floor at each entry anywhere.</summary>
internal sealed class SessionPlaces(Engine engine)
{
    private const int MostKept = 10_000;

    private readonly ConcurrentDictionary<Guid, (Guid Clinic, Guid Patient)> places = new();

    /// <summary>Null where there is no such session.</summary>
    public async ValueTask<(Guid Clinic, Guid Patient)?> Find(Guid session, CancellationToken cancel)
    {
        if (places.TryGetValue(session, out var known)) return known;
        await using var db = engine.Open();
        if (await db.Set<SessionRow>().Where(row => row.Id == session).Select(row => new { row.ClinicId, row.PatientId }).SingleOrDefaultAsync(cancel) is not { } found) return null;
        if (places.Count >= MostKept) places.Clear();
        return places[session] = (found.ClinicId, found.PatientId);
    }
}
