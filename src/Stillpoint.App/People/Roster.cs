using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Authorization;
using Stillpoint.App.Kernel;
using Stillpoint.App.Records;

namespace Stillpoint.App.People;

/// <summary>Everybody who works here or did, as the owner's pages show them.</summary>
internal sealed class Roster(ClinicDb db, TimeProvider clock)
{
    public sealed record Place(Guid Id, string Name);

    public sealed record Person(Guid Id, string Name, Confidential<string> Email, IReadOnlyList<Role> Roles, IReadOnlyList<Place> Clinics, bool HasTwoSteps, bool HasJoined, DateTimeOffset? LockedUntil, DateTimeOffset? LeftAt);

    public async Task<IReadOnlyList<Place>> Clinics() =>
        await db.Set<ClinicRow>().OrderBy(clinic => clinic.Name).Select(clinic => new Place(clinic.Id, clinic.Name)).ToListAsync();

    public async Task<IReadOnlyList<Person>> Everybody()
    {
        var people = await db.Set<StaffRow>().AsNoTracking().ToListAsync();
        var roles = (await db.Set<StaffRoleRow>().AsNoTracking().ToListAsync()).ToLookup(role => role.StaffId, role => role.Role);
        var work = (await db.Set<StaffClinicRow>().AsNoTracking().ToListAsync()).ToLookup(one => one.StaffId, one => one.ClinicId);
        var clinics = await Clinics();
        return [.. people.OrderBy(person => person.Name, StringComparer.CurrentCultureIgnoreCase).Select(person => new Person(
            person.Id, person.Name, Confidential.Of(person.Email), [.. Role.All.Where(role => roles[person.Id].Contains(role))], [.. clinics.Where(clinic => work[person.Id].Contains(clinic.Id))],
            person.HasTwoSteps, person.JoinedAt is not null, person.LockedUntil > clock.GetUtcNow() ? person.LockedUntil : null, person.LeftAt))];
    }
}
