using System.Net;
using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Authorization;
using Stillpoint.App.Records;
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
        return [("kind", "session"), ("starts", starts), ("minutes", "180"), ("chair", chair.Id.ToString()), ("prescriber", prescriber.Id.ToString()), ("nurse", nurse.Id.ToString()), ("escortName", "Robin Vale"), ("escortPhone", "555 555 0117")];
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
        (string, string)[] typed = [("kind", "session"), ("starts", "tomorrow at two"), ("minutes", "3 h"), ("escortName", "Robin Vale"), ("escortPhone", "later")];
        var page = await Drawn.From(poppy.Fill($"/patients/{patient.Id}/book", "book", typed));
        foreach (var (field, says) in new[]
        {
            ("kind", "A session with drug needs a signed course"), ("starts", "Choose the day and time it starts"), ("minutes", "Write how long it lasts, from 10 to 720 minutes."),
            ("chair", "A session with drug needs a chair"), ("prescriber", "A session with drug is covered by a prescriber"), ("nurse", "A session with drug has a nurse"), ("escortPhone", "Enter the escort's phone number"),
        })
            Assert.StartsWith(says, page.Error(field), StringComparison.Ordinal);
        page.StillHolds(typed);
    }

    [Theory]
    [InlineData("2026-11-19T08:00", "That time has passed.", "Past")]
    [InlineData("2026-11-26T03:00", "03:00 is at night.", "Night")]
    [InlineData("2028-01-10T09:00", "That is in 2028, more than 365 days ahead.", "FarAhead")]
    public async Task What_is_possible_and_improbable_is_asked_about_and_booked_when_it_is_meant(string starts, string says, string kind)
    {
        var patient = await clinic.Patient();
        var poppy = await clinic.As(Role.Coordinator);
        (string, string)[] typed = [("kind", "evaluation"), ("starts", starts), ("minutes", "60")];
        var asked = await Drawn.From(poppy.Fill($"/patients/{patient.Id}/book", "book", typed));
        Assert.Contains(says, asked.Text, StringComparison.Ordinal);
        await using (var db = clinic.Open()) Assert.Empty(await db.Set<VisitRow>().Where(visit => visit.PatientId == patient.Id).ToListAsync());
        await poppy.Fill($"/patients/{patient.Id}/book", "book", [.. typed, ("asked", $"{starts} {kind}=meant")]);
        var visit = await The(patient.Id);
        Assert.Contains($"meant so: {says}", (await Drawn.From(poppy.Get($"/visits/{visit.Id}"))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_taken_chair_is_refused_with_the_nearest_that_holds()
    {
        var (first, second, taken, free) = (await clinic.Patient(), await clinic.Patient(), await clinic.Chair("Oak"), await clinic.Chair("Willow"));
        await clinic.Course(first);
        await clinic.Course(second);
        var poppy = await clinic.As(Role.Coordinator);
        var wanted = await Wanted(taken, $"{AnotherDay()}T10:00");
        await poppy.Fill($"/patients/{first.Id}/book", "book", wanted);
        var page = await Drawn.From(poppy.Fill($"/patients/{second.Id}/book", "book", wanted));
        Assert.StartsWith("Oak is taken from 10:00 until 13:15, cleaning included. The nearest that holds: ", page.Error("chair"), StringComparison.Ordinal);
        Assert.Contains("10:00", page.Error("chair")!.Split("holds: ")[1], StringComparison.Ordinal);
        Assert.NotNull(free);
        page.StillHolds(wanted);
        Assert.Contains("The nearest that hold", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_evaluation_is_offered_at_the_next_times_that_hold_and_booked_by_two_presses()
    {
        var patient = await clinic.Patient("Wilder", "Oakes");
        await clinic.Running.Staff([Role.Prescriber]);
        var poppy = await clinic.As(Role.Coordinator);
        var page = await Drawn.From(poppy.Get($"/patients/{patient.Id}/book?for=evaluation"));
        Assert.Contains("The next that hold", page.Text, StringComparison.Ordinal);
        var chosen = System.Net.WebUtility.HtmlDecode(System.Text.RegularExpressions.Regex.Match(page.Html, "href=\"(?<address>[^\"]*for=evaluation&amp;starts=[^\"]*)\"", System.Text.RegularExpressions.RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5)).Groups["address"].Value);
        var filled = await Drawn.From(poppy.Get(chosen));
        await poppy.Fill(chosen, "book", ("kind", "evaluation"), ("starts", filled.Value("starts")!), ("prescriber", chosen.Split("prescriber=")[1]));
        Assert.Equal(VisitKind.Evaluation, (await The(patient.Id)).Kind);
    }

    [Fact]
    public async Task Moved_it_keeps_its_escort_and_says_where_it_was_and_why()
    {
        var (patient, chair, other) = (await clinic.Patient(), await clinic.Chair("Spruce"), await clinic.Chair("Larch"));
        await clinic.Course(patient);
        var poppy = await clinic.As(Role.Coordinator);
        var wanted = await Wanted(chair, $"{AnotherDay()}T09:00");
        await poppy.Fill($"/patients/{patient.Id}/book", "book", wanted);
        var visit = await The(patient.Id);
        var day = AnotherDay();
        (string, string)[] where = [("starts", $"{day}T11:00"), ("chair", other.Id.ToString()), ("nurse", wanted[5].Value), ("prescriber", wanted[4].Value)];
        var page = await Drawn.From(poppy.Fill($"/visits/{visit.Id}", "move", where));
        Assert.Equal("Choose why it is moved.", page.Error("reason"));
        await poppy.Fill($"/visits/{visit.Id}", "move", [.. where, ("reason", "transport"), ("note", "the bus does not run")]);
        var moved = await The(patient.Id);
        Assert.Equal((other.Id, "Robin Vale", VisitStatus.Booked), (moved.ChairId, moved.EscortName, moved.Status));
        var shown = await Drawn.From(poppy.Get($"/visits/{visit.Id}"));
        Assert.Contains("moved from", shown.Text, StringComparison.Ordinal);
        Assert.Contains("no way to get here; the bus does not run", shown.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_moves_what_somebody_else_moved_meanwhile_is_told_and_moves_nothing()
    {
        var (patient, chair) = (await clinic.Patient(), await clinic.Chair("Hawthorn"));
        await clinic.Course(patient);
        var poppy = await clinic.As(Role.Coordinator);
        var wanted = await Wanted(chair, $"{AnotherDay()}T09:00");
        await poppy.Fill($"/patients/{patient.Id}/book", "book", wanted);
        var visit = await The(patient.Id);
        (string, string)[] Where(string starts) => [("starts", starts), ("chair", chair.Id.ToString()), ("nurse", wanted[5].Value), ("prescriber", wanted[4].Value), ("reason", "patientAsked")];
        var (one, two) = (AnotherDay(), AnotherDay());
        var (first, second) = (await poppy.Prepare($"/visits/{visit.Id}", "move", Where($"{one}T09:00")), await poppy.Prepare($"/visits/{visit.Id}", "move", Where($"{two}T09:00")));
        await first();
        var late = await Drawn.From(second());
        Assert.Contains("Somebody changed this visit in the same moment", late.Summary.Single(), StringComparison.Ordinal);
        Assert.Equal(one, $"{(await The(patient.Id)).StartsAt.AddHours(-5):yyyy-MM-dd}");
    }

    [Fact]
    public async Task Of_another_day_it_is_asked_first_whether_the_patient_is_here_today()
    {
        var (patient, chair) = (await clinic.Patient(), await clinic.Chair("Hazel"));
        await clinic.Course(patient);
        var poppy = await clinic.As(Role.Coordinator);
        var day = AnotherDay();
        await poppy.Fill($"/patients/{patient.Id}/book", "book", await Wanted(chair, $"{day}T09:00"));
        var visit = await The(patient.Id);
        var asked = await Drawn.From(poppy.Fill($"/visits/{visit.Id}", "arrive"));
        Assert.Contains($"This visit is on {int.Parse(day[^2..], System.Globalization.CultureInfo.InvariantCulture)} Dec. Is it today?", asked.Text, StringComparison.Ordinal);
        Assert.Equal(VisitStatus.Booked, (await The(patient.Id)).Status);
        await poppy.Fill($"/visits/{visit.Id}", "arrive", Here(visit));
        Assert.Equal(VisitStatus.Arrived, (await The(patient.Id)).Status);
    }

    /// <summary>That the patient of a visit of another day is here today.</summary>
    private static (string, string) Here(VisitRow visit) => ("asked", $"{visit.StartsAt.AddHours(-5):yyyy-MM-dd}=meant");

    [Fact]
    public async Task Nobody_is_their_own_escort()
    {
        var patient = await clinic.Patient();
        await using (var db = clinic.Open()) await db.Set<PatientRow>().Where(row => row.Id == patient.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.Phone, "555 555 3001"));
        var poppy = await clinic.As(Role.Coordinator);
        var own = $"{patient.FamilyName.ToUpperInvariant()}, {patient.GivenName}";
        (string, string)[] wanted = [("kind", "evaluation"), ("starts", $"{AnotherDay()}T09:00"), ("minutes", "60")];
        var page = await Drawn.From(poppy.Fill($"/patients/{patient.Id}/book", "book", [.. wanted, ("escortName", own), ("escortPhone", "(555) 555-3001")]));
        Assert.StartsWith("This is the patient's own name.", page.Error("escortName"), StringComparison.Ordinal);
        Assert.StartsWith("This is the patient's own number.", page.Error("escortPhone"), StringComparison.Ordinal);
        await poppy.Fill($"/patients/{patient.Id}/book", "book", wanted);
        var visit = await The(patient.Id);
        page = await Drawn.From(poppy.Fill($"/visits/{visit.Id}", "escort", ("name", own), ("phone", "555 555 3001")));
        Assert.StartsWith("This is the patient's own name.", page.Error("name"), StringComparison.Ordinal);
        Assert.StartsWith("This is the patient's own number.", page.Error("phone"), StringComparison.Ordinal);
        Assert.Null((await The(patient.Id)).EscortName);
    }

    [Fact]
    public async Task Arriving_opens_the_session_once_and_only_the_bedside_is_led_to_it()
    {
        var (patient, chair) = (await clinic.Patient(), await clinic.Chair("Birch"));
        await clinic.Course(patient);
        var poppy = await clinic.As(Role.Coordinator);
        await poppy.Fill($"/patients/{patient.Id}/book", "book", await Wanted(chair, $"{AnotherDay()}T09:00"));
        var visit = await The(patient.Id);
        using var here = await poppy.Fill($"/visits/{visit.Id}", "arrive", Here(visit));
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
        await poppy.Fill($"/visits/{(await The(first.Id)).Id}", "arrive", Here(await The(first.Id)));
        var page = await Drawn.From(poppy.Fill($"/visits/{(await The(second.Id)).Id}", "arrive", Here(await The(second.Id))));
        Assert.Contains("Another session is still open in that chair", page.Summary.Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_escort_needs_a_name_and_a_number_and_cancelling_needs_a_second_thought()
    {
        var patient = await clinic.Patient();
        var poppy = await clinic.As(Role.Coordinator);
        await poppy.Fill($"/patients/{patient.Id}/book", "book", ("kind", "evaluation"), ("starts", $"{AnotherDay()}T09:00"), ("minutes", "60"));
        var visit = await The(patient.Id);
        var page = await Drawn.From(poppy.Fill($"/visits/{visit.Id}", "escort", ("name", "Sam"), ("phone", "tbd")));
        Assert.Equal("Enter the escort's phone number with area code.", page.Error("phone"));
        page.StillHolds([("name", "Sam"), ("phone", "tbd")]);
        await poppy.Fill($"/visits/{visit.Id}", "escort", ("name", "Sam Vale"), ("phone", "555 555 0199"));
        Assert.Equal("Sam Vale", (await The(patient.Id)).EscortName);

        page = await Drawn.From(poppy.Fill($"/visits/{visit.Id}", "cancel"));
        Assert.StartsWith("Tick that the visit is to be cancelled", page.Error("sure"), StringComparison.Ordinal);
        Assert.Equal(VisitStatus.Booked, (await The(patient.Id)).Status);
        Assert.Equal("Choose why it is cancelled.", page.Error("reason"));
        await poppy.Fill($"/visits/{visit.Id}", "cancel", ("sure", "true"), ("reason", "patientIll"));
        Assert.Equal(VisitStatus.Cancelled, (await The(patient.Id)).Status);
    }

    [Fact]
    public async Task Sent_twice_it_is_booked_once_and_says_so()
    {
        var (patient, chair) = (await clinic.Patient(), await clinic.Chair("Rowan"));
        await clinic.Course(patient);
        var poppy = await clinic.As(Role.Coordinator);
        var send = await poppy.Prepare($"/patients/{patient.Id}/book", "book", await Wanted(chair, $"{AnotherDay()}T09:00"));
        Assert.Equal($"/patients/{patient.Id}", Visitor.To(await send()));
        var again = Visitor.To(await send());
        Assert.Contains("This was sent twice. It was done once.", await poppy.Read(again), StringComparison.Ordinal);
        Assert.NotNull(await The(patient.Id));
    }

    [Fact]
    public async Task The_patient_is_here_pressed_twice_opens_one_session_and_six_at_once_break_nothing()
    {
        var (patient, chair) = (await clinic.Patient(), await clinic.Chair("Aspen"));
        await clinic.Course(patient);
        var poppy = await clinic.As(Role.Coordinator);
        await poppy.Fill($"/patients/{patient.Id}/book", "book", await Wanted(chair, $"{AnotherDay()}T09:00"));
        var visit = await The(patient.Id);
        var arrive = await poppy.Prepare($"/visits/{visit.Id}", "arrive", Here(visit));
        var name = await poppy.Prepare($"/visits/{visit.Id}", "escort", ("name", "Sam Vale"), ("phone", "555 555 0199"));
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(at => at % 2 == 0 ? arrive() : name()));
        Assert.All(answers, answer => Assert.True(answer.StatusCode is HttpStatusCode.Redirect or HttpStatusCode.OK or HttpStatusCode.Conflict, $"{answer.StatusCode}"));
        await using var db = clinic.Open();
        Assert.Single(await db.Set<SessionRow>().Where(one => one.VisitId == visit.Id).ToListAsync());
        Assert.Equal(VisitStatus.Arrived, (await The(patient.Id)).Status);
    }

    [Fact]
    public async Task Of_another_clinic_it_does_not_exist()
    {
        var patient = await clinic.Patient();
        var poppy = await clinic.As(Role.Coordinator);
        await poppy.Fill($"/patients/{patient.Id}/book", "book", ("kind", "evaluation"), ("starts", $"{AnotherDay()}T09:00"), ("minutes", "60"));
        var visit = await The(patient.Id);
        using var stranger = await clinic.Stranger();
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Get($"/visits/{visit.Id}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Get($"/patients/{patient.Id}/book")).StatusCode);
    }
}
