using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Records;
using Stillpoint.App.Tests.People;

namespace Stillpoint.App.Tests.Booking;

public sealed class The_calendar(OneClinic clinic) : IClassFixture<OneClinic>
{
    private async Task<(PatientRow Patient, ChairRow Chair, StaffRow Prescriber, StaffRow Nurse)> Booked(Visitor poppy, string chairName, string starts)
    {
        var (patient, chair) = (await clinic.Patient("Sorrel", "Dune"), await clinic.Chair(chairName));
        await clinic.Course(patient);
        var (prescriber, nurse) = (await clinic.Running.Staff([Role.Prescriber]), await clinic.Running.Staff([Role.Nurse], name: $"Nurse of {chairName}"));
        await poppy.Fill($"/patients/{patient.Id}/book", "book", ("kind", "session"), ("starts", starts), ("chair", chair.Id.ToString()), ("prescriber", prescriber.Id.ToString()), ("nurse", nurse.Id.ToString()));
        return (patient, chair, prescriber, nurse);
    }

    [Fact]
    public async Task Shows_the_day_by_chair_the_week_the_people_and_my_patients_from_the_same_rows()
    {
        var poppy = await clinic.As(Role.Coordinator);
        var (_, _, _, nurse) = await Booked(poppy, "Quince", "2026-11-25T10:00");
        foreach (var view in new[] { "day", "week", "people" })
        {
            var page = await Drawn.From(poppy.Get($"/calendar?day=2026-11-25&view={view}"));
            Assert.Contains("Sorrel Dune", page.Text, StringComparison.Ordinal);
            Assert.Contains("10:00 to 12:45", page.Text, StringComparison.Ordinal);
        }
        var day = await Drawn.From(poppy.Get("/calendar?day=2026-11-25"));
        Assert.Contains("No escort yet", day.Text, StringComparison.Ordinal);
        Assert.Contains("Nobody's shift is written down for this day: who covers isn't known.", day.Text, StringComparison.Ordinal);
        using var hers = await clinic.Running.SignedIn(nurse);
        Assert.Contains("Sorrel Dune", (await Drawn.From(hers.Get("/calendar?day=2026-11-25&view=mine"))).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Sorrel Dune", (await Drawn.From((await clinic.As(Role.Nurse)).Get("/calendar?day=2026-11-25&view=mine"))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_nurse_who_is_ill_leaves_her_visits_to_another_in_one_act()
    {
        var poppy = await clinic.As(Role.Coordinator);
        var (patient, _, _, nurse) = await Booked(poppy, "Medlar", "2026-12-02T10:00");
        var other = await clinic.Running.Staff([Role.Nurse], name: "Moss Avery");
        await poppy.Fill($"/calendar/{clinic.Running.Clinic}/hours", "away", ("person", nurse.Id.ToString()), ("first", "2026-12-02"), ("last", "2026-12-03"), ("why", "ill"));
        Assert.Contains("Nurse of Medlar is away then: ill.", (await Drawn.From(poppy.Get("/calendar?day=2026-12-02"))).Text, StringComparison.Ordinal);
        var page = await Drawn.From(poppy.Get($"/calendar/{clinic.Running.Clinic}/rearrange"));
        Assert.Contains("same hour", page.Text, StringComparison.Ordinal);
        await poppy.Fill($"/calendar/{clinic.Running.Clinic}/rearrange", "rearrange", ("act", "move"));
        await using var db = clinic.Open();
        var visit = await db.Set<VisitRow>().SingleAsync(row => row.PatientId == patient.Id);
        Assert.NotEqual(nurse.Id, visit.Nurse);
        Assert.Equal(new DateTimeOffset(2026, 12, 2, 15, 0, 0, TimeSpan.Zero), visit.StartsAt);
        Assert.NotNull(other);
        Assert.Contains("somebody who works here is away", (await Drawn.From(poppy.Get($"/visits/{visit.Id}"))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_storm_cancels_what_is_booked_and_says_so_where_it_stands()
    {
        var poppy = await clinic.As(Role.Coordinator);
        var (patient, _, _, _) = await Booked(poppy, "Sloe", "2026-12-09T10:00");
        await poppy.Fill($"/calendar/{clinic.Running.Clinic}/hours", "closed", ("day", "2026-12-09"), ("why", "storm"));
        Assert.Contains("Closed: storm.", (await Drawn.From(poppy.Get("/calendar?day=2026-12-09"))).Text, StringComparison.Ordinal);
        // One slip does not cancel a day.
        var unsure = await Drawn.From(poppy.Fill($"/calendar/{clinic.Running.Clinic}/rearrange", "rearrange", ("act", "cancel")));
        Assert.StartsWith("Tick that all of them are to be cancelled", unsure.Error("sure"), StringComparison.Ordinal);
        await poppy.Fill($"/calendar/{clinic.Running.Clinic}/rearrange", "rearrange", ("act", "cancel"), ("sure", "true"), ("note", "roads closed"));
        await using var db = clinic.Open();
        // Nothing reaches this patient: somebody calls.
        var call = await db.Set<TaskRow>().SingleAsync(task => task.PatientId == patient.Id);
        Assert.Equal((Role.Coordinator, "Call: the visit of Wed 9 Dec 10:00 was cancelled"), (call.OwnerRole, call.Title));
        Assert.Equal(VisitStatus.Cancelled, (await db.Set<VisitRow>().SingleAsync(row => row.PatientId == patient.Id)).Status);
    }

    [Fact]
    public async Task A_storm_moves_nobody_to_an_earlier_time_and_tells_both_times_or_has_somebody_call()
    {
        var poppy = await clinic.As(Role.Coordinator);
        var (told, _, _, _) = await Booked(poppy, "Damson", "2026-12-15T10:00");
        var (called, _, _, _) = await Booked(poppy, "Mulberry", "2026-12-15T13:00");
        await clinic.Add(new ContactChoiceRow { Id = clinic.Running.NewId(), PatientId = told.Id, Channel = "sms", Allowed = true, At = clinic.Running.Clock.GetUtcNow() });
        await using (var before = clinic.Open()) await before.Set<PatientRow>().Where(row => row.Id == told.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.Phone, "555 555 0144"));
        await poppy.Fill($"/calendar/{clinic.Running.Clinic}/hours", "closed", ("day", "2026-12-15"), ("why", "storm"));
        await poppy.Fill($"/calendar/{clinic.Running.Clinic}/rearrange", "rearrange", ("act", "move"));
        await using var db = clinic.Open();
        foreach (var visit in await db.Set<VisitRow>().Where(row => row.PatientId == told.Id || row.PatientId == called.Id).ToListAsync()) Assert.True(visit.StartsAt > new DateTimeOffset(2026, 12, 15, 15, 0, 0, TimeSpan.Zero));
        var message = await db.Set<OutboxMessageRow>().SingleAsync(row => row.PatientId == told.Id && row.Template == "visit-moved-from");
        Assert.Contains("\"was\"", message.Values, StringComparison.Ordinal);
        Assert.StartsWith("Call: moved from Tue 15 Dec 13:00 to ", (await db.Set<TaskRow>().SingleAsync(task => task.PatientId == called.Id)).Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_course_is_booked_in_one_go_and_booked_once()
    {
        var poppy = await clinic.As(Role.Coordinator);
        var (patient, chair) = (await clinic.Patient("Tansy", "Brook"), await clinic.Chair("Bullace"));
        await clinic.Course(patient);
        await clinic.Running.Staff([Role.Prescriber]);
        await clinic.Running.Staff([Role.Nurse]);
        (string, string)[] typed = [("starts", "2027-01-11T10:00"), ("sessions", "6"), ("chair", chair.Id.ToString())];
        var page = await Drawn.From(poppy.Fill($"/patients/{patient.Id}/book/course", "course-booking", [.. typed, ("act", "look")]));
        Assert.Contains("as meant", page.Text, StringComparison.Ordinal);
        Assert.Contains("Mon 11 Jan 10:00", page.Text, StringComparison.Ordinal);
        var keep = await poppy.Prepare($"/patients/{patient.Id}/book/course", "course-booking", [.. typed, ("shown", page.Value("shown")!), ("act", "keep")]);
        await keep();
        await keep();
        await using var db = clinic.Open();
        var booked = await db.Set<VisitRow>().Where(row => row.PatientId == patient.Id).OrderBy(row => row.StartsAt).Select(row => row.StartsAt).ToListAsync();
        Assert.Equal([0, 3, 7, 10, 14, 17], booked.Select(at => (int)(at - booked[0]).TotalDays));
    }

    [Fact]
    public async Task Running_late_is_told_to_those_after()
    {
        var poppy = await clinic.As(Role.Coordinator);
        var (patient, chair, _, nurse) = await Booked(poppy, "Aronia", "2026-11-19T11:00");
        var id = clinic.Running.NewId();
        await clinic.Add(new PatientRow { Id = id, ClinicId = clinic.Running.Clinic, Reference = Reference.From(id), GivenName = "Basil", FamilyName = "Quill", BirthDate = new(1984, 3, 11), Language = "en", Phone = "555 555 0198", CreatedAt = clinic.Running.Clock.GetUtcNow() });
        await clinic.Add(new ContactChoiceRow { Id = clinic.Running.NewId(), PatientId = id, Channel = "sms", Allowed = true, At = clinic.Running.Clock.GetUtcNow() });
        var next = new VisitRow { Id = clinic.Running.NewId(), ClinicId = clinic.Running.Clinic, PatientId = id, Kind = VisitKind.Session, ChairId = chair.Id, Nurse = nurse.Id, StartsAt = new(2026, 11, 19, 20, 0, 0, TimeSpan.Zero), EndsAt = new(2026, 11, 19, 22, 25, 0, TimeSpan.Zero), Status = VisitStatus.Booked };
        await clinic.Add(next);
        await using var db = clinic.Open();
        var visit = await db.Set<VisitRow>().SingleAsync(row => row.PatientId == patient.Id);
        await poppy.Fill($"/visits/{visit.Id}", "late");
        Assert.Equal("555 555 0198", (await db.Set<OutboxMessageRow>().SingleAsync(row => row.Template == "visit-late")).Recipient);
        Assert.Equal(VisitAct.Late, (await db.Set<VisitChangeRow>().SingleAsync(row => row.VisitId == next.Id)).Act);
    }

    [Fact]
    public async Task Opening_hours_and_shifts_are_kept_and_asked_about()
    {
        var poppy = await clinic.As(Role.Coordinator);
        await using var other = await RunningClinic.Start();
        using var coordinator = await other.As(Role.Coordinator);
        var nurse = await other.Staff([Role.Nurse], name: "Teal Larkin");
        var hours = $"/calendar/{other.Clinic}/hours";
        var page = await Drawn.From(coordinator.Fill(hours, "opening", ("Monday-from", "08:00"), ("Monday-until", "7")));
        Assert.Contains("Monday: write a time such as 17:00.", page.Summary);
        await coordinator.Fill(hours, "opening", ("Monday-from", "08:00"), ("Monday-until", "18:00"));
        await coordinator.Fill(hours, "shift", ("person", nurse.Id.ToString()), ("Monday-from", "08:00"), ("Monday-until", "12:00"));
        Assert.Contains("Mon 08:00 to 12:00", (await Drawn.From(coordinator.Get(hours))).Text, StringComparison.Ordinal);
        Assert.Contains("Nurse: Teal Larkin, 08:00 to 12:00.", (await Drawn.From(coordinator.Get("/calendar?day=2026-11-23"))).Text, StringComparison.Ordinal);
        Assert.NotNull(poppy);
    }

    [Fact]
    public async Task A_holiday_the_clinic_keeps_is_asked_about_shown_and_puts_what_was_booked_before_on_the_list()
    {
        await using var other = await RunningClinic.Start();
        using var poppy = await other.As(Role.Coordinator);
        var (nurse, prescriber) = (await other.Staff([Role.Nurse]), await other.Staff([Role.Prescriber]));
        var (before, after) = (await Visits.Talk(other, new(2026, 12, 25, 15, 0, 0, TimeSpan.Zero), prescriber.Id), await Visits.APatient(other));
        var hours = $"/calendar/{other.Clinic}/hours";
        Assert.Contains("Thanksgiving Day, Thu 26 Nov 2026", (await Drawn.From(poppy.Get(hours))).Text, StringComparison.Ordinal);
        await poppy.Fill(hours, "holidays", ("act", "all"));
        await poppy.Fill(hours, "holidays", ("act", "keep"), ("kept", "christmas"), ("kept", "thanksgiving"));
        Assert.Contains("Closed: Christmas Day.", (await Drawn.From(poppy.Get("/calendar?day=2026-12-25"))).Text, StringComparison.Ordinal);
        Assert.Contains("closed: Christmas Day", (await Drawn.From(poppy.Get("/calendar?day=2026-12-25&view=week"))).Text, StringComparison.Ordinal);
        Assert.Contains("Fri 25 Dec 10:00", (await Drawn.From(poppy.Get($"/calendar/{other.Clinic}/rearrange"))).Text, StringComparison.Ordinal);

        // Whoever means it books it, and it isn't called in question again.
        (string, string)[] typed = [("kind", "followUp"), ("starts", "2026-12-25T13:00"), ("prescriber", prescriber.Id.ToString())];
        var asked = await Drawn.From(poppy.Fill($"/patients/{after.Id}/book", "book", typed));
        Assert.Contains("The clinic is closed on 25 Dec: Christmas Day.", asked.Text, StringComparison.Ordinal);
        await poppy.Fill($"/patients/{after.Id}/book", "book", [.. typed, ("asked", "2026-12-25T13:00 Closed=meant")]);
        var list = await Drawn.From(poppy.Get($"/calendar/{other.Clinic}/rearrange"));
        Assert.Contains("1 visit does not hold any more.", list.Text, StringComparison.Ordinal);
        Assert.Contains(before.ToString(), list.Html, StringComparison.Ordinal);
        Assert.NotNull(nurse);
    }

    [Fact]
    public async Task Somebody_away_for_some_hours_works_the_others()
    {
        await using var other = await RunningClinic.Start();
        using var poppy = await other.As(Role.Coordinator);
        var prescriber = await other.Staff([Role.Prescriber], name: "Wren Holloway");
        var hours = $"/calendar/{other.Clinic}/hours";
        await poppy.Fill(hours, "shift", ("person", prescriber.Id.ToString()), ("Monday-from", "08:00"), ("Monday-until", "17:00"));
        var wrong = await Drawn.From(poppy.Fill(hours, "away", ("person", prescriber.Id.ToString()), ("first", "2026-11-23"), ("last", "2026-11-23"), ("from", "12:00"), ("until", "11:00"), ("why", "ill")));
        Assert.StartsWith("They are back before they are away", wrong.Error("until"), StringComparison.Ordinal);
        await poppy.Fill(hours, "away", ("person", prescriber.Id.ToString()), ("first", "2026-11-23"), ("last", "2026-11-23"), ("from", "10:00"), ("until", "12:00"), ("why", "ill"));
        Assert.Contains("Wren Holloway: ill, 23 Nov, 10:00 to 12:00", (await Drawn.From(poppy.Get(hours))).Text, StringComparison.Ordinal);
        Assert.Contains("In reach: Wren Holloway, 08:00 to 10:00 and 12:00 to 17:00.", (await Drawn.From(poppy.Get("/calendar?day=2026-11-23"))).Text, StringComparison.Ordinal);
        var people = await Drawn.From(poppy.Get("/calendar?day=2026-11-23&view=people"));
        Assert.Contains("Away from 10:00 to 12:00: ill", people.Text, StringComparison.Ordinal);

        var patient = await Visits.APatient(other);
        var refused = await Drawn.From(poppy.Fill($"/patients/{patient.Id}/book", "book", ("kind", "followUp"), ("starts", "2026-11-23T11:00"), ("prescriber", prescriber.Id.ToString())));
        Assert.StartsWith("Wren Holloway is away then: ill.", refused.Error("prescriber"), StringComparison.Ordinal);
        await poppy.Fill($"/patients/{patient.Id}/book", "book", ("kind", "followUp"), ("starts", "2026-11-23T13:00"), ("prescriber", prescriber.Id.ToString()));
        await using var db = other.Database.Open();
        Assert.Equal(VisitStatus.Booked, (await db.Set<VisitRow>().SingleAsync(row => row.PatientId == patient.Id)).Status);
    }
}
