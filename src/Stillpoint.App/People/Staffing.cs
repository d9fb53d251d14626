using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Audit;
using Stillpoint.App.Authorization;
using Stillpoint.App.Kernel;
using Stillpoint.App.Records;

namespace Stillpoint.App.People;

/// <summary>What came of a change: reasons in sentences when it was refused, and the token of a new link when one was made.</summary>
internal sealed record Staffed(IReadOnlyList<string> Refusals, Confidential<string>? Token = null, Guid? Person = null)
{
    public bool Done => Refusals.Count == 0;

    public static Staffed No(params IReadOnlyList<string> reasons) => new(reasons);
}

/// <summary>The owner's work with people: invite, give and take roles and clinics, let go. Each is in the audit with the change.</summary>
internal sealed class Staffing(ClinicDb db, StaffManager staff, SingleUseLinks links, AuditTrail audit, TimeProvider clock)
{
    public const string Invitation = "invitation";

    public static readonly TimeSpan InvitationLasts = TimeSpan.FromDays(3);

    public Task<Staffed> Invite(Actor by, string name, string email, IReadOnlyList<string> roles, IReadOnlyList<Guid> clinics) => Carry(by, async () =>
    {
        var refusals = new List<string>();
        if (string.IsNullOrWhiteSpace(name)) refusals.Add("Enter the person's name.");
        if (!LooksLikeAnAddress(email)) refusals.Add("Enter their work e-mail, such as name@clinic.example.");
        refusals.AddRange(WrongPlace(roles, clinics));
        if (refusals.Count == 0 && await staff.FindByNameAsync(email) is not null) refusals.Add("Somebody with this e-mail is here already.");
        if (refusals.Count > 0) return (new Staffed(refusals), null);

        var person = New(name, email);
        await staff.CreateAsync(person);
        Place(person.Id, roles, clinics);
        var token = links.Make(Invitation, person.Id.ToString(), InvitationLasts);
        return (new([], Confidential.Of(token), person.Id), new("invited", $"person/{person.Id}", Detail: string.Join(' ', roles)));
    });

    /// <summary>A fresh link for somebody whose invitation ended, or who lost password and telephone: the old password and codes end with its use.</summary>
    public Task<Staffed> NewLink(Actor by, Guid id) => Carry(by, async () =>
    {
        if (await Working(id) is not { } person) return (Staffed.No("This person doesn't work here any more."), null);
        await links.End(Invitation, person.Id.ToString());
        return (new([], Confidential.Of(links.Make(Invitation, person.Id.ToString(), InvitationLasts)), id), new("link-renewed", $"person/{id}"));
    });

    public async Task<StaffRow?> Invited(string token) =>
        await links.Subject(token, Invitation) is { } id && Guid.TryParse(id, out var known) ? await Working(known) : null;

    /// <summary>Sets the password and uses the link up. A password that won't do leaves the link as it was.</summary>
    public async Task<Staffed> Accept(string token, string password)
    {
        if (await Invited(token) is not { } person) return Staffed.No("This link was used or has ended. Ask the owner for a new one.");
        if (await staff.Judge(person, password) is { Count: > 0 } reasons) return new(reasons);
        return await Carry(Actor.Of(person.Id), async () =>
        {
            if (await links.Use(token, Invitation) is null) return (Staffed.No("This link was used or has ended. Ask the owner for a new one."), null);
            var first = person.JoinedAt is null;
            person.JoinedAt ??= clock.Moment();
            (person.FailedTries, person.LockedUntil, person.HasTwoSteps, person.AuthenticatorSecret, person.LastStep) = (0, null, false, null, null);
            await staff.RemovePasswordAsync(person);
            await staff.AddPasswordAsync(person, password);
            return (new([], Person: person.Id), new(first ? "joined" : "password-renewed", $"person/{person.Id}"));
        });
    }

    public Task<Staffed> Change(Actor by, Guid id, IReadOnlyList<string> roles, IReadOnlyList<Guid> clinics) => Carry(by, async () =>
    {
        if (WrongPlace(roles, clinics) is { Count: > 0 } wrong) return (new Staffed(wrong), null);
        if (await Working(id) is not { } person) return (Staffed.No("This person doesn't work here any more."), null);
        if (!roles.Contains(Role.Owner.Word) && await IsLastOwner(id)) return (Staffed.No("Somebody must be the owner: make another person owner first."), null);

        var before = await RolesOf(id);
        db.RemoveRange(await db.Set<StaffRoleRow>().Where(role => role.StaffId == id).ToListAsync());
        db.RemoveRange(await db.Set<StaffClinicRow>().Where(work => work.StaffId == id).ToListAsync());
        await db.SaveChangesAsync();
        Place(id, roles, clinics);
        return (new([], Person: person.Id), new("roles-changed", $"person/{id}", Detail: $"{string.Join(' ', before)} > {string.Join(' ', roles.Order(StringComparer.Ordinal))}; clinics {string.Join(' ', clinics)}"));
    });

