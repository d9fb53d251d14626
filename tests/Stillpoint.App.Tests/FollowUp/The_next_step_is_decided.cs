using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Stillpoint.App.Audit;
using Stillpoint.App.FollowUp;
using Stillpoint.App.Records;
using Stillpoint.App.Tests.People;
using Stillpoint.Care.FollowUp.Course;
using Stillpoint.Care.FollowUp.Scales;

namespace Stillpoint.App.Tests.FollowUp;

public sealed class The_next_step_is_decided(AskingClinic clinic) : IClassFixture<AskingClinic>
{
    private static string Page(PatientRow patient) => $"/patients/{patient.Id}/next-step";

    /// <summary>Somebody treated yesterday morning whose PHQ-9 was 16 before, and is this now.</summary>
    private async Task<PatientRow> Treated(string given, params int?[] now)
    {
        var patient = await clinic.AtHome(given, "Holm");
        await Score(patient, -48, 3, 2, 2, 2, 2, 2, 2, 1, 0);
        clinic.Running.Clock.Pass(TimeSpan.FromHours(26));
        await Score(patient, -1, now);
        return patient;
    }

    private Task Score(PatientRow patient, double hours, params int?[] codes) => clinic.Running.Ask(async services =>
    {
        await services.GetRequiredService<MeasureStore>().Keep(new TakenMeasure(clinic.Running.NewId(), patient.Id, Instruments.Find("PHQ-9")!, MeasuredHow.AtVisit, clinic.Running.Clock.GetUtcNow().AddHours(hours)) { Answers = codes }, Actor.System);
        return true;
    });

    private static async Task<Drawn> Decide(Visitor prescriber, PatientRow patient, params (string, string)[] fields)
    {
        var shown = (await Drawn.From(prescriber.Get(Page(patient)))).Value("shown")!;
        return await Drawn.From(prescriber.Fill(Page(patient), "next-step", [("shown", shown), ("password", RunningClinic.Password), .. fields]));
    }

    [Fact]
    public async Task With_the_rules_it_is_signed_and_stands_in_the_history()
    {
        var patient = await Treated("Hazel", 1, 1, 1, 1, 1, 1, 1, 1, 0);
        using var prescriber = await clinic.Running.As(Role.Prescriber);
        var page = await Drawn.From(prescriber.Get(Page(patient)));
        Assert.Contains("Finish the series, then maintenance", page.Text, StringComparison.Ordinal);
        Assert.Contains("PHQ-9 8, 16 at the beginning: 50 % better, a response, well tolerated.", page.Text, StringComparison.Ordinal);
        Assert.Empty((await Decide(prescriber, patient, ("decision", "goOn"))).Summary);
        var step = Assert.Single(await clinic.Rows<NextStepRow>(row => row.PatientId == patient.Id));
        Assert.Equal((NextStepOutcome.CompleteThenMaintenance, NextDecision.GoOn, false), (step.Offered, step.Decision, step.Disagrees));
        Assert.Contains("with the rules", (await Drawn.From(prescriber.Get(Page(patient)))).Text, StringComparison.Ordinal);
        Assert.Single(await clinic.Rows<AuditEntryRow>(entry => entry.Action == "row" && entry.Subject.EndsWith($"/{step.Id}")));
    }

    [Fact]
    public async Task Otherwise_than_the_rules_needs_a_reason_and_a_stopped_course_is_over()
    {
        var patient = await Treated("Cedar", 1, 1, 1, 1, 1, 1, 1, 1, 0);
        using var prescriber = await clinic.Running.As(Role.Prescriber);
        var refused = await Decide(prescriber, patient, ("decision", "stop"));
        Assert.Equal("The rules say otherwise, or cannot say: write why it is decided like this.", refused.Error("why"));
        Assert.Empty(await clinic.Rows<NextStepRow>(row => row.PatientId == patient.Id));
        await Decide(prescriber, patient, ("decision", "stop"), ("why", "Moves abroad next week and goes on there."));
        Assert.True(Assert.Single(await clinic.Rows<NextStepRow>(row => row.PatientId == patient.Id)).Disagrees);
        Assert.Equal(CourseStatus.Stopped, Assert.Single(await clinic.Rows<CourseRow>(row => row.PatientId == patient.Id)).Status);
        Assert.Contains("No course is in force", (await Drawn.From(prescriber.Get(Page(patient)))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_score_that_came_meanwhile_is_read_before_anything_is_signed()
    {
        var patient = await Treated("Maple", 1, 1, 1, 1, 1, 1, 1, 1, 0);
        using var prescriber = await clinic.Running.As(Role.Prescriber);
        var shown = (await Drawn.From(prescriber.Get(Page(patient)))).Value("shown")!;
        await Score(patient, 0, 3, 3, 3, 3, 3, 3, 3, 3, 0);
        var page = await Drawn.From(prescriber.Fill(Page(patient), "next-step", ("shown", shown), ("password", RunningClinic.Password), ("decision", "goOn")));
        Assert.Contains("Nothing was signed", string.Join(' ', page.Summary), StringComparison.Ordinal);
        Assert.Contains("Hold, and a psychiatrist sees the patient", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_held_course_is_somebodys_to_look_at_and_a_nurse_reads_without_deciding()
    {
        var patient = await Treated("Rowan", 3, 3, 3, 3, 3, 3, 3, 3, 0);
        using var prescriber = await clinic.Running.As(Role.Prescriber);
        using var nurse = await clinic.Running.As(Role.Nurse);
        await Decide(prescriber, patient, ("decision", "hold"));
        Assert.Single(await clinic.Rows<TaskRow>(task => task.PatientId == patient.Id && task.Kind == TaskKind.CourseReview && task.DoneAt == null));
        var page = await Drawn.From(nurse.Get(Page(patient)));
        Assert.Contains("Hold the course", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Sign the decision", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Scores_stand_beside_the_doses_with_their_change_and_what_is_overdue()
    {
        var patient = await Treated("Fern", 1, 1, 1, 1, 1, 1, 1, 1, 0);
        using var nurse = await clinic.Running.As(Role.Nurse);
        var page = await Drawn.From(nurse.Get($"/patients/{patient.Id}/measures"));
        Assert.Contains("leads for Treatment-resistant depression", page.Text, StringComparison.Ordinal);
        Assert.Contains("50 % better, response", page.Text, StringComparison.Ordinal);
        Assert.Contains("PHQ-9: not taken before the last session", page.Text, StringComparison.Ordinal);
        Assert.Contains(">remission<", page.Html, StringComparison.Ordinal);
    }
}
