using System.Security.Cryptography;
using System.Text;
using Stillpoint.App.Authorization;
using Stillpoint.App.Kernel;
using Stillpoint.App.Records;
using Stillpoint.App.Shell.Forms;

namespace Stillpoint.App.People;

/// <summary>Proof that a person gave their password a moment ago. Only <see cref="Signing"/> makes one, and it signs once.</summary>
internal sealed class Confirmed(Guid person, string name, DateTimeOffset at)
{
    private bool used;

    public Guid Person { get; } = person;

    public string Name { get; } = name;

    public DateTimeOffset At { get; } = at;

    /// <summary>The signature: who, when, what it means in the sentence the person read, and exactly what was signed with its hash.</summary>
    public SignatureRow Sign(Guid id, string subject, string meaning, string content)
    {
        if (used) throw new InvalidOperationException("A password given once signs once.");
        used = true;
        return new()
        {
            Id = id, By = Person, At = At, Subject = subject, Meaning = meaning,
            ContentHash = HashOf(content), Content = content,
        };
    }

    public static string HashOf(string content) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)));
}

/// <summary>
/// Signing asks for the password again. First <see cref="Confirm(Guid, PasswordInput)"/> (outside any transaction, since a wrong password must be
/// counted even though nothing is signed), then add <see cref="Confirmed.Sign"/>'s row to what is written.
/// </summary>
internal sealed class Signing(SignIn signIn, StaffManager staff, TwoPeople two, ClinicDb db, Settings settings, TimeProvider clock)
{
    public const string Wrong = "That isn't your password. Nothing was signed.", Closed = "Too many wrong passwords: signing is closed for 15 minutes. Nothing was signed.";

    /// <summary>The signed-in person's own password.</summary>
    public async Task<(Confirmed? Confirmed, string? Refusal)> Confirm(Guid person, string password) =>
        await signIn.Again(person, password) is { } who
            ? (new Confirmed(who.Id, who.Name, clock.Moment()), null)
            : (null, await signIn.IsClosed(person) ? Closed : Wrong);

    /// <summary>What a form says when the password of a signature is missing.</summary>
    public const string Needed = "Enter your password: signing asks for it every time.";

    /// <summary>The signed-in person's own password as a form asked for it; otherwise what to answer.</summary>
    public async Task<(Confirmed? Confirmed, Outcome Otherwise)> Confirm(Guid person, PasswordInput password)
    {
        var (confirmed, refusal) = await Confirm(person, password.Given);
        return (confirmed, Outcome.Unless(refusal, password));
    }

    /// <summary>A second person signs on the same screen with their own password and second step; the first one's sign-in goes on.</summary>
    /// <param name="email">The second person's.</param>
    /// <param name="password">Theirs.</param>
    /// <param name="first">Who is signed in here, and may not be the second one. Wrong tries count against them.</param>
    /// <param name="clinic">Where it is signed: the second person must work there.</param>
    /// <param name="policy">The second person must be let in by this policy.</param>
    /// <param name="code">Six digits of the second person's authenticator, or a recovery code.</param>
    public async Task<(Confirmed? Confirmed, string? Refusal)> ConfirmSecond(string email, string password, Guid first, Guid clinic, string policy, string? code = null)
    {
        if (await signIn.Beside(first, await staff.FindByNameAsync(email), password, code) is not { } who)
            return (null, await signIn.IsClosed(first) ? Closed : "That e-mail, password and code don't match. Nothing was signed.");
        if (await two.WhyNot(first, who.Id) is { } not) return (null, $"{not} Nothing was signed.");
        if (settings.TwoSteps && !who.HasTwoSteps) return (null, "They have no second step yet: it is set up at their first sign-in. Nothing was signed.");
        if (settings.TwoSteps && string.IsNullOrWhiteSpace(code)) return (null, "Enter their six-digit code too. Nothing was signed.");
        var letsIn = Access.Policies.Single(one => one.Name == policy).LetsIn;
        var may = db.Set<StaffRoleRow>().Any(role => role.StaffId == who.Id && letsIn.Contains(role.Role))
            && db.Set<StaffClinicRow>().Any(work => work.StaffId == who.Id && work.ClinicId == clinic);
        return may ? (new Confirmed(who.Id, who.Name, clock.Moment()), null) : (null, "Their role doesn't sign this. Nothing was signed.");
    }

    /// <summary>The second person as a form asked for them; otherwise what to answer.</summary>
    public async Task<(Confirmed? Confirmed, Outcome Otherwise)> ConfirmSecond(SecondPerson second, Guid others, Guid clinic, string policy)
    {
        if (second.IsSignedIn) return await Confirm(others, second.Password);
        var (confirmed, refusal) = await ConfirmSecond(second.Email.Given, second.Password.Given, others, clinic, policy, second.Code.Value);
        return (confirmed, Outcome.Unless(refusal, second.Password));
    }
}
