using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Booking;
using Stillpoint.App.Records;
using Stillpoint.App.Tests.FollowUp.Outcomes;
using Stillpoint.App.Tests.People;
using Stillpoint.Care.FollowUp.Course;
using Stillpoint.Care.HouseValues;

namespace Stillpoint.App.Tests.FollowUp;

public sealed class A_course_in_maintenance(OneClinic clinic) : IClassFixture<OneClinic>
{
    /// <summary>
    /// Six sessions a week apart with a response, after which a prescriber signed to go on; the last two doses faded on day 18 and 16.
    /// </summary>
    private async Task<(PatientRow Patient, Guid Course)> Responded()
    {
        await using var db = clinic.Open();
        var now = clinic.Running.Clock.GetUtcNow();
        var courses = new CoursesOf(db, clinic.Running.Clinic, now);
        var patient = await courses.Patient("Marigold");
        var course = await courses.Course(patient, sessions: 12);
        var first = now.AddDays(-90);
        await courses.Score(patient, first.AddDays(-1), 20);
        for (var week = 0; week < 5; week++) await courses.Session(patient, course, first.AddDays(7 * week));
        await courses.Session(patient, course, first.AddDays(50));
        foreach (var (day, total) in new[] { (34, 6), (46, 12), (56, 5), (66, 10), (88, 7) }) await courses.Score(patient, first.AddDays(day), total);
        await Decided(db, patient, course, now);
        return (await db.Set<PatientRow>().AsNoTracking().SingleAsync(row => row.Id == patient), course);
    }

    private async Task Decided(ClinicDb db, Guid patient, Guid course, DateTimeOffset at)
    {
        var signature = new SignatureRow
        {
            Id = clinic.Running.NewId(), By = clinic.Running.NewId(), At = at, Subject = "next-step",
            Meaning = "Decided.", ContentHash = ""
        };
        db.AddRange(signature, new NextStepRow
        {
            Id = clinic.Running.NewId(), PatientId = patient, CourseId = course, Offered = NextStepOutcome.CompleteThenMaintenance, Decision =
                NextDecision.GoOn, Shown = "[]", RulesVersion = "1", DecidedAt = Instants.Whole(at), SignatureId = signature.Id,
        });
        await db.SaveChangesAsync();
    }

    private async Task<CourseTimes> Times(PatientRow patient, Guid course)
    {
        await using var db = clinic.Open();
        return (await new ScheduleReader(db).TimesOf(await db.Set<CourseRow>().AsNoTracking().SingleAsync(row => row.Id == course), patient,
            clinic.Running.Clock.GetUtcNow(), House.Shipped))!;
    }

    [Fact]
    public async Task Is_asked_about_maintenance_planned_by_the_patients_own_decline_and_booked_as_it_was_decided()
    {
        var (patient, course) = await Responded();
        using var prescriber = await clinic.Running.As(Role.Prescriber);
        var address = $"/patients/{patient.Id}/next-step";
        var page = await Drawn.From(prescriber.Get(address));
        Assert.Contains("Maintenance, 0 so far", page.Text, StringComparison.Ordinal);
        Assert.Contains("Faded on day 18, 16 after the last doses: every 15 days comes before it", page.Text, StringComparison.Ordinal);
        Assert.Contains("Go on with maintenance", page.Text, StringComparison.Ordinal);
        // The rules begin weekly, and this patient holds for longer: the shorter of the two stands there to begin from.
        Assert.Equal("7", page.Value("days"));
        Assert.DoesNotContain("every 15 days", (await Times(patient, course)).Spacing.Words, StringComparison.Ordinal);

        clinic.Running.Clock.Pass(TimeSpan.FromMinutes(1));
        var sent = await Drawn.From(prescriber.Fill(address, "next-step", ("shown", page.Value("shown")!), ("password", RunningClinic.Password),
            ("decision", "lengthen"), ("days", "15"), ("why", "Holds for more than two weeks after each dose.")));
        Assert.Empty(sent.Summary);
        var times = await Times(patient, course);
        Assert.Equal(("every 15 days", true), (times.Spacing.Words, times.Spacing.LeastDays > 7));
        Assert.Equal("every 15 days", times.SpacingOf?.Invoke(9).Words ?? times.Spacing.Words);
        Assert.Contains("2.1 weeks apart", (await Drawn.From(prescriber.Get(address))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plan_that_is_signed_later_says_its_own_interval()
    {
        var (patient, course) = await Responded();
        await using (var db = clinic.Open())
        {
            var now = clinic.Running.Clock.GetUtcNow();
            var signature = new SignatureRow
            {
                Id = clinic.Running.NewId(), By = clinic.Running.NewId(), At = now, Subject = "next-step",
                Meaning = "Decided.", ContentHash = ""
            };
            db.AddRange(signature, new NextStepRow
            {
                Id = clinic.Running.NewId(), PatientId = patient.Id, CourseId = course, Offered = NextStepOutcome.Extend, Decision =
                    NextDecision.Lengthen, Days = 28, Shown = "[]", RulesVersion = "1", DecidedAt = Instants.Whole(now.AddMinutes(1)), SignatureId =
                    signature.Id,
            });
            await db.SaveChangesAsync();
        }
        Assert.Equal("every 4 weeks", (await Times(patient, course)).Spacing.Words);
        clinic.Running.Clock.Pass(TimeSpan.FromMinutes(2));
        await using (var db = clinic.Open()) await new CoursesOf(db, clinic.Running.Clinic, clinic.Running.Clock.GetUtcNow())
            .Plan(course, 2, signed: await db.Set<SignatureRow>().Select(row => row.Id).FirstAsync());
        Assert.NotEqual("every 4 weeks", (await Times(patient, course)).Spacing.Words);
    }
}
