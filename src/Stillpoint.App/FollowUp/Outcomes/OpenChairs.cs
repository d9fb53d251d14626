using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Records;
using Stillpoint.Care.Booking;

namespace Stillpoint.App.FollowUp.Outcomes;

/// <summary>How long the chairs of clinics could have been taken, by their opening hours.</summary>
internal sealed record OpenChairs(IReadOnlyDictionary<(Guid Clinic, int Month), long> All, IReadOnlySet<Guid> Unknown)
{
    /// <summary>Null where one of the clinics has not written down when it is open.</summary>
    public long? Minutes(IReadOnlyList<Guid> clinics, int? month) => clinics.Count == 0 || clinics.Any(Unknown.Contains) ? null
        : All.Where(one => clinics.Contains(one.Key.Clinic) && (month is null || month == one.Key.Month)).Sum(one => one.Value);

    public static async Task<OpenChairs> Of(ClinicDb db, IReadOnlyList<ClinicRow> clinics, int from, int until, DateTimeOffset now,
        CancellationToken cancel)
    {
        var chairs = (await db.Set<ChairRow>().AsNoTracking().Select(chair => new { chair.ClinicId, chair.RetiredAt }).ToListAsync(cancel))
            .ToLookup(chair => chair.ClinicId, chair => chair.RetiredAt);
        var hours = (await db.Set<OpeningHoursRow>().AsNoTracking().ToListAsync(cancel)).ToLookup(stretch => (stretch.ClinicId, stretch.Weekday),
            stretch => stretch.Closes - stretch.Opens);
        var closed = (await db.Set<ClosedDayRow>().AsNoTracking().Select(day => new { day.ClinicId, day.Day }).ToListAsync(cancel))
            .Select(day => (day.ClinicId, day.Day)).ToHashSet();
        var known = hours.Select(stretch => stretch.Key.ClinicId).ToHashSet();
        var minutes = new Dictionary<(Guid, int), long>();
        foreach (var clinic in clinics.Where(clinic => known.Contains(clinic.Id)))
        {
            var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, clinic.Zone).DateTime);
            var holidays = (clinic.Holidays ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Holidays.Find).OfType<Holiday>()
                .ToHashSet();
            List<DateOnly?> retired = [.. chairs[clinic.Id].Select(at => at is { } when
                ? DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(when, clinic.Zone).DateTime) : (DateOnly?)null)];
            for (var day = new DateOnly(from / 12, (from % 12) + 1, 1); day <= today
                && (day.Year * 12) + day.Month - 1 <= until; day = day.AddDays(1))
            {
                if (closed.Contains((clinic.Id, day)) || (Holidays.On(day) is { } kept && holidays.Contains(kept.Holiday))) continue;
                var month = (clinic.Id, (day.Year * 12) + day.Month - 1);
                minutes[month] = minutes.GetValueOrDefault(month) + (hours[(clinic.Id, (int)day.DayOfWeek)]
                    .Sum() * (long)retired.Count(gone => gone is null || gone > day));
            }
        }
        return new(minutes, clinics.Where(clinic => !known.Contains(clinic.Id)).Select(clinic => clinic.Id).ToHashSet());
    }
}
