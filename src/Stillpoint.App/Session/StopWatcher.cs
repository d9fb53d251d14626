using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Records;
using Stillpoint.App.Session.Board;

namespace Stillpoint.App.Session;

/// <summary>
/// Looks at every open session while nobody writes: a missed time raises a flag or a stop too. It is no alarm; it makes no sound,
/// and a screen that shows it may be late.
/// </summary>
internal sealed partial class StopWatcher(IServiceScopeFactory scopes, TimeProvider clock, ILogger<StopWatcher> log) : PeriodicService(TimeSpan.FromSeconds(15), clock, log)
{
    protected override Task Round(CancellationToken stop) => LookAtAll(stop);

    /// <summary>Looks once at every open session.</summary>
    internal async Task LookAtAll(CancellationToken stop)
    {
        foreach (var session in await Open(stop)) await LookAt(scopes, session, log, stop);
    }

    /// <summary>One session that cannot be read leaves the others watched.</summary>
    internal static async Task LookAt(IServiceScopeFactory scopes, Guid session, ILogger log, CancellationToken stop)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<Charting>().LookAt(session, stop);
        }
        catch (Exception failed) when (failed is not OperationCanceledException && !Outage.Is(failed))
        {
            LogFailed(log, session, failed.GetType().Name);
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

/// <summary>Looks at a session as soon as a reading of its monitors is durable that may raise a flag, and does not wait for the next round.</summary>
internal sealed class ReadingWatcher(IServiceScopeFactory scopes, SessionBoard board, TimeProvider clock, ILogger<ReadingWatcher> log) : RetryingService(clock, log)
{
    protected override async Task Work(CancellationToken stop)
    {
        await foreach (var session in board.HeardOf(stop))
        {
            if (board.IsOfConcern(session)) await StopWatcher.LookAt(scopes, session, log, stop);
            GoesWell();
        }
    }
}
