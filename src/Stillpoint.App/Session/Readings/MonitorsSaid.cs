using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Records;
using Stillpoint.Care.Session.Readings;

namespace Stillpoint.App.Session.Readings;

/// <summary>
/// What people said of monitors, as far as it matters to somebody: never the whole history of a monitor, which grows for as long
/// as the clinic is there.
/// </summary>
internal static class MonitorsSaid
{
    /// <summary>
    /// What was said of the monitors of a session since it was first named, up to its closing; and while it is open, the last
    /// word on every other monitor of the clinic. In the order in which it was said.
    /// </summary>
    public static async Task<IReadOnlyList<MonitorSaid>> Of(ClinicDb db, SessionRow session, CancellationToken cancel)
    {
        var (said, closed) = (db.Set<DeviceBindingRow>().AsNoTracking(), session.ClosedAt ?? DateTimeOffset.MaxValue);
        var mine = said.Where(one => one.SessionId == session.Id);
        var since = said.Where(one => mine.Select(named => named.DeviceId).Contains(one.DeviceId) && one.Number >= mine.Min(named => named.Number) && one.At <= closed);
        var last = LastOf(db, [session.ClinicId]);
        var rows = session.ClosedAt is null ? since.Union(said.Where(one => last.Contains(one.Number))) : since;
        return await rows.OrderBy(one => one.Number).Select(one => new MonitorSaid(one.At, one.DeviceId, one.ChairId, one.SessionId)).ToListAsync(cancel);
    }

    /// <summary>The last word on each monitor that some clinics use.</summary>
    public static Task<List<DeviceBindingRow>> Last(ClinicDb db, IReadOnlyList<Guid> clinics, CancellationToken cancel = default)
    {
        var last = LastOf(db, clinics);
        return db.Set<DeviceBindingRow>().AsNoTracking().Where(one => last.Contains(one.Number)).ToListAsync(cancel);
    }

    private static IQueryable<long?> LastOf(ClinicDb db, IReadOnlyList<Guid> clinics) =>
        db.Set<DeviceRow>().Where(device => clinics.Contains(device.ClinicId) && device.RetiredAt == null)
            .Select(device => db.Set<DeviceBindingRow>().Where(one => one.DeviceId == device.Id).Max(one => (long?)one.Number));
}
