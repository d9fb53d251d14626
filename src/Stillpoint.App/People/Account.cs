using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Audit;
using Stillpoint.App.Authorization;
using Stillpoint.App.Records;
using Stillpoint.App.Shell.Forms;

namespace Stillpoint.App.People;

/// <summary>What a person may see and change of their own sign-in; every change asks for the password again.</summary>
internal sealed class Account(ClinicDb db, StaffManager staff, SignIn signIn, TwoSteps twoSteps, AuditTrail audit)
{
    public const string NotYours = "That isn't your password, or there were too many wrong ones. Nothing was changed.";

    public sealed record Mine(IReadOnlyList<Role> Roles, IReadOnlyList<string> Clinics, bool HasTwoSteps, int CodesLeft);

    public async Task<Mine?> Of(Guid id)
    {
        if (await staff.FindByIdAsync(id.ToString()) is not { } person) return null;
        var roles = await db.Set<StaffRoleRow>().Where(role => role.StaffId == id).Select(role => role.Role).ToListAsync();
        var clinics = await db.Set<StaffClinicRow>().Where(work => work.StaffId == id)
            .Join(db.Set<ClinicRow>(), work => work.ClinicId, clinic => clinic.Id, (_, clinic) => clinic.Name).OrderBy(name => name).ToListAsync();
        return new([.. Role.All.Where(role => roles.Contains(role))], clinics, person.HasTwoSteps, await staff.CountRecoveryCodesAsync(person));
    }

    /// <summary>A try with the person's e-mail or in their name that was answered with no.</summary>
    public sealed record RefusedTry(DateTimeOffset At, bool IsSignature, string Detail);

    /// <summary>Of so many entries of the audit back the refused tries are looked for: some weeks of a clinic, and no more work as it grows old.</summary>
    private const int LookedBack = 50_000;

    /// <summary>The last tries that were refused, the newest first.</summary>
    public async Task<IReadOnlyList<RefusedTry>> Refused(Guid id)
    {
        var (subject, entries) = ($"person/{id}", db.Set<AuditEntryRow>().AsNoTracking());
        var from = (await entries.MaxAsync(entry => (long?)entry.Number) ?? 0) - LookedBack;
        return await entries.Where(entry => entry.Number > from && entry.Subject == subject && (entry.Action == "sign-in-refused" || entry.Action == "confirmation-refused"))
            .OrderByDescending(entry => entry.Number).Take(10)
            .Select(entry => new RefusedTry(entry.At, entry.Action == "confirmation-refused", entry.Detail)).ToListAsync();
    }

    /// <summary>The person signs in anew with it: every other device is signed out.</summary>
    public async Task<(Outcome Outcome, StaffRow? Person)> ChangePassword(Guid id, ChangePasswordForm form)
    {
        if (await signIn.Again(id, form.Now.Given) is not { } person) return (Outcome.No(NotYours, form.Now), null);
        var password = form.New.Password.Given;
        if (await staff.Judge(person, password) is { Count: > 0 } reasons) return (new Outcome.Refused([.. reasons.Select(says => new Refusal(form.New.Password, says))]), null);
        await audit.Change(Actor.Of(id), new AuditNote("password-changed", $"person/{id}"), () => staff.ChangePasswordAsync(person, form.Now.Given, password));
        return (new Outcome.Done(), person);
    }

    /// <summary>Whether it is the person's password, asked for again.</summary>
    public async Task<bool> Is(Guid id, string now) => await signIn.Again(id, now) is not null;

    public async Task<IReadOnlyList<string>?> NewCodes(Guid id, string now) =>
        await signIn.Again(id, now) is null ? null : await twoSteps.NewCodes(id);
}
