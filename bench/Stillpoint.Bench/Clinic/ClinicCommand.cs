using System.Diagnostics;
using System.Globalization;
using Stillpoint.App.Records;
using Stillpoint.Bench.Monitors;

namespace Stillpoint.Bench.Clinic;

/// <summary><c>clinic</c>: a SQLite file with five years of a clinic of eight chairs, or a part of it, with every chain whole.</summary>
internal static class ClinicCommand
{
    public static async Task Run(string[] args)
    {
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
