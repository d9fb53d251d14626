using Microsoft.EntityFrameworkCore;

namespace Stillpoint.App.Records;

/// <summary>What a kind of background work does with the body it was planned with.</summary>
internal sealed record JobKind(string Name, Func<IServiceProvider, string, CancellationToken, Task> Do);

/// <summary>
/// Plans work and does what is due. A job is leased before it runs and the lease is renewed while it runs, so that of several
/// servers one does it; a server that dies loses its lease and another takes the job up. What fails is tried again ever later,
/// and given up in the end: the owner sees it.
/// </summary>
internal sealed partial class Jobs(IServiceScopeFactory scopes, IEnumerable<JobKind> kinds, TimeProvider clock, ILogger<Jobs> log)
    : PeriodicService(TimeSpan.FromSeconds(15), clock, log)
{
    public const int MostTries = 10;

    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(5), FirstPause = TimeSpan.FromMinutes(1), LongestPause = TimeSpan.FromHours(6);

    private readonly Dictionary<string, JobKind> byName = kinds.ToDictionary(kind => kind.Name, StringComparer.Ordinal);
    private readonly TimeProvider clock = clock;

    /// <summary>Plans work in the caller's transaction. The same key is the same work: planning it again changes nothing.</summary>
    public static async Task Plan(ClinicDb db, string kind, string key, string body, DateTimeOffset dueAt)
    {
        var id = Guid.CreateVersion7(dueAt);
        var due = Instants.Microseconds(dueAt);
        await db.Database.ExecuteSqlAsync($"insert into job (id, kind, key, body, due_at, attempts) values ({id}, {kind}, {key}, {body}, {due}, 0) on conflict (key) do nothing");
    }

    /// <summary>Does everything that is due; answers how much was done.</summary>
    public async Task<int> DoWhatIsDue(CancellationToken cancel)
    {
        var done = 0;
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ClinicDb>();
        var now = clock.Moment();
        string[] known = [.. byName.Keys];
        // A kind that this version does not know waits for one that does, and stands in nobody's way.
        foreach (var job in await Waiting(db, now).Where(job => known.Contains(job.Kind)).OrderBy(job => job.DueAt).Take(50).ToListAsync(cancel))
            if (await Take(db, job, now) is { } until && await Do(db, job, until, cancel)) done++;
        return done;
    }

    protected override Task Round(CancellationToken stop) => DoWhatIsDue(stop);

    private static IQueryable<JobRow> Waiting(ClinicDb db, DateTimeOffset now) => db.Set<JobRow>().AsNoTracking()
        .Where(job => job.DoneAt == null && job.GivenUpAt == null && job.DueAt <= now && (job.LeasedUntil == null || job.LeasedUntil < now));

    private async Task<bool> Do(ClinicDb db, JobRow job, DateTimeOffset until, CancellationToken stop)
    {
        await using var lease = new JobLease(scopes, job.Id, until, Lease, clock);
        using var working = CancellationTokenSource.CreateLinkedTokenSource(stop, lease.Lost);
        try
        {
            await using var own = scopes.CreateAsyncScope();
            await byName[job.Kind].Do(own.ServiceProvider, job.Body, working.Token);
        }
        // One broken job must not keep the others from running.
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            // Stopped with the program, or taken over by another server: nothing is known against the job.
            if (!working.IsCancellationRequested) await Failed(db, job, await lease.End(), failure);
            return false;
        }
        DateTimeOffset? at = clock.Moment();
        var held = await lease.End();
        return await db.Set<JobRow>().Where(row => row.Id == job.Id && row.LeasedUntil == held).ExecuteUpdateAsync(set => set.SetProperty(row => row.DoneAt, at), CancellationToken.None) == 1;
    }

    private async Task Failed(ClinicDb db, JobRow job, DateTimeOffset? held, Exception failure)
    {
        var (tries, now, kind) = (job.Attempts + 1, clock.Moment(), failure.GetType().Name);
        DateTimeOffset? givenUp = tries >= MostTries ? now : null;
        var pause = FirstPause * Math.Pow(2, job.Attempts);
        DateTimeOffset? again = now + (pause < LongestPause ? pause : LongestPause);
        await db.Set<JobRow>().Where(row => row.Id == job.Id && row.LeasedUntil == held).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.LeasedUntil, again).SetProperty(row => row.LastFailure, kind).SetProperty(row => row.GivenUpAt, givenUp), CancellationToken.None);
        if (givenUp is null) LogFailed(log, job.Id, tries, failure);
        else LogGivenUp(log, job.Id, tries, failure);
    }

    /// <summary>Until when this server has the job; null when another was sooner.</summary>
    private static async Task<DateTimeOffset?> Take(ClinicDb db, JobRow job, DateTimeOffset now)
    {
        DateTimeOffset? until = now + Lease;
        return await Waiting(db, now).Where(row => row.Id == job.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.LeasedUntil, until).SetProperty(row => row.Attempts, row => row.Attempts + 1)) == 1 ? until : null;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Job {Job} failed at try {Attempt} and will be tried again")]
    private static partial void LogFailed(ILogger log, Guid job, int attempt, Exception failure);

    [LoggerMessage(Level = LogLevel.Error, Message = "Job {Job} failed at try {Attempt} and was given up: the owner sees it under Clinics")]
    private static partial void LogGivenUp(ILogger log, Guid job, int attempt, Exception failure);
}
