using Microsoft.Extensions.DependencyInjection;
using Stillpoint.App.Booking;
using Stillpoint.App.Records;
using Stillpoint.App.Tests.People;
using Stillpoint.Care.Planning;

namespace Stillpoint.App.Tests.Booking;

public sealed class A_patient_in_two_clinics(OneClinic clinic) : IClassFixture<OneClinic>
{
    private async Task<VisitRow> Session(PatientRow patient, DateTimeOffset starts)
    {
        var course = await clinic.Course(patient);
        var visit = new VisitRow { Id = clinic.Running.NewId(), ClinicId = patient.ClinicId, PatientId = patient.Id, CourseId = course, Kind = VisitKind.Session, Route = Route.Intravenous, StartsAt = starts, EndsAt = starts.AddMinutes(145), ArrivalMinutes = 30, DosingMinutes = 40, RecoveryMinutes = 75, CleaningMinutes = 15, Status = VisitStatus.Booked };
        await clinic.Add(visit);
        return visit;
    }

    [Fact]
    public async Task Is_booked_by_each_course_own_house_and_in_one_of_them_at_a_time()
    {
        var other = new ClinicRow { Id = clinic.Running.NewId(), Name = "Mesa", TimeZone = "America/Denver", CreatedAt = clinic.Running.Clock.GetUtcNow() };
        await clinic.Add(other);
        await clinic.Add(new PolicyRow { Id = clinic.Running.NewId(), ClinicId = other.Id, Name = "house/CRS-01.hours", Number = 1, EffectiveFrom = new(2026, 11, 1), Body = "72", Cites = "", WrittenBy = clinic.Running.NewId(), ApprovedBy = clinic.Running.NewId(), ApprovedAt = clinic.Running.Clock.GetUtcNow() });
        var (here, id) = (await clinic.Patient("Sorrel", "Dune"), clinic.Running.NewId());
        var there = new PatientRow { Id = id, ClinicId = other.Id, Reference = Reference.From(id), GivenName = "Sorrel", FamilyName = "Dune", BirthDate = here.BirthDate, Language = "en", CreatedAt = clinic.Running.Clock.GetUtcNow() };
        await clinic.Add(there);
        await clinic.Add(new SamePersonRow { Id = clinic.Running.NewId(), PatientId = here.Id, OtherId = there.Id, Number = 1, Step = SamePersonStep.Linked, Why = "the same person", At = clinic.Running.Clock.GetUtcNow() });
        var (first, second) = (await Session(here, new(2026, 11, 23, 15, 0, 0, TimeSpan.Zero)), await Session(there, new(2026, 12, 1, 17, 0, 0, TimeSpan.Zero)));

        var schedule = await clinic.Running.Ask(services => services.GetRequiredService<ScheduleReader>().Read([clinic.Running.Clinic, other.Id], first.StartsAt, second.StartsAt.AddDays(1), here.Id));
        var (one, two) = (schedule.Visits.Single(visit => visit.Id == first.Id), schedule.Visits.Single(visit => visit.Id == second.Id));
        Assert.Equal((48m, 72m), (one.Spacing!.LeastHours, two.Spacing!.LeastHours));
        // Both are one patient's: whoever sits in Denver is booked nowhere else.
        Assert.Equal(one.Patient, two.Patient);
        var poppy = await clinic.As(Role.Coordinator);
        var prescriber = await clinic.Running.Staff([Role.Prescriber]);
        var refused = await Drawn.From(poppy.Fill($"/patients/{here.Id}/book", "book", ("kind", "followUp"), ("starts", "2026-12-01T12:30"), ("prescriber", prescriber.Id.ToString())));
        Assert.Contains("at another clinic", refused.Error("starts"), StringComparison.Ordinal);
    }
}
