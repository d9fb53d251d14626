using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Audit;
using Stillpoint.App.Records;
using Stillpoint.App.Shell.Forms;
using Stillpoint.Care.Persons;

namespace Stillpoint.App.Session;

/// <summary>The adult who takes the patient home.</summary>
internal sealed class EscortForm() : Form("escort")
{
    public TextInput Name { get; } = new("The adult who takes the patient home") { Needed = "Name the adult who takes the patient home.", Most = 120 };
    public PhoneInput Phone { get; } = new("Their phone") { Needed = "Enter the escort's phone number with area code." };
}

/// <summary>Nobody is their own escort, wherever the escort is named.</summary>
internal static class OwnEscorts
{
    public const string Name = "This is the patient's own name. Name the other adult who takes them home.", Phone = "This is the patient's own number. Enter the escort's.";

    public static bool IsName(PatientRow patient, string? name) => name is not null && OwnEscort.IsName(name, patient.GivenName, patient.FamilyName, patient.CalledName);

    public static bool IsPhone(PatientRow patient, string? phone) => phone is not null && OwnEscort.IsNumber(phone, patient.Phone, patient.OtherPhone);

    /// <summary>Told at the field; null where it is somebody else.</summary>
    public static Outcome? Against(PatientRow patient, TextInput name, TextInput phone)
    {
        Refusal[] refused = [.. IsName(patient, name.Value) ? [new(name, Name)] : (Refusal[])[], .. IsPhone(patient, phone.Value) ? [new(phone, Phone)] : (Refusal[])[]];
        return refused.Length == 0 ? null : new Outcome.Refused(refused);
    }
}

/// <summary>One escort from booking to the door: named on the visit, and everywhere else only read.</summary>
internal sealed class EscortDesk(ClinicDb db, AuditTrail audit, TimeProvider clock)
{
    public async Task<Outcome> Name(Guid visit, EscortForm form, Actor actor)
    {
        var patient = (await db.Set<VisitRow>().AsNoTracking().SingleAsync(one => one.Id == visit)).PatientId;
        if (OwnEscorts.Against(await db.Set<PatientRow>().AsNoTracking().SingleAsync(row => row.Id == patient), form.Name, form.Phone) is { } own) return own;
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
