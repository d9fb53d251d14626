using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Doors;
using Stillpoint.App.Kernel;
using Stillpoint.App.Records;
using Stillpoint.App.Texts;

namespace Stillpoint.App.Booking;

/// <summary>A patient's own visits as their link opens them.</summary>
internal sealed record OpenVisits(PatientRow Patient, ClinicRow Clinic, IReadOnlyList<VisitRow> Visits)
{
    public override string ToString() => "[visits]";
}

/// <summary>Shows a patient by a link of their own when and where they are expected, and gives it to their calendar: never what for.</summary>
internal sealed class MyVisits(ClinicDb db, SingleUseLinks links, Settings settings, TimeProvider clock)
{
    public const string Purpose = "my-visits";

    /// <summary>The link goes on for as long as a course usually does; one visit later sends another.</summary>
    private static readonly TimeSpan Lasting = TimeSpan.FromDays(180), Before = TimeSpan.FromDays(1);

    /// <summary>The address of a new link; the caller saves it with its message.</summary>
    public string Link(PatientRow patient) =>
        $"{settings.PublicBase}/book/mine/{links.Make(Purpose, patient.Id.ToString(), Lasting)}?lang={Translated.Code(Translated.Of(patient.Language))}";

    /// <summary>The visits ahead, and those that were cancelled: a calendar that has them already takes them out.</summary>
    public async Task<OpenVisits?> Open(string token)
    {
        if (token.Length > 100 || await links.Subject(token, Purpose) is not { } subject || !Guid.TryParse(subject, out var id)) return null;
        if (await db.Set<PatientRow>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == id) is not { } patient) return null;
        var since = clock.Moment() - Before;
        return new(patient, await db.Set<ClinicRow>().AsNoTracking().SingleAsync(row => row.Id == patient.ClinicId),
            await db.Set<VisitRow>().AsNoTracking().Where(row => row.PatientId == id && row.StartsAt > since && row.Status != VisitStatus.Missed)
                .OrderBy(row => row.StartsAt).ToListAsync());
    }

    /// <summary>The calendar file of a link; null where it opens nothing.</summary>
    public async Task<string?> File(string token)
    {
        if (await Open(token) is not { } open) return null;
        var language = Translated.Of(open.Patient.Language);
        var word = MyVisitsTexts.Appointment.In(language);
        var entries = open.Visits.Select(visit => new CalendarEntry(visit.Id, visit.StartsAt, visit.EndsAt, word, open.Clinic.Name, visit.Version)
        {
            IsCancelled = visit.Status is VisitStatus.Cancelled,
        });
        return CalendarFile.Write(open.Clinic.Name, entries, clock.Moment());
    }
}

/// <summary>What a patient reads of their own visits.</summary>
internal static class MyVisitsTexts
{
    public static readonly Translated
        Title = new("Your appointments", "Sus citas"),
        None = new("You have no appointment ahead.", "No tiene ninguna cita próxima."),
        Appointment = new("Appointment", "Cita"),
        At = new("at {clinic}", "en {clinic}"),
        Calendar = new("Put them in my calendar", "Añadirlas a mi calendario"),
        Follows = new("If an appointment is moved, open this page again: it shows how it stands now.",
            "Si cambia alguna cita, vuelva a abrir esta página: muestra cómo está ahora.");
}

internal static class MyVisitsEndpoint
{
    public static IEndpointRouteBuilder MapMyVisits(this IEndpointRouteBuilder app)
    {
        app.MapGet("/book/mine/{Token}/calendar.ics", async (
            [Microsoft.AspNetCore.Mvc.FromRoute(Name = "Token")] string token, MyVisits visits, HttpContext http) =>
        {
            if (await visits.File(token) is not { } file) return Results.NotFound();
            http.Response.Headers.CacheControl = "private, no-store";
            return Results.Text(file, "text/calendar; charset=utf-8");
        }).AllowAnonymous().RequireRateLimiting(RateLimits.Programs);
        return app;
    }
}
