using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Planning;
using Stillpoint.App.Records;
using Stillpoint.Care.FollowUp.Charts;
using Stillpoint.Care.FollowUp.Outcomes;
using Stillpoint.Care.FollowUp.Scales;
using Stillpoint.Care.Planning;

namespace Stillpoint.App.FollowUp.Outcomes;

/// <summary>
/// Keeps what courses came to. It works out again whatever rests on something new: first by first, a hundred patients at a time, each
/// hundred in a transaction of its own. What is read before its turn is said to be behind.
/// </summary>
internal sealed class OutcomeKeeper(ClinicDb db)
{
    private const int AtOnce = 100;

    /// <summary>The turn that servers take on PostgreSQL.</summary>
    private const long Turn = 0x4F75_7463_6F6D_6573;

    /// <summary>Of how many patients something has to be worked out again.</summary>
    public Task<int> Behind(CancellationToken cancel = default) => db.Set<OutcomeDueRow>().Select(due => due.PatientId).Distinct().CountAsync(cancel);

    /// <summary>Works out what is behind, of so many patients at most; answers of how many it was.</summary>
    public async Task<int> CatchUp(int most, CancellationToken cancel = default)
    {
        var done = 0;
        while (done < most)
        {
            db.ChangeTracker.Clear();
            await using var together = await db.Database.BeginTransactionAsync(cancel);
            if (db.IsPostgres) await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({Turn})", cancel);
            var due = await db.Set<OutcomeDueRow>().AsNoTracking().OrderBy(one => one.Number).Take(AtOnce).ToListAsync(cancel);
            if (due.Count == 0) break;
            List<Guid> patients = [.. due.Select(one => one.PatientId).Distinct()];
            await WorkOut(patients, cancel);
            List<long> read = [.. due.Select(one => one.Number)];
            await db.Set<OutcomeDueRow>().Where(one => read.Contains(one.Number)).ExecuteDeleteAsync(cancel);
            await together.CommitAsync(cancel);
            done += patients.Count;
        }
        db.ChangeTracker.Clear();
        return done;
    }

    /// <summary>Everything that an earlier way worked out is due again.</summary>
    public async Task DueWhatIsOfAnEarlierWay(CancellationToken cancel = default)
    {
        const int way = CourseOutcome.Way;
        await db.Database.ExecuteSqlAsync($"insert into outcome_due (patient_id) select distinct course.patient_id from course join course_outcome on course_outcome.course_id = course.id where course_outcome.way <> {way}", cancel);
    }

