using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Audit;
using Stillpoint.App.Records;
using Stillpoint.App.Shell.Forms;

namespace Stillpoint.App.Session;

/// <summary>The adult who takes the patient home.</summary>
internal sealed class EscortForm() : Form("escort")
{
    public TextInput Name { get; } = new("The adult who takes the patient home") { Needed = "Name the adult who takes the patient home.", Most = 120 };
    public PhoneInput Phone { get; } = new("Their phone") { Needed = "Enter the escort's phone number with area code." };
}

/// <summary>One escort from booking to the door: named on the visit, and everywhere else only read.</summary>
internal sealed class EscortDesk(ClinicDb db, AuditTrail audit, TimeProvider clock)
{
    public async Task<Outcome> Name(Guid visit, EscortForm form, Actor actor)
    {
        var patient = (await db.Set<VisitRow>().AsNoTracking().SingleAsync(one => one.Id == visit)).PatientId;
        return await audit.Do(actor, new AuditNote("escort-named", $"visit/{visit}", patient), async () =>
        {
            var row = await db.Set<VisitRow>().SingleAsync(one => one.Id == visit);
            if (row.Status is not (VisitStatus.Booked or VisitStatus.Arrived)) return Outcome.No("The visit is over. Its escort stays as they were named.");
            var (name, phone) = (form.Name.Given, form.Phone.Given);
            if (row.EscortName is { } before && before != name) row.EscortNamedAt = clock.Moment();
            if ((row.EscortName, row.EscortPhone) != (name, phone)) (row.EscortWord, row.EscortWordAt) = (null, null);
            (row.EscortName, row.EscortPhone) = (name, phone);
            return new Outcome.Done();
        }, Outcome.No("Somebody changed this visit in the same moment. Look how it stands, then do it again if it is still needed."));
    }
}
