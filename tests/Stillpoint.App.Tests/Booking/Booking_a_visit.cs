using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Audit;
using Stillpoint.App.Booking;
using Stillpoint.App.Planning;
using Stillpoint.App.Records;
using Stillpoint.App.Session.Record;
using Stillpoint.App.Tests.Records;

namespace Stillpoint.App.Tests.Booking;

public sealed class Booking_a_visit
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("America/New_York");

    private static VisitForm AForm(World world, string starts) => new()
    {
        Kind = "session", Starts = starts, Minutes = "180", Chair = world.Chair.ToString(), Prescriber = World.Nurse.ToString(), Nurse = World.Nurse.ToString(),
    };

    private static async Task<(VisitRow? Booked, Shell.FormErrors Errors)> Book(World world, VisitForm form)
    {
        await using var db = world.Database.Open();
        var patient = await db.Set<PatientRow>().SingleAsync(row => row.Id == world.Patient);
        return await Desk(world, db).Book(patient, form, Zone, await db.Set<CourseRow>().SingleAsync(), Actor.Of(World.Nurse));
    }

    private static VisitDesk Desk(World world, ClinicDb db)
    {
        var audit = new AuditTrail(db, world.Clock);
        return new(db, audit, new SessionRecord(db, audit, world.Feed, world.Clock), world.Clock);
    }

    [Theory, OnEveryEngine]
    public async Task Of_two_who_want_one_chair_at_one_time_one_gets_it(string engine)
    {
        await using var world = await World.On(engine);
        var tries = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Book(world, AForm(world, "2026-11-24 14:00"))));
        Assert.Single(tries, one => one.Booked is not null);
    }

    [Theory, OnEveryEngine]
    public async Task A_session_needs_a_chair_a_prescriber_and_a_nurse(string engine)
    {
        await using var world = await World.On(engine);
        var (_, errors) = await Book(world, new VisitForm { Kind = "session", Starts = "2026-11-24 14:00", Minutes = "180" });
        Assert.NotNull(errors["Form.Chair"]);
        Assert.NotNull(errors["Form.Prescriber"]);
        Assert.NotNull(errors["Form.Nurse"]);
    }

    [Theory, OnEveryEngine]
    public async Task A_chair_with_an_open_session_takes_no_second_patient(string engine)
    {
        await using var world = await World.On(engine);
        var (booked, _) = await Book(world, AForm(world, "2026-11-24 14:00"));
        await using var db = world.Database.Open();
        var (session, refused) = await Desk(world, db).Arrive(booked!.Id, Actor.Of(World.Nurse));
        Assert.Null(session);
        Assert.Contains("still open", refused, StringComparison.Ordinal);
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
        var (session, refused) = await Desk(world, db).Arrive(booked!.Id, Actor.Of(World.Nurse));
        Assert.Null(refused);
        var story = await world.WithRecord((record, _) => record.Read(session!.Value));
        Assert.Equal(Care.Session.Record.Phase.Arrived, story.Phase);
    }
}