    private async Task WorkOut(IReadOnlyList<Guid> patients, CancellationToken cancel)
    {
        var (courses, outcomes, months) = await Of(patients, cancel);
        await db.Set<CourseOutcomeRow>().Where(row => courses.Contains(row.CourseId)).ExecuteDeleteAsync(cancel);
        await db.Set<CourseMonthRow>().Where(row => courses.Contains(row.CourseId)).ExecuteDeleteAsync(cancel);
        db.AddRange(outcomes);
        db.AddRange(months);
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>What the courses of some patients come to, from the doses, visits and scores themselves.</summary>
    internal async Task<(IReadOnlyList<Guid> Courses, IReadOnlyList<CourseOutcomeRow> Outcomes,
        IReadOnlyList<CourseMonthRow> Months)> Of(IReadOnlyList<Guid> patients, CancellationToken cancel = default)
    {
        var whose = await People(patients, cancel);
        List<Guid> charts = [.. whose.Keys];
        var courses = await db.Set<CourseRow>().AsNoTracking().Where(row => charts.Contains(row.PatientId))
            .Select(row => new { row.Id, row.PatientId }).ToListAsync(cancel);
        List<Guid> ids = [.. courses.Select(course => course.Id)];
        var plans = (await db.Set<PlanVersionRow>().AsNoTracking().Where(row => ids.Contains(row.CourseId))
            .Select(row => new { row.CourseId, row.Number, row.Indication, row.Route, row.Body }).ToListAsync(cancel))
            .GroupBy(plan => plan.CourseId).ToDictionary(group => group.Key, group => group.MaxBy(plan => plan.Number)!);
        var given = (await db.Set<TreatmentRow>().AsNoTracking().Where(row => ids.Contains(row.CourseId)).ToListAsync(cancel))
            .ToLookup(row => row.CourseId);
        var visits = (await db.Set<VisitRow>().AsNoTracking().Where(row => row.Kind == VisitKind.Session && row.CourseId != null
            && ids.Contains(row.CourseId.Value) && row.Status != VisitStatus.Cancelled && row.Status != VisitStatus.Booked)
            .ToListAsync(cancel)).ToLookup(row => row.CourseId!.Value);
        var measures = (await db.Set<MeasureRow>().AsNoTracking().Where(row => charts.Contains(row.PatientId) && row.Total != null && !row.TakenBack
            && !db.Set<MeasureRow>().Any(later => later.Supersedes == row.Id))
            .OrderBy(row => row.MeasuredAt).ToListAsync(cancel)).ToLookup(row => whose[row.PatientId]);
        var zones = (await db.Set<ClinicRow>().AsNoTracking().ToListAsync(cancel)).ToDictionary(clinic => clinic.Id, clinic => clinic.Zone);
        var firsts = courses.Where(course => given.Contains(course.Id))
            .Select(course => (Who: whose[course.PatientId], At: given[course.Id].Min(one => one.StartedAt))).ToLookup(one => one.Who, one => one.At);

        List<CourseOutcomeRow> outcomes = [];
        List<CourseMonthRow> months = [];
        foreach (var course in courses)
        {
            if (!plans.TryGetValue(course.Id, out var plan)) continue;
            List<TreatmentRow> doses = [.. given[course.Id].OrderBy(one => one.StartedAt)];
            months.AddRange(Months(course.Id, plan.Indication, plan.Route, doses, visits[course.Id], zones));
            if (doses is not [var first, ..]) continue;
            var body = PlanBody.TryRead(plan.Body);
            var scale = LeadingScale.For(first.Indication.Id, CourseStanding.Codes(body?.Course)).Leads;
            var next = firsts[whose[course.PatientId]].Where(at => at > first.StartedAt).Select(at => (DateTimeOffset?)at).Min();
            int? planned = (body?.Course?.Sessions ?? body?.Sessions) is > 0 and var sessions ? sessions : null;
            var scores = Scores(scale, measures[whose[course.PatientId]], first.StartedAt);
            var history = new CourseHistory(scale, [.. doses.Select(one => one.StartedAt)], [.. scores], planned, next);
            outcomes.Add(CourseOutcomeRow.Of(course.Id, first.ClinicId, first.Indication, first.Route, Month(first.StartedAt, zones[first.ClinicId]),
                history.Outcome!));
        }
        return (ids, outcomes, months);
    }

    /// <summary>Totals that may be held against the one before the first dose: the same form, version and window.</summary>
    private static IEnumerable<CourseScore> Scores(Instrument? scale, IEnumerable<MeasureRow> measures, DateTimeOffset firstDose)
    {
        if (scale is null) return [];
        List<Measured> own = [.. measures.Where(row => row.Instrument == scale.Code).Select(row => new Measured(row))];
        if (own.Count == 0) return [];
        var points = CourseStanding.Points(own);
        var leads = ScorePlot.Before(points, firstDose) is { } before ? own.FindLast(one => one.At == before.At)! : own[^1];
        return own.Where(one => one.ComparesWith(leads)).Select(one => new CourseScore(one.At, one.Row.Total!.Value, one.SafetyItem));
    }

    private static IEnumerable<CourseMonthRow> Months(Guid course, Indication indication, Route route, List<TreatmentRow> doses,
        IEnumerable<VisitRow> visits, Dictionary<Guid, TimeZoneInfo> zones)
    {
        var months = new SortedDictionary<(int, Guid), CourseMonthRow>();
        CourseMonthRow At(Guid clinic, DateTimeOffset at)
        {
            var month = Month(at, zones[clinic]);
            if (!months.TryGetValue((month, clinic), out var row))
            {
                row = new() { CourseId = course, ClinicId = clinic, Month = month, Indication = indication, Route = route };
                months[(month, clinic)] = row;
            }
            return row;
        }
        foreach (var dose in doses)
        {
            var row = At(dose.ClinicId, dose.StartedAt);
            row.Sessions++;
            row.AdverseEvents += dose.AdverseEvents;
            if (dose.WorstGrade >= 3) row.Grave++;
        }
        foreach (var visit in visits)
        {
            var row = At(visit.ClinicId, visit.StartsAt);
            if (visit.Status is VisitStatus.Missed)
            {
                row.Missed++;
                continue;
            }
            row.Came++;
            if (visit.ChairId is not null) row.ChairMinutes += (int)(visit.EndsAt - visit.StartsAt).TotalMinutes + visit.CleaningMinutes;
        }
        return months.Values;
    }

    /// <summary>Each chart, and the person whose it is: merged charts are one person's.</summary>
    private async Task<Dictionary<Guid, Guid>> People(IReadOnlyList<Guid> patients, CancellationToken cancel)
    {
        var tied = await db.Set<SamePersonRow>().AsNoTracking().Where(said => patients.Contains(said.PatientId) || patients.Contains(said.OtherId))
            .Select(said => new { said.PatientId, said.OtherId }).ToListAsync(cancel);
        var whose = patients.ToDictionary(patient => patient);
        foreach (var patient in tied.SelectMany(said => new[] { said.PatientId, said.OtherId }).Distinct())
        {
            var charts = (await Charts.Of(db, patient, cancel)).AsOne;
            foreach (var chart in charts) whose[chart] = charts.Min();
        }
        return whose;
    }

    internal static int Month(DateTimeOffset at, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(at, zone);
        return (local.Year * 12) + local.Month - 1;
    }
}

/// <summary>Catches up every minute, so that whoever looks waits for little.</summary>
internal sealed class OutcomeRounds(IServiceScopeFactory scopes, TimeProvider clock, ILogger<OutcomeRounds> log)
    : PeriodicService(TimeSpan.FromMinutes(1), clock, log)
{
    private const int Most = 20_000;

    private bool begun;

    protected override async Task Round(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var keeper = scope.ServiceProvider.GetRequiredService<OutcomeKeeper>();
        if (!begun) await keeper.DueWhatIsOfAnEarlierWay(stop);
        begun = true;
        await keeper.CatchUp(Most, stop);
    }
}
