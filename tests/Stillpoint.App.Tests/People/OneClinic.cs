using Stillpoint.App.Authorization;
using Stillpoint.App.Records;
using Stillpoint.Care.Planning;

namespace Stillpoint.App.Tests.People;

/// <summary>One running clinic for all tests of a class, and one browser for each role; every test brings a patient of its own.</summary>
public sealed class OneClinic : IAsyncLifetime
{
    private readonly Dictionary<string, Visitor> visitors = [];
    private readonly SemaphoreSlim signingIn = new(1);

    internal RunningClinic Running { get; private set; } = default!;

    public async ValueTask InitializeAsync() => Running = await RunningClinic.Start();

    /// <summary>The browser of somebody in this role, signed in once.</summary>
    internal async Task<Visitor> As(Role role)
    {
        await signingIn.WaitAsync();
        try
        {
            if (!visitors.TryGetValue(role.Word, out var visitor)) visitors[role.Word] = visitor = await Running.As(role);
            return visitor;
        }
        finally
        {
            signingIn.Release();
        }
    }

    /// <summary>Somebody who has just become a patient here.</summary>
    internal async Task<PatientRow> Patient(string given = "Juniper", string family = "Vale", string language = "en", DateOnly? born = null)
    {
        var id = Running.NewId();
        var patient = new PatientRow
        {
            Id = id, ClinicId = Running.Clinic, Reference = Reference.From(id), GivenName = given, FamilyName = family, BirthDate = born ?? new(1984, 3, 11), Language = language, CreatedAt = Running.Clock.GetUtcNow(),
        };
        await Add(patient);
        return patient;
    }

    internal Task Suitable(PatientRow patient, SuitabilityDecision decision = SuitabilityDecision.Suitable, Route route = Route.Intravenous, string indication = "IND-01", string overrides = "{}") => Signed("suitability", signature => new SuitabilityRow
    {
        Id = Running.NewId(), PatientId = patient.Id, Decision = decision, Product = Product.KetamineRacemic, Route = route, Indication = Indications.Find(indication)!, RulesVersion = "2026-11-22",
        Findings = "[]", Overrides = overrides, DecidedAt = Running.Clock.GetUtcNow(), SignatureId = signature,
    });

    internal Task Consented(PatientRow patient, Route route = Route.Intravenous, string indication = "IND-01") => Add(new ConsentRow
    {
        Id = Running.NewId(), PatientId = patient.Id, Product = Product.KetamineRacemic, Route = route, Indication = Indications.Find(indication)!, DocumentVersion = "consent-ketamine-en 0", Language = "en", DocumentText = "…",
        Answers = "{}", OffLabelAcknowledged = true, SignedName = patient.Name, SignedAt = Running.Clock.GetUtcNow(), ExplainedBy = Running.NewId(),
    });

    /// <summary>A signed course of this patient.</summary>
    internal async Task<Guid> Course(PatientRow patient)
    {
        var course = new CourseRow { Id = Running.NewId(), PatientId = patient.Id, CreatedAt = Running.Clock.GetUtcNow(), Status = CourseStatus.Active };
        await Add(course);
        await Signed("plan", signature => new PlanVersionRow
        {
            Id = Running.NewId(), CourseId = course.Id, Number = 1, Product = Product.KetamineRacemic, Route = Route.Intravenous, Indication = Indications.Find("IND-01")!, DoseRow = "DOS-01", Body = "{\"amount\":0.5,\"amountUnit\":\"mg/kg\",\"mix\":\"qs\",\"doseMg\":35,\"mgPerKg\":0.5}",
            Verdict = Verdict.Allow, RulesVersion = "2026-11-22", Why = "Two medicines without response.", SignedAt = Running.Clock.GetUtcNow(), SignatureId = signature,
        });
        return course.Id;
    }

    internal async Task<ChairRow> Chair(string name)
    {
        var chair = new ChairRow { Id = Running.NewId(), ClinicId = Running.Clinic, Name = name, Position = 1 };
        await Add(chair);
        return chair;
    }

    /// <summary>Somebody who works at another clinic and may do everything there.</summary>
    internal async Task<Visitor> Stranger()
    {
        var other = new ClinicRow { Id = Running.NewId(), Name = $"Hill House {Running.NewId():N}", TimeZone = "Europe/Madrid", CreatedAt = Running.Clock.GetUtcNow() };
        await Add(other);
        return await Running.SignedIn(await Running.Staff(Role.All, [other.Id]));
    }

    internal async Task Add(object row)
    {
        await using var db = Running.Database.Open();
        db.Add(row);
        await db.SaveChangesAsync();
    }

    internal ClinicDb Open() => Running.Database.Open();

    internal async Task Signed(string subject, Func<Guid, object> what)
    {
        var signature = new SignatureRow { Id = Running.NewId(), By = Running.NewId(), At = Running.Clock.GetUtcNow(), Subject = subject, Meaning = "Signed.", ContentHash = "" };
        await Add(signature);
        await Add(what(signature.Id));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var visitor in visitors.Values) visitor.Dispose();
        await Running.DisposeAsync();
    }
}
