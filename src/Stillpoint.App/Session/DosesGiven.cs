using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Planning;
using Stillpoint.App.Records;
using Stillpoint.App.Session.Record;
using Stillpoint.App.Shell;
using Stillpoint.Care.Session.Record;

namespace Stillpoint.App.Session;

/// <summary>Reads from the strips of a patient what was given, for whoever orders the next dose.</summary>
internal sealed class DosesGiven(ClinicDb db, SessionRecord record, ClinicClock clock) : IDosesGiven
{
    public async Task<IReadOnlyList<DoseGivenBefore>> Of(Guid patient, CancellationToken cancel = default)
    {
        var charts = (await Charts.Of(db, patient, cancel)).All;
        List<DoseGivenBefore> given = [];
        foreach (var session in await db.Set<SessionRow>().Where(row => charts.Contains(row.PatientId)).OrderBy(row => row.OpenedAt).Select(row => row.Id).ToListAsync(cancel))
        {
            var story = await record.Read(session, cancel);
            if (story.Standing.FirstOrDefault(entry => entry.Entry is Entry.DrugStarted or Entry.DoseGiven) is { } first) given.Add(new(first.MeasuredAt, story.GivenBy(clock.Now)));
        }
        return given;
    }

    public async Task<bool> Any(Guid session) => await record.TryRead(session) is not { WasGivenDrug: false };
}
