using System.Globalization;
using Microsoft.AspNetCore.Routing.Patterns;
using Stillpoint.App.Planning;
using Stillpoint.App.Records;
using Stillpoint.Care.Planning;

namespace Stillpoint.App.Tests.People;

/// <summary>One of everything an address can name, in one clinic, about one patient.</summary>
internal sealed class Somewhere
{
    private readonly Dictionary<string, Guid> ids = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>What the one registered monitor calls itself.</summary>
    public const string Monitor = "SOMEWHERE";

    public Guid Patient => ids["patient"];

    public static async Task<Somewhere> In(RunningClinic clinic, string given = "Juniper", string family = "Vale")
    {
        var now = clinic.Clock.GetUtcNow();
        Guid patient = clinic.NewId(), chair = clinic.NewId(), course = clinic.NewId(), plan = clinic.NewId(), device = clinic.NewId(), visit = clinic.NewId(), session = clinic.NewId(), signature = clinic.NewId(), enquiry = clinic.NewId(), task = clinic.NewId();
        await using var db = clinic.Database.Open();
        db.AddRange(
            new ChairRow { Id = chair, ClinicId = clinic.Clinic, Name = "Chair 1", Position = 1 },
            new DeviceRow { Id = device, ClinicId = clinic.Clinic, Identifier = Monitor, Name = "A monitor that says nothing", RegisteredAt = now },
            new PatientRow { Id = patient, ClinicId = clinic.Clinic, Reference = Reference.From(patient), GivenName = given, FamilyName = family, BirthDate = new(1984, 3, 11), Language = "en", CreatedAt = now },
            new SignatureRow { Id = signature, By = clinic.NewId(), At = now, Subject = "course", Meaning = "Ordered.", ContentHash = "" },
            new CourseRow { Id = course, PatientId = patient, CreatedAt = now, Status = CourseStatus.Active },
            new PlanVersionRow { Id = plan, CourseId = course, Number = 1, Product = Product.KetamineRacemic, Route = Route.Intravenous, Indication = Indications.Find("IND-01")!, DoseRow = "DOS-01", Body = new PlanBody { Amount = 0.5m, AmountUnit = "mg/kg", Mix = "qs", DoseMg = 40, MgPerKg = 0.5m }.Write(), Verdict = Verdict.Allow, RulesVersion = "2026-11-22", Why = "First plan.", SignedAt = now, SignatureId = signature },
            new VisitRow { Id = visit, ClinicId = clinic.Clinic, PatientId = patient, Kind = VisitKind.Session, CourseId = course, ChairId = chair, StartsAt = now, EndsAt = now.AddHours(3), Status = VisitStatus.Arrived },
            new SessionRow { Id = session, ClinicId = clinic.Clinic, PatientId = patient, VisitId = visit, PlanVersionId = plan, ChairId = chair, OpenedAt = now },
            new EnquiryRow { Id = enquiry, ClinicId = clinic.Clinic, Reference = Reference.From(enquiry), Name = $"{given} {family}", Language = "en", Message = "Please call me.", ReceivedAt = now, Status = EnquiryStatus.New, PatientId = patient },
            new TaskRow { Id = task, ClinicId = clinic.Clinic, PatientId = patient, Kind = TaskKind.FollowUpCall, Title = "Call", OwnerRole = Role.Coordinator, DueAt = now, CreatedAt = now });
        await db.SaveChangesAsync();

        var here = new Somewhere();
        foreach (var (name, id) in new[] { ("clinic", clinic.Clinic), ("chair", chair), ("device", device), ("patient", patient), ("course", course), ("visit", visit), ("session", session), ("enquiry", enquiry), ("task", task) }) here.ids[name] = id;
        return here;
    }

    public bool IsAboutPatient(RoutePattern pattern) => pattern.Parameters.Any(parameter => ids.ContainsKey(parameter.Name) && parameter.Name is not ("clinic" or "chair" or "device" or "Clinic" or "Chair" or "Device"));

    /// <summary>An address of this pattern: what exists here by its own id, anything else made up to fit.</summary>
    public string Fill(RoutePattern pattern) => "/" + string.Join('/', pattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part => part switch
    {
        RoutePatternParameterPart parameter when ids.TryGetValue(parameter.Name, out var id) => id.ToString(),
        RoutePatternParameterPart parameter when parameter.ParameterPolicies.Any(policy => policy.Content == "int") => 404.ToString(CultureInfo.InvariantCulture),
        RoutePatternParameterPart parameter when parameter.ParameterPolicies.Any(policy => policy.Content == "guid") => "0193aaaa-0000-7000-8000-00000000ffff",
        RoutePatternParameterPart => "x",
        RoutePatternLiteralPart literal => literal.Content,
        _ => "",
    }))));
}
