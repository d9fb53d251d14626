using Microsoft.EntityFrameworkCore;
using Stillpoint.App.FollowUp.Outcomes;
using Stillpoint.App.Records;
using Stillpoint.App.Tests.Records;
using Stillpoint.Care.Planning;

namespace Stillpoint.App.Tests.FollowUp.Outcomes;

public sealed class What_is_kept_of_courses
{
    private static readonly Indication[] Treated = [Indications.Find("IND-01")!, Indications.Find("IND-07")!];

    private static object[] Sorted(IEnumerable<CourseOutcomeRow> outcomes) =>
        [.. outcomes.OrderBy(row => row.CourseId).Select(row => (object)(row.CourseId, row.ClinicId, row.Indication, row.Route, row.Month, row.Way,
            row.Outcome))];

    private static object[] Sorted(IEnumerable<CourseMonthRow> months) => [.. months.OrderBy(row => row.CourseId).ThenBy(row => row.ClinicId)
        .ThenBy(row => row.Month)
        .Select(row => (object)((row.CourseId, row.ClinicId, row.Month, row.Indication, row.Route),
            (row.Sessions, row.AdverseEvents, row.Grave, row.Came, row.Missed, row.ChairMinutes)))];

    /// <summary>Two hundred things done in any order, with what is behind caught up now and then.</summary>
    [Theory, OnEveryEngine]
    public async Task Is_what_is_worked_out_again_from_the_sessions_visits_and_scores_in_whatever_order_they_came(string engine)
    {
        await using var world = await World.On(engine);
        await using var db = world.Database.Open();
        var courses = new CoursesOf(db, world.Clinic, world.Clock.GetUtcNow());
        var (chance, first) = (new Random(20261130), world.Clock.GetUtcNow().AddDays(-200));
        List<(Guid Patient, Guid Course, int Versions)> all = [];
        List<TreatmentRow> given = [];
        List<(Guid Patient, MeasureRow Row)> scores = [];
        for (var at = 0; at < 200; at++)
        {
            var when = first.AddDays(chance.Next(200)).AddHours(chance.Next(24));
            var act = all.Count < 4 ? 0 : chance.Next(14);
            var which = all.Count == 0 ? 0 : chance.Next(all.Count);
            if (act == 0)
            {
                var patient = all.Count > 2 && chance.Next(3) == 0 ? all[which].Patient : await courses.Patient();
                all.Add((patient, await courses.Course(patient, indication: Treated[chance.Next(2)].Id, sessions: chance.Next(4, 8)), 1));
            }
            else if (act == 1)
            {
                all[which] = all[which] with { Versions = all[which].Versions + 1 };
                await courses.Plan(all[which].Course, all[which].Versions, sessions: chance.Next(1, 5));
            }
            else if (act == 2) await courses.Missed(all[which].Patient, all[which].Course, when);
            else if (act == 3 && given.Count > 0)
            {
                var changed = given[chance.Next(given.Count)];
                (changed.AdverseEvents, changed.WorstGrade, changed.StartedAt) = (chance.Next(3), chance.Next(4), changed.StartedAt.AddHours(-1));
                db.Update(changed);
                await db.SaveChangesAsync();
            }
            else if (act == 4 && scores.Count > 0)
            {
                var place = chance.Next(scores.Count);
                var (patient, row) = scores[place];
                var back = chance.Next(2) == 0;
                var later = await courses.Score(patient, row.MeasuredAt, chance.Next(28), row.Id, back);
                scores.RemoveAt(place);
                if (!back) scores.Add((patient, later));
            }
            else if (act == 5 && given.Count > 0)
            {
                db.Remove(given[^1]);
                given.RemoveAt(given.Count - 1);
                await db.SaveChangesAsync();
            }
            else if (act == 6 && at % 3 == 0 && all[which].Patient != all[0].Patient)
            {
                db.Add(new SamePersonRow
                {
                    Id = courses.Id(), PatientId = all[0].Patient, OtherId = all[which].Patient, Number = at,
                    Step = chance.Next(3) == 0 ? SamePersonStep.Separated : SamePersonStep.Merged, Why = "Came twice.", At = when
                });
                await db.SaveChangesAsync();
            }
            else if (act < 10) given.Add(await courses.Session(all[which].Patient, all[which].Course, when, chance.Next(2), chance.Next(4)));
            else scores.Add((all[which].Patient, await courses.Score(all[which].Patient, when, chance.Next(28))));
            if (at % 41 == 0) await new OutcomeKeeper(db).CatchUp(1);
            db.ChangeTracker.Clear();
        }
        var keeper = new OutcomeKeeper(db);
        Assert.NotEqual(0, await keeper.Behind());
        await keeper.CatchUp(int.MaxValue);
        Assert.Equal(0, await keeper.Behind());

        var again = await keeper.Of([.. await db.Set<PatientRow>().Select(row => row.Id).ToListAsync()]);
        var kept = (Outcomes: await db.Set<CourseOutcomeRow>().AsNoTracking().ToListAsync(), Months: await db.Set<CourseMonthRow>().AsNoTracking()
            .ToListAsync());
        Assert.True(kept.Outcomes.Count > 10 && kept.Outcomes.Exists(row => row.ResponseDay is not null)
            && kept.Outcomes.Exists(row => row.EndTotal is not null) && kept.Months.Exists(row => row.Missed > 0));
        Assert.Equal(Sorted(again.Outcomes), Sorted(kept.Outcomes));
        Assert.Equal(Sorted(again.Months), Sorted(kept.Months));
        Assert.Equal(given.Count, kept.Months.Sum(row => row.Sessions));
    }

