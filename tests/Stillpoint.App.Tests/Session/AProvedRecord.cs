using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Stillpoint.App.Audit;
using Stillpoint.App.Authorization;
using Stillpoint.App.People;
using Stillpoint.App.Planning;
using Stillpoint.App.Records;
using Stillpoint.App.Screening;
using Stillpoint.App.Session.Readings;
using Stillpoint.App.Session.Record;
using Stillpoint.App.Tests.Records;
using Stillpoint.Care.Planning;
using Stillpoint.Care.Session.Record;

namespace Stillpoint.App.Tests.Session;

/// <summary>A record in which one of everything was written as the program writes it, and somebody who has the database's own keys.</summary>
internal sealed class AProvedRecord : IAsyncDisposable
{
    private static readonly Actor Nurse = Actor.Of(World.Nurse);

    private AProvedRecord(World world) => World = world;

    public World World { get; }

    public Guid Order { get; private set; }

    public Guid Weight { get; private set; }

    public Guid Other { get; } = Guid.Parse("0193aaaa-0000-7000-8000-0000000000ff");

    public static async Task<AProvedRecord> On(string engine)
    {
        var record = new AProvedRecord(await World.On(engine));
        await record.Live();
        return record;
    }

    public Task<RecordCheck.Result> Verify(IReadOnlyDictionary<long, string>? outside = null) => World.WithRecord((_, db) => new RecordCheck(db).Everything(outside));

    public Task<RecordCheckRow> Night(bool whole = false) => World.WithRecord((_, db) =>
    {
        var audit = new AuditTrail(db, World.Clock);
        return new RecordNight(db, audit, new ReadingSeals(db, audit), World.Clock, NullLogger<RecordNight>.Instance).Look(whole, CancellationToken.None);
    });

    /// <summary>Rows as the program writes them: with their note.</summary>
    public Task Write(params object[] rows) => World.WithRecord(async (_, db) =>
    {
        await new AuditTrail(db, World.Clock).Change(Nurse, new AuditNote("written", "test"), () =>
        {
            db.AddRange(rows);
            return Task.CompletedTask;
        });
        return true;
    });

    public FactRow Fact(string key, string value) => new() { Id = World.NewId(), PatientId = World.Patient, Key = key, Value = value, MeasuredAt = World.Clock.GetUtcNow(), RecordedAt = World.Clock.GetUtcNow(), By = World.Nurse, Source = "clinician" };

    public async Task Looks(int times)
    {
        for (var look = 0; look < times; look++)
            await World.WithRecord(async (_, db) =>
            {
                await new AuditTrail(db, World.Clock).Viewed(Nurse, World.Patient, $"session/{World.Session}");
                return true;
            });
    }

    public async Task Readings(int many)
    {
        await World.WithRecord(async (_, db) =>
        {
            var device = await db.Set<DeviceRow>().SingleAsync();
            for (var reading = 0; reading < many; reading++)
                db.Add(new DeviceReadingRow { DeviceId = device.Id, MeasuredAt = World.Clock.GetUtcNow(), RecordedAt = World.Clock.GetUtcNow(), DeviceAt = World.Clock.GetUtcNow(), Bed = "B1", Signals = $$"""[{"sign":"spo2","value":{{90 + reading % 10}}}]""" });
            return await db.SaveChangesAsync();
        });
        await Seal();
    }

    public Task<int> Seal() => World.WithRecord((_, db) => new ReadingSeals(db, new AuditTrail(db, World.Clock)).Seal(CancellationToken.None));

