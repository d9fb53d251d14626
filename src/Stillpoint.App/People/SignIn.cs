using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Audit;
using Stillpoint.App.Authorization;
using Stillpoint.App.Records;

namespace Stillpoint.App.People;

/// <summary>
/// Tells whether somebody is who they say. A try is counted before it is judged, so many at once can't slip past the limit.
/// At the sign-in page tries are counted where they come from; of somebody who is signed in already they are counted on the
/// person, so that nobody outside can stop their signature.
/// </summary>
internal sealed class SignIn(ClinicDb db, StaffManager staff, SignInTries tries, AuditTrail audit, IHttpContextAccessor asked, TimeProvider clock)
{
    public const int WrongPasswordsBeforeClosed = 5;

    public const string No = "That e-mail, password and code don't match, or there were too many tries from here. Wait 15 minutes, or ask the owner.";

    public static readonly TimeSpan ClosedFor = TimeSpan.FromMinutes(15);

    /// <summary>A hash that no password has, judged when there is no account, so that both answers take as long.</summary>
    private static string? nobody;

    /// <param name="email">As it was typed.</param>
    /// <param name="password">As it was typed.</param>
    /// <param name="code">Six digits from the authenticator, or a recovery code.</param>
    /// <param name="address">Where on the network the try comes from.</param>
    public async Task<StaffRow?> Try(string email, string password, string? code, string address)
    {
        var person = await staff.FindByNameAsync(email);
        if (!await tries.Count(email, address, person?.Id)) return await Refuse(person, address, "too many tries");
        if (!await HasPassword(person, password) || person is null) return await Refuse(person, address, "");
        var admitted = await audit.Write<StaffRow>(Actor.Of(person.Id), async () =>
        {
            if (await Second(person, code) is not { } how) return null;
            await tries.Forget(email, address);
            return (person, new AuditNote("signed-in", $"person/{person.Id}", Detail: $"{how}, from {address}"));
        });
        return admitted ?? await Refuse(person, address, "second step");
    }

    /// <summary>The password again, of somebody who has signed in already: before they sign or change something.</summary>
    public Task<StaffRow?> Again(Guid id, string password) => Confirm(id, async () =>
        await staff.FindByIdAsync(id.ToString()) is { } person && await HasPassword(person, password) ? (person, "password") : null);

    /// <summary>Password and second step of a colleague beside the person who is signed in; wrong ones count against the latter, whose screen it is.</summary>
    public Task<StaffRow?> Beside(Guid here, StaffRow? colleague, string password, string? code) => Confirm(here, async () =>
        await HasPassword(colleague, password) && await Beside(colleague!, code) is { } how ? (colleague!, how) : null);

    private async Task<string?> Beside(StaffRow colleague, string? code) => string.IsNullOrWhiteSpace(code) ? "password" : await Second(colleague, code);

    private async Task<StaffRow?> Confirm(Guid counted, Func<Task<(StaffRow Person, string How)?>> judge)
    {
        var now = clock.Moment();
        var open = db.Set<StaffRow>().Where(one => one.Id == counted && one.LeftAt == null && (one.LockedUntil == null || one.LockedUntil <= now));
        if (await open.ExecuteUpdateAsync(set => set.SetProperty(one => one.FailedTries, one => one.FailedTries + 1)) == 0) return null;
        var tried = await db.Set<StaffRow>().Where(one => one.Id == counted).Select(one => one.FailedTries).SingleAsync();
        if (tried <= WrongPasswordsBeforeClosed && await judge() is var (person, how))
        {
            await audit.Change(Actor.Of(person.Id), new AuditNote("confirmed", $"person/{person.Id}", Detail: $"{how}, {From}"), () => SetTries(counted, 0, null));
            return person;
        }
        if (tried >= WrongPasswordsBeforeClosed) await SetTries(counted, 0, now + ClosedFor);
        await audit.Change(Actor.Of(counted), new AuditNote("confirmation-refused", $"person/{counted}", Detail: From), () => Task.CompletedTask);
        return null;
    }

    /// <summary>Whether somebody's confirmations are closed for a while after too many wrong passwords.</summary>
    public Task<bool> IsClosed(Guid id)
    {
        var now = clock.GetUtcNow();
        return db.Set<StaffRow>().AnyAsync(one => one.Id == id && one.LockedUntil > now);
    }

    /// <summary>How the second step was passed, or null. A code is used up by the one update that finds it unused.</summary>
    public async Task<string?> Second(StaffRow person, string? code)
    {
        if (!person.HasTwoSteps) return "password";
        if (string.IsNullOrWhiteSpace(code)) return null;
        if (await staff.StepOfCode(person, code) is { } step)
        {
            var used = await db.Set<StaffRow>().Where(one => one.Id == person.Id && (one.LastStep == null || one.LastStep < step || one.LastStep > step + Totp.StepsApart))
                .ExecuteUpdateAsync(set => set.SetProperty(one => one.LastStep, step));
            return used == 1 ? "password and code" : null;
        }
        return (await staff.RedeemTwoFactorRecoveryCodeAsync(person, code)).Succeeded ? "password and recovery code" : null;
    }

    private string From => $"from {asked.HttpContext?.Address() ?? "unknown"}";

    private async Task<bool> HasPassword(StaffRow? person, string password)
    {
        if (person is { LeftAt: null, PasswordHash: not null }) return await staff.CheckPasswordAsync(person, password);
        nobody ??= staff.PasswordHasher.HashPassword(null!, SingleUseLinks.NewToken());
        staff.PasswordHasher.VerifyHashedPassword(null!, nobody, password);
        return false;
    }

    private Task SetTries(Guid id, int failed, DateTimeOffset? until) => db.Set<StaffRow>().Where(one => one.Id == id)
        .ExecuteUpdateAsync(set => set.SetProperty(one => one.FailedTries, failed).SetProperty(one => one.LockedUntil, until));

    /// <summary>Every answer of no is noted with where it came from, also for an e-mail that nobody has.</summary>
    private async Task<StaffRow?> Refuse(StaffRow? person, string address, string why)
    {
        var detail = why.Length > 0 ? $"{why}, from {address}" : $"from {address}";
        await audit.Change(Actor.System, new AuditNote("sign-in-refused", person is null ? "person/unknown" : $"person/{person.Id}", Detail: detail), () => Task.CompletedTask);
        return null;
    }
}
