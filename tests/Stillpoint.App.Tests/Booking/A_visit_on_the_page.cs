using System.Net;
using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Booking;
using Stillpoint.App.People;
using Stillpoint.App.Records;
using Stillpoint.App.Session.Record;
using Stillpoint.App.Tests.People;

namespace Stillpoint.App.Tests.Booking;

public sealed class A_visit_on_the_page(OneClinic clinic) : IClassFixture<OneClinic>
{
    private static int days = 4;

    /// <summary>A day of its own for every test, so that no two want the same chair.</summary>
    private static string AnotherDay() => $"2026-12-{Interlocked.Increment(ref days):D2}";

    private async Task<(string Name, string Value)[]> Wanted(ChairRow chair, string starts)
    {
        var (prescriber, nurse) = (await clinic.Running.Staff([Role.Prescriber]), await clinic.Running.Staff([Role.Nurse]));
        return [("Form.Kind", "session"), ("Form.Starts", starts), ("Form.Minutes", "180"), ("Form.Chair", chair.Id.ToString()), ("Form.Prescriber", prescriber.Id.ToString()), ("Form.Nurse", nurse.Id.ToString()), ("Form.EscortName", "Robin Vale"), ("Form.EscortPhone", "555 555 0117")];
    }

    private async Task<VisitRow> The(Guid patient)
    {
        await using var db = clinic.Open();
        return await db.Set<VisitRow>().SingleAsync(visit => visit.PatientId == patient);
    }

