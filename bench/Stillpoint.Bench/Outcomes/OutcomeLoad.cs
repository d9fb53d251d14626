using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Stillpoint.App.FollowUp.Outcomes;
using Stillpoint.App.Records;
using Stillpoint.Bench.Clinic;
using Stillpoint.Bench.Monitors;

namespace Stillpoint.Bench.Outcomes;

/// <summary><c>outcomes</c>: what a year of a large group takes to be written, worked out and counted, on either engine.</summary>
internal static class OutcomeLoad
{
    private const int Times = 9;

    public static async Task Run(string[] args)
    {
        var engine = MonitorLoad.Value(args, "--engine", "sqlite");
        var clinics = int.Parse(MonitorLoad.Value(args, "--clinics", "100"), CultureInfo.InvariantCulture);
        var sessions = int.Parse(MonitorLoad.Value(args, "--sessions", "1000000"), CultureInfo.InvariantCulture);
        var now = Instants.Whole(TimeProvider.System.GetUtcNow());
        if (MonitorLoad.Value(args, "--at", "") is { Length: > 0 } made)
        {
            await Count(Engine.From(made), now);
            return;
        }
        await using var database = await BenchDatabase.Start(engine);
        var began = Stopwatch.GetTimestamp();
        var group = Write(database, engine, now, clinics, sessions);
        Say($"{engine}: {clinics} clinics, {group.Courses} courses, {group.Sessions} sessions, {group.Scores} scores written in {Stopwatch.GetElapsedTime(began).TotalSeconds:0} s");

        began = Stopwatch.GetTimestamp();
        await using (var db = database.Engine.Open())
        {
            await db.Database.ExecuteSqlAsync($"insert into outcome_due (patient_id) select patient_id from course");
            var done = await new OutcomeKeeper(db).CatchUp(int.MaxValue);
            if (db.IsPostgres) await db.Database.ExecuteSqlAsync($"analyze");
            else await db.Database.ExecuteSqlAsync($"pragma optimize");
            Say($"worked out for {done} patients in {Stopwatch.GetElapsedTime(began).TotalSeconds:0} s; one patient's again takes {await OnePatient(db):0.0} ms");
        }
        await Count(database.Engine, now);
    }

    private static async Task Count(Engine engine, DateTimeOffset now)
    {
        List<Guid> all;
        await using (var db = engine.Open()) all = await db.Set<ClinicRow>().Select(row => row.Id).ToListAsync();
        var month = OutcomeKeeper.Month(now, TimeZoneInfo.Utc);
        foreach (var (by, word, _) in OutcomeQuestion.Bys) await Ask(engine, new(month - 12, month, all) { By = by }, word, now);
        await Ask(engine, new(month - 12, month, all) { Clinic = all[0] }, "one site", now);
        Say($"{MonitorLoad.Load()}");
    }

    private static async Task<double> OnePatient(ClinicDb db)
    {
        var patient = await db.Set<CourseRow>().OrderBy(row => row.Id).Select(row => row.PatientId).Skip(7).FirstAsync();
        var took = new double[Times];
        for (var time = -2; time < Times; time++)
        {
            db.Add(new OutcomeDueRow { PatientId = patient });
            await db.SaveChangesAsync();
            var started = Stopwatch.GetTimestamp();
            await new OutcomeKeeper(db).CatchUp(1);
            if (time >= 0) took[time] = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        }
        Array.Sort(took);
        return took[Times / 2];
    }

    private static async Task Ask(Engine engine, OutcomeQuestion asked, string word, DateTimeOffset now)
    {
        var (took, first, courses) = (new double[Times], 0.0, 0);
        using var self = Process.GetCurrentProcess();
        var before = self.TotalProcessorTime;
        for (var time = -1; time < Times; time++)
        {
            await using var db = engine.Open();
            var started = Stopwatch.GetTimestamp();
            var lines = await new OutcomeReader(db).Read(asked, now);
            var ms = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
            if (time < 0) (first, courses) = (ms, lines.Sum(line => line.Report.Began));
            else took[time] = ms;
        }
        self.Refresh();
        Array.Sort(took);
        Say($"  {word}, {courses} courses: first {first:0}, median {took[Times / 2]:0}, most {took[^1]:0} ms; {(self.TotalProcessorTime - before).TotalMilliseconds / (Times + 1):0} ms of processor here");
    }

    private static LargeGroup Write(BenchDatabase database, string engine, DateTimeOffset now, int clinics, int sessions)
    {
        if (engine != "sqlite")
        {
            using var copied = new CopiedRows(database.Engine);
            return Written(copied, copied.Finish);
        }
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        using var rows = new RowWriter(database.Place);
        return Written(rows, rows.Finish);

        LargeGroup Written(IRows into, Action finish)
        {
            var group = new LargeGroup(now, clinics, sessions, into);
            group.Write();
            finish();
            return group;
        }
    }

    private static void Say(FormattableString what) => Console.WriteLine(FormattableString.Invariant(what));
}
