using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using QRCoder;
using Stillpoint.App.Audit;
using Stillpoint.App.Kernel;
using Stillpoint.App.Records;

namespace Stillpoint.App.People;

/// <summary>The second step of signing in: an authenticator, and codes on paper for when it is gone.</summary>
internal sealed class TwoSteps(ClinicDb db, StaffManager staff, AuditTrail audit)
{
    /// <summary>What the enrolment page shows. The secret is the same until the person has proved that they hold it.</summary>
    public sealed record Enrolment(Confidential<string> Secret, Confidential<string> Picture);

    public async Task<Enrolment?> Begin(Guid id)
    {
        if (await staff.FindByIdAsync(id.ToString()) is not { HasTwoSteps: false } person) return null;
        if (person.AuthenticatorSecret is null)
        {
            // Not by the manager's own reset, which would end the sign-in that is under way.
            await staff.People.SetAuthenticatorKeyAsync(person, staff.GenerateNewAuthenticatorKey(), CancellationToken.None);
            await staff.People.UpdateAsync(person, CancellationToken.None);
        }
        var secret = await staff.GetAuthenticatorKeyAsync(person) ?? throw new InvalidOperationException("The secret was not kept.");
        var clinic = await db.Set<StaffClinicRow>().Where(work => work.StaffId == id)
            .Join(db.Set<ClinicRow>(), work => work.ClinicId, clinic => clinic.Id, (_, clinic) => clinic.Name).OrderBy(name => name).FirstOrDefaultAsync();
        return new(Confidential.Of(string.Join(' ', secret.Chunk(4).Select(four => new string(four)))), Confidential.Of(Picture(Totp.Address(Totp.Read(secret), clinic ?? "Stillpoint", person.Email))));
    }

    /// <summary>Turns the second step on and gives the recovery codes, this once; null when the code was wrong.</summary>
    public async Task<IReadOnlyList<string>?> Prove(Guid id, string code)
    {
        if (await staff.FindByIdAsync(id.ToString()) is not { HasTwoSteps: false, AuthenticatorSecret: not null } person) return null;
        if (await staff.StepOfCode(person, code) is not { } step) return null;
        var codes = RecoveryCodes.New();
        await audit.Change(Actor.Of(id), new AuditNote("two-steps-on", $"person/{id}"), async () =>
        {
            (person.HasTwoSteps, person.LastStep) = (true, step);
            await Keep(person, codes);
        });
        return codes;
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
