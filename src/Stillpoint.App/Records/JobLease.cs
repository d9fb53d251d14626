using Microsoft.EntityFrameworkCore;

namespace Stillpoint.App.Records;

/// <summary>A job held by this server while it works on it: renewed in good time, and given up as soon as it is not ours any more.</summary>
internal sealed class JobLease : IAsyncDisposable
{
    private readonly IServiceScopeFactory scopes;
    private readonly Guid job;
    private readonly TimeSpan lasting;
    private readonly TimeProvider clock;
    private readonly CancellationTokenSource ended = new(), lost = new();
    private readonly Task renewing;
    private DateTimeOffset? until;

    public JobLease(IServiceScopeFactory scopes, Guid job, DateTimeOffset until, TimeSpan lasting, TimeProvider clock)
    {
        (this.scopes, this.job, this.until, this.lasting, this.clock) = (scopes, job, until, lasting, clock);
        renewing = Renew();
    }

    /// <summary>Cancelled when another server may have the job by now.</summary>
    public CancellationToken Lost => lost.Token;

    /// <summary>Renews it no more; answers what it stands until, by which our own lease is told from another's.</summary>
    public async Task<DateTimeOffset?> End()
    {
        await ended.CancelAsync();
        await renewing;
        return until;
    }

    private async Task Renew()
    {
        using var timer = new PeriodicTimer(lasting / 5, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(ended.Token) && await Hold()) { }
        }
        catch (OperationCanceledException)
        {
            return;
        }
        await lost.CancelAsync();
    }

    private async Task<bool> Hold()
    {
        var held = until;
        DateTimeOffset? next = clock.Moment() + lasting;
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var kept = await scope.ServiceProvider.GetRequiredService<ClinicDb>().Set<JobRow>().Where(row => row.Id == job && row.LeasedUntil == held)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.LeasedUntil, next)) == 1;
            if (kept) until = next;
            return kept;
        }
        catch (Exception away) when (Outage.Is(away))
        {
            // While the lease lasts nobody else takes the job up.
            return clock.GetUtcNow() < held;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await End();
        ended.Dispose();
        lost.Dispose();
    }
}
