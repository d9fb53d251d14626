using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Stillpoint.App.Records;

namespace Stillpoint.App.People;

/// <summary>The framework's user manager on the clinic's clock, with our authenticator codes.</summary>
internal sealed class StaffManager(
    IUserStore<StaffRow> store, IOptions<IdentityOptions> options, IPasswordHasher<StaffRow> hasher,
    IEnumerable<IUserValidator<StaffRow>> userValidators, IEnumerable<IPasswordValidator<StaffRow>> passwordValidators,
    ILookupNormalizer normalizer, IdentityErrorDescriber words, IServiceProvider services, ILogger<UserManager<StaffRow>> log, TimeProvider clock)
    : UserManager<StaffRow>(store, options, hasher, userValidators, passwordValidators, normalizer, words, services, log)
{
    public StaffStore People => (StaffStore)Store;

    public DateTimeOffset Now => clock.GetUtcNow();

    public override string GenerateNewAuthenticatorKey() => Totp.Written(Totp.NewSecret());

    /// <summary>Whether the six digits are right now; the step they belong to is then used up.</summary>
    public async Task<long?> StepOfCode(StaffRow person, string code) =>
        await GetAuthenticatorKeyAsync(person) is { } secret ? Totp.Check(Totp.Read(secret), code, clock.GetUtcNow(), person.LastStep) : null;

    /// <summary>Why this password won't do, in sentences; empty when it will.</summary>
    public async Task<IReadOnlyList<string>> Judge(StaffRow person, string password)
    {
        var reasons = new List<string>();
        foreach (var validator in PasswordValidators) reasons.AddRange((await validator.ValidateAsync(this, person, password)).Errors.Select(error => error.Description));
        return reasons;
    }
}

/// <summary>Our password rules, where the framework asks for them.</summary>
internal sealed class OurPasswords(ClinicDb db) : IPasswordValidator<StaffRow>
{
    public async Task<IdentityResult> ValidateAsync(UserManager<StaffRow> manager, StaffRow person, string? password)
    {
        var clinics = await db.Set<ClinicRow>().Select(clinic => clinic.Name).ToListAsync();
        clinics.AddRange(db.Set<ClinicRow>().Local.Select(clinic => clinic.Name));
        return PasswordRules.Judge(password ?? "", [person.Name, person.Email], clinics) is { Count: > 0 } reasons
            ? IdentityResult.Failed([.. reasons.Select(reason => new IdentityError { Code = "password", Description = reason })])
            : IdentityResult.Success;
    }
}
