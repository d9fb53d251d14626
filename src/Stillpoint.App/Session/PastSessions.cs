using Microsoft.EntityFrameworkCore;
using Stillpoint.App.HouseValues;
using Stillpoint.App.Records;
using Stillpoint.App.Session.Record;
using Stillpoint.App.Shell;
using Stillpoint.Care;
using Stillpoint.Care.Session.Flags;

namespace Stillpoint.App.Session;

/// <summary>Reads the strips of a clinic's last months for whoever weighs another house. Nobody's name comes with it.</summary>
internal sealed class PastSessions(ClinicDb db, SessionRecord record, ClinicClock clock) : IPastSessions
{
    /// <summary>More than a busy clinic treats in that time.</summary>
    private const int Most = 2_000;

    public async Task<JudgedAgain> Under(Guid clinic, House other, CancellationToken cancel = default)
    {
        var since = clock.Now - IPastSessions.Back;
        var sessions = await db.Set<SessionRow>().AsNoTracking().Where(row => row.ClinicId == clinic && row.OpenedAt >= since).OrderByDescending(row => row.OpenedAt).Take(Most)
            .Join(db.Set<PatientRow>(), row => row.PatientId, patient => patient.Id, (row, patient) => new { row.Id, patient.BirthDate }).ToListAsync(cancel);
        List<JudgedOtherwise> otherwise = [];
        foreach (var session in sessions)
            if (await record.TryRead(session.Id, cancel) is { } story) otherwise.AddRange(JudgedOtherwise.Of(story, clock.YearsSince(session.BirthDate), clock.Now, other));
        return new(sessions.Count, otherwise.Count,
        [
            .. otherwise.SelectMany(entry => Levels(entry.Raised).Except(Levels(entry.Otherwise)).Concat(Levels(entry.Otherwise).Except(Levels(entry.Raised))).Select(level => level.Rule).Distinct())
                .CountBy(rule => rule).Select(rule => (rule.Key, rule.Value)).OrderByDescending(rule => rule.Value).ThenBy(rule => rule.Key, StringComparer.Ordinal),
        ]);
    }

    private static IEnumerable<(string Rule, Care.Findings.Severity Level)> Levels(IReadOnlyList<Flag> flags) => flags.Select(flag => (flag.Finding.Rule, flag.Finding.Severity));
}
