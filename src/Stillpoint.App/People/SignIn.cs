using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Audit;
using Stillpoint.App.Records;

namespace Stillpoint.App.People;

/// <summary>
/// Tells whether somebody is who they say. A try is counted before it is judged, so many at once can't slip past the lock;
/// every answer of no is the same, so nobody learns who has an account here.
/// </summary>
internal sealed class SignIn(StaffManager staff, AuditTrail audit)
{
    public const string No = "That e-mail, password and code don't match, or the account is closed for a while after too many tries. Wait 15 minutes, or ask the owner.";

    /// <summary>A hash that no password has, judged when there is no account, so that both answers take as long.</summary>
    private static string? nobody;

    /// <param name="code">Six digits from the authenticator, or a recovery code.</param>
    public async Task<StaffRow?> Try(string email, string password, string? code) =>
        await Judge(await staff.FindByNameAsync(email), password, person => Second(person, code), "signed-in");

    /// <summary>The password again, of somebody who has signed in already: before they sign something.</summary>
    public async Task<StaffRow?> Again(Guid person, string password) =>
        await Judge(await staff.FindByIdAsync(person.ToString()), password, _ => Task.FromResult<string?>("password"), "confirmed");

    private async Task<StaffRow?> Judge(StaffRow? person, string password, Func<StaffRow, Task<string?>> second, string action)
    {
        try
        {
            if (person is null || person.LeftAt is not null || person.PasswordHash is null || await staff.IsLockedOutAsync(person))
            {
                nobody ??= staff.PasswordHasher.HashPassword(person!, SingleUseLinks.NewToken());
                staff.PasswordHasher.VerifyHashedPassword(person!, nobody, password);
                return null;
            }
            await staff.AccessFailedAsync(person);
            return await staff.CheckPasswordAsync(person, password) ? await Admit(person, second, action) : await Refuse(person);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Somebody else tried this account at the same moment; neither is let in by guessing.
            return null;
        }
    }

    private async Task<StaffRow?> Admit(StaffRow person, Func<StaffRow, Task<string?>> second, string action)
    {
        var admitted = await audit.Write<StaffRow>(Actor.Of(person.Id), async () =>
        {
            if (await second(person) is not { } how) return null;
            (person.FailedTries, person.LockedUntil) = (0, null);
            return (person, new AuditNote(action, $"person/{person.Id}", Detail: how));
        });
        return admitted ?? await Refuse(person);
    }

    private async Task<StaffRow?> Refuse(StaffRow person)
    {
        var detail = await staff.IsLockedOutAsync(person) ? "locked" : "";
        await audit.Change(Actor.System, new AuditNote("sign-in-refused", $"person/{person.Id}", Detail: detail), () => Task.CompletedTask);
        return null;
    }

    /// <summary>How the second step was passed, or null.</summary>
    private async Task<string?> Second(StaffRow person, string? code)
    {
        if (!person.HasTwoSteps) return "password";
        if (string.IsNullOrWhiteSpace(code)) return null;
        if (await staff.StepOfCode(person, code) is { } step)
        {
            person.LastStep = step;
            return "password and code";
        }
        return (await staff.RedeemTwoFactorRecoveryCodeAsync(person, code)).Succeeded ? "password and recovery code" : null;
    }
}
