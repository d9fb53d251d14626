using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Records;
using Stillpoint.Care.Booking;
using Stillpoint.Care.FollowUp.Outcomes;
using Stillpoint.Care.Planning;

namespace Stillpoint.App.FollowUp.Outcomes;

/// <summary>One line of a report: courses that began in the time, and sessions that were in it.</summary>
public sealed record OutcomeLine(string Says, OutcomeReport Report, SessionCounts Sessions);

/// <summary>Counts what is kept. It names nobody, and reads nothing by which anybody could be named.</summary>
internal sealed class OutcomeReader(ClinicDb db)
{
    public async Task<IReadOnlyList<OutcomeLine>> Read(OutcomeQuestion asked, DateTimeOffset now, CancellationToken cancel = default)
    {
        var clinics = await db.Set<ClinicRow>().AsNoTracking().OrderBy(clinic => clinic.Name).ToListAsync(cancel);
        clinics.RemoveAll(clinic => !asked.Clinics.Contains(clinic.Id) || (asked.Clinic is { } one && one != clinic.Id));
        var names = clinics.ToDictionary(clinic => clinic.Id, clinic => clinic.Name);
        var courses = (await Courses(asked).ToListAsync(cancel)).Where(row => names.ContainsKey(row.ClinicId)).ToLookup(row => Key(asked.By, row.Indication, row.Route, row.ClinicId, row.Month));
        var months = (await Months(asked).GroupBy(row => new { row.ClinicId, row.Indication, row.Route, row.Month }).Select(group => new
        {
            group.Key,
            Sessions = group.Sum(row => row.Sessions),
            Events = group.Sum(row => row.AdverseEvents),
            Grave = group.Sum(row => row.Grave),
            Came = group.Sum(row => row.Came),
            Missed = group.Sum(row => row.Missed),
            Minutes = group.Sum(row => (long)row.ChairMinutes),
        }).ToListAsync(cancel)).Where(row => names.ContainsKey(row.Key.ClinicId)).ToLookup(
            row => Key(asked.By, row.Key.Indication, row.Key.Route, row.Key.ClinicId, row.Key.Month), row => (row.Key.ClinicId, Counts: new SessionCounts(row.Sessions, row.Events, row.Grave, row.Came, row.Missed, row.Minutes)));
        var open = await OpenChairs.Of(db, clinics, asked.From, asked.Until, now, cancel);
        List<object> keys = asked.By is OutcomeBy.Nothing ? [""] : [.. courses.Select(group => group.Key).Union(months.Select(group => group.Key))];
        return
        [
            .. keys.Select(key => (Key: key, Says: Words(key, names))).OrderBy(one => one.Key is int month ? month : 0).ThenBy(one => one.Says, StringComparer.Ordinal)
                .Select(one => new OutcomeLine(one.Says, OutcomeReport.Of(courses[one.Key].Select(row => row.Outcome), now), SessionCounts.Of(months[one.Key].Select(row => row.Counts), Open(one.Key)))),
        ];

        // Where the line is a site or a month, only its own chairs were there; otherwise all of them were.
        long? Open(object key) => open.Minutes(key is Guid clinic ? [clinic] : [.. clinics.Select(one => one.Id)], key is int month ? month : null);
    }

    private IQueryable<CourseOutcomeRow> Courses(OutcomeQuestion asked)
    {
        var rows = db.Set<CourseOutcomeRow>().AsNoTracking().Where(row => row.Month >= asked.From && row.Month <= asked.Until);
        if (asked.Clinic is { } clinic) rows = rows.Where(row => row.ClinicId == clinic);
        if (asked.Indication is { } indication) rows = rows.Where(row => row.Indication == indication);
        return asked.Route is { } route ? rows.Where(row => row.Route == route) : rows;
    }

