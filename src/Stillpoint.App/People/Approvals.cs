using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Audit;
using Stillpoint.App.Authorization;
using Stillpoint.App.Records;
using Stillpoint.App.Shell.Forms;

namespace Stillpoint.App.People;

/// <summary>
/// Roles that sign are given by one person and approved by another, who signs for it: so nobody becomes two people, or a
/// prescriber, alone. Only the first who may approve at all is let in by the owner without anybody's word.
/// </summary>
internal sealed class Approvals(ClinicDb db, AuditTrail audit, Signing signing, TwoPeople two, TimeProvider clock)
{
    public const string Meaning = "I know this person myself, and they may act here in these roles.";

    /// <summary>What waits for a second person.</summary>
    public sealed record Ask(Guid Id, string Why, Guid Staff, string Name, IReadOnlyList<Role> Roles, Guid AskedBy, string Asker, DateTimeOffset At);

    public async Task<IReadOnlyList<Ask>> Waiting()
    {
        var since = clock.GetUtcNow() - TwoPeople.Apart;
        var rows = await (
            from row in Open().AsNoTracking()
            join person in db.Set<StaffRow>() on row.StaffId equals person.Id
            join asker in db.Set<StaffRow>() on row.AskedBy equals asker.Id
            where person.LeftAt == null && (row.Why == RoleApprovalRow.ForRoles || row.EnteredAt > since)
            orderby row.AskedAt
            select new { row, person.Name, Asker = asker.Name }).ToListAsync();
        return [.. rows.Select(one => new Ask(one.row.Id, one.row.Why, one.row.StaffId, one.Name, Of(one.row), one.row.AskedBy, one.Asker, one.row.AskedAt))];
    }

    /// <summary>Gives the roles that one person may give, and asks for a second about the rest; answers what is given at once and what waits.</summary>
    public async Task<(IReadOnlyList<Role> Given, IReadOnlyList<Role> Waiting)> Give(StaffRow person, IReadOnlyList<Role> wanted, IReadOnlyList<Role> held, Guid by)
    {
        await End(person.Id, RoleApprovalRow.ForRoles);
        List<Role> asked = [.. wanted.Where(role => role.GivenByTwo && !held.Contains(role))];
        if (asked.Count == 0) return (wanted, []);
        var first = person.Id != by && asked.Any(role => LetsIn.Contains(role)) && !await Approvers(joined: false, but: [by, person.Id]).AnyAsync();
        Add(person.Id, first ? RoleApprovalRow.First : RoleApprovalRow.ForRoles, asked, by, enteredAt: first && person.JoinedAt is not null ? clock.Moment() : null);
        return first ? (wanted, []) : ([.. wanted.Except(asked)], asked);
    }

    /// <summary>A way in that nobody approved is open from now; it counts once it is used.</summary>
    public async Task Opened(Guid staff, Guid by)
    {
        foreach (var unused in await Open().Where(row => row.StaffId == staff && row.Why == RoleApprovalRow.NewLink && row.EnteredAt == null).ToListAsync()) unused.EndedAt = clock.Moment();
        Add(staff, RoleApprovalRow.NewLink, [], by, enteredAt: null);
    }

    /// <summary>The account was entered by a way that nobody approved; answers who had opened it.</summary>
    public async Task<Guid?> Entered(Guid staff)
    {
        Guid? by = null;
        foreach (var row in await Open().Where(row => row.StaffId == staff && row.Why != RoleApprovalRow.ForRoles && row.EnteredAt == null).ToListAsync()) (row.EnteredAt, by) = (clock.Moment(), row.AskedBy);
        return by;
    }

    /// <summary>Ends what waits of this person; of one kind, or all.</summary>
    public async Task End(Guid staff, string? why = null)
    {
        foreach (var row in await Open().Where(row => row.StaffId == staff && (why == null || row.Why == why)).ToListAsync()) row.EndedAt = clock.Moment();
    }

    /// <summary>Whether anybody but these can approve now.</summary>
    public Task<bool> SomebodyElse(params Guid[] but) => Approvers(joined: true, but).AnyAsync();

