using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Audit;
using Stillpoint.App.Records;
using Stillpoint.Care.Screening.Rules;

namespace Stillpoint.App.Screening;

/// <summary>Finds the decisions whose override ended with a day that is over, and gives each back to a prescriber, once: nobody is treated on it meanwhile.</summary>
internal sealed class OverridesEnding(ClinicDb db, FactStore facts, AuditTrail audit, TimeProvider clock)
{
    public async Task Look(CancellationToken cancel)
    {
        // No override was ever signed for longer, and its end is not missed by a few days of a server that was away.
        var since = clock.GetUtcNow().AddMonths(-(int)OverrideRules.MostMonths.Most - 1);
        var decisions = await db.Set<SuitabilityRow>().AsNoTracking().Where(row => row.DecidedAt >= since && row.Overrides.Contains("untilDay")
            && !db.Set<SuitabilityRow>().Any(later => later.PatientId == row.PatientId && later.DecidedAt > row.DecidedAt)).ToListAsync(cancel);
        foreach (var decision in decisions)
        {
            var zone = (await db.Set<ClinicRow>().AsNoTracking().SingleAsync(clinic => db.Set<PatientRow>().Any(row => row.Id == decision.PatientId && row.ClinicId == clinic.Id), cancel)).Zone;
            if (EndedOn(decision, DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), zone).DateTime)) is not { } last || await IsTold(decision, last, cancel)) continue;
            await audit.Change(Actor.System, new AuditNote("override-ended", $"suitability/{decision.Id}", decision.PatientId), () => facts.Reconsider(decision.PatientId));
        }
    }

    /// <summary>The latest last day that is over; null while every override holds.</summary>
    private static DateOnly? EndedOn(SuitabilityRow decision, DateOnly today) =>
        GivenOverride.Of(decision).Values.Where(one => one.Holds is OverrideHolds.UntilDay && one.Until < today).Select(one => one.Until).Max();

    /// <summary>A prescriber was asked since that day.</summary>
    private Task<bool> IsTold(SuitabilityRow decision, DateOnly last, CancellationToken cancel)
    {
        var (page, after) = (Reopening.PageOf(decision.PatientId), new DateTimeOffset(last.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero));
        return db.Set<TaskRow>().AnyAsync(task => task.Kind == TaskKind.SuitabilityReview && task.About == page && task.CreatedAt >= after && (task.DoneAt == null || task.CreatedAt > decision.DecidedAt), cancel);
    }
}

/// <summary>Looks every hour: a day is over at another hour in every clinic.</summary>
internal sealed class OverrideNights(IServiceScopeFactory scopes, TimeProvider clock, ILogger<OverrideNights> log) : PeriodicService(TimeSpan.FromHours(1), clock, log)
{
    protected override async Task Round(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<OverridesEnding>().Look(stop);
    }
}
