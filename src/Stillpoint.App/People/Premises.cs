using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Audit;
using Stillpoint.App.Records;
using Stillpoint.App.Shell.Forms;

namespace Stillpoint.App.People;

/// <summary>A clinic and its chairs.</summary>
public sealed record ClinicWithChairs(Guid Id, string Name, string TimeZone, IReadOnlyList<Chair> Chairs, SaidInPublic Says);

/// <summary>What the public page of a clinic says of it, beside its hours and the words of its file.</summary>
public sealed record SaidInPublic(string? Address, string? MapLink, string? AfterHoursPhone, string? PricesEn, string? PricesEs)
{
    public override string ToString() => "[what a clinic says of itself]";
}

/// <summary>A treatment chair; a retired one keeps its name for the sessions that were there.</summary>
public sealed record Chair(Guid Id, string Name, DateTimeOffset? RetiredAt);

/// <summary>The clinics and their chairs, as their owner keeps them. A chair is retired, never deleted: sessions name it for ever.</summary>
internal sealed class Premises(ClinicDb db, AuditTrail audit, TimeProvider clock)
{
    /// <summary>The zones a clinic can choose from, by their IANA names.</summary>
    public static IReadOnlyList<(string Value, string Word)> Zones { get; } =
        [.. TimeZoneInfo.GetSystemTimeZones().Select(zone => zone.Id).Where(id => id.Contains('/') && !id.StartsWith("Etc/", StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(id => (id, id.Replace('_', ' ')))];

    public async Task<IReadOnlyList<ClinicWithChairs>> All()
    {
        var chairs = (await db.Set<ChairRow>().AsNoTracking().OrderBy(chair => chair.Position).ToListAsync()).ToLookup(chair => chair.ClinicId);
        return [.. (await db.Set<ClinicRow>().AsNoTracking().OrderBy(clinic => clinic.Name).ToListAsync()).Select(clinic => new ClinicWithChairs(clinic.Id, clinic.Name, clinic.TimeZone, [.. chairs[clinic.Id].Select(chair => new Chair(chair.Id, chair.Name, chair.RetiredAt))], new(clinic.Address, clinic.MapLink, clinic.AfterHoursPhone, clinic.PricesEn, clinic.PricesEs)))];
    }

    /// <summary>A further clinic; whoever adds it works there, so that somebody can place others.</summary>
    public Task<Outcome> AddClinic(Actor by, ClinicForm form)
    {
        var now = clock.Moment();
        var clinic = new ClinicRow { Id = form.Id(now), Name = form.Name.Given, TimeZone = form.TimeZone.Given, CreatedAt = now };
        return audit.Once(db.Set<ClinicRow>().Where(row => row.Id == clinic.Id), by, new AuditNote("clinic-added", $"clinic/{clinic.Id}"), () =>
        {
            db.Add(clinic);
            if (by.Person is { } person) db.Add(new StaffClinicRow { StaffId = person, ClinicId = clinic.Id });
            return Task.FromResult<Outcome>(new Outcome.Done());
        });
    }

    /// <summary>Keeps what the public page says of a clinic.</summary>
    public Task<Outcome> Publish(Actor by, Guid clinic, PublicClinicForm form) => audit.Do(by, new AuditNote("clinic-published", $"clinic/{clinic}"), async () =>
    {
        var row = await db.Set<ClinicRow>().SingleAsync(one => one.Id == clinic);
        (row.Address, row.MapLink, row.AfterHoursPhone, row.PricesEn, row.PricesEs) = (form.Address.Value, form.Map.Value, form.AfterHours.Value, form.PricesEn.Value, form.PricesEs.Value);
        return new Outcome.Done();
    });

    public Task<Outcome> AddChair(Actor by, Guid clinic, ChairForm form)
    {
        var (id, name) = (form.Id(clock.GetUtcNow()), form.Chair.Given);
        return audit.Once(db.Set<ChairRow>().Where(row => row.Id == id), by, new AuditNote("chair-added", $"chair/{id}"), async () =>
        {
            var chairs = await db.Set<ChairRow>().Where(chair => chair.ClinicId == clinic).ToListAsync();
            if (chairs.Any(chair => chair.Name.Equals(name, StringComparison.OrdinalIgnoreCase))) return Outcome.No("There is a chair of this name here already, or was: choose another.", form.Chair);
            db.Add(new ChairRow { Id = id, ClinicId = clinic, Name = name, Position = chairs.Select(chair => chair.Position).DefaultIfEmpty(0).Max() + 1 });
            return new Outcome.Done();
        });
    }

    /// <summary>Retires a chair nothing is planned in, or brings it back.</summary>
    public Task<Outcome> Retire(Actor by, Guid id, bool retired) => audit.Do(by, new AuditNote(retired ? "chair-retired" : "chair-returned", $"chair/{id}"), async () =>
    {
        var now = clock.Moment();
        if (await db.Set<ChairRow>().SingleOrDefaultAsync(chair => chair.Id == id) is not { } chair) return Outcome.No("There is no such chair.");
        if (retired && await db.Set<VisitRow>().AnyAsync(visit => visit.ChairId == id && visit.EndsAt > now && (visit.Status == VisitStatus.Booked || visit.Status == VisitStatus.Arrived)))
            return Outcome.No($"Visits are planned in {chair.Name}: move them first.");
        chair.RetiredAt = retired ? now : null;
        return new Outcome.Done();
    });
}
