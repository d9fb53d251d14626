using Stillpoint.App.Records;
using Stillpoint.App.Tests.People;

namespace Stillpoint.App.Tests.Booking;

/// <summary>Patients and visits of a running clinic, put straight into its rows.</summary>
internal static class Visits
{
    public static async Task<PatientRow> APatient(RunningClinic clinic, string? mayText = null, string? email = null)
    {
        var id = clinic.NewId();
        var patient = new PatientRow { Id = id, ClinicId = clinic.Clinic, Reference = Reference.From(id), GivenName = "Sorrel", FamilyName = "Dune", BirthDate = new(1984, 3, 11), Language = "en", Phone = mayText, Email = email, CreatedAt = clinic.Clock.GetUtcNow() };
        await Add(clinic, patient);
        if (mayText is not null) await Add(clinic, new ContactChoiceRow { Id = clinic.NewId(), PatientId = id, Channel = "sms", Allowed = true, At = clinic.Clock.GetUtcNow() });
        return patient;
    }

    /// <summary>A talk of an hour with a new patient.</summary>
    public static async Task<Guid> Talk(RunningClinic clinic, DateTimeOffset starts, Guid prescriber)
    {
        var (patient, id) = (await APatient(clinic), clinic.NewId());
        await Add(clinic, new VisitRow { Id = id, ClinicId = clinic.Clinic, PatientId = patient.Id, Kind = VisitKind.FollowUp, Prescriber = prescriber, StartsAt = starts, EndsAt = starts.AddHours(1), ArrivalMinutes = 60, Status = VisitStatus.Booked });
        return id;
    }

    private static async Task Add(RunningClinic clinic, object row)
    {
        await using var db = clinic.Database.Open();
        db.Add(row);
        await db.SaveChangesAsync();
    }
}
