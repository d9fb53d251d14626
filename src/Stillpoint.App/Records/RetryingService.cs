namespace Stillpoint.App.Records;

/// <summary>
/// Work in the background that goes on for as long as the program does. Whatever ends it, a database that is away or a bug,
/// is said, and after a pause it is taken up again: it never ends the program and is never silently given up.
/// </summary>
internal abstract partial class RetryingService(TimeProvider clock, ILogger log) : BackgroundService
{
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(100), LongestPause = TimeSpan.FromSeconds(30);

    private TimeSpan pause = ShortestPause;

    /// <summary>Works until it is stopped; returning sooner means that there is nothing to do here.</summary>
    protected abstract Task Work(CancellationToken stop);

    /// <summary>It goes well again: the next failure is the first of its kind.</summary>
    protected void GoesWell() => pause = ShortestPause;

    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Work(stoppingToken);
                return;
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            // The outermost edge of work that must not end.
            catch (Exception failed) when (failed is not OutOfMemoryException)
            {
                LogFailed(log, failed, pause);
            }
            await Task.Delay(pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }
    }

    /// <summary>A driver that fails while it is being told to stop keeps nothing else from stopping.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        try
        {
            await base.StopAsync(cancellationToken);
        }
        catch (AggregateException failed)
        {
            LogNotToldToStop(log, failed);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Work in the background could not be told to stop in every part")]
    private static partial void LogNotToldToStop(ILogger log, Exception failed);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Work in the background stopped and is taken up again after {Pause}")]
    private static partial void LogFailed(ILogger log, Exception failed, TimeSpan pause);
}

/// <summary>Work in the background that is done again and again.</summary>
internal abstract class PeriodicService(TimeSpan every, TimeProvider clock, ILogger log) : RetryingService(clock, log)
{
    private readonly TimeProvider clock = clock;

    protected abstract Task Round(CancellationToken stop);

    protected sealed override async Task Work(CancellationToken stop)
    {
        using var timer = new PeriodicTimer(every, clock);
        do
        {
            await Round(stop);
            GoesWell();
        }
        while (await timer.WaitForNextTickAsync(stop));
    }
}
