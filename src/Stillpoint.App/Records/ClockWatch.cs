using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Stillpoint.App.Audit;

namespace Stillpoint.App.Records;

/// <summary>
/// Notices that this server's clock was set while it ran, or stands behind what was written before: every time on a strip is
/// this clock's. It corrects nothing; the floor and the health of the server say so.
/// </summary>
internal sealed partial class ClockWatch(Engine engine, TimeProvider clock, ILogger<ClockWatch> log) : PeriodicService(TimeSpan.FromSeconds(10), clock, log), IHealthCheck
{
    private static readonly TimeSpan Leap = TimeSpan.FromSeconds(30), ToldFor = TimeSpan.FromHours(12);

    private readonly TimeProvider clock = clock;
    private readonly Lock gate = new();
    private long atTick = clock.GetTimestamp();
    private DateTimeOffset atTime = clock.GetUtcNow();
    private (TimeSpan By, long Tick)? leapt;
    private TimeSpan behind;

    /// <summary>What whoever reads a time has to know, in words; null while the clock has run evenly.</summary>
    public string? Says
    {
        get
        {
            lock (gate)
            {
                if (behind > Leap) return $"The server's clock is {Length(behind)} behind what was written before. Set it right: times of entries are wrong.";
                return leapt is { } last && clock.GetElapsedTime(last.Tick) < ToldFor ? $"The server's clock was set {Length(last.By.Duration())} {(last.By > TimeSpan.Zero ? "ahead" : "back")} while it ran. Check the times of what was charted around then." : null;
            }
        }
    }

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(Says is { } says ? HealthCheckResult.Degraded(says) : HealthCheckResult.Healthy());

    protected override Task Round(CancellationToken stop) => Look(stop);

    /// <summary>Compares the clock with the time that has really passed, and with the newest time in the record.</summary>
    internal async Task Look(CancellationToken stop)
    {
        var (tick, now) = (clock.GetTimestamp(), clock.GetUtcNow());
        lock (gate)
        {
            var by = now - atTime - clock.GetElapsedTime(atTick, tick);
            if (by.Duration() > Leap)
            {
                leapt = (by, tick);
                LogLeapt(log, by);
            }
            (atTick, atTime) = (tick, now);
        }
        await using var db = engine.Open();
        var newest = await db.Set<AuditEntryRow>().OrderByDescending(entry => entry.Number).Select(entry => (DateTimeOffset?)entry.At).FirstOrDefaultAsync(stop);
        lock (gate) behind = newest is { } written ? written - now : TimeSpan.Zero;
    }

    private static string Length(TimeSpan time) => time.TotalDays >= 2 ? FormattableString.Invariant($"{time.TotalDays:0} days")
        : time.TotalHours >= 2 ? FormattableString.Invariant($"{time.TotalHours:0} hours")
        : time.TotalMinutes >= 2 ? FormattableString.Invariant($"{time.TotalMinutes:0} minutes") : FormattableString.Invariant($"{time.TotalSeconds:0} seconds");

    [LoggerMessage(Level = LogLevel.Error, Message = "The clock of this server was set by {By} while it ran")]
    private static partial void LogLeapt(ILogger log, TimeSpan by);
}