    private IQueryable<CourseMonthRow> Months(OutcomeQuestion asked)
    {
        var rows = db.Set<CourseMonthRow>().AsNoTracking().Where(row => row.Month >= asked.From && row.Month <= asked.Until);
        if (asked.Clinic is { } clinic) rows = rows.Where(row => row.ClinicId == clinic);
        if (asked.Indication is { } indication) rows = rows.Where(row => row.Indication == indication);
        return asked.Route is { } route ? rows.Where(row => row.Route == route) : rows;
    }

    private static object Key(OutcomeBy by, Indication indication, Route route, Guid clinic, int month) => by switch
    {
        OutcomeBy.Nothing => "",
        OutcomeBy.Indication => indication,
        OutcomeBy.Route => route,
        OutcomeBy.Site => clinic,
        OutcomeBy.Month => month,
    };

    private static string Words(object key, Dictionary<Guid, string> names) => key switch
    {
        Indication indication => indication.Name,
        Route route => route.Words(),
        Guid clinic => names[clinic],
        int month => OutcomeQuestion.Words(month),
        _ => "All courses",
    };
}

/// <summary>How long the chairs of clinics could have been taken, by their opening hours.</summary>
internal sealed record OpenChairs(IReadOnlyDictionary<(Guid Clinic, int Month), long> All, IReadOnlySet<Guid> Unknown)
{
    /// <summary>Null where one of the clinics has not written down when it is open.</summary>
    public long? Minutes(IReadOnlyList<Guid> clinics, int? month) => clinics.Count == 0 || clinics.Any(Unknown.Contains) ? null
        : All.Where(one => clinics.Contains(one.Key.Clinic) && (month is null || month == one.Key.Month)).Sum(one => one.Value);

    public static async Task<OpenChairs> Of(ClinicDb db, IReadOnlyList<ClinicRow> clinics, int from, int until, DateTimeOffset now, CancellationToken cancel)
    {
        var chairs = (await db.Set<ChairRow>().AsNoTracking().Select(chair => new { chair.ClinicId, chair.RetiredAt }).ToListAsync(cancel)).ToLookup(chair => chair.ClinicId, chair => chair.RetiredAt);
        var hours = (await db.Set<OpeningHoursRow>().AsNoTracking().ToListAsync(cancel)).ToLookup(stretch => (stretch.ClinicId, stretch.Weekday), stretch => stretch.Closes - stretch.Opens);
        var closed = (await db.Set<ClosedDayRow>().AsNoTracking().Select(day => new { day.ClinicId, day.Day }).ToListAsync(cancel)).Select(day => (day.ClinicId, day.Day)).ToHashSet();
        var known = hours.Select(stretch => stretch.Key.ClinicId).ToHashSet();
        var minutes = new Dictionary<(Guid, int), long>();
        foreach (var clinic in clinics.Where(clinic => known.Contains(clinic.Id)))
        {
            var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, clinic.Zone).DateTime);
            var holidays = (clinic.Holidays ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Holidays.Find).OfType<Holiday>().ToHashSet();
            List<DateOnly?> retired = [.. chairs[clinic.Id].Select(at => at is { } when ? DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(when, clinic.Zone).DateTime) : (DateOnly?)null)];
            for (var day = new DateOnly(from / 12, (from % 12) + 1, 1); day <= today && (day.Year * 12) + day.Month - 1 <= until; day = day.AddDays(1))
            {
                if (closed.Contains((clinic.Id, day)) || (Holidays.On(day) is { } kept && holidays.Contains(kept.Holiday))) continue;
                var month = (clinic.Id, (day.Year * 12) + day.Month - 1);
                minutes[month] = minutes.GetValueOrDefault(month) + (hours[(clinic.Id, (int)day.DayOfWeek)].Sum() * (long)retired.Count(gone => gone is null || gone > day));
            }
        }
        return new(minutes, clinics.Where(clinic => !known.Contains(clinic.Id)).Select(clinic => clinic.Id).ToHashSet());
    }
}
