using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Records;
using Stillpoint.App.Tests.People;

namespace Stillpoint.App.Tests.Booking;

public sealed class What_a_patient_is_told(OneClinic clinic) : IClassFixture<OneClinic>
{
    private async Task<(PatientRow Patient, VisitRow Visit)> Booked(string? mayText, string starts)
    {
        var poppy = await clinic.As(Role.Coordinator);
        var (patient, prescriber) = (await Visits.APatient(clinic.Running, mayText), await clinic.Running.Staff([Role.Prescriber]));
        await poppy.Fill($"/patients/{patient.Id}/book", "book", ("kind", "followUp"), ("starts", starts), ("prescriber", prescriber.Id.ToString()));
        await using var db = clinic.Open();
        return (patient, await db.Set<VisitRow>().AsNoTracking().SingleAsync(row => row.PatientId == patient.Id));
    }

    private async Task Move(VisitRow visit, string starts, string reason)
    {
        var poppy = await clinic.As(Role.Coordinator);
        await poppy.Fill($"/visits/{visit.Id}", "move", ("starts", starts), ("prescriber", $"{visit.Prescriber}"), ("reason", reason));
    }

    [Fact]
    public async Task Of_a_visit_that_is_booked_a_link_opens_in_a_calendar_program_and_follows_what_is_done_with_it()
    {
        var (patient, visit) = await Booked("555 555 0161", "2026-12-01T10:00");
        string link;
        await using (var db = clinic.Open()) link = new Uri(JsonSerializer.Deserialize<Dictionary<string, string>>((await db.Set<OutboxMessageRow>().SingleAsync(row => row.PatientId == patient.Id && row.Template == "visit-booked")).Values)!["link"]).PathAndQuery;
        using var visitor = clinic.Running.Visitor();
        var page = await Drawn.From(visitor.Get(link));
        Assert.Contains("December 1, Tuesday at 10:00", page.Text, StringComparison.Ordinal);
        var file = $"{link.Split('?')[0]}/calendar.ics";
        var first = await Read(visitor, file);
        Assert.Equal((visit.StartsAt.UtcDateTime, "Appointment", $"{visit.Id}@stillpoint", "CONFIRMED"), (first.Start!.AsUtc, first.Summary, first.Uid, first.Status));

        await Move(visit, "2026-12-02T11:00", "patientAsked");
        var moved = await Read(visitor, file);
        Assert.Equal((first.Uid, new DateTime(2026, 12, 2, 16, 0, 0, DateTimeKind.Utc), true), (moved.Uid, moved.Start!.AsUtc, moved.Sequence > first.Sequence));

        await (await clinic.As(Role.Coordinator)).Fill($"/visits/{visit.Id}", "cancel", ("sure", "true"), ("reason", "patientIll"));
        Assert.Equal("CANCELLED", (await Read(visitor, file)).Status);
        Assert.Contains("You have no appointment ahead.", (await Drawn.From(visitor.Get(link))).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Get("/book/mine/nothing/calendar.ics")).StatusCode);

        async Task<Ical.Net.CalendarComponents.CalendarEvent> Read(Visitor of, string address)
        {
            using var reply = await of.Get(address);
            Assert.Equal("text/calendar", reply.Content.Headers.ContentType!.MediaType);
            var text = await reply.Content.ReadAsStringAsync();
            foreach (var word in new[] { "Sorrel", "Dune", "ketamine", "session", "follow-up" }) Assert.DoesNotContain(word, text, StringComparison.OrdinalIgnoreCase);
            return Assert.Single(Ical.Net.Calendar.Load(text)!.Events);
        }
    }

    [Fact]
    public async Task Whom_no_message_reaches_is_called_when_their_visit_is_moved_or_cancelled_unless_they_asked_for_it()
    {
        var (patient, visit) = await Booked(null, "2026-12-03T10:00");
        await Move(visit, "2026-12-03T12:00", "patientAsked");
        Assert.Empty(await Calls(patient));
        await Move(visit, "2026-12-03T14:00", "staffAway");
        Assert.Equal(["Call: moved from Thu 3 Dec 12:00 to Thu 3 Dec 14:00: does it suit them?"], await Calls(patient));
        await (await clinic.As(Role.Coordinator)).Fill($"/visits/{visit.Id}", "cancel", ("sure", "true"), ("reason", "courseChanged"));
        Assert.Contains("Call: the visit of Thu 3 Dec 14:00 was cancelled", await Calls(patient));
    }

    [Fact]
    public async Task Whoever_did_not_come_is_called_by_a_nurse_the_same_day_and_booked_again_from_there()
    {
        var (patient, visit) = await Booked("555 555 0162", "2026-12-04T10:00");
        await using (var db = clinic.Open()) await db.Set<VisitRow>().Where(row => row.Id == visit.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.StartsAt, clinic.Running.Clock.GetUtcNow().AddMinutes(-40)));
        var poppy = await clinic.As(Role.Coordinator);
        await poppy.Fill($"/visits/{visit.Id}", "missed");
        await using var after = clinic.Open();
        var call = await after.Set<TaskRow>().SingleAsync(task => task.PatientId == patient.Id && task.Kind == TaskKind.FollowUpCall);
        Assert.Equal((Role.Nurse, Role.Prescriber, $"/visits/{visit.Id}"), (call.OwnerRole, call.EscalatesTo, call.About));
        Assert.True(call.DueAt <= clinic.Running.Clock.GetUtcNow().AddHours(2));
        Assert.Contains("Book again", (await Drawn.From(poppy.Get($"/visits/{visit.Id}"))).Text, StringComparison.Ordinal);
    }

    private async Task<List<string>> Calls(PatientRow patient)
    {
        await using var db = clinic.Open();
        return await db.Set<TaskRow>().Where(task => task.PatientId == patient.Id && task.Kind == TaskKind.EveningCall).Select(task => task.Title).ToListAsync();
    }
}
