using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Audit;
using Stillpoint.App.Authorization;
using Stillpoint.App.Records;
using Stillpoint.App.Shell;
using Stillpoint.App.Shell.Forms;
using Stillpoint.Care.Findings;

namespace Stillpoint.App.People;

/// <summary>A license as the owner read it.</summary>
internal sealed class CredentialForm() : Form("credential")
{
    public const string Psychiatrist = "psychiatrist", None = "none";

    public ChoiceInput Kind { get; } = new("Licensed as", [(Psychiatrist, "psychiatrist"), (None, "nothing of this kind any more")]) { As = Choice.List, Needed = "Choose what the license is for." };
    public TextInput License { get; } = new("License") { Hint = "Number and state, as it is printed", Most = 80 };
    public DayInput ExpiresOn { get; } = new("Good until") { Hint = "2027-05-31", Wrong = "Write the last day it is good for as 2027-05-31." };
    public PasswordInput Password { get; } = PlaceForm.Yours();

    protected override IEnumerable<Refusal> Together()
    {
        if (Kind.Value != Psychiatrist) yield break;
        if (!License.Has) yield return new(License, "Write the number of the license, as it is printed.");
        if (!ExpiresOn.Has) yield return new(ExpiresOn, "Write the last day it is good for as 2027-05-31.");
    }
}

/// <summary>What people here are licensed as, and what they may therefore sign.</summary>
internal sealed class Credentials(ClinicDb db, AuditTrail audit, ClinicClock clock)
{
    /// <summary>Why a signature of somebody else is asked for.</summary>
    public const string PsychiatristNeeded = "A psychiatrist signs this. Your record shows no psychiatrist's license that is good today: the owner records one under People.";

    /// <summary>What this person signs as today; null for whoever prescribes nothing.</summary>
    public async Task<Credential?> Of(Guid person)
    {
        if (!await db.Set<StaffRoleRow>().AnyAsync(role => role.StaffId == person && role.Role == Role.Prescriber)) return null;
        return await Newest(person) is { Kind: CredentialForm.Psychiatrist } license && license.ExpiresOn >= clock.Today ? Credential.Psychiatrist : Credential.Prescriber;
    }

    /// <summary>The license on record, expired or not.</summary>
    public async Task<CredentialRow?> Newest(Guid person) =>
        await db.Set<CredentialRow>().AsNoTracking().Where(row => row.StaffId == person).OrderByDescending(row => row.RecordedAt).ThenByDescending(row => row.Id).FirstOrDefaultAsync();

    public async Task<Outcome> Record(Actor by, Guid person, CredentialForm form)
    {
        if (by.Person == person) return Outcome.No("Your own license is recorded by another owner.");
        if (!await db.Set<StaffRow>().AnyAsync(one => one.Id == person && one.LeftAt == null)) return Outcome.No("This person doesn't work here any more.");
        if (form.Kind.Given == CredentialForm.Psychiatrist && form.ExpiresOn.Given < clock.Today) return Outcome.No("That license has expired. Enter one that is good today.", form.ExpiresOn);
        var (id, now) = (form.Id(clock.Now), clock.Now);
        return await audit.Once(db.Set<CredentialRow>().Where(row => row.Id == id), by, new AuditNote("credential-recorded", $"person/{person}", Detail: form.Kind.Given), () =>
        {
            db.Add(new CredentialRow
            {
                Id = id, StaffId = person, Kind = form.Kind.Given, License = form.License.Value ?? "", ExpiresOn = form.ExpiresOn.Value ?? clock.Today, RecordedAt = Instants.Whole(now), RecordedBy = by.Person!.Value,
            });
            return Task.FromResult<Outcome>(new Outcome.Done());
        });
    }
}
