using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Audit;
using Stillpoint.App.Records;
using Stillpoint.App.Session.Record;
using Stillpoint.Bench.Monitors;

namespace Stillpoint.Bench.Clinic;

/// <summary>
/// <c>clinic</c>: a SQLite file with five years of a clinic of eight chairs, or a part of it, with every chain whole.
/// <c>clinic --check FILE</c>: how long the checks of such a record take.
/// </summary>
internal static class ClinicCommand
{
    /// <summary>Everything, one session, and a night after a day of some thousand entries.</summary>
    private static async Task Check(string file)
    {
        const int ADay = 3000;
        await using var db = Engine.From(file).Open();
        await Timed("everything", () => new RecordCheck(db).Everything());
        var session = await db.Set<SessionRow>().OrderBy(row => row.OpenedAt).Select(row => row.Id).Skip(100).FirstAsync();
        await Timed("one session", () => new RecordCheck(db).OneSession(session));
        var head = (await AuditHead.Of(db))!;
        var yesterday = await db.Set<AuditEntryRow>().SingleAsync(entry => entry.Number == head.Number - ADay);
        foreach (var part in (double[])[0, 0.3, 0.7])
        {
            var last = new RecordCheckRow
            {
                Id = Guid.Empty, At = yesterday.At, IsWhole = false, CheckedTo = yesterday.Number, Head = yesterday.Hash, OldFrom = (long)(part * yesterday.Number), Links = 0, NotCovered = 0, Found = 0, TookMs = 0,
            };
            await Timed("a night", () => new RecordCheck(db).Since(last));
        }

        static async Task Timed(string what, Func<Task<RecordCheck.Result>> check)
        {
            using var self = Process.GetCurrentProcess();
            var (began, before) = (Stopwatch.GetTimestamp(), self.TotalProcessorTime);
            var result = await check();
            self.Refresh();
            Console.WriteLine(FormattableString.Invariant(
                $"{what}: {result.Says} {Stopwatch.GetElapsedTime(began).TotalSeconds:0.0} s, {(self.TotalProcessorTime - before).TotalSeconds:0.0} s of processor, {self.PeakWorkingSet64 / 1e6:0} MB at most, {MonitorLoad.Load()}"));
        }
    }

    public static async Task Run(string[] args)
    {
        if (MonitorLoad.Value(args, "--check", "") is { Length: > 0 } made)
        {
            await Check(made);
            return;
        }
        var scale = double.Parse(MonitorLoad.Value(args, "--scale", "0.01"), CultureInfo.InvariantCulture);
        var file = MonitorLoad.Value(args, "--file", "");
        var readings = int.Parse(MonitorLoad.Value(args, "--readings", "667"), CultureInfo.InvariantCulture);
        if (file.Length == 0 || File.Exists(file) || scale is <= 0 or > 4 || readings is < 0 or > 20_000)
            throw new InvalidOperationException("clinic --file NEW [--scale 0.01 of 5,000 patients and 30,000 sessions] [--readings 667 a session]");

        var began = Stopwatch.GetTimestamp();
        await Engine.From(file).Migrate();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        using (var rows = new RowWriter(file))
        {
            var clinic = new FiveYears(rows, Instants.Whole(TimeProvider.System.GetUtcNow()), Math.Max(8, (int)(5000 * scale)), (int)(30_000 * scale), readings);
            clinic.Write(done => Console.Error.Write($"\r{done:0} % written, {rows.Rows} rows, {Stopwatch.GetElapsedTime(began).TotalSeconds:0} s"));
            Console.Error.WriteLine("\rbuilding the indices                              ");
            rows.Finish();
            Console.WriteLine(FormattableString.Invariant(
                $"{clinic.Patients} patients, {clinic.Sessions} sessions, {clinic.Entries} entries, {clinic.Facts} facts, {clinic.Readings} readings, {clinic.Links} links in the audit: {rows.Rows} rows, {new FileInfo(file).Length / 1e6:0} MB in {Stopwatch.GetElapsedTime(began).TotalSeconds:0} s. Sign in as {BenchClinic.Email}, {BenchClinic.Password} (serve --two-steps false)."));
        }
    }
}
