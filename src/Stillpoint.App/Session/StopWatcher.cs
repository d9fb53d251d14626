using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Records;

namespace Stillpoint.App.Session;

/// <summary>
/// Looks at every open session while nobody writes: a monitor's reading or a missed time raises a stop too. It is no alarm; it
/// makes no sound, and a screen that shows it may be late.
/// </summary>
internal sealed partial class StopWatcher(IServiceScopeFactory scopes, TimeProvider clock, ILogger<StopWatcher> log) : PeriodicService(TimeSpan.FromSeconds(15), clock, log)
{
    protected override Task Round(CancellationToken stop) => LookAtAll(stop);

    /// <summary>Looks once at every open session.</summary>
    internal async Task LookAtAll(CancellationToken stop)
    {
        foreach (var session in await Open(stop))
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await scope.ServiceProvider.GetRequiredService<Charting>().RaiseStops(session, stop);
            }
            // One session that cannot be read leaves the others watched.
            catch (Exception failed) when (failed is not OperationCanceledException && !Outage.Is(failed))
            {
                LogFailed(log, session, failed.GetType().Name);
            }
        }
    }

    private async Task<List<Guid>> Open(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ClinicDb>().Set<SessionRow>().Where(row => row.ClosedAt == null).Select(row => row.Id).ToListAsync(cancel);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Stops of session {Session} could not be judged: {Failure}")]
    private static partial void LogFailed(ILogger log, Guid session, string failure);
}
