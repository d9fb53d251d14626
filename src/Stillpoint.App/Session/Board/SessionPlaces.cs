using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Records;

namespace Stillpoint.App.Session.Board;

/// <summary>In which clinic a session is, which never changes: every screen of a floor asks it at each entry anywhere.</summary>
internal sealed class SessionPlaces(Engine engine)
{
    private const int MostKept = 10_000;

    private readonly ConcurrentDictionary<Guid, Guid> clinics = new();

    public async ValueTask<Guid?> ClinicOf(Guid session, CancellationToken cancel)
    {
        if (clinics.TryGetValue(session, out var known)) return known;
        await using var db = engine.Open();
        if (await db.Set<SessionRow>().Where(row => row.Id == session).Select(row => (Guid?)row.ClinicId).SingleOrDefaultAsync(cancel) is not { } clinic) return null;
        if (clinics.Count >= MostKept) clinics.Clear();
        return clinics[session] = clinic;
    }
}
