using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Stillpoint.App.Authorization;
using Stillpoint.App.Booking;
using Stillpoint.App.Hosting;
using Stillpoint.App.Planning;
using Stillpoint.App.Records;
using Stillpoint.Bench.Monitors;
using Stillpoint.Care.Booking;
using Stillpoint.Care.HouseValues;
using Stillpoint.Care.Planning;

namespace Stillpoint.Bench.Calendar;

/// <summary>
/// <c>calendar --http</c>: the same over the whole server and its database: the day of 120 chairs as a signed-in page over loopback, and a
/// free slot with the reading of every row it needs, among ten thousand visits and among a hundred thousand.
/// </summary>
internal static class CalendarLoad
{
    private static readonly int[] Hours = [13, 16, 19];

    public static async Task Run(string[] args)
    {
        var rounds = int.Parse(MonitorLoad.Value(args, "--rounds", "15"), CultureInfo.InvariantCulture);
        foreach (var engine in MonitorLoad.Value(args, "--engine", "sqlite") is "both" ? ["sqlite", "postgresql"] : new[] { MonitorLoad.Value(args, "--engine", "sqlite") })
            foreach (var visits in MonitorLoad.Value(args, "--visits", "10000,100000").Split(',').Select(many => int.Parse(many, CultureInfo.InvariantCulture)))
            {
                await OneClinic(engine, visits, rounds);
                await TwentyClinics(engine, visits, rounds);
            }
    }

    private static async Task OneClinic(string engine, int visits, int rounds)
    {
        await using var database = await BenchDatabase.Start(engine);
        var (clinics, first, _) = await Fill(database.Engine, 1, 120, visits);
        await Serving(database, async (server, client) =>
        {
            Console.WriteLine(FormattableString.Invariant($"{engine}, one clinic of 120 chairs, {visits:N0} visits, {MonitorLoad.Load()}"));
            foreach (var view in new[] { "day", "week", "people" })
            {
                var page = FormattableString.Invariant($"/calendar?day={first:yyyy-MM-dd}&view={view}");
                var length = 0;
                await Time($"/calendar, {view}", rounds, async () => length = (await client.GetStringAsync(page)).Length);
                Console.WriteLine(FormattableString.Invariant($"    {length / 1024:N0} KiB"));
            }
            await Time("the rows of a day alone", rounds, async () =>
            {
                await using var scope = server.Services.CreateAsyncScope();
                await scope.ServiceProvider.GetRequiredService<CalendarReader>().Read(clinics[0], first, 1, TimeZoneInfo.Utc, TimeProvider.System.GetUtcNow());
            });
        });
    }

    private static async Task TwentyClinics(string engine, int visits, int rounds)
    {
        await using var database = await BenchDatabase.Start(engine);
        var (clinics, _, patient) = await Fill(database.Engine, 20, 6, visits);
        await Serving(database, async (server, _) =>
        {
            Console.WriteLine(FormattableString.Invariant($"{engine}, 20 clinics of 6 chairs, {visits:N0} visits, {MonitorLoad.Load()}"));
            var now = TimeProvider.System.GetUtcNow();
            var wanted = new Appointment(default, clinics[0], patient, new(now, new(30, 40, 75, 15))) { Route = Route.Intravenous, Spacing = CourseSpacing.Of("2 a week", DoseRows.Find("DOS-01")!, House.Shipped) };
            await Time("a free slot in 90 days of 20 clinics, rows read", rounds, async () =>
            {
                await using var scope = server.Services.CreateAsyncScope();
                var schedule = await scope.ServiceProvider.GetRequiredService<ScheduleReader>().Read(clinics, now, now.AddDays(90), patient);
                FreeSlots.Search(new(wanted, now, now.AddDays(90)) { Clinics = clinics, Most = 3 }, schedule, now, House.Shipped);
            });
            await Time("the same in the 21 days a refusal looks through, one clinic", rounds, async () =>
            {
                await using var scope = server.Services.CreateAsyncScope();
                var schedule = await scope.ServiceProvider.GetRequiredService<ScheduleReader>().Read([clinics[0]], now, now.AddDays(21), patient);
                FreeSlots.Search(new(wanted, now, now.AddDays(21)) { Most = 3 }, schedule, now, House.Shipped);
            });
        });
    }

