using System.Globalization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Records;

namespace Stillpoint.App.People;

/// <summary>
/// Where the framework's identity keeps people: in the clinic's own tables. The authenticator's secret is encrypted with a
/// key that is not in the database; recovery codes are kept as hashes.
/// </summary>
internal sealed class StaffStore(ClinicDb db, IDataProtectionProvider protection, TimeProvider clock) :
    IUserPasswordStore<StaffRow>, IUserSecurityStampStore<StaffRow>,
    IUserTwoFactorStore<StaffRow>, IUserAuthenticatorKeyStore<StaffRow>, IUserTwoFactorRecoveryCodeStore<StaffRow>
{
    private readonly IDataProtector secrets = protection.CreateProtector("Stillpoint.People.AuthenticatorSecret");

    public static string KeyOf(string email) => email.Trim().Normalize().ToLowerInvariant();

    public Task<string> GetUserIdAsync(StaffRow person, CancellationToken cancel) => Task.FromResult(person.Id.ToString());
    public Task<string?> GetUserNameAsync(StaffRow person, CancellationToken cancel) => Task.FromResult<string?>(person.Email);
    public Task<string?> GetNormalizedUserNameAsync(StaffRow person, CancellationToken cancel) => Task.FromResult<string?>(person.EmailKey);
    public Task SetUserNameAsync(StaffRow person, string? email, CancellationToken cancel) => Set(() => person.Email = email ?? "");
    public Task SetNormalizedUserNameAsync(StaffRow person, string? key, CancellationToken cancel) => Set(() => person.EmailKey = KeyOf(person.Email));

    public async Task<IdentityResult> CreateAsync(StaffRow person, CancellationToken cancel)
    {
        db.Add(person);
        await db.SaveChangesAsync(CancellationToken.None);
        return IdentityResult.Success;
    }

    public async Task<IdentityResult> UpdateAsync(StaffRow person, CancellationToken cancel)
    {
        await db.SaveChangesAsync(CancellationToken.None);
        return IdentityResult.Success;
    }

    public Task<IdentityResult> DeleteAsync(StaffRow person, CancellationToken cancel) =>
        throw new NotSupportedException("People are never deleted; they leave.");

    public async Task<StaffRow?> FindByIdAsync(string id, CancellationToken cancel) =>
        Guid.TryParse(id, CultureInfo.InvariantCulture, out var known) ? await db.Set<StaffRow>().SingleOrDefaultAsync(person => person.Id == known, cancel) : null;

    public async Task<StaffRow?> FindByNameAsync(string email, CancellationToken cancel)
    {
        var key = KeyOf(email);
        return await db.Set<StaffRow>().SingleOrDefaultAsync(person => person.EmailKey == key, cancel);
    }

    public Task SetPasswordHashAsync(StaffRow person, string? hash, CancellationToken cancel) => Set(() => person.PasswordHash = hash);
    public Task<string?> GetPasswordHashAsync(StaffRow person, CancellationToken cancel) => Task.FromResult(person.PasswordHash);
    public Task<bool> HasPasswordAsync(StaffRow person, CancellationToken cancel) => Task.FromResult(person.PasswordHash is not null);

    public Task SetSecurityStampAsync(StaffRow person, string stamp, CancellationToken cancel) => Set(() => person.SecurityStamp = stamp);
    public Task<string?> GetSecurityStampAsync(StaffRow person, CancellationToken cancel) => Task.FromResult<string?>(person.SecurityStamp);

    public Task SetTwoFactorEnabledAsync(StaffRow person, bool enabled, CancellationToken cancel) => Set(() => person.HasTwoSteps = enabled);
    public Task<bool> GetTwoFactorEnabledAsync(StaffRow person, CancellationToken cancel) => Task.FromResult(person.HasTwoSteps);

    public Task SetAuthenticatorKeyAsync(StaffRow person, string key, CancellationToken cancel) => Set(() => person.AuthenticatorSecret = secrets.Protect(key));
    public Task<string?> GetAuthenticatorKeyAsync(StaffRow person, CancellationToken cancel) =>
        Task.FromResult(person.AuthenticatorSecret is { } secret ? secrets.Unprotect(secret) : null);

    public async Task ReplaceCodesAsync(StaffRow person, IEnumerable<string> codes, CancellationToken cancel)
    {
        db.RemoveRange(await db.Set<RecoveryCodeRow>().Where(code => code.StaffId == person.Id).ToListAsync(cancel));
        db.AddRange(codes.Select(code => new RecoveryCodeRow { Id = Guid.CreateVersion7(clock.GetUtcNow()), StaffId = person.Id, Hash = RecoveryCodes.HashOf(code) }));
    }

    public async Task<bool> RedeemCodeAsync(StaffRow person, string typed, CancellationToken cancel)
    {
        var (hash, now) = (RecoveryCodes.HashOf(typed), clock.Moment());
        return await db.Set<RecoveryCodeRow>().Where(code => code.StaffId == person.Id && code.Hash == hash && code.UsedAt == null)
            .ExecuteUpdateAsync(change => change.SetProperty(code => code.UsedAt, now), CancellationToken.None) == 1;
    }

    public Task<int> CountCodesAsync(StaffRow person, CancellationToken cancel) =>
        db.Set<RecoveryCodeRow>().CountAsync(code => code.StaffId == person.Id && code.UsedAt == null, cancel);

    public void Dispose() { }

    private static Task Set(Action set)
    {
        set();
        return Task.CompletedTask;
    }
}
