using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Audit;
using Stillpoint.App.Records;

namespace Stillpoint.App.People;

/// <summary>The clinics and their chairs, as their owner keeps them. A chair is retired, never deleted: sessions name it for ever.</summary>
internal sealed class Premises(ClinicDb db, AuditTrail audit, TimeProvider clock)
{
    public sealed record Clinic(Guid Id, string Name, string TimeZone, IReadOnlyList<ChairRow> Chairs);

    /// <summary>The zones a clinic can choose from, by their IANA names.</summary>
    public static IReadOnlyList<(string Value, string Word)> Zones { get; } =
        [.. TimeZoneInfo.GetSystemTimeZones().Select(zone => zone.Id).Where(id => id.Contains('/') && !id.StartsWith("Etc/", StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(id => (id, id.Replace('_', ' ')))];

    public async Task<IReadOnlyList<Clinic>> All()
    {
        var chairs = (await db.Set<ChairRow>().AsNoTracking().OrderBy(chair => chair.Position).ToListAsync()).ToLookup(chair => chair.ClinicId);
        return [.. (await db.Set<ClinicRow>().AsNoTracking().OrderBy(clinic => clinic.Name).ToListAsync()).Select(clinic => new Clinic(clinic.Id, clinic.Name, clinic.TimeZone, [.. chairs[clinic.Id]]))];
    }

    /// <summary>A further clinic; whoever adds it works there, so that somebody can place others.</summary>
    public async Task<string?> AddClinic(Actor by, string name, string zone)
    {
        if (string.IsNullOrWhiteSpace(name)) return "Enter the clinic's name.";
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _)) return "Choose the clinic's time zone.";
        var now = clock.Moment();
        var clinic = new ClinicRow { Id = Guid.CreateVersion7(now), Name = name.Trim(), TimeZone = zone, CreatedAt = now };
        await audit.Change(by, new AuditNote("clinic-added", $"clinic/{clinic.Id}"), () =>
        {
            db.Add(clinic);
            if (by.Person is { } person) db.Add(new StaffClinicRow { StaffId = person, ClinicId = clinic.Id });
            return Task.CompletedTask;
        });
        return null;
    }

    public async Task<string?> AddChair(Actor by, Guid clinic, string name)
    {
        var chairs = await db.Set<ChairRow>().Where(chair => chair.ClinicId == clinic).ToListAsync();
        if (string.IsNullOrWhiteSpace(name)) return "Enter what the chair is called.";
        if (chairs.Any(chair => chair.Name.Equals(name.Trim(), StringComparison.OrdinalIgnoreCase))) return "There is a chair of this name here already, or was: choose another.";
        var row = new ChairRow { Id = Guid.CreateVersion7(clock.GetUtcNow()), ClinicId = clinic, Name = name.Trim(), Position = chairs.Select(chair => chair.Position).DefaultIfEmpty(0).Max() + 1 };
        await audit.Change(by, new AuditNote("chair-added", $"chair/{row.Id}"), () =>
        {
            db.Add(row);
            return Task.CompletedTask;
        });
        return null;
    }

    /// <summary>Retires a chair nothing is planned in, or brings it back.</summary>
    public async Task<string?> Retire(Actor by, Guid id, bool retired)
    {
        var now = clock.Moment();
        if (await db.Set<ChairRow>().SingleOrDefaultAsync(chair => chair.Id == id) is not { } chair) return "There is no such chair.";
        if (retired && await db.Set<VisitRow>().AnyAsync(visit => visit.ChairId == id && visit.EndsAt > now && (visit.Status == "booked" || visit.Status == "arrived")))
            return $"Visits are planned in {chair.Name}: move them first.";
        await audit.Change(by, new AuditNote(retired ? "chair-retired" : "chair-returned", $"chair/{id}"), () =>
        {
            chair.RetiredAt = retired ? now : null;
            return Task.CompletedTask;
        });
        return null;
    }
}
