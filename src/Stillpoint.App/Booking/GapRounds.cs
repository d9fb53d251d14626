using Microsoft.EntityFrameworkCore;
using Stillpoint.App.HouseValues;
using Stillpoint.App.Records;
using Stillpoint.Care.Booking;

namespace Stillpoint.App.Booking;

/// <summary>
/// Offers seats that became free by itself, where the clinic's policy says to how many at a time and for how long: to whoever waits longest,
/// then to the next.
/// </summary>
internal sealed class GapRounds(ClinicDb db, WaitingDesk waiting, TimeProvider clock)
{
    private static readonly TimeSpan Ahead = TimeSpan.FromDays(30);

    public async Task OfferWhatIsFree()
    {
        var now = clock.Moment();
        foreach (var clinic in await db.Set<ClinicRow>().AsNoTracking().Select(row => row.Id).ToListAsync())
        {
            var house = await new Houses(db).InForce(clinic, now);
            if (house[BookingLimits.OffersAtOnce].Whole == 0) continue;
            foreach (var gap in await Gaps(clinic, now + house[BookingLimits.OfferUntil].Time, now + Ahead)) await waiting.OfferNext(gap, house);
        }
    }

    /// <summary>Seats of cancelled sessions that nobody has taken, as long as somebody waits whom nobody has asked about them.</summary>
    private Task<List<Guid>> Gaps(Guid clinic, DateTimeOffset from, DateTimeOffset until) => db.Set<VisitRow>().AsNoTracking()
        .Where(visit => visit.ClinicId == clinic && visit.Kind == VisitKind.Session && visit.Status == VisitStatus.Cancelled && visit.ChairId != null
            && visit.StartsAt > from && visit.StartsAt < until
            && !db.Set<GapOfferRow>().Any(offer => offer.GapId == visit.Id && offer.VisitId != null)
            && db.Set<WaitingRow>().Any(row => row.ClinicId == clinic && row.GoneAt == null && row.EscortNear
                && !db.Set<GapOfferRow>().Any(offer => offer.GapId == visit.Id && offer.PatientId == row.PatientId)))
        .OrderBy(visit => visit.StartsAt).Select(visit => visit.Id).Take(50).ToListAsync();
}
