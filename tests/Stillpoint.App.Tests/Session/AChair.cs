using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Stillpoint.App.Audit;
using Stillpoint.App.Authorization;
using Stillpoint.App.People;
using Stillpoint.App.Planning;
using Stillpoint.App.Records;
using Stillpoint.App.Screening;
using Stillpoint.App.Session.Record;
using Stillpoint.App.Tests.People;
using Stillpoint.Care.Planning;
using Stillpoint.Care.Screening.Facts;
using Stillpoint.Care.Session.Charting;
using Stillpoint.Care.Session.Record;

namespace Stillpoint.App.Tests.Session;

/// <summary>One chair with a patient and an open session, whose strip a test writes as it would have happened.</summary>
internal sealed class AChair
{
    private readonly RunningClinic clinic;

    private AChair(RunningClinic clinic, StaffRow nurse) => (this.clinic, Nurse) = (clinic, nurse);

    public StaffRow Nurse { get; }

    public Guid Session { get; private set; }

    public Guid Patient { get; private set; }

    public string Page => $"/sessions/{Session}";

    public static async Task<AChair> In(RunningClinic clinic, string chairName = "4", string given = "Juniper", string family = "Vale", Route route = Route.Intravenous, Product product = Product.KetamineRacemic, Guid? of = null)
    {
        var now = clinic.Clock.GetUtcNow();
        var chair = new AChair(clinic, await clinic.Staff([Role.Nurse], name: "Teal Larkin"));
        Guid patient = of ?? clinic.NewId(), chairId = clinic.NewId(), course = clinic.NewId(), plan = clinic.NewId(), visit = clinic.NewId(), session = clinic.NewId(), signature = clinic.NewId();
        await using var db = clinic.Database.Open();
        db.AddRange(
            new ChairRow { Id = chairId, ClinicId = clinic.Clinic, Name = chairName, Position = int.TryParse(chairName, CultureInfo.InvariantCulture, out var place) ? place : 1 },
            new SignatureRow { Id = signature, By = chair.Nurse.Id, At = now, Subject = "course", Meaning = "Ordered.", ContentHash = "" },
            new CourseRow { Id = course, PatientId = patient, CreatedAt = now, Status = CourseStatus.Active },
            new PlanVersionRow { Id = plan, CourseId = course, Number = 1, Product = product, Route = route, Indication = Indications.Find("IND-01")!, DoseRow = "DOS-01", Body = Order(route).Write(), Verdict = Verdict.Allow, RulesVersion = "2026-11-22", Why = "First plan.", SignedAt = now, SignatureId = signature },
            new VisitRow { Id = visit, ClinicId = clinic.Clinic, PatientId = patient, Kind = VisitKind.Session, CourseId = course, ChairId = chairId, Nurse = chair.Nurse.Id, StartsAt = now, EndsAt = now.AddHours(3), Status = VisitStatus.Arrived },
            new SessionRow { Id = session, ClinicId = clinic.Clinic, PatientId = patient, VisitId = visit, PlanVersionId = plan, ChairId = chairId, OpenedAt = now });
        if (of is null) db.Add(new PatientRow { Id = patient, ClinicId = clinic.Clinic, Reference = Reference.From(patient), GivenName = given, FamilyName = family, BirthDate = new(1984, 3, 11), Language = "en", CreatedAt = now });
        await db.SaveChangesAsync();
        (chair.Session, chair.Patient) = (session, patient);
        return chair;
    }

    /// <summary>The patient came and the drug runs, 60 mg/h of 40 mg, with one calm set before it and one ten minutes into it.</summary>
    public async Task<AChair> WithTheDrugRunning()
    {
        await Write(new Entry.Arrived());
        await Write(Set(128, 80, 74, 98));
        Pass(5);
        var (mine, theirs) = (await Sign(Nurse.Id), await Sign(Nurse.Id));
        await Write(new Entry.TimeOutSigned("2026-11-22", "go", 40, Nurse.Id, mine, theirs));
        await Write(new Entry.DrugStarted("IV", 75, 0.8m, 40));
        Pass(10);
        await Write(Set(136, 82, 78, 98));
        return this;
    }

    /// <summary>A signature on this session's order, as a time-out names it.</summary>
    private async Task<Guid> Sign(Guid by)
    {
        await using var db = clinic.Database.Open();
        var order = await db.Set<SessionRow>().Where(row => row.Id == Session).Join(db.Set<PlanVersionRow>(), row => row.PlanVersionId, plan => plan.Id, (_, plan) => plan.Body).SingleAsync();
        var signature = new Confirmed(by, "", clinic.Clock.GetUtcNow()).Sign(clinic.NewId(), $"session/{Session}", "This patient gets this dose now.", order);
        db.Add(signature);
        await db.SaveChangesAsync();
        return signature.Id;
    }

    /// <summary>The patient was weighed.</summary>
    public async Task<AChair> Weighing(decimal kilograms)
    {
        var weight = Vocabulary.Find("weight")!;
        await clinic.Ask(async services =>
        {
            await services.GetRequiredService<FactStore>().Record(Patient, [new(weight, weight.Read(FormattableString.Invariant($"{kilograms} kg")).Value!, clinic.Clock.GetUtcNow(), "nurse")], Actor.Of(Nurse.Id));
            return true;
        });
        return this;
    }

    /// <summary>40 mg in 50 mL at 75 mL/h by vein, two sprays of 28 mg, and 40 mg at once for any other way.</summary>
    private static PlanBody Order(Route route) => route switch
    {
        Route.Intravenous => new() { Amount = 0.5m, AmountUnit = "mg/kg", Mix = "qs", DoseMg = 40, MgPerKg = 0.5m, WeightKg = 80, VialMgPerMl = 50, VialMl = 10, FinalMgPerMl = 0.8m, FinalMl = 50, MlPerHour = 75 },
        Route.IntranasalEsketamine => new() { Amount = 56, AmountUnit = "mg", Mix = "asSupplied", DoseMg = 56, Devices = 2 },
        _ => new() { Amount = 0.5m, AmountUnit = "mg/kg", Mix = "asSupplied", DoseMg = 40, MgPerKg = 0.5m, WeightKg = 80 },
    };

    public static Entry Set(decimal systolic, decimal diastolic, decimal heartRate, decimal spo2) =>
        new Entry.VitalsCharted { Systolic = systolic, Diastolic = diastolic, HeartRate = heartRate, Spo2 = spo2, RespiratoryRate = 14, OnOxygen = false };

    public void Pass(double minutes) => clinic.Clock.Pass(TimeSpan.FromMinutes(minutes));

    /// <summary>Writes an entry, confirming whatever is asked about it.</summary>
    /// <param name="by">By any right at all where a test doesn't say.</param>
    public async Task<Receipt> Write(Entry entry, TimeSpan ago = default, Guid? supersedes = null, Authority? by = null)
    {
        var receipt = await Send(entry);
        return receipt is Receipt.Asked asked ? await Send(entry with { Confirmed = [.. asked.Questions.Select(question => question.Key)] }) : receipt;

        Task<Receipt> Send(Entry said) => clinic.Ask(services => services.GetRequiredService<App.Session.Charting>()
            .Write(Session, new(clinic.NewId(), said, clinic.Clock.GetUtcNow() - ago, supersedes, by ?? new(Prescriber: true, Signed: true)), Actor.Of(Nurse.Id)));
    }

    public Task<SessionStory> Story() => clinic.Ask(services => services.GetRequiredService<SessionRecord>().Read(Session));

    public Task<T> Ask<T>(Func<IServiceProvider, Task<T>> use) => clinic.Ask(use);
}
