using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Audit;
using Stillpoint.App.Authorization;
using Stillpoint.App.Kernel;
using Stillpoint.App.Records;
using Stillpoint.App.Shell.Forms;

namespace Stillpoint.App.People;

/// <summary>The owner's work with people: invite, give and take roles and clinics, let go. Each is in the audit with the change.</summary>
internal sealed class Staffing(ClinicDb db, StaffManager staff, SignIn signIn, SignInTries tries, SingleUseLinks links, Approvals approvals, AccountNotices notices, AuditTrail audit, TimeProvider clock)
{
    public const string Invitation = "invitation";

    public static readonly TimeSpan InvitationLasts = TimeSpan.FromDays(3);

    /// <summary>Does what takes the password of whoever is signed in; a wrong one changes nothing.</summary>
    public async Task<Outcome> Again(Guid person, PasswordInput password, Func<Actor, Task<Outcome>> work) =>
        await signIn.Again(person, password.Given) is null ? Outcome.No(Account.NotYours, password) : await work(Actor.Of(person));

    public async Task<(Outcome Outcome, Confidential<string>? Token)> Invite(Actor by, InvitationForm form)
    {
        string? token = null;
        var invited = await Carry(by, async () =>
        {
            if (await staff.FindByNameAsync(form.Email.Given) is not null) return (Outcome.No("Somebody with this e-mail is here already.", form.Email), null);
            var person = New(form.Name.Given, form.Email.Given);
            await staff.CreateAsync(person);
            var (given, waiting) = await approvals.Give(person, form.Roles.Given, [], by.Person!.Value);
            Place(person.Id, given, form.Clinics.Given);
            token = links.Make(Invitation, person.Id.ToString(), InvitationLasts);
            return (new Outcome.Done(), new("invited", $"person/{person.Id}", Detail: Words(given) + Awaits(waiting)));
        });
        return (invited, token is null ? null : Confidential.Of(token));
    }

    /// <summary>A fresh link for somebody whose invitation ended, or who lost password and telephone: the old password and codes end with its use. Its holder is told.</summary>
    public async Task<(Outcome Outcome, Confidential<string>? Token)> NewLink(Actor by, Guid id)
    {
        string? token = null;
        var renewed = await Carry(by, async () =>
        {
            if (await Working(id) is not { } person) return (Gone, null);
            await links.End(Invitation, person.Id.ToString());
            token = links.Make(Invitation, person.Id.ToString(), InvitationLasts);
            if (person.JoinedAt is not null)
            {
                await approvals.Opened(id, by.Person!.Value);
                await notices.Tell(person, by.Person.Value, "made a new link that sets your password and your second step anew", $"made a new link that sets the password and the second step of {person.Name} anew");
            }
            return (new Outcome.Done(), new("link-renewed", $"person/{id}"));
        });
        return (renewed, token is null ? null : Confidential.Of(token));
    }

    public async Task<StaffRow?> Invited(string token) =>
        await links.Subject(token, Invitation) is { } id && Guid.TryParse(id, out var known) ? await Working(known) : null;

    /// <summary>Sets the password and uses the link up. A password that won't do leaves the link as it was.</summary>
    public async Task<Outcome> Accept(string token, JoinForm form)
    {
        if (await Invited(token) is not { } person) return LinkEnded;
        var password = form.New.Password.Given;
        if (await staff.Judge(person, password) is { Count: > 0 } reasons) return new Outcome.Refused([.. reasons.Select(says => new Refusal(form.New.Password, says))]);
        return await Carry(Actor.Of(person.Id), async () =>
        {
            if (await links.Use(token, Invitation) is null) return (LinkEnded, null);
            var first = person.JoinedAt is null;
            person.JoinedAt ??= clock.Moment();
            (person.FailedTries, person.LockedUntil, person.HasTwoSteps, person.AuthenticatorSecret, person.LastStep) = (0, null, false, null, null);
            await staff.RemovePasswordAsync(person);
            await staff.AddPasswordAsync(person, password);
            var opener = await approvals.Entered(person.Id);
            if (!first && opener is { } by) await notices.Tell(person, by, "had made a link, and with it your password was set anew", $"had made a link, and with it the password of {person.Name} was set anew");
            return (new Outcome.Done(), new(first ? "joined" : "password-renewed", $"person/{person.Id}"));
        });
    }

