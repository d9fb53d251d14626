using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Stillpoint.App.Audit;
using Stillpoint.App.Kernel;
using Stillpoint.App.Records;
using Stillpoint.App.Session.Readings;

namespace Stillpoint.App.Session.Record;

/// <summary>
/// Every few minutes: seals new readings, writes the head of the audit to the place outside, if there is one, and plans the check
/// of the coming night. Health says what the last check found.
/// </summary>
internal sealed partial class RecordKeeper(IServiceScopeFactory scopes, Engine engine, Settings settings, TimeProvider clock, ILogger<RecordKeeper> log)
    : PeriodicService(TimeSpan.FromMinutes(5), clock, log), IHealthCheck
{
    private const int HourOfNight = 3;

    private readonly TimeProvider clock = clock;
    private long keptOutside;
    private string? notKept;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await using var db = engine.Open();
            var says = (await RecordNight.Checks(db, 1, cancellationToken)).FirstOrDefault()?.Broken ?? notKept;
            return says is null ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded(says);
        }
        catch (Exception away) when (Outage.Is(away))
        {
            // Another check says so.
            return HealthCheckResult.Healthy();
        }
    }

    protected override Task Round(CancellationToken stop) => Keep(stop);

    internal async Task Keep(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ClinicDb>();
        await scope.ServiceProvider.GetRequiredService<ReadingSeals>().Seal(stop);
        await PlanTheNight(db, stop);
        if (settings.AnchorFile is not { } file || await AuditHead.Of(db, stop) is not { } head || head.Number == keptOutside) return;
        try
        {
            head.AppendTo(file);
            (keptOutside, notKept) = (head.Number, null);
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            notKept = "The head of the audit could not be written to the place outside: check --anchor-file.";
            LogNotKept(log, failed.GetType().Name);
        }
    }

    private async Task PlanTheNight(ClinicDb db, CancellationToken stop)
    {
        if (await db.Set<ClinicRow>().OrderBy(clinic => clinic.CreatedAt).Select(clinic => clinic.TimeZone).FirstOrDefaultAsync(stop) is not { } name) return;
        var zone = TimeZoneInfo.FindSystemTimeZoneById(name);
        var here = TimeZoneInfo.ConvertTime(clock.GetUtcNow(), zone);
        var night = DateOnly.FromDateTime(here.DateTime).AddDays(here.Hour < HourOfNight ? 0 : 1);
        var due = night.ToDateTime(new TimeOnly(HourOfNight, 30));
        await Jobs.Plan(db, RecordNight.Kind.Name, FormattableString.Invariant($"record-check/{night:yyyy-MM-dd}"), "", new DateTimeOffset(due, zone.GetUtcOffset(due)));
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The head of the audit could not be written to the place outside: {Failure}")]
    private static partial void LogNotKept(ILogger log, string failure);
}
