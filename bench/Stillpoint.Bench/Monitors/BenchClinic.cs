using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Stillpoint.App.Audit;
using Stillpoint.App.Authorization;
using Stillpoint.App.Planning;
using Stillpoint.App.Records;
using Stillpoint.App.Session;
using Stillpoint.App.Session.Readings;
using Stillpoint.App.Texts;
using Stillpoint.Care.Planning;
using Stillpoint.Care.Session.Record;

namespace Stillpoint.Bench.Monitors;

/// <summary>A clinic of as many chairs as asked, in each a patient with an open session and a monitor that is on them.</summary>
internal static class BenchClinic
{
    public const string Email = "bench@clinic.example", Password = "gruff otter lamp 41";

    public static async Task<List<Guid>> Fill(Engine engine, int beds)
    {
        await using var db = engine.Open();
        var now = DateTimeOffset.FromUnixTimeMilliseconds(TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds());
        Guid Id() => Guid.CreateVersion7(now);
        var clinic = new ClinicRow { Id = Id(), Name = "Bench", TimeZone = "Etc/UTC", CreatedAt = now };
        var nurse = new StaffRow { Id = Id(), Name = "Wren Marlow", Email = Email, EmailKey = Email, SecurityStamp = "bench", InvitedAt = now, JoinedAt = now };
        nurse.PasswordHash = new PasswordHasher<StaffRow>().HashPassword(nurse, Password);
        db.AddRange(clinic, nurse, new StaffRoleRow { StaffId = nurse.Id, Role = Role.Nurse }, new StaffRoleRow { StaffId = nurse.Id, Role = Role.Owner }, new StaffClinicRow { StaffId = nurse.Id, ClinicId = clinic.Id });
        var sessions = new List<Guid>();
        for (var bed = 1; bed <= beds; bed++)
        {
            Guid patient = Id(), chair = Id(), course = Id(), plan = Id(), visit = Id(), session = Id(), signature = Id(), device = Id();
            db.AddRange(
                new ChairRow { Id = chair, ClinicId = clinic.Id, Name = bed.ToString(CultureInfo.InvariantCulture), Position = bed },
                new PatientRow { Id = patient, ClinicId = clinic.Id, Reference = Reference.From(patient), GivenName = "Bench", FamilyName = bed.ToString(CultureInfo.InvariantCulture), BirthDate = new(1984, 3, 11), Language = "en", CreatedAt = now },
                new SignatureRow { Id = signature, By = nurse.Id, At = now, Subject = "course", Meaning = "Ordered.", ContentHash = "" },
                new CourseRow { Id = course, PatientId = patient, CreatedAt = now, Status = CourseStatus.Active },
                new PlanVersionRow { Id = plan, CourseId = course, Number = 1, Product = Product.KetamineRacemic, Route = Route.Intravenous, Indication = Indications.Find("IND-01")!, DoseRow = "DOS-01", Body = new PlanBody { Amount = 0.5m, AmountUnit = "mg/kg", Mix = "qs", DoseMg = 40, MgPerKg = 0.5m }.Write(), Verdict = Verdict.Allow, RulesVersion = "bench", Why = "Bench.", SignedAt = now, SignatureId = signature },
                new VisitRow { Id = visit, ClinicId = clinic.Id, PatientId = patient, Kind = VisitKind.Session, CourseId = course, ChairId = chair, Nurse = nurse.Id, StartsAt = now, EndsAt = now.AddHours(3), Status = VisitStatus.Arrived },
                new SessionRow { Id = session, ClinicId = clinic.Id, PatientId = patient, VisitId = visit, PlanVersionId = plan, ChairId = chair, OpenedAt = now },
                new DeviceRow { Id = device, ClinicId = clinic.Id, Identifier = LoadLine.DeviceOf(bed), Name = LoadLine.DeviceOf(bed), RegisteredAt = now });
            await db.SaveChangesAsync();
            db.Add(new DeviceBindingRow { DeviceId = device, ChairId = chair, SessionId = session, At = now, By = nurse.Id });
            sessions.Add(session);
        }
        await db.SaveChangesAsync();
        return sessions;
    }

    /// <summary>The strip of a bed begins, so that its page has something to draw.</summary>
    public static async Task Arrive(IServiceProvider services, Guid session)
    {
        await using var scope = services.CreateAsyncScope();
        var now = TimeProvider.System.GetUtcNow();
        var nurse = await scope.ServiceProvider.GetRequiredService<ClinicDb>().Set<StaffRow>().Select(person => person.Id).SingleAsync();
        await scope.ServiceProvider.GetRequiredService<Charting>().Write(session, new(Guid.CreateVersion7(now), new Entry.Arrived(), now, null), Actor.Of(nurse));
    }
}