    /// <summary>What somebody with the database's own keys could do: take every seal of the database off, then write at will.</summary>
    public Task Tamper(string sql) => World.WithRecord(async (_, db) =>
    {
        await db.Database.OpenConnectionAsync();
        if (db.IsPostgres) await db.Database.ExecuteSqlRawAsync("set session_replication_role = replica");
        else
        {
            await db.Database.ExecuteSqlRawAsync("pragma foreign_keys=off");
            foreach (var trigger in await db.Database.SqlQueryRaw<string>("select name as \"Value\" from sqlite_master where type = 'trigger'").ToListAsync())
#pragma warning disable EF1002 // The names are the schema's own.
                await db.Database.ExecuteSqlRawAsync($"drop trigger {trigger}");
#pragma warning restore EF1002
        }
        var changed = await db.Database.ExecuteSqlRawAsync(sql.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal));
        Assert.NotEqual(0, changed);
        if (db.IsPostgres) await db.Database.ExecuteSqlRawAsync("set session_replication_role = default");
        return true;
    });

    private async Task Live()
    {
        var (world, now) = (World, World.Clock.GetUtcNow());
        await Write(new StaffRow { Id = World.Nurse, Name = "Teal Larkin", Email = "teal@clinic.example", EmailKey = "teal@clinic.example", SecurityStamp = "s", InvitedAt = now, JoinedAt = now },
            new StaffRoleRow { StaffId = World.Nurse, Role = Role.Nurse }, new StaffClinicRow { StaffId = World.Nurse, ClinicId = world.Clinic });
        var weight = Fact("weight", "73");
        Weight = weight.Id;
        await Write(weight, Fact("height", "172"));
        var course = await world.WithRecord((_, db) => db.Set<CourseRow>().SingleAsync());
        var order = new PlanVersionRow
        {
            Id = world.NewId(), CourseId = course.Id, Number = 2, Product = Product.KetamineRacemic, Route = Route.Intravenous, Indication = Indications.Find("IND-01")!, DoseRow = "DOS-01", Body = """{"amount":0.5,"amountUnit":"mg/kg","mix":"qs","doseMg":37}""",
            Verdict = Verdict.Allow, RulesVersion = "2026-11-22", Why = "Weighed anew.", Shown = "Dose: 37 mg", SignedAt = now, SignatureId = world.NewId(),
        };
        Order = order.Id;
        await Write(new Confirmed(World.Nurse, "Teal Larkin", now).Sign(order.SignatureId, $"plan-version/{order.Id}", CourseDesk.Meaning, CourseDesk.Signed(order)), order);
        var judged = new SuitabilityRow
        {
            Id = world.NewId(), PatientId = world.Patient, Decision = SuitabilityDecision.Suitable, Product = Product.KetamineRacemic, Route = Route.Intravenous, Indication = Indications.Find("IND-01")!, RulesVersion = "2026-11-22", Findings = "[]", Overrides = "{}", DecidedAt = now, SignatureId = world.NewId(),
        };
        await Write(new Confirmed(World.Nurse, "Teal Larkin", now).Sign(judged.SignatureId, $"suitability/{judged.Id}", SuitabilityDesk.Meaning, SuitabilityDesk.Signed(judged)), judged);
        await Write(new Confirmed(World.Nurse, "Teal Larkin", now).Sign(world.NewId(), $"session/{world.Session}", "This patient gets this dose now.", "37 mg"));
        await Write(new ConsentRow
        {
            Id = world.NewId(), PatientId = world.Patient, Product = Product.KetamineRacemic, Route = Route.Intravenous, Indication = Indications.Find("IND-01")!, DocumentVersion = "consent 1", Language = "en", DocumentText = "Ketamine …", Answers = "{}",
            OffLabelAcknowledged = true, SignedName = "Juniper Vale", SignedAt = now, ExplainedBy = World.Nurse,
        });
        await Write(new PolicyRow { Id = world.NewId(), ClinicId = world.Clinic, Name = "house/red-systolic", Number = 1, EffectiveFrom = new(2026, 11, 1), Body = "180", Cites = "Guideline", WrittenBy = World.Nurse });
        var device = new DeviceRow { Id = world.NewId(), ClinicId = world.Clinic, Identifier = "02535054FFFE0001", Name = "Monitor 1", RegisteredAt = now };
        await Write(device);
        await Write(new DeviceBindingRow { DeviceId = device.Id, ChairId = world.Chair, SessionId = world.Session, At = now, By = World.Nurse });
        await Readings(12);
        foreach (var entry in (Entry[])[new Entry.Arrived(), new Entry.Note("Comfortable.")])
            await world.WithRecord((strips, _) => strips.Append(world.Session, new Sent(world.NewId(), entry, now, null, new(Prescriber: true, Signed: true)), Nurse));
    }

    public ValueTask DisposeAsync() => World.DisposeAsync();
}
