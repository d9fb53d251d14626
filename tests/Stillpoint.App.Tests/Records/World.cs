using Stillpoint.App.Alerts;
using Stillpoint.App.Audit;
using Stillpoint.App.Records;
using Stillpoint.App.Session.Record;
using Stillpoint.Care.Planning;

namespace Stillpoint.App.Tests.Records;

/// <summary>A small made-up clinic in a database of its own: one chair, one patient with a course, one open session.</summary>
internal sealed class World : IAsyncDisposable
{
    public static readonly Guid Nurse = Guid.Parse("0193aaaa-0000-7000-8000-000000000001");

    private World(TestDatabase database) => Database = database;

    public TestDatabase Database { get; }

    public TestClock Clock { get; } = new();

    public SessionFeed Feed { get; } = new();

    public Guid Clinic { get; private set; }

    public Guid Chair { get; private set; }

    public Guid Patient { get; private set; }

    public Guid Session { get; private set; }

    public Guid NewId() => Guid.CreateVersion7(Clock.GetUtcNow());

    public static async Task<World> On(string engine)
    {
        var world = new World(await TestDatabase.Fresh(engine));
        await using var db = world.Database.Open();
        var now = world.Clock.GetUtcNow();
        var clinic = new ClinicRow { Id = world.NewId(), Name = "Harbour", TimeZone = "America/New_York", CreatedAt = now };
        var chair = new ChairRow { Id = world.NewId(), ClinicId = clinic.Id, Name = "1", Position = 1 };
        var patientId = world.NewId();
        var patient = new PatientRow
        {
            Id = patientId, ClinicId = clinic.Id, Reference = Reference.From(patientId), GivenName = "Juniper", FamilyName = "Vale",
            BirthDate = new(1984, 3, 11), Language = "en", CreatedAt = now,
        };
        var signature = new SignatureRow { Id = world.NewId(), By = Nurse, At = now, Subject = "course", Meaning = "Ordered.", ContentHash = "" };
        var course = new CourseRow { Id = world.NewId(), PatientId = patientId, CreatedAt = now, Status = CourseStatus.Active };
        var plan = new PlanVersionRow
        {
            Id = world.NewId(), CourseId = course.Id, Number = 1, Product = Product.KetamineRacemic, Route = Route.Intravenous, Indication = Indications.Find("IND-01")!, DoseRow = "DOS-01",
            Body = "{}", Verdict = Verdict.Allow, RulesVersion = "2026-11-22", Why = "First plan.", SignedAt = now, SignatureId = signature.Id,
        };
        var visit = new VisitRow { Id = world.NewId(), ClinicId = clinic.Id, PatientId = patientId, Kind = VisitKind.Session, CourseId = course.Id, ChairId = chair.Id, StartsAt = now, EndsAt = now.AddHours(3), Status = VisitStatus.Arrived };
        var session = new SessionRow { Id = world.NewId(), ClinicId = clinic.Id, PatientId = patientId, VisitId = visit.Id, PlanVersionId = plan.Id, ChairId = chair.Id, OpenedAt = now };
        db.AddRange(clinic, chair, patient, signature, course, plan, visit, session);
        await db.SaveChangesAsync();
        (world.Clinic, world.Chair, world.Patient, world.Session) = (clinic.Id, chair.Id, patientId, session.Id);
        return world;
    }

    /// <summary>Uses the session record as one request would: with a database connection of its own.</summary>
    public async Task<T> WithRecord<T>(Func<SessionRecord, ClinicDb, Task<T>> use)
    {
        await using var db = Database.Open();
        return await use(new SessionRecord(db, new AuditTrail(db, Clock), new Tasks(db, new AuditTrail(db, Clock), Clock), Feed, Clock), db);
    }

    public ValueTask DisposeAsync() => Database.DisposeAsync();
}
