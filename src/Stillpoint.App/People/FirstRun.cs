using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Audit;
using Stillpoint.App.Authorization;
using Stillpoint.App.Kernel;
using Stillpoint.App.Records;

namespace Stillpoint.App.People;

/// <summary>What the first person says about the clinic and themselves.</summary>
internal sealed record FirstClinic(string Clinic, string TimeZone, int Chairs, string Name, Confidential<string> Email, Confidential<string> Password, string? Code);

/// <summary>
/// Until somebody owns the clinic there is one page, and the first who fills it in is the owner. When the door is open to
/// the network the page also wants the code that start-up printed, so that the first is somebody who sees the machine.
/// </summary>
internal sealed class FirstRun(ClinicDb db, StaffManager staff, Staffing staffing, AuditTrail audit, FirstRunGate gate, TimeProvider clock)
{
    public const string Path = "/first-run";

    public async Task<bool> IsOver() =>
        gate.Over || (gate.Over = await db.Set<StaffRoleRow>().AnyAsync(role => role.Role == Role.Owner.Word));

    /// <summary>The owner, or what must change, a sentence and its field each.</summary>
    public async Task<(IReadOnlyList<(string Field, string Says)> Refusals, StaffRow? Owner)> Open(FirstClinic first)
    {
        var refusals = Wrong(first);
        var owner = staffing.New(first.Name, first.Email.Value);
        refusals.AddRange(PasswordRules.Judge(first.Password.Value, [first.Name, first.Email.Value], [first.Clinic]).Select(says => (nameof(first.Password), says)));
        if (refusals.Count > 0) return (refusals, null);

        var opened = await audit.Write<StaffRow>(Actor.Of(owner.Id), async () =>
        {
            if (db.IsPostgres) await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({OneAtATime})");
            if (await db.Set<StaffRoleRow>().AnyAsync(role => role.Role == Role.Owner.Word)) return null;
            var now = clock.Moment();
            var clinic = new ClinicRow { Id = Guid.CreateVersion7(now), Name = first.Clinic.Trim(), TimeZone = first.TimeZone, CreatedAt = now };
            db.Add(clinic);
            for (var chair = 1; chair <= first.Chairs; chair++)
                db.Add(new ChairRow { Id = Guid.CreateVersion7(now), ClinicId = clinic.Id, Name = $"Chair {chair}", Position = chair });
            owner.JoinedAt = now;
            if (await staff.CreateAsync(owner, first.Password.Value) is { Succeeded: false } failed)
                throw new InvalidOperationException($"The owner's account was refused: {string.Join(", ", failed.Errors.Select(error => error.Code))}.");
            staffing.Place(owner.Id, [Role.Owner.Word], [clinic.Id]);
            return (owner, new AuditNote("clinic-opened", $"clinic/{clinic.Id}"));
        });
        if (opened is null) return ([(nameof(first.Clinic), "This clinic has an owner already. Sign in, or ask the owner to invite you.")], null);
        gate.Over = true;
        return ([], opened);
    }

    private List<(string Field, string Says)> Wrong(FirstClinic first)
    {
        var wrong = new List<(string, string)>();
        if (gate.Code is { } code && !SameCode(code, first.Code)) wrong.Add((nameof(first.Code), "Enter the code that stillpoint serve printed when it started."));
        if (string.IsNullOrWhiteSpace(first.Clinic)) wrong.Add((nameof(first.Clinic), "Enter the clinic's name."));
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(first.TimeZone, out _)) wrong.Add((nameof(first.TimeZone), "Choose the clinic's time zone."));
        if (first.Chairs is < 1 or > 60) wrong.Add((nameof(first.Chairs), "Enter how many chairs there are, 1 to 60."));
        if (string.IsNullOrWhiteSpace(first.Name)) wrong.Add((nameof(first.Name), "Enter your name."));
        if (!Staffing.LooksLikeAnAddress(first.Email.Value)) wrong.Add((nameof(first.Email), "Enter your work e-mail, such as name@clinic.example."));
        return wrong;
    }

    private static bool SameCode(string code, string? typed) => CryptographicOperations.FixedTimeEquals(
        System.Text.Encoding.UTF8.GetBytes(code), System.Text.Encoding.UTF8.GetBytes(string.Concat((typed ?? "").Where(char.IsAsciiDigit))));

    private const long OneAtATime = 7_201_003;
}

/// <summary>What this server remembers of the first run: that it is over, and the code it printed, if the door needs one.</summary>
internal sealed class FirstRunGate(string? code = null)
{
    public bool Over { get; set; }

    public string? Code { get; } = code;

    public static string NewCode() => RandomNumberGenerator.GetString("0123456789", 8);
}