    [Fact]
    public async Task Is_booked_in_the_clinics_own_time()
    {
        var (patient, chair) = (await clinic.Patient(), await clinic.Chair("Lake"));
        await clinic.Course(patient);
        var poppy = await clinic.As(Role.Coordinator);
        using var booked = await poppy.Fill($"/patients/{patient.Id}/book", "book", await Wanted(chair, "2026-11-24T14:00"));
        Assert.Equal($"/patients/{patient.Id}", Visitor.To(booked));
        var visit = await The(patient.Id);
        Assert.Equal(new DateTimeOffset(2026, 11, 24, 19, 0, 0, TimeSpan.Zero), visit.StartsAt);
        var page = await Drawn.From(poppy.Get($"/visits/{visit.Id}"));
        Assert.Contains("24 Nov, 14:00 to 17:00", page.Text, StringComparison.Ordinal);
        Assert.Contains("Robin Vale", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_missing_is_said_at_its_field_and_nothing_typed_is_lost()
    {
        var patient = await clinic.Patient();
        var poppy = await clinic.As(Role.Coordinator);
        (string, string)[] typed = [("Form.Kind", "session"), ("Form.Starts", "tomorrow at two"), ("Form.Minutes", "3 h"), ("Form.EscortName", "Robin Vale"), ("Form.EscortPhone", "later")];
        var page = await Drawn.From(poppy.Fill($"/patients/{patient.Id}/book", "book", typed));
        foreach (var (field, says) in new[]
        {
            ("Form.Kind", "A session with drug needs a signed course"), ("Form.Starts", "Choose the day and time it starts"), ("Form.Minutes", "Write how long it lasts, from 10 to 720 minutes."),
            ("Form.Chair", "A session with drug needs a chair"), ("Form.Prescriber", "A session with drug is covered by a prescriber"), ("Form.Nurse", "A session with drug has a nurse"), ("Form.EscortPhone", "Enter the escort's phone number"),
        })
            Assert.StartsWith(says, page.Error(field), StringComparison.Ordinal);
        page.StillHolds(typed);
        Assert.StartsWith("That time has passed", (await Drawn.From(poppy.Fill($"/patients/{patient.Id}/book", "book", ("Form.Kind", "evaluation"), ("Form.Starts", "2026-11-19T08:00"), ("Form.Minutes", "60")))).Error("Form.Starts"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_taken_chair_is_refused_and_the_free_ones_are_named()
    {
        var (first, second, taken, free) = (await clinic.Patient(), await clinic.Patient(), await clinic.Chair("Oak"), await clinic.Chair("Willow"));
        await clinic.Course(first);
        await clinic.Course(second);
        var poppy = await clinic.As(Role.Coordinator);
        var wanted = await Wanted(taken, $"{AnotherDay()}T10:00");
        await poppy.Fill($"/patients/{first.Id}/book", "book", wanted);
        var page = await Drawn.From(poppy.Fill($"/patients/{second.Id}/book", "book", wanted));
        Assert.StartsWith("The chair is taken at that time. Free then: ", page.Error("Form.Chair"), StringComparison.Ordinal);
        Assert.Contains(free.Name, page.Error("Form.Chair"), StringComparison.Ordinal);
        Assert.DoesNotContain("Oak", page.Error("Form.Chair"), StringComparison.Ordinal);
        page.StillHolds(wanted);
    }

    [Fact]
    public async Task Arriving_opens_the_session_once_and_only_the_bedside_is_led_to_it()
    {
        var (patient, chair) = (await clinic.Patient(), await clinic.Chair("Birch"));
        await clinic.Course(patient);
        var poppy = await clinic.As(Role.Coordinator);
        await poppy.Fill($"/patients/{patient.Id}/book", "book", await Wanted(chair, $"{AnotherDay()}T09:00"));
        var visit = await The(patient.Id);
        using var here = await poppy.Fill($"/visits/{visit.Id}", "arrive");
        Assert.Equal($"/visits/{visit.Id}", Visitor.To(here));
        await using var db = clinic.Open();
        var session = await db.Set<SessionRow>().SingleAsync(one => one.VisitId == visit.Id);
        Assert.DoesNotContain($"/sessions/{session.Id}", await poppy.Read($"/visits/{visit.Id}"), StringComparison.Ordinal);
        Assert.Contains($"/sessions/{session.Id}", await (await clinic.As(Role.Nurse)).Read($"/visits/{visit.Id}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_chair_that_is_still_in_use_is_told_in_words()
    {
        var (first, second, chair) = (await clinic.Patient(), await clinic.Patient(), await clinic.Chair("Alder"));
        await clinic.Course(first);
        await clinic.Course(second);
        var poppy = await clinic.As(Role.Coordinator);
        var day = AnotherDay();
        await poppy.Fill($"/patients/{first.Id}/book", "book", await Wanted(chair, $"{day}T09:00"));
        await poppy.Fill($"/patients/{second.Id}/book", "book", await Wanted(chair, $"{day}T14:00"));
        await poppy.Fill($"/visits/{(await The(first.Id)).Id}", "arrive");
        var page = await Drawn.From(poppy.Fill($"/visits/{(await The(second.Id)).Id}", "arrive"));
        Assert.Contains("Another session is still open in that chair", page.Summary.Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_escort_needs_a_name_and_a_number_and_cancelling_needs_a_second_thought()
    {
        var patient = await clinic.Patient();
        var poppy = await clinic.As(Role.Coordinator);
        await poppy.Fill($"/patients/{patient.Id}/book", "book", ("Form.Kind", "evaluation"), ("Form.Starts", $"{AnotherDay()}T09:00"), ("Form.Minutes", "60"));
        var visit = await The(patient.Id);
        var page = await Drawn.From(poppy.Fill($"/visits/{visit.Id}", "escort", ("Escort.Name", "Sam"), ("Escort.Phone", "tbd")));
        Assert.Equal("Enter the escort's phone number with area code.", page.Error("Escort.Phone"));
        page.StillHolds([("Escort.Name", "Sam"), ("Escort.Phone", "tbd")]);
        await poppy.Fill($"/visits/{visit.Id}", "escort", ("Escort.Name", "Sam Vale"), ("Escort.Phone", "555 555 0199"));
        Assert.Equal("Sam Vale", (await The(patient.Id)).EscortName);

        page = await Drawn.From(poppy.Fill($"/visits/{visit.Id}", "cancel"));
        Assert.StartsWith("Tick that the visit is to be cancelled", page.Error("Sure"), StringComparison.Ordinal);
        Assert.Equal("booked", (await The(patient.Id)).Status);
        await poppy.Fill($"/visits/{visit.Id}", "cancel", ("Sure", "true"));
        Assert.Equal("cancelled", (await The(patient.Id)).Status);
    }

    [Fact]
    public async Task Of_another_clinic_it_does_not_exist()
    {
        var patient = await clinic.Patient();
        var poppy = await clinic.As(Role.Coordinator);
        await poppy.Fill($"/patients/{patient.Id}/book", "book", ("Form.Kind", "evaluation"), ("Form.Starts", $"{AnotherDay()}T09:00"), ("Form.Minutes", "60"));
        var visit = await The(patient.Id);
        using var stranger = await clinic.Stranger();
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Get($"/visits/{visit.Id}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Get($"/patients/{patient.Id}/book")).StatusCode);
    }
}
