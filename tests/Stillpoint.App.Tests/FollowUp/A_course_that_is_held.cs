using System.Net;
using Stillpoint.App.Records;
using Stillpoint.App.Tests.People;
using Stillpoint.Care.FollowUp.Course;

namespace Stillpoint.App.Tests.FollowUp;

public sealed class A_course_that_is_held(OneClinic clinic) : IClassFixture<OneClinic>
{
    [Fact]
    public async Task Is_not_booked_on_until_a_prescriber_lets_it_go_on()
    {
        var (patient, chair) = (await clinic.Patient(), await clinic.Chair("Held"));
        var course = await clinic.Course(patient);
        await clinic.Consented(patient);
        var coordinator = await clinic.As(Role.Coordinator);
        var (cover, beside) = (await clinic.Running.Staff([Role.Prescriber]), await clinic.Running.Staff([Role.Nurse]));
        (string, string)[] wanted = [("kind", "session"), ("starts", "2026-11-25T14:00"), ("minutes", "180"), ("chair", chair.Id.ToString()), ("prescriber", cover.Id.ToString()), ("nurse", beside.Id.ToString())];
        await Decide(NextDecision.Hold);
        Assert.Contains("This course is held", (await Drawn.From(coordinator.Fill($"/patients/{patient.Id}/book", "book", wanted))).Error("kind"), StringComparison.Ordinal);
        clinic.Running.Clock.Pass(TimeSpan.FromMinutes(1));
        await Decide(NextDecision.GoOn);
        using var booked = await coordinator.Fill($"/patients/{patient.Id}/book", "book", wanted);
        Assert.Equal(HttpStatusCode.Redirect, booked.StatusCode);

        Task Decide(NextDecision decision) => clinic.Signed("next step", signature => new NextStepRow
        {
            Id = clinic.Running.NewId(), PatientId = patient.Id, CourseId = course, Offered = NextStepOutcome.HoldPsychiatrist, Decision = decision, Shown = "", RulesVersion = "2026-11-22",
            DecidedAt = clinic.Running.Clock.GetUtcNow(), SignatureId = signature,
        });
    }
}
