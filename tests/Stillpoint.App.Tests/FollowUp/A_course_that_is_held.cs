using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Stillpoint.App.Audit;
using Stillpoint.App.Records;
using Stillpoint.App.Screening;
using Stillpoint.App.Tests.People;
using Stillpoint.Care.FollowUp.Course;
using Stillpoint.Care.Screening.Facts;

namespace Stillpoint.App.Tests.FollowUp;

public sealed class A_course_that_is_held(OneClinic clinic) : IClassFixture<OneClinic>
{
    /// <summary>
    /// A pregnancy or blood in the urine, found between sessions, sends suitability back to a prescriber: the gate asks it on the day, and nothing is
    /// booked until then.
    /// </summary>
    [Theory]
    [InlineData("pregnant")]
    [InlineData("haematuriaUnexplained", "lutsPresent")]
    public async Task What_is_found_between_sessions_lets_nothing_be_booked_until_a_prescriber_decided_again(params string[] keys)
    {
        var (patient, chair) = (await clinic.Patient(), await clinic.Chair($"Found {keys[0]}"));
        await clinic.Course(patient);
        await clinic.Suitable(patient);
        await clinic.Consented(patient);
        clinic.Running.Clock.Pass(TimeSpan.FromMinutes(1));
        await clinic.Running.Ask(async services =>
        {
            await services.GetRequiredService<FactStore>().Record(patient.Id,
                [.. keys.Select(key => new StatedFact(Fact(key), true, clinic.Running.Clock.GetUtcNow(), "clinician"))], Actor.System);
            return true;
        });
        var (cover, beside) = (await clinic.Running.Staff([Role.Prescriber]), await clinic.Running.Staff([Role.Nurse]));
        var page = await Drawn.From((await clinic.As(Role.Coordinator)).Fill($"/patients/{patient.Id}/book", "book",
            ("kind", "session"), ("starts", "2026-11-26T14:00"), ("minutes", "180"), ("chair", chair.Id.ToString()),
                ("prescriber", cover.Id.ToString()), ("nurse", beside.Id.ToString())));
        Assert.StartsWith("Something was found since suitability was signed.", page.Error("kind"), StringComparison.Ordinal);
    }

    private static FactKey Fact(string key) => Vocabulary.All.Single(fact => fact.Key == key);

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
