using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Records;
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
        var all = await db.Set<ClinicRow>().AsNoTracking().OrderBy(clinic => clinic.Name).ToListAsync(cancel);
        var clinics = all.FindAll(clinic => asked.Clinics.Contains(clinic.Id) && (asked.Clinic is null || asked.Clinic == clinic.Id));
        if (clinics.Count == 0) return [];
        var names = clinics.ToDictionary(clinic => clinic.Id, clinic => clinic.Name);
        var rows = new KeptRows(db, asked, clinics.Count == all.Count ? null : [.. names.Keys]);
        var courses = await rows.Courses(cancel);
        var months = await rows.Sessions(cancel);
        var open = await OpenChairs.Of(db, clinics, asked.From, asked.Until, now, cancel);
        List<object> keys = asked.By is OutcomeBy.Nothing ? [KeptRows.Everything] : [.. courses.Keys.Union(months.Keys)];
        return
        [
            .. keys.Select(key => (Key: key, Says: Words(key, names))).OrderBy(one => one.Key is int month ? month : 0)
                .ThenBy(one => one.Says, StringComparer.Ordinal).Select(one => new OutcomeLine(one.Says,
                    OutcomeReport.Of(courses.GetValueOrDefault(one.Key) ?? [], now),
                    (months.GetValueOrDefault(one.Key) ?? new(0, 0, 0, 0, 0, 0)) with { OpenMinutes = Open(one.Key) })),
        ];

        // Where the line is a site or a month, only its own chairs were there; otherwise all of them were.
        long? Open(object key) => open.Minutes(key is Guid clinic ? [clinic] : [.. names.Keys], key is int month ? month : null);
    }

    private static string Words(object key, Dictionary<Guid, string> names) => key switch
    {
        Indication indication => indication.Name,
        Route route => route.Words(),
        Guid clinic => names[clinic],
        int month => OutcomeQuestion.Words(month),
        _ => "All courses",
    };
}
