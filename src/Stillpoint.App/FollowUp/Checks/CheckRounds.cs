using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Records;
using Stillpoint.Care.FollowUp.Cadence;

namespace Stillpoint.App.FollowUp.Checks;

/// <summary>Goes round every minute: sends, reminds and closes what is due; and every hour: plans what lies ahead of everybody it may concern.</summary>
internal sealed partial class CheckRounds(IServiceScopeFactory scopes, TimeProvider clock, ILogger<CheckRounds> log) : PeriodicService(TimeSpan.FromMinutes(1), clock, log)
{
    private static readonly TimeSpan Between = TimeSpan.FromHours(1), Concerns = TimeSpan.FromDays(400), Booked = TimeSpan.FromDays(4);

    private readonly TimeProvider clock = clock;
    private DateTimeOffset planned;

    protected override async Task Round(CancellationToken stop)
    {
        if (clock.GetUtcNow() - planned >= Between)
        {
            planned = clock.GetUtcNow();
            foreach (var patient in await Ask(Whom, stop)) await One(patient, services => services.GetRequiredService<CheckPlanner>().Plan(patient, stop));
        }
        await DoWhatIsDue(stop);
    }

    /// <summary>What is due now, each by itself: one that fails leaves the others.</summary>
    internal async Task DoWhatIsDue(CancellationToken stop)
    {
        var now = clock.Moment();
        foreach (var form in await Ask(db => Open(db).Where(form => form.ClosesAt <= now), stop)) await One(form, services => services.GetRequiredService<CheckSending>().Close(form, services.GetRequiredService<MeasureStore>()));
        foreach (var form in await Ask(db => Open(db).Where(form => form.ClosesAt > now && form.SentAt == null && form.SendAt <= now && !((form.Moment == CheckMoment.Before || form.Moment == CheckMoment.Baseline) && Waits(db, now).Contains(form.PatientId))), stop)) await One(form, services => services.GetRequiredService<CheckSending>().Send(form));
        foreach (var form in await Ask(db => Open(db).Where(form => form.ClosesAt > now && form.SentAt != null && form.RemindAt <= now), stop)) await One(form, services => services.GetRequiredService<CheckSending>().Remind(form));
    }

    /// <summary>Whom the link of the evening before a session will ask along: their check before it waits for that link, and no other behind theirs.</summary>
    private static IQueryable<Guid> Waits(ClinicDb db, DateTimeOffset now) => db.Set<EveningCheckRow>()
        .Where(evening => evening.StartsAt > now && evening.SendAt > now && evening.SentAt == null && evening.AnsweredAt == null && evening.ByPerson == null)
        .Select(evening => evening.PatientId);

    private static IQueryable<AskedFormRow> Open(ClinicDb db) => db.Set<AskedFormRow>().AsNoTracking().Where(form => form.EndedAt == null);

    private Task<List<Guid>> Ask(Func<ClinicDb, IQueryable<AskedFormRow>> which, CancellationToken stop) => Ask(db => which(db).OrderBy(form => form.SendAt).Select(form => form.Id).Take(200), stop);

    private IQueryable<Guid> Whom(ClinicDb db)
    {
        var (since, until, now) = (clock.Moment() - Concerns, clock.Moment() + Booked, clock.Moment());
        return db.Set<TreatmentRow>().Where(one => one.EndedAt > since).Select(one => one.PatientId)
            .Union(db.Set<VisitRow>().Where(visit => visit.Kind == VisitKind.Session && visit.Status == VisitStatus.Booked && visit.StartsAt > now && visit.StartsAt < until).Select(visit => visit.PatientId));
    }

    private async Task<List<Guid>> Ask(Func<ClinicDb, IQueryable<Guid>> which, CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await which(scope.ServiceProvider.GetRequiredService<ClinicDb>()).ToListAsync(stop);
    }

    private async Task One(Guid about, Func<IServiceProvider, Task> act)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await act(scope.ServiceProvider);
        }
        catch (Exception failed) when (failed is not OperationCanceledException && !Outage.Is(failed))
        {
            LogFailed(log, about, failed.GetType().Name);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The check {About} could not be seen to: {Failure}")]
    private static partial void LogFailed(ILogger log, Guid about, string failure);
}
