using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Audit;
using Stillpoint.App.Authorization;
using Stillpoint.App.Records;
using Stillpoint.App.Shell.Forms;

namespace Stillpoint.App.People;

/// <summary>
/// Until somebody owns the clinic there is one page, and the first who fills it in is the owner. When the door is open to
/// the network the page also wants the code that start-up printed, so that the first is somebody who sees the machine.
/// </summary>
internal sealed class FirstRun(ClinicDb db, StaffManager staff, Staffing staffing, AuditTrail audit, FirstRunGate gate, TimeProvider clock)
{
    public const string Path = "/first-run";

    public async Task<bool> IsOver() =>
        gate.Over || (gate.Over = await db.Set<StaffRoleRow>().AnyAsync(role => role.Role == Role.Owner));

    /// <summary>Opens the clinic, and answers its owner.</summary>
    public async Task<(Outcome Outcome, StaffRow? Owner)> Open(FirstRunForm first)
    {
        var owner = staffing.New(first.Name.Given, first.Email.Given);
        var opened = await audit.Write<StaffRow>(Actor.Of(owner.Id), async () =>
        {
            if (db.IsPostgres) await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({OneAtATime})");
            if (await db.Set<StaffRoleRow>().AnyAsync(role => role.Role == Role.Owner)) return null;
            var now = clock.Moment();
            var clinic = new ClinicRow { Id = Guid.CreateVersion7(now), Name = first.Clinic.Given, TimeZone = first.TimeZone.Given, CreatedAt = now };
            db.Add(clinic);
            for (var chair = 1; chair <= first.Chairs.Given; chair++)
                db.Add(new ChairRow { Id = Guid.CreateVersion7(now), ClinicId = clinic.Id, Name = $"Chair {chair}", Position = chair });
            owner.JoinedAt = now;
            if (await staff.CreateAsync(owner, first.New.Password.Given) is { Succeeded: false } failed)
                throw new InvalidOperationException($"The owner's account was refused: {string.Join(", ", failed.Errors.Select(error => error.Code))}.");
            staffing.Place(owner.Id, [Role.Owner], [clinic.Id]);
            return (owner, new AuditNote("clinic-opened", $"clinic/{clinic.Id}"));
        });
        if (opened is null) return (Outcome.No("This clinic has an owner already. Sign in, or ask the owner to invite you.", first.Clinic), null);
        gate.Over = true;
        return (new Outcome.Done(), opened);
    }

    private const long OneAtATime = 7_201_003;
}

/// <summary>What this server remembers of the first run: that it is over, and the code it printed, if the door needs one.</summary>
internal sealed class FirstRunGate(string? code = null)
{
    public bool Over { get; set; }

    public string? Code { get; } = code;

    public static bool SameCode(string code, string? typed) => CryptographicOperations.FixedTimeEquals(
        System.Text.Encoding.UTF8.GetBytes(code), System.Text.Encoding.UTF8.GetBytes(string.Concat((typed ?? "").Where(char.IsAsciiDigit))));

    public static string NewCode() => RandomNumberGenerator.GetString("0123456789", 8);
}