    /// <summary>A second person approves with their password, or refuses.</summary>
    public async Task<Outcome> Decide(Guid id, ApproveRolesForm form, Guid person)
    {
        var approves = form.Act == ApproveRolesForm.Approve;
        if (await Refused(id, person, approves) is { } refused) return refused;
        if (!approves) return await Do(id, Actor.Of(person), "roles-refused", (row, _) => Task.FromResult(row.EndedAt = clock.Moment()));
        var (confirmed, otherwise) = await signing.Confirm(person, form.Password);
        return confirmed is null ? otherwise : await Approve(id, confirmed);
    }

    /// <summary>The same once the second person has confirmed.</summary>
    public Task<Outcome> Approve(Guid id, Confirmed by) => Do(id, Actor.Of(by.Person), "roles-approved", async (row, now) =>
    {
        var signature = by.Sign(Guid.CreateVersion7(now), $"role-approval/{id}", Meaning, $"{row.StaffId} {row.Why} {row.Roles} asked by {row.AskedBy}");
        db.Add(signature);
        (row.ApprovedBy, row.ApprovedAt, row.SignatureId) = (by.Person, now, signature.Id);
        if (row.Why != RoleApprovalRow.ForRoles) return;
        var held = await db.Set<StaffRoleRow>().Where(role => role.StaffId == row.StaffId).Select(role => role.Role).ToListAsync();
        db.AddRange(Of(row).Where(role => !held.Contains(role)).Select(role => new StaffRoleRow { StaffId = row.StaffId, Role = role }));
    });

    private Task<Outcome> Do(Guid id, Actor by, string action, Func<RoleApprovalRow, DateTimeOffset, Task> work) => audit.Do(by, new AuditNote(action, $"role-approval/{id}"), async () =>
    {
        if (await Refused(id, by.Person!.Value, approves: action == "roles-approved") is { } refused) return refused;
        await work(await Open().SingleAsync(row => row.Id == id), clock.Moment());
        return new Outcome.Done();
    }, Decided);

    private async Task<Outcome?> Refused(Guid id, Guid person, bool approves)
    {
        if (await Open().AsNoTracking().SingleOrDefaultAsync(row => row.Id == id) is not { } row) return Decided;
        if (!await Approvers(joined: true, but: []).AnyAsync(one => one.Id == person)) return Outcome.No("Only an owner or a medical director approves roles.");
        if (!approves) return row.Why == RoleApprovalRow.ForRoles ? null : Outcome.No("That can't be refused: if it isn't them, end their access.");
        if (row.AskedBy == person) return Outcome.No("Another person approves what you gave. Nothing was signed.");
        if (row.StaffId == person && (row.Why != RoleApprovalRow.ForRoles || await SomebodyElse(row.AskedBy, person))) return Outcome.No("Somebody else approves your own roles. Nothing was signed.");
        return await two.WhyNot(row.AskedBy, person, opening: true) is { } why ? Outcome.No($"{why} Nothing was signed.") : null;
    }

    private static readonly Outcome Decided = Outcome.No("Somebody decided on this already, or it was withdrawn.");

    private static readonly IReadOnlyList<Role> LetsIn = Access.Policies.Single(one => one.Name == Access.ApprovesRoles).LetsIn;

    private IQueryable<RoleApprovalRow> Open() => db.Set<RoleApprovalRow>().Where(row => row.ApprovedAt == null && row.EndedAt == null);

    private IQueryable<StaffRow> Approvers(bool joined, Guid[] but) => db.Set<StaffRow>()
        .Where(person => person.LeftAt == null && (!joined || person.JoinedAt != null) && !but.Contains(person.Id) && db.Set<StaffRoleRow>().Any(role => role.StaffId == person.Id && LetsIn.Contains(role.Role)));

    private void Add(Guid staff, string why, IReadOnlyList<Role> roles, Guid by, DateTimeOffset? enteredAt)
    {
        var now = clock.Moment();
        db.Add(new RoleApprovalRow { Id = Guid.CreateVersion7(now), StaffId = staff, Why = why, Roles = string.Join(' ', roles.Select(role => role.Word)), AskedBy = by, AskedAt = now, EnteredAt = enteredAt });
    }

    private static IReadOnlyList<Role> Of(RoleApprovalRow row) => [.. row.Roles.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Role.Find).OfType<Role>()];
}
