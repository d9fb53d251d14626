using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Stillpoint.App.Records;

/// <summary>Ready means the database answers.</summary>
internal sealed class DatabaseHealth(ClinicDb db) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        await db.Database.CanConnectAsync(cancellationToken) ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("The database does not answer.");
}
