using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using QRCoder;
using Stillpoint.App.Audit;
using Stillpoint.App.Kernel;
using Stillpoint.App.Records;

namespace Stillpoint.App.People;

/// <summary>The second step of signing in: an authenticator, and codes on paper for when it is gone.</summary>
internal sealed class TwoSteps(ClinicDb db, StaffManager staff, AuditTrail audit, IDataProtectionProvider protection)
{
    private static readonly TimeSpan EnrolmentLasts = TimeSpan.FromMinutes(15);

    private readonly ITimeLimitedDataProtector tickets = protection.CreateProtector("Stillpoint.People.Enrolment").ToTimeLimitedDataProtector();

    /// <summary>What the enrolment page shows: a secret of this page's own, and the sealed form of it that comes back with the code.</summary>
    public sealed record Enrolment(Confidential<string> Secret, Confidential<string> Picture, string Ticket);

    /// <param name="id">Who sets up a second step.</param>
    /// <param name="ticket">What an earlier look at the page gave, when its code was wrong: the secret that was scanned then.</param>
    public async Task<Enrolment?> Begin(Guid id, string? ticket = null)
    {
        if (await staff.FindByIdAsync(id.ToString()) is not { HasTwoSteps: false } person) return null;
        var secret = Open(id, ticket) ?? staff.GenerateNewAuthenticatorKey();
        var clinic = await db.Set<StaffClinicRow>().Where(work => work.StaffId == id)
            .Join(db.Set<ClinicRow>(), work => work.ClinicId, clinic => clinic.Id, (_, clinic) => clinic.Name).OrderBy(name => name).FirstOrDefaultAsync();
        return new(
            Confidential.Of(string.Join(' ', secret.Chunk(4).Select(four => new string(four)))),
            Confidential.Of(Picture(Totp.Address(Totp.Read(secret), clinic ?? "Stillpoint", person.Email))),
            tickets.Protect($"{id} {secret}", EnrolmentLasts));
    }

    /// <summary>Turns the second step on, ends every other sign-in and gives the recovery codes, this once; null when the code was wrong.</summary>
    public async Task<(IReadOnlyList<string> Codes, StaffRow Person)?> Prove(Guid id, string? ticket, string code)
    {
        if (Open(id, ticket) is not { } secret || await staff.FindByIdAsync(id.ToString()) is not { HasTwoSteps: false } person) return null;
        if (Totp.Check(Totp.Read(secret), code, staff.Now, lastUsed: null) is not { } step) return null;
        var codes = RecoveryCodes.New();
        await audit.Change(Actor.Of(id), new AuditNote("two-steps-on", $"person/{id}"), async () =>
        {
            await staff.People.SetAuthenticatorKeyAsync(person, secret, CancellationToken.None);
            (person.HasTwoSteps, person.LastStep, person.SecurityStamp) = (true, step, SingleUseLinks.NewToken());
            await Keep(person, codes);
        });
        return (codes, person);
    }

    private string? Open(Guid id, string? ticket)
    {
        try
        {
            return ticket is not null && tickets.Unprotect(ticket).Split(' ') is [var whose, var secret] && whose == id.ToString() ? secret : null;
        }
        catch (CryptographicException)
        {
            // Too old, or made up.
            return null;
        }
    }

    /// <summary>New recovery codes; the old ones end.</summary>
    public async Task<IReadOnlyList<string>?> NewCodes(Guid id)
    {
        if (await staff.FindByIdAsync(id.ToString()) is not { HasTwoSteps: true } person) return null;
        var codes = RecoveryCodes.New();
        await audit.Change(Actor.Of(id), new AuditNote("recovery-codes-renewed", $"person/{id}"), () => Keep(person, codes));
        return codes;
    }

    private Task Keep(StaffRow person, IReadOnlyList<string> codes) =>
        staff.People.ReplaceCodesAsync(person, codes, CancellationToken.None);

    /// <summary>The QR code as a drawing in the page: no file, no script, no other site.</summary>
    private static string Picture(string address)
    {
        using var generator = new QRCodeGenerator();
        using var data = generator.CreateQrCode(address, QRCodeGenerator.ECCLevel.M);
        var modules = data.ModuleMatrix;
        var path = new StringBuilder();
        for (var row = 0; row < modules.Count; row++)
            for (var column = 0; column < modules[row].Count; column++)
                if (modules[row][column]) path.Append(CultureInfo.InvariantCulture, $"M{column} {row}h1v1h-1z");
        return $"<svg class=\"qr\" viewBox=\"0 0 {modules.Count} {modules.Count}\" role=\"img\" aria-label=\"QR code for your authenticator\" shape-rendering=\"crispEdges\"><rect width=\"100%\" height=\"100%\" fill=\"#fff\"/><path fill=\"#000\" d=\"{path}\"/></svg>";
    }
}
