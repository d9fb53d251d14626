using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Alerts;
using Stillpoint.App.Audit;
using Stillpoint.App.Booking;
using Stillpoint.App.Kernel;
using Stillpoint.App.Messages;
using Stillpoint.App.Records;
using Stillpoint.App.Session.Record;
using Stillpoint.App.Shell.Forms;
using Stillpoint.App.Tests.Records;

namespace Stillpoint.App.Tests.Booking;

public sealed class Booking_a_visit
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("America/New_York");

    private static readonly Guid Prescriber = Guid.Parse("0193aaaa-0000-7000-8000-000000000002");

    private static VisitForm AForm(World world, string starts) => new(Zone, hasCourse: true)
    {
        Kind = { Typed = "session" }, Starts = { Typed = starts }, Chair = { Options = [(world.Chair, "Oak")], Typed = world.Chair.ToString() },
        Prescriber = { Options = [(Prescriber, "Wren")], Typed = Prescriber.ToString() }, Nurse = { Options = [(World.Nurse, "Teal")], Typed = World.Nurse.ToString() },
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
        return new(db, audit, new SessionRecord(db, audit, new Tasks(db, audit, world.Clock), world.Feed, world.Clock), new ScheduleReader(db), new VisitMessages(db, new Outbox(db, world.Clock), new Reach(db, audit, world.Clock), new MyVisits(db, new SingleUseLinks(db, world.Clock), new Settings(), world.Clock)), new Tasks(db, audit, world.Clock), world.Clock);
    }

    [Theory, OnEveryEngine]
    public async Task Of_two_who_want_one_chair_at_one_time_one_gets_it(string engine)
    {
        await using var world = await World.On(engine);
        var tries = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Book(world, AForm(world, "2026-11-24 14:00"))));
        Assert.Single(tries, one => one.Outcome is Outcome.Done);
    }

    /// <summary>Ten coordinators, one nurse of two patients at most, a chair for each of them: two of the ten are booked, whatever their order.</summary>
    [Theory, OnEveryEngine]
    public async Task Of_ten_who_want_one_nurse_at_one_time_two_get_her(string engine)
    {
        await using var world = await World.On(engine);
        var patients = new List<(Guid Patient, Guid Course, Guid Chair)>();
        await using (var db = world.Database.Open())
        {
            var plan = await db.Set<PlanVersionRow>().AsNoTracking().SingleAsync();
            for (var number = 0; number < 10; number++)
            {
                var (patient, course, chair) = (world.NewId(), world.NewId(), world.NewId());
                db.AddRange(
                    new PatientRow { Id = patient, ClinicId = world.Clinic, Reference = Reference.From(patient), GivenName = "Pip", FamilyName = $"Larkspur {number}", BirthDate = new(1984, 3, 11), Language = "en", CreatedAt = world.Clock.GetUtcNow() },
                    new CourseRow { Id = course, PatientId = patient, CreatedAt = world.Clock.GetUtcNow(), Status = CourseStatus.Active },
                    new ChairRow { Id = chair, ClinicId = world.Clinic, Name = $"Chair {number + 2}", Position = number + 2 },
                    new PlanVersionRow { Id = world.NewId(), CourseId = course, Number = 1, Product = plan.Product, Route = plan.Route, Indication = plan.Indication, DoseRow = plan.DoseRow, Body = plan.Body, Verdict = plan.Verdict, RulesVersion = plan.RulesVersion, Why = plan.Why, SignedAt = plan.SignedAt, SignatureId = plan.SignatureId });
                patients.Add((patient, course, chair));
            }
            await db.SaveChangesAsync();
        }
        var outcomes = await Task.WhenAll(patients.Select(async one =>
        {
            await using var db = world.Database.Open();
            var form = AForm(world, "2026-11-24 14:00");
            (form.Chair.Options, form.Chair.Typed) = ([(one.Chair, "Oak")], one.Chair.ToString());
            var (patient, course) = (await db.Set<PatientRow>().AsNoTracking().SingleAsync(row => row.Id == one.Patient), await db.Set<CourseRow>().AsNoTracking().SingleAsync(row => row.Id == one.Course));
            return await form.Sent(() => Desk(world, db).Book(patient, form, course, Actor.Of(World.Nurse)));
        }));
        Assert.Equal(2, outcomes.Count(outcome => outcome is Outcome.Done));
        Assert.All(outcomes.OfType<Outcome.Refused>(), refused => Assert.Contains("2 patients in that time already", refused.All[0].Says, StringComparison.Ordinal));
        await using var after = world.Database.Open();
        Assert.Equal(2, await after.Set<VisitRow>().CountAsync(visit => visit.Nurse == World.Nurse && visit.Status == VisitStatus.Booked));
    }

    [Theory, OnEveryEngine]
    public async Task A_session_needs_a_chair_a_prescriber_and_a_nurse(string engine)
    {
        await using var world = await World.On(engine);
        var form = new VisitForm(Zone, hasCourse: true) { Kind = { Typed = "session" }, Starts = { Typed = "2026-11-24 14:00" } };
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
