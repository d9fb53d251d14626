using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Audit;
using Stillpoint.App.Authorization;
using Stillpoint.App.Kernel;
using Stillpoint.App.Records;

namespace Stillpoint.App.People;

/// <summary>In the demo, and nowhere else, one signs in by choosing who to be.</summary>
internal sealed class DemoSignIns(ClinicDb db, Settings settings, AuditTrail audit)
{
    public sealed record Person(Guid Id, string Name, string Roles);

    public async Task<IReadOnlyList<Person>> All()
    {
        if (!settings.Demo) return [];
        var roles = (await db.Set<StaffRoleRow>().AsNoTracking().ToListAsync()).ToLookup(role => role.StaffId, role => role.Role);
        var people = await db.Set<StaffRow>().AsNoTracking().Where(person => person.LeftAt == null && person.JoinedAt != null).ToListAsync();
        return [.. people
            .Select(person => (person, held: roles[person.Id].OrderBy(role => Role.All.ToList().IndexOf(role)).ToList()))
            .Where(one => one.held.Count > 0)
            .OrderBy(one => Role.All.ToList().IndexOf(one.held[0])).ThenBy(one => one.person.Name, StringComparer.Ordinal)
            .Select(one => new Person(one.person.Id, one.person.Name, string.Join(", ", one.held.Select((role, at) => at == 0 ? role.Title : role.Title.ToLowerInvariant()))))];
    }

    public async Task<StaffRow?> Enter(Guid id)
    {
        if (!settings.Demo || await db.Set<StaffRow>().SingleOrDefaultAsync(person => person.Id == id && person.LeftAt == null) is not { } who) return null;
        await audit.Change(Actor.Of(id), new AuditNote("signed-in", $"person/{id}", Detail: "demo"), () => Task.CompletedTask);
        return who;
    }
}