    private static async Task Serving(BenchDatabase database, Func<WebApplication, HttpClient, Task> ask)
    {
        var keys = Directory.CreateTempSubdirectory("stillpoint-bench-keys-").FullName;
        await using var server = Server.Build(new() { Database = database.Place, Url = "http://127.0.0.1:0", Keys = keys, Mllp = "off", TwoSteps = false }, more: builder => builder.Logging.ClearProviders());
        await server.StartAsync();
        using var client = await OpenScreen.SignIn(server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        await ask(server, client);
        await server.StopAsync();
        Directory.Delete(keys, recursive: true);
    }

    private static async Task Time(string what, int rounds, Func<Task> act)
    {
        // Long enough for the compiler to have done its part.
        for (var warm = 0; warm < 60; warm++) await act();
        var (took, processor) = (new List<double>(rounds), Environment.CpuUsage.TotalTime);
        for (var round = 0; round < rounds; round++)
        {
            var before = Stopwatch.GetTimestamp();
            await act();
            took.Add(Stopwatch.GetElapsedTime(before).TotalMilliseconds);
        }
        var each = (Environment.CpuUsage.TotalTime - processor).TotalMilliseconds / rounds;
        took.Sort();
        Console.WriteLine(FormattableString.Invariant($"  {what}: fastest {took[0]:0.0} ms, median {took[rounds / 2]:0.0} ms, slowest {took[^1]:0.0} ms; processor {each:0.0} ms"));
    }

    /// <summary>Clinics whose chairs are booked three times a day from today on, each patient with a course of five.</summary>
    private static async Task<(IReadOnlyList<Guid> Clinics, DateOnly First, Guid Patient)> Fill(Engine engine, int clinics, int chairs, int visits)
    {
        await using var db = engine.Open();
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        var now = DateTimeOffset.FromUnixTimeMilliseconds(TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds());
        var (first, ids, made, patients) = (DateOnly.FromDateTime(now.UtcDateTime).AddDays(1), new List<Guid>(), 0, 0);
        var desk = new StaffRow { Id = Guid.CreateVersion7(now), Name = "Poppy Reed", Email = BenchClinic.Email, EmailKey = BenchClinic.Email, SecurityStamp = "bench", InvitedAt = now, JoinedAt = now };
        desk.PasswordHash = new PasswordHasher<StaffRow>().HashPassword(desk, BenchClinic.Password);
        db.AddRange(desk, new StaffRoleRow { StaffId = desk.Id, Role = Role.Coordinator }, new StaffRoleRow { StaffId = desk.Id, Role = Role.Owner });
        var seats = new List<(Guid Clinic, Guid Chair, Guid Nurse, Guid Prescriber)>();
        for (var at = 0; at < clinics; at++)
        {
            var clinic = new ClinicRow { Id = Guid.CreateVersion7(now), Name = $"Clinic {at}", TimeZone = "Etc/UTC", CreatedAt = now };
            ids.Add(clinic.Id);
            db.AddRange(clinic, new StaffClinicRow { StaffId = desk.Id, ClinicId = clinic.Id });
            for (var day = 0; day < 7; day++) db.Add(new OpeningHoursRow { Id = Guid.CreateVersion7(now), ClinicId = clinic.Id, Weekday = day, Opens = 12 * 60, Closes = 23 * 60 });
            var prescriber = Person(clinic.Id, Role.Prescriber);
            var nurse = default(Guid);
            for (var chair = 0; chair < chairs; chair++)
            {
                if (chair % 2 == 0) nurse = Person(clinic.Id, Role.Nurse);
                var row = new ChairRow { Id = Guid.CreateVersion7(now), ClinicId = clinic.Id, Name = $"Chair {chair + 1}", Position = chair };
                db.Add(row);
                seats.Add((clinic.Id, row.Id, nurse, prescriber));
            }
        }
        await db.SaveChangesAsync();
        var who = new (Guid Patient, Guid Course)[seats.Count, Hours.Length];
        for (var day = 0; made < visits; day++)
            for (var seat = 0; seat < seats.Count && made < visits; seat++)
                for (var hour = 0; hour < Hours.Length && made < visits; hour++)
                {
                    var (clinic, chair, nurse, prescriber) = seats[seat];
                    if (day % 5 == 0)
                    {
                        who[seat, hour] = (Guid.CreateVersion7(now), Guid.CreateVersion7(now));
                        db.AddRange(new PatientRow { Id = who[seat, hour].Patient, ClinicId = clinic, Reference = $"{++patients:000000}", GivenName = "Bench", FamilyName = $"Number {patients}", BirthDate = new(1984, 3, 11), Language = "en", CreatedAt = now }, new CourseRow { Id = who[seat, hour].Course, PatientId = who[seat, hour].Patient, CreatedAt = now, Status = CourseStatus.Active });
                    }
                    // One gap in twenty, so that there is something to find.
                    if ((seat + hour + day) % 20 == 7) continue;
                    var starts = new DateTimeOffset(first.AddDays(day).ToDateTime(new(Hours[hour], 0)), TimeSpan.Zero);
                    db.Add(new VisitRow
                    {
                        Id = Guid.CreateVersion7(now), ClinicId = clinic, PatientId = who[seat, hour].Patient, CourseId = who[seat, hour].Course, Kind = VisitKind.Session, Route = Route.Intravenous, ChairId = chair, Nurse = nurse, Prescriber = prescriber,
                        StartsAt = starts, EndsAt = starts.AddMinutes(145), ArrivalMinutes = 30, DosingMinutes = 40, RecoveryMinutes = 75, CleaningMinutes = 15, EscortName = "Robin Vale", EscortPhone = "555 555 0117", Status = VisitStatus.Booked,
                    });
                    if (++made % 2000 != 0) continue;
                    await db.SaveChangesAsync();
                    db.ChangeTracker.Clear();
                }
        await db.SaveChangesAsync();
        return (ids, first, who[0, 0].Patient);

        Guid Person(Guid clinic, Role role)
        {
            var id = Guid.CreateVersion7(now);
            db.AddRange(new StaffRow { Id = id, Name = $"{role.Word} {id:N}"[..24], Email = $"{id:N}@clinic.example", EmailKey = $"{id:N}@clinic.example", SecurityStamp = "bench", InvitedAt = now, JoinedAt = now }, new StaffRoleRow { StaffId = id, Role = role }, new StaffClinicRow { StaffId = id, ClinicId = clinic });
            return id;
        }
    }
}
