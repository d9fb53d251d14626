using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Audit;
using Stillpoint.App.HouseValues;
using Stillpoint.App.Kernel;
using Stillpoint.App.Records;
using Stillpoint.App.Shell.Forms;
using Stillpoint.App.Texts;
using Stillpoint.Care.FollowUp.Alerts;
using Stillpoint.Care.FollowUp.Scales;

namespace Stillpoint.App.Alerts;

/// <summary>Somebody on call, with the name and how they are told.</summary>
internal sealed record CalledPerson(OnCallRow Row, string Name, string Email)
{
    public override string ToString() => "[somebody on call]";
}

/// <summary>When a clinic reads answers, who is called when it does not, and calling them.</summary>
internal sealed class OnCall(ClinicDb db, AuditTrail audit, Outbox outbox, Tasks tasks, Settings settings, TimeProvider clock)
{
    public const string Drill = "DRILL";

    public static string PageOf(Guid clinic) => $"/clinics/{clinic}/on-call";

    public async Task<StaffedHours> Hours(Guid clinic)
    {
        var zone = await db.Set<ClinicRow>().Where(row => row.Id == clinic).Select(row => row.TimeZone).SingleAsync();
        return new((await db.Set<StaffedHoursRow>().AsNoTracking().Where(row => row.ClinicId == clinic).ToListAsync())
            .Select(row => new StaffedStretch((DayOfWeek)row.Weekday, TimeOnly.MinValue.AddMinutes(row.Opens), TimeOnly.MinValue.AddMinutes(row.Closes))), TimeZoneInfo.FindSystemTimeZoneById(zone));
    }

    /// <summary>Who is called, in order: people who work at the clinic now and may open an alert.</summary>
    public async Task<IReadOnlyList<CalledPerson>> People(Guid clinic) =>
        [.. (await (from row in db.Set<OnCallRow>().AsNoTracking() join person in Able(clinic) on row.Person equals person.Id where row.ClinicId == clinic orderby row.Position select new { row, person.Name, person.Email }).ToListAsync())
            .Select(one => new CalledPerson(one.row, one.Name, one.Email))];

    /// <summary>People who could be on call here: whoever answers for patients' safety.</summary>
    public Task<List<StaffRow>> Candidates(Guid clinic) => Able(clinic).OrderBy(person => person.Name).ToListAsync();

    /// <summary>Somebody would be called: only then is a question about suicide sent to a patient at home.</summary>
    public async Task<bool> SomebodyAnswers(Guid clinic) => (await People(clinic)).Count > 0;

    /// <summary>The owner hears that nobody is on call.</summary>
    public Task TellOwner(ClinicRow clinic) => tasks.OpenOnce(clinic.Id, null, TaskKind.OnCallEmpty, $"Nobody is on call at {clinic.Name}: no question about suicide is sent to patients at home", Role.Owner, clock.GetUtcNow(), PageOf(clinic.Id), TimeSpan.FromHours(4), Role.MedicalDirector);

    /// <summary>Looks once at every open alert, and calls whoever is to be called.</summary>
    public async Task CallWhoIsDue()
    {
        var open = await db.Set<TaskRow>().AsNoTracking().Where(task => task.DoneAt == null && task.TakenBy == null && (task.Tier == AlertTier.Emergency || task.Tier == AlertTier.Urgent)).ToListAsync();
        foreach (var alert in open) await Call(alert);
    }

    /// <summary>Somebody on call has the alert on their screen: the next is not called.</summary>
    public Task Opened(Guid task, Guid person)
    {
        DateTimeOffset? now = clock.Moment();
        return db.Set<AlertCallRow>().Where(call => call.TaskId == task && call.Person == person && call.OpenedAt == null).ExecuteUpdateAsync(set => set.SetProperty(call => call.OpenedAt, now));
    }

    /// <summary>Raises an alert about nobody, to see that it finds somebody.</summary>
    public Task<Outcome> RunDrill(Guid clinic, Actor actor) => audit.Do(actor, new AuditNote("drill-begun", $"clinic/{clinic}"), async () =>
    {
        if (!await SomebodyAnswers(clinic)) return Outcome.No("Nobody is on call: name somebody first.");
        await tasks.Raise(new SafetyAlert(Drill, AlertTier.Emergency, "Drill: open this, press “I see to it”, then close it. Nobody is in danger"), clinic, null, PageOf(clinic));
        return new Outcome.Done();
    });

