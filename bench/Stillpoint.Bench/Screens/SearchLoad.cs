using System.Diagnostics;
using System.Globalization;
using Stillpoint.App.Patients;
using Stillpoint.App.Records;
using Stillpoint.Bench.Monitors;

namespace Stillpoint.Bench.Screens;

/// <summary><c>search</c>: how long finding a person takes among many, by name, birth date, telephone and first letter, on either engine.</summary>
internal static class SearchLoad
{
    private const int Times = 20;

    private static readonly string[] Given = ["Hazel", "Otis", "Iris", "Fern", "Marigold", "Rowan", "Sage", "Basil"];

    private static readonly string[] Family = ["Brook", "Dale", "Moor", "Thorne", "Wren", "Finch", "Bramble", "Marsh", "Ridge", "Combe"];

    public static async Task Run(string[] args)
    {
        var people = int.Parse(MonitorLoad.Value(args, "--people", "5000"), CultureInfo.InvariantCulture);
        foreach (var engine in MonitorLoad.Value(args, "--engine", "both") is "both" ? ["sqlite", "postgresql"] : new[] { MonitorLoad.Value(args, "--engine", "") })
        {
            await using var database = await BenchDatabase.Start(engine);
            var clinic = await Fill(database.Engine, people);
            Console.WriteLine($"{engine}, {people} people, {MonitorLoad.Load()}");
            foreach (var typed in (string[])["thorne, hazel", "hazel brook", "1947-06-01", "555 0001234", "1234", "o", ""]) await Ask(database.Engine, clinic, typed);
        }
    }

    private static async Task Ask(Engine engine, Guid clinic, string typed)
    {
        var took = new double[Times];
        var found = 0;
        for (var time = -2; time < Times; time++)
        {
            await using var db = engine.Open();
            var started = Stopwatch.GetTimestamp();
            found = (await new PersonSearch(db).Find(typed, [clinic], new DateOnly(2026, 11, 19))).Count;
            if (time >= 0) took[time] = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        }
        Array.Sort(took);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  \"{typed}\" {found,5} found: median {took[Times / 2]:0.0}, most {took[^1]:0.0} ms"));
    }

    private static async Task<Guid> Fill(Engine engine, int people)
    {
        await using var db = engine.Open();
        var now = TimeProvider.System.GetUtcNow();
        var clinic = new ClinicRow { Id = Guid.CreateVersion7(now), Name = "Bench", TimeZone = "Etc/UTC", CreatedAt = now };
        db.Add(clinic);
        for (var at = 0; at < people; at++)
        {
            db.Add(new PatientRow
            {
                Id = Guid.CreateVersion7(now), ClinicId = clinic.Id, Reference = at.ToString("000000", CultureInfo.InvariantCulture), GivenName = Given[at % Given.Length],
                FamilyName = $"{Family[at % Family.Length]} {(char)('a' + (at % 26))}{(char)('a' + (at / 26 % 26))}", BirthDate = new DateOnly(1940, 1, 1).AddDays(at),
                Phone = string.Create(CultureInfo.InvariantCulture, $"555 {at:0000000}"), Language = "en", CreatedAt = now,
            });
        }
        await db.SaveChangesAsync();
        return clinic.Id;
    }
}
