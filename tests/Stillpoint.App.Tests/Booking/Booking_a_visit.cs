using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Alerts;
using Stillpoint.App.Audit;
using Stillpoint.App.Booking;
using Stillpoint.App.Records;
using Stillpoint.App.Session.Record;
using Stillpoint.App.Shell.Forms;
using Stillpoint.App.Tests.Records;

namespace Stillpoint.App.Tests.Booking;

public sealed class Booking_a_visit
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("America/New_York");

    private static VisitForm AForm(World world, string starts) => new(Zone, world.Clock.GetUtcNow(), hasCourse: true)
    {
        Kind = { Typed = "session" }, Starts = { Typed = starts }, Minutes = { Typed = "180" }, Chair = { Options = [(world.Chair, "Oak")], Typed = world.Chair.ToString() },
        Prescriber = { Options = [(World.Nurse, "Teal")], Typed = World.Nurse.ToString() }, Nurse = { Options = [(World.Nurse, "Teal")], Typed = World.Nurse.ToString() },
    };

    private static async Task<(Guid Visit, Outcome Outcome)> Book(World world, VisitForm form)
    {
        await using var db = world.Database.Open();
        var patient = await db.Set<PatientRow>().SingleAsync(row => row.Id == world.Patient);
        var course = await db.Set<CourseRow>().SingleAsync();
        var outcome = await form.Sent(() => Desk(world, db).Book(patient, form, course, Actor.Of(World.Nurse)));
        return (form.Id(world.Clock.GetUtcNow()), outcome);
    }

    private static VisitDesk Desk(World world, ClinicDb db)
    {
        var audit = new AuditTrail(db, world.Clock);
        return new(db, audit, new SessionRecord(db, audit, new Tasks(db, audit, world.Clock), world.Feed, world.Clock), world.Clock);
    }

    [Theory, OnEveryEngine]
    public async Task Of_two_who_want_one_chair_at_one_time_one_gets_it(string engine)
    {
        await using var world = await World.On(engine);
        var tries = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Book(world, AForm(world, "2026-11-24 14:00"))));
        Assert.Single(tries, one => one.Outcome is Outcome.Done);
    }

    [Theory, OnEveryEngine]
    public async Task A_session_needs_a_chair_a_prescriber_and_a_nurse(string engine)
    {
        await using var world = await World.On(engine);
        var form = new VisitForm(Zone, world.Clock.GetUtcNow(), hasCourse: true) { Kind = { Typed = "session" }, Starts = { Typed = "2026-11-24 14:00" }, Minutes = { Typed = "180" } };
        await Book(world, form);
        Assert.NotNull(form.Chair.Error);
        Assert.NotNull(form.Prescriber.Error);
        Assert.NotNull(form.Nurse.Error);
    }

    [Theory, OnEveryEngine]
    public async Task A_chair_with_an_open_session_takes_no_second_patient(string engine)
    {
        await using var world = await World.On(engine);
        var (booked, _) = await Book(world, AForm(world, "2026-11-24 14:00"));
        await using var db = world.Database.Open();
        var refused = Assert.IsType<Outcome.Refused>(await Desk(world, db).Arrive(booked, Actor.Of(World.Nurse)));
        Assert.Contains("still open", refused.All[0].Says, StringComparison.Ordinal);
    }

    [Theory, OnEveryEngine]
    public async Task Arriving_opens_the_strip(string engine)
    {
        await using var world = await World.On(engine);
        await using (var closing = world.Database.Open())
        {
            (await closing.Set<SessionRow>().SingleAsync()).ClosedAt = world.Clock.GetUtcNow();
            await closing.SaveChangesAsync();
        }
        var (booked, _) = await Book(world, AForm(world, "2026-11-24 14:00"));
        await using var db = world.Database.Open();
        Assert.IsType<Outcome.Done>(await Desk(world, db).Arrive(booked, Actor.Of(World.Nurse)));
        var session = await db.Set<SessionRow>().SingleAsync(row => row.VisitId == booked);
        var story = await world.WithRecord((record, _) => record.Read(session.Id));
        Assert.Equal(Care.Session.Record.Phase.Arrived, story.Phase);
    }
}
