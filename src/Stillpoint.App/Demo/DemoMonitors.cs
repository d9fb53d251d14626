using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Audit;
using Stillpoint.App.Records;
using Stillpoint.App.Screening;
using Stillpoint.App.Session.Record;
using Stillpoint.App.Simulation;
using Stillpoint.Care.Screening.Facts;
using Stillpoint.Care.Session.Record;

namespace Stillpoint.App.Demo;

/// <summary>The demo's bedside monitors: registered and bound to their chairs like any other, speaking HL7 over TCP to the real listener.</summary>
internal sealed class DemoMonitors(ClinicDb db, DemoClock clock, DemoStaff staff, AuditTrail audit)
{
    public void Register()
    {
        foreach (var chair in MadeUp.Clinics.SelectMany((clinic, number) => clinic.Chairs.Select(name => (Name: name, Clinic: staff.Clinic(number)))))
        {
            var number = int.Parse(chair.Name, CultureInfo.InvariantCulture);
            db.Add(new DeviceRow { Id = staff.NewId(), ClinicId = chair.Clinic, Identifier = SimulatedMonitor.IdentifierOf(number), Name = $"Monitor {number}", Bed = SimulatedMonitor.BedOf(number), RegisteredAt = clock.Moment() });
        }
    }

    /// <summary>Says, as a nurse would, whose monitor it is from now on.</summary>
    public async Task Bind(Guid chair, Guid session, string by)
    {
        var name = await db.Set<ChairRow>().Where(row => row.Id == chair).Select(row => row.Name).SingleAsync();
        var identifier = SimulatedMonitor.IdentifierOf(int.Parse(name, CultureInfo.InvariantCulture));
        var device = await db.Set<DeviceRow>().Where(row => row.Identifier == identifier).Select(row => row.Id).SingleAsync();
        await audit.Change(staff.Actor(by), new("monitor-bound", $"session/{session}"), () =>
        {
            db.Add(new DeviceBindingRow { DeviceId = device, ChairId = chair, SessionId = session, At = clock.Moment(), By = staff.Person(by) });
            return Task.CompletedTask;
        });
    }

    /// <summary>The monitors of every open session, each on a patient whose signs follow what the strip says was given.</summary>
    public static async Task<IReadOnlyList<SimulatedMonitor>> Now(IServiceProvider services, DateTimeOffset now)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ClinicDb>();
        var strips = scope.ServiceProvider.GetRequiredService<SessionRecord>();
        var open = await db.Set<SessionRow>().AsNoTracking().Where(row => row.ClosedAt == null)
            .Join(db.Set<ChairRow>(), row => row.ChairId, chair => chair.Id, (row, chair) => new { row.Id, row.PatientId, chair.Name }).OrderBy(row => row.Name).ToListAsync();
        var monitors = new List<(int, SessionStory, decimal)>();
        foreach (var one in open)
        {
            var known = await scope.ServiceProvider.GetRequiredService<FactStore>().Read(one.PatientId, now);
            monitors.Add((int.Parse(one.Name, CultureInfo.InvariantCulture), await strips.Read(one.Id), known.Facts.Latest(Measurements.Weight)?.Value.Value ?? 75));
        }
        return Of(monitors, now);
    }

    /// <summary>A made-up patient for each open session, whose signs follow what that session's strip says was given.</summary>
    private static IReadOnlyList<SimulatedMonitor> Of(IEnumerable<(int Chair, SessionStory Story, decimal Kilograms)> open, DateTimeOffset now) =>
        [.. open.Select(one => new SimulatedMonitor(one.Chair, new SimulatedSensors(one.Chair, new SimulatedPatient(one.Chair, now.AddMinutes(-60), at => MgPerKgPerMinute(one.Story, one.Kilograms, at)), one.Chair == 6 ? Spoiling.Usual : Spoiling.None)))];

    private static double MgPerKgPerMinute(SessionStory story, decimal kilograms, DateTimeOffset at)
    {
        var stretch = story.Infusion?.Stretches.LastOrDefault(stretch => stretch.From <= at && (stretch.Until is null || stretch.Until > at));
        return stretch is null || story.Infusion!.LeftAt(at) == Care.Units.Dose.None ? 0 : (double)(stretch.Rate.MgPerMinute / kilograms);
    }
}