    /// <summary>Ends every sign-in of this person at once. What they did stays theirs.</summary>
    public Task<Staffed> LetGo(Actor by, Guid id) => Carry(by, async () =>
    {
        if (await Working(id) is not { } person) return (Staffed.No("This person doesn't work here any more."), null);
        if (await IsLastOwner(id)) return (Staffed.No("Somebody must be the owner: make another person owner first."), null);
        await links.End(Invitation, id.ToString());
        person.LeftAt = clock.Moment();
        await staff.UpdateSecurityStampAsync(person);
        return (new([], Person: id), new("left", $"person/{id}"));
    });

    public Task<Staffed> Unlock(Actor by, Guid id) => Carry(by, async () =>
    {
        if (await Working(id) is not { } person) return (Staffed.No("This person doesn't work here any more."), null);
        (person.FailedTries, person.LockedUntil) = (0, null);
        return (new([], Person: id), new("unlocked", $"person/{id}"));
    });

    public async Task<List<string>> RolesOf(Guid id) =>
        await db.Set<StaffRoleRow>().Where(role => role.StaffId == id).OrderBy(role => role.Role).Select(role => role.Role).ToListAsync();

    /// <summary>Somebody new, not yet saved and with no role.</summary>
    public StaffRow New(string name, string email) => new()
    {
        Id = Guid.CreateVersion7(clock.GetUtcNow()), Name = name.Trim(), Email = email.Trim(), EmailKey = StaffStore.KeyOf(email),
        SecurityStamp = SingleUseLinks.NewToken(), InvitedAt = clock.Moment(),
    };

    public void Place(Guid id, IEnumerable<string> roles, IEnumerable<Guid> clinics)
    {
        db.AddRange(roles.Distinct(StringComparer.Ordinal).Select(role => new StaffRoleRow { StaffId = id, Role = role }));
        db.AddRange(clinics.Distinct().Select(clinic => new StaffClinicRow { StaffId = id, ClinicId = clinic }));
    }

    public static bool LooksLikeAnAddress(string email) =>
        email.Trim() is { Length: > 2 and <= 254 } text && text.IndexOf('@', StringComparison.Ordinal) is > 0 and var at && at < text.Length - 1
        && text.LastIndexOf('@') == at && !text.Any(char.IsWhiteSpace) && !text.Any(char.IsControl);

    private static List<string> WrongPlace(IReadOnlyList<string> roles, IReadOnlyList<Guid> clinics)
    {
        var wrong = new List<string>();
        if (roles.Count == 0) wrong.Add("Choose at least one role.");
        if (roles.Any(role => Role.OfStaff.All(known => known.Word != role))) wrong.Add("That is not a role of staff.");
        if (clinics.Count == 0) wrong.Add("Choose at least one clinic.");
        return wrong;
    }

    private Task<StaffRow?> Working(Guid id) => db.Set<StaffRow>().SingleOrDefaultAsync(person => person.Id == id && person.LeftAt == null);

    private async Task<bool> IsLastOwner(Guid id)
    {
        var owners = await db.Set<StaffRoleRow>().Where(role => role.Role == Role.Owner.Word)
            .Join(db.Set<StaffRow>().Where(person => person.LeftAt == null && person.JoinedAt != null), role => role.StaffId, person => person.Id, (_, person) => person.Id).ToListAsync();
        return owners is [var only] && only == id;
    }

    /// <summary>Two owners may take each other's role in the same moment; one at a time, and the second is told.</summary>
    private async Task<Staffed> Carry(Actor by, Func<Task<(Staffed, AuditNote?)>> work)
    {
        var refused = Staffed.No();
        var done = await audit.Write<Staffed>(by, async () =>
        {
            if (db.IsPostgres) await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({OneAtATime})");
            var (staffed, note) = await work();
            refused = staffed;
            return note is null ? null : (staffed, note);
        });
        return done ?? refused;
    }

    private const long OneAtATime = 7_201_002;
}