    /// <summary>The last drills, the newest first, with who was called and who opened it.</summary>
    public async Task<IReadOnlyList<(TaskRow Drill, IReadOnlyList<(AlertCallRow Call, string Name)> Calls)>> Drills(Guid clinic)
    {
        var drills = await db.Set<TaskRow>().AsNoTracking().Where(task => task.ClinicId == clinic && task.Alert == Drill).OrderByDescending(task => task.CreatedAt).Take(5).ToListAsync();
        var ids = drills.ConvertAll(drill => drill.Id);
        var calls = await (from call in db.Set<AlertCallRow>().AsNoTracking() join person in db.Set<StaffRow>() on call.Person equals person.Id where ids.Contains(call.TaskId) orderby call.CalledAt select new { call, person.Name }).ToListAsync();
        return [.. drills.Select(drill => (drill, (IReadOnlyList<(AlertCallRow, string)>)[.. calls.Where(one => one.call.TaskId == drill.Id).Select(one => (one.call, one.Name))]))];
    }

    private async Task Call(TaskRow alert)
    {
        var (people, now) = (await People(alert.ClinicId), clock.Moment());
        var calls = await db.Set<AlertCallRow>().AsNoTracking().Where(call => call.TaskId == alert.Id).OrderBy(call => call.CalledAt).ToListAsync();
        var staffed = alert.Alert != Drill && (await Hours(alert.ClinicId)).AreAt(now);
        var house = await new Houses(db).InForce(alert.ClinicId, now);
        if (OnCallRules.Next(alert.Tier!.Value, alert.CreatedAt, staffed, [.. calls.Select(call => new AlertCall(call.CalledAt, call.OpenedAt))], people.Count, now, house) is not { } place) return;
        await audit.Write<AuditNote>(Actor.System, async () =>
        {
            // Of several servers one calls.
            if (db.IsPostgres) await db.Database.ExecuteSqlAsync($"select 1 from task where id = {alert.Id} for update");
            if (await db.Set<AlertCallRow>().CountAsync(call => call.TaskId == alert.Id) != calls.Count) return null;
            db.Add(new AlertCallRow { Id = Guid.CreateVersion7(now), TaskId = alert.Id, Person = people[place].Row.Person, CalledAt = now });
            await Tell(alert, people[place], house);
            var note = new AuditNote("on-call-told", $"task/{alert.Id}", alert.PatientId);
            return (note, note);
        });
        audit.Forget();
    }

    private async Task Tell(TaskRow alert, CalledPerson person, House house)
    {
        var clinic = await db.Set<ClinicRow>().Where(row => row.Id == alert.ClinicId).Select(row => row.Name).SingleAsync();
        var values = new Dictionary<string, string> { ["clinic"] = clinic, ["minutes"] = FormattableString.Invariant($"{house[OnCallRules.NextAfter]}"), ["link"] = $"{settings.PublicBase}/inbox?task={alert.Id}" };
        if (person.Row.Phone is { } phone) outbox.Put("sms", phone, "on-call", Language.English, values);
        outbox.Put("email", person.Email, "on-call", Language.English, values);
    }

    private IQueryable<StaffRow> Able(Guid clinic) => db.Set<StaffRow>().AsNoTracking().Where(person => person.JoinedAt != null && person.LeftAt == null
        && db.Set<StaffClinicRow>().Any(work => work.StaffId == person.Id && work.ClinicId == clinic)
        && db.Set<StaffRoleRow>().Any(role => role.StaffId == person.Id && (role.Role == Role.Nurse || role.Role == Role.Prescriber || role.Role == Role.MedicalDirector)));
}

/// <summary>Looks after open alerts while nobody does.</summary>
internal sealed class OnCallWatch(IServiceScopeFactory scopes, TimeProvider clock, ILogger<OnCallWatch> log) : PeriodicService(TimeSpan.FromSeconds(15), clock, log)
{
    protected override async Task Round(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<OnCall>().CallWhoIsDue();
    }
}
