using Microsoft.EntityFrameworkCore;

namespace Stillpoint.App.Records;

/// <summary>What a kind of background work does with the body it was planned with.</summary>
internal sealed record JobKind(string Name, Func<IServiceProvider, string, CancellationToken, Task> Do);

/// <summary>
/// Plans work and does what is due. A job is leased before it runs, so that of several servers one does it; a server that
/// dies loses its lease and another takes the job up.
/// </summary>
internal sealed partial class Jobs(IServiceScopeFactory scopes, IEnumerable<JobKind> kinds, TimeProvider clock, ILogger<Jobs> log) : BackgroundService
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(15);

    private readonly Dictionary<string, JobKind> byName = kinds.ToDictionary(kind => kind.Name, StringComparer.Ordinal);

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
        foreach (var job in await db.Set<JobRow>().AsNoTracking().Where(job => job.DoneAt == null && job.DueAt <= now && (job.LeasedUntil == null || job.LeasedUntil < now))
                     .OrderBy(job => job.DueAt).Take(50).ToListAsync(cancel))
        {
            if (!byName.TryGetValue(job.Kind, out var kind) || !await Take(db, job, now)) continue;
            try
            {
                await using var own = scopes.CreateAsyncScope();
                await kind.Do(own.ServiceProvider, job.Body, cancel);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                // One broken job must not keep the others from running; it is tried again when its lease ends.
                Failed(log, job.Id, job.Kind, job.Attempts + 1, failure.GetType().Name);
                continue;
            }
            DateTimeOffset? at = clock.Moment();
            await db.Set<JobRow>().Where(row => row.Id == job.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.DoneAt, at), CancellationToken.None);
            done++;
        }
        return done;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var look = new PeriodicTimer(Look, clock);
        do
        {
            try
            {
                await DoWhatIsDue(stoppingToken);
            }
            catch (Exception failure) when (failure is System.Data.Common.DbException or InvalidOperationException)
            {
                Away(log, failure.GetType().Name);
            }
        }
        while (await look.WaitForNextTickAsync(stoppingToken));
    }

    private static async Task<bool> Take(ClinicDb db, JobRow job, DateTimeOffset now)
    {
        DateTimeOffset? until = now + Lease;
        return await db.Set<JobRow>().Where(row => row.Id == job.Id && row.DoneAt == null && (row.LeasedUntil == null || row.LeasedUntil < now))
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.LeasedUntil, until).SetProperty(row => row.Attempts, row => row.Attempts + 1)) == 1;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Job {Job} of kind {Kind} failed at try {Attempt}: {Failure}")]
    private static partial void Failed(ILogger log, Guid job, string kind, int attempt, string failure);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Jobs wait: the database did not answer ({Failure})")]
    private static partial void Away(ILogger log, string failure);
}
