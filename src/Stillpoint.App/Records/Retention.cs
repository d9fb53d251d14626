using Microsoft.EntityFrameworkCore;

namespace Stillpoint.App.Records;

/// <summary>Something that is not kept for ever: how what is old is let go.</summary>
internal sealed record Kept(Func<IServiceProvider, DateTimeOffset, Task> LetGo)
{
    private static readonly TimeSpan Month = TimeSpan.FromDays(30), Fortnight = TimeSpan.FromDays(14);

    /// <summary>Jobs a month after they were done or dropped, and half a year after they were given up.</summary>
    public static Kept Jobs { get; } = new((services, now) =>
    {
        var (done, givenUp) = (now - Month, now - (Month * 6));
        return services.GetRequiredService<ClinicDb>().Set<JobRow>().Where(job => job.DoneAt < done || job.GivenUpAt < givenUp).ExecuteDeleteAsync();
    });

    /// <summary>Messages a month after they were sent; what could not be sent in a fortnight would come too late.</summary>
    public static Kept Messages { get; } = new((services, now) =>
    {
        var (sent, written) = (now - Month, now - Fortnight);
        return services.GetRequiredService<ClinicDb>().Set<OutboxMessageRow>().Where(message => message.SentAt < sent || message.GivenUpAt < sent || (message.SentAt == null && message.GivenUpAt == null && message.CreatedAt < written)).ExecuteDeleteAsync();
    });
}

/// <summary>Lets go what is not kept for ever, once an hour. What belongs to the record of a patient never does.</summary>
internal sealed class Retention(IEnumerable<Kept> kinds, IServiceScopeFactory scopes, TimeProvider clock, ILogger<Retention> log)
    : PeriodicService(TimeSpan.FromHours(1), clock, log)
{
    private readonly TimeProvider clock = clock;

    protected override async Task Round(CancellationToken stop)
    {
        foreach (var kind in kinds)
        {
            await using var scope = scopes.CreateAsyncScope();
            await kind.LetGo(scope.ServiceProvider, clock.Moment());
        }
    }
}