    [Theory, OnEveryEngine]
    public async Task What_is_written_with_a_session_that_fails_leaves_nothing_due(string engine)
    {
        await using var world = await World.On(engine);
        await using var db = world.Database.Open();
        var courses = new CoursesOf(db, world.Clinic, world.Clock.GetUtcNow());
        var patient = await courses.Patient();
        await new OutcomeKeeper(db).CatchUp(int.MaxValue);
        await using (var together = await db.Database.BeginTransactionAsync())
        {
            await courses.Score(patient, world.Clock.GetUtcNow(), 12);
            await together.RollbackAsync();
        }
        Assert.Equal(0, await new OutcomeKeeper(db).Behind());
    }

    [Theory, OnEveryEngine]
    public async Task What_an_earlier_way_worked_out_is_worked_out_again(string engine)
    {
        await using var world = await World.On(engine);
        await using var db = world.Database.Open();
        var courses = new CoursesOf(db, world.Clinic, world.Clock.GetUtcNow());
        await courses.Six(world.Clock.GetUtcNow().AddDays(-90), 20, 8);
        var keeper = new OutcomeKeeper(db);
        await keeper.CatchUp(int.MaxValue);
        await db.Set<CourseOutcomeRow>().ExecuteUpdateAsync(set => set.SetProperty(row => row.Way, 0).SetProperty(row => row.Doses, 99));
        await keeper.DueWhatIsOfAnEarlierWay();
        await keeper.CatchUp(int.MaxValue);
        Assert.Equal(6, Assert.Single(await db.Set<CourseOutcomeRow>().AsNoTracking().ToListAsync()).Doses);
    }

    /// <summary>Whoever writes twice in one go is not disturbed by somebody who works out in between what came of the first.</summary>
    [Theory, OnEveryEngine]
    public async Task Working_out_disturbs_nobody_who_is_writing(string engine)
    {
        await using var world = await World.On(engine);
        await using var db = world.Database.Open();
        await using var other = world.Database.Open();
        var courses = new CoursesOf(db, world.Clinic, world.Clock.GetUtcNow());
        var patient = await courses.Patient();
        for (var total = 10; total < 13; total++)
        {
            await courses.Score(patient, world.Clock.GetUtcNow(), total);
            await new OutcomeKeeper(other).CatchUp(int.MaxValue);
        }
        Assert.Equal(3, await db.Set<MeasureRow>().CountAsync(row => row.PatientId == patient));
    }
}
