using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Audit;
using Stillpoint.App.Records;

namespace Stillpoint.App.People;

/// <summary>Work in the background that failed too often: the owner has it tried again, or drops it.</summary>
internal sealed class GivenUpJobs(ClinicDb db, AuditTrail audit, TimeProvider clock)
{
    private const int MostShown = 100;

    public Task<List<JobRow>> All() => db.Set<JobRow>().AsNoTracking().Where(job => job.GivenUpAt != null && job.DoneAt == null).OrderByDescending(job => job.GivenUpAt).Take(MostShown).ToListAsync();

    public Task Again(Actor actor, Guid job) => Change(actor, job, "job-tried-again", row => (row.GivenUpAt, row.LeasedUntil, row.Attempts) = (null, null, 0));

    public Task Drop(Actor actor, Guid job) => Change(actor, job, "job-dropped", row => row.DoneAt = clock.Moment());

    private Task<JobRow?> Change(Actor actor, Guid job, string what, Action<JobRow> change) => audit.Write<JobRow>(actor, async () =>
    {
        if (await db.Set<JobRow>().SingleOrDefaultAsync(row => row.Id == job && row.GivenUpAt != null && row.DoneAt == null) is not { } row) return null;
        change(row);
        return (row, new AuditNote(what, $"job/{job}", Detail: row.Kind));
    });
}