    /// <summary>Takes roles away and gives those one person may give at once; what signs waits for a second person.</summary>
    public Task<Outcome> Change(Actor by, Guid id, IReadOnlyList<Role> roles, IReadOnlyList<Guid> clinics) => Carry(by, async () =>
    {
        if (await Working(id) is not { } person) return (Gone, null);
        if (!roles.Contains(Role.Owner) && await IsLastOwner(id)) return (LastOwner, null);
        var before = await RolesOf(id);
        var (given, waiting) = await approvals.Give(person, roles, before, by.Person!.Value);
        db.RemoveRange(await db.Set<StaffRoleRow>().Where(role => role.StaffId == id).ToListAsync());
        db.RemoveRange(await db.Set<StaffClinicRow>().Where(work => work.StaffId == id).ToListAsync());
        await db.SaveChangesAsync();
        Place(id, given, clinics);
        return (new Outcome.Done(), new("roles-changed", $"person/{id}", Detail: $"{Words(before)} > {Words(given)}{Awaits(waiting)}; clinics {string.Join(' ', clinics)}"));
    });

    /// <summary>Ends every sign-in of this person at once. What they did stays theirs.</summary>
    public Task<Outcome> LetGo(Actor by, Guid id) => Carry(by, async () =>
    {
        if (await Working(id) is not { } person) return (Gone, null);
        if (await IsLastOwner(id)) return (LastOwner, null);
        await links.End(Invitation, id.ToString());
        await approvals.End(id);
        person.LeftAt = clock.Moment();
        await staff.UpdateSecurityStampAsync(person);
        return (new Outcome.Done(), new("left", $"person/{id}"));
    });

    public Task<Outcome> Unlock(Actor by, Guid id) => Carry(by, async () =>
    {
        if (await Working(id) is not { } person) return (Gone, null);
        (person.FailedTries, person.LockedUntil) = (0, null);
        await tries.Forget(person.Email);
        return (new Outcome.Done(), new("unlocked", $"person/{id}"));
    });

    private static readonly Outcome Gone = Outcome.No("This person doesn't work here any more.");
    private static readonly Outcome LastOwner = Outcome.No("Somebody must be the owner: make another person owner first.");
    private static readonly Outcome LinkEnded = Outcome.No("This link was used or has ended. Ask the owner for a new one.");

    private static string Awaits(IReadOnlyList<Role> waiting) => waiting.Count == 0 ? "" : $"; awaits a second person: {Words(waiting)}";

    private static string Words(IEnumerable<Role> roles) => string.Join(' ', roles.Select(role => role.Word).Order(StringComparer.Ordinal));

    public async Task<List<Role>> RolesOf(Guid id) =>
        await db.Set<StaffRoleRow>().Where(role => role.StaffId == id).OrderBy(role => role.Role).Select(role => role.Role).ToListAsync();

    /// <summary>Somebody new, not yet saved and with no role.</summary>
    public StaffRow New(string name, string email) => new()
    {
        Id = Guid.CreateVersion7(clock.GetUtcNow()), Name = name.Trim(), Email = email.Trim(), EmailKey = StaffStore.KeyOf(email),
        SecurityStamp = SingleUseLinks.NewToken(), InvitedAt = clock.Moment(),
    };

    public void Place(Guid id, IEnumerable<Role> roles, IEnumerable<Guid> clinics)
    {
        db.AddRange(roles.Distinct().Select(role => new StaffRoleRow { StaffId = id, Role = role }));
        db.AddRange(clinics.Distinct().Select(clinic => new StaffClinicRow { StaffId = id, ClinicId = clinic }));
    }

    private Task<StaffRow?> Working(Guid id) => db.Set<StaffRow>().SingleOrDefaultAsync(person => person.Id == id && person.LeftAt == null);

    private async Task<bool> IsLastOwner(Guid id)
    {
        var owners = await db.Set<StaffRoleRow>().Where(role => role.Role == Role.Owner)
            .Join(db.Set<StaffRow>().Where(person => person.LeftAt == null && person.JoinedAt != null), role => role.StaffId, person => person.Id, (_, person) => person.Id).ToListAsync();
        return owners is [var only] && only == id;
    }

    /// <summary>Two owners may take each other's role in the same moment; one at a time, and the second is told.</summary>
    private async Task<Outcome> Carry(Actor by, Func<Task<(Outcome, AuditNote?)>> work)
    {
        Outcome outcome = new Outcome.Done();
        await audit.Write<Outcome>(by, async () =>
        {
            if (db.IsPostgres) await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({OneAtATime})");
            (outcome, var note) = await work();
            return note is null ? null : (outcome, note);
        });
        return outcome;
    }

    private const long OneAtATime = 7_201_002;
}
