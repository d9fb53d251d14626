using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Stillpoint.App.Records;

/// <summary>When a server last found that it can write: one row.</summary>
internal sealed class HeartbeatRow
{
    public required int Id { get; init; }
    public required DateTimeOffset At { get; init; }
}

internal sealed class HeartbeatMapping : IEntityTypeConfiguration<HeartbeatRow>
{
    public void Configure(EntityTypeBuilder<HeartbeatRow> builder) => builder.Property(heartbeat => heartbeat.Id).ValueGeneratedNever();
}

/// <summary>
/// Ready means that something can be written durably: a database that only answers, on a full disk, held, or after a change to a
/// server that may only be read, stores no entry. However often it is asked, it looks once in a few seconds.
/// </summary>
internal sealed class DatabaseHealth(Engine engine, TimeProvider clock) : IHealthCheck, IDisposable
{
    private static readonly TimeSpan HoldsFor = TimeSpan.FromSeconds(5), Patience = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim one = new(1);
    private (DateTimeOffset At, HealthCheckResult Result)? last;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await one.WaitAsync(cancellationToken);
        try
        {
            if (last is { } known && clock.GetUtcNow() - known.At < HoldsFor) return known.Result;
            var result = await Write();
            last = (clock.GetUtcNow(), result);
            return result;
        }
        finally
        {
            one.Release();
        }
    }

    public void Dispose() => one.Dispose();

    private async Task<HealthCheckResult> Write()
    {
        try
        {
            using var patience = new CancellationTokenSource(Patience, clock);
            var now = Instants.Microseconds(clock.GetUtcNow());
            await using var db = engine.Open();
            await db.Database.ExecuteSqlAsync($"insert into heartbeat (id, at) values (1, {now}) on conflict (id) do update set at = excluded.at", patience.Token);
            return HealthCheckResult.Healthy();
        }
        // Whatever it was, nothing was written.
        catch (Exception failed) when (failed is not OutOfMemoryException)
        {
            return HealthCheckResult.Unhealthy("Nothing can be written to the database.");
        }
    }
}
