using Microsoft.EntityFrameworkCore;
using Stillpoint.App.FollowUp.Checks;
using Stillpoint.App.Messages;
using Stillpoint.App.Records;
using Stillpoint.App.Texts;

namespace Stillpoint.App.Booking;

/// <summary>What a patient is told of their visits, where they allowed it: when, and a number to call. Never what for.</summary>
internal sealed class VisitMessages(ClinicDb db, Outbox outbox, Reach reach, MyVisits visits)
{
    /// <summary>Both times are named: the one they know, and the one that holds now.</summary>
    public Task<bool> Moved(VisitRow visit, DateTimeOffset was, PatientRow patient) => Tell("visit-moved-from", visit, patient, was);

    /// <summary>With the link that shows all of theirs and gives them to their calendar.</summary>
    public Task<bool> Booked(VisitRow visit, PatientRow patient) => Tell("visit-booked", visit, patient);

    public Task<bool> Cancelled(VisitRow visit, PatientRow patient) => Tell("visit-cancelled", visit, patient);

    public Task<bool> RunningLate(VisitRow visit, PatientRow patient) => Tell("visit-late", visit, patient);

    /// <summary>In the transaction of whatever was done; false where there is no way to tell them, so that somebody calls.</summary>
    private async Task<bool> Tell(string template, VisitRow visit, PatientRow patient, DateTimeOffset? was = null)
    {
        if (await reach.Of(patient) is not { } way) return false;
        var clinic = await db.Set<ClinicRow>().AsNoTracking().SingleAsync(row => row.Id == visit.ClinicId);
        var values = new Dictionary<string, string>(StringComparer.Ordinal) { ["clinic"] = clinic.Name, ["when"] = When(visit.StartsAt, clinic, patient), ["phone"] = clinic.Phone ?? clinic.Name };
        if (was is { } before) values["was"] = When(before, clinic, patient);
        if (template == "visit-booked") values["link"] = visits.Link(patient);
        outbox.Put(way.Channel, way.Recipient, template, Translated.Of(patient.Language), values, patient.Id);
        return true;
    }

    /// <summary>The day and time at the clinic, and where the patient is when that is another.</summary>
    public static string When(DateTimeOffset at, ClinicRow clinic, PatientRow patient)
    {
        var language = Translated.Of(patient.Language);
        var here = Written(at, clinic.Zone, language);
        if (patient.TimeZone is not { } id || !TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) || zone.GetUtcOffset(at) == clinic.Zone.GetUtcOffset(at)) return here;
        return string.Format(System.Globalization.CultureInfo.InvariantCulture, BookingTexts.WhereYouAre.In(language), here, Written(at, zone, language));
    }

    private static string Written(DateTimeOffset at, TimeZoneInfo zone, Language language) => $"{PatientTime.Day(at, zone, language)}, {PatientTime.Moment(at, zone, language)}";
}
