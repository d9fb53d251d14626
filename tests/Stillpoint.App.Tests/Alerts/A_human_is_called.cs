using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Stillpoint.App.Audit;
using Stillpoint.App.Authorization;
using Stillpoint.App.Records;
using Stillpoint.App.Screening;
using Stillpoint.App.Tests.People;
using Stillpoint.App.Tests.Session;
using Stillpoint.Care.FollowUp.Scales;
using Stillpoint.Care.Session.Record;

namespace Stillpoint.App.Tests.Alerts;

public sealed class A_human_is_called(OneClinic clinic) : IClassFixture<OneClinic>
{
    private async Task<List<TaskRow>> Open(PatientRow patient)
    {
        await using var db = clinic.Open();
        return await db.Set<TaskRow>().AsNoTracking().Where(task => task.PatientId == patient.Id && task.DoneAt == null).OrderBy(task => task.CreatedAt).ToListAsync();
    }

    private async Task Screened(PatientRow patient, string answers)
    {
        using var kept = await (await clinic.As(Role.Nurse)).Fill($"/patients/{patient.Id}/facts", "sheet", [("source", "clinician"), .. Items(answers)]);
        Assert.Contains("/facts", Visitor.To(kept), StringComparison.Ordinal);
    }

    private static IEnumerable<(string, string)> Items(string answers) => answers.Split(' ').Select(answer => ("cssrsAnswers", answer));

    [Fact]
    public async Task Words_of_danger_in_a_question_call_the_clinic_before_the_page_says_thank_you()
    {
        using var visitor = clinic.Running.Visitor();
        var page = await Drawn.From(visitor.Fill("/enquire", "enquire", ("name", "Sorrel Bright"), ("phone", "555 555 0177"), ("message", "I sometimes think I would be better off dead.")));
        Assert.Contains("Please do not wait for our call", page.Text, StringComparison.Ordinal);
        Assert.True(page.Text.IndexOf("988", StringComparison.Ordinal) < page.Text.IndexOf("We have your message", StringComparison.Ordinal));
        var desk = await clinic.As(Role.Coordinator);
        Assert.Contains("Words of danger in a message", (await Drawn.From(desk.Get("/inbox?show=safety"))).Text, StringComparison.Ordinal);
        Assert.Contains("words of danger: call now", (await Drawn.From(desk.Get("/enquiries"))).Text, StringComparison.Ordinal);
        Assert.Contains("Words of danger in a message", (await Drawn.From((await clinic.As(Role.Prescriber)).Get("/inbox"))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_of_danger_in_Spanish_are_answered_in_Spanish()
    {
        using var visitor = clinic.Running.Visitor();
        var page = await Drawn.From(visitor.Fill("/enquire?lang=es", "enquire", ("name", "Salvia Monte"), ("phone", "555 555 0178"), ("message", "Ya no quiero vivir así.")));
        Assert.Contains("no espere a nuestra llamada", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_alert_of_a_question_goes_with_the_person_who_becomes_a_patient()
    {
        using var visitor = clinic.Running.Visitor();
        await Drawn.From(visitor.Fill("/enquire", "enquire", ("name", "Aster Field"), ("phone", "555 555 0179"), ("message", "I want to die.")));
        await using var db = clinic.Open();
        var enquiry = await db.Set<EnquiryRow>().SingleAsync(row => row.Name == "Aster Field");
        using var accepted = await (await clinic.As(Role.Coordinator)).Fill($"/enquiries/{enquiry.Id}", "accept", ("givenName", "Aster"), ("familyName", "Field"), ("birthDate", "1990-02-01"), ("reads", "en"));
        var patient = await db.Set<PatientRow>().AsNoTracking().SingleAsync(row => row.FamilyName == "Field" && row.GivenName == "Aster");
        Assert.Equal("DANGER_WORDS", Assert.Single(await Open(patient)).Alert);
    }

    [Fact]
    public async Task A_high_risk_on_the_sheet_is_an_emergency_of_every_clinician_and_of_no_coordinator()
    {
        var patient = await clinic.Patient("Hazel", "Thorne");
        await Screened(patient, "yes yes yes yes yes no -");
        var alert = Assert.Single(await Open(patient));
        Assert.Equal(("CSSRS_HIGH", AlertTier.Emergency, Role.Prescriber), (alert.Alert, alert.Tier, alert.OwnerRole));
        Assert.Contains("High suicide risk (items 1, 2, 3, 4, 5)", (await Drawn.From((await clinic.As(Role.Nurse)).Get("/inbox"))).Text, StringComparison.Ordinal);
        var coordinator = await clinic.As(Role.Coordinator);
        Assert.DoesNotContain("suicide risk", await coordinator.Read("/inbox"), StringComparison.Ordinal);
        Assert.DoesNotContain("suicide risk", await coordinator.Read($"/patients/{patient.Id}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_taken_back_does_not_take_back_the_alert_and_closing_it_says_how_it_ended()
    {
        var patient = await clinic.Patient("Hollis", "Wren");
        await Screened(patient, "yes yes yes no no no -");
        await Screened(patient, "no no - - - no -");
        var alert = Assert.Single(await Open(patient));
        var prescriber = await clinic.As(Role.Prescriber);
        var page = await Drawn.From(prescriber.Fill($"/inbox?task={alert.Id}", "done", ("task", alert.Id.ToString()), ("cameOf", "Seen.")));
        Assert.Equal("Choose how the alert ended: it is not closed otherwise.", page.Error("ended"));
        using var taken = await prescriber.Fill($"/inbox?task={alert.Id}", "take", ("task", alert.Id.ToString()));
        Assert.NotNull((await Open(patient)).Single().TakenBy);
        using var done = await prescriber.Fill($"/inbox?task={alert.Id}", "done", ("task", alert.Id.ToString()), ("cameOf", "Seen with the C-SSRS."), ("ended", "assessed"));
        Assert.Empty(await Open(patient));
    }

    [Theory]
    [InlineData(1, "PHQ9_ITEM9")]
    [InlineData(400, null)]
    public async Task An_answer_that_came_with_a_file_calls_like_one_that_was_typed_unless_it_tells_of_another_time(int daysOld, string? alert)
    {
        var patient = await clinic.Patient("Tansy", "Vale");
        await clinic.Running.Ask(async services =>
        {
            var at = clinic.Running.Clock.GetUtcNow().AddDays(-daysOld);
            await services.GetRequiredService<FactStore>().Import(patient.Id, [new("phq9Item9", "3", null, at, "file")], Actor.System);
            return true;
        });
        Assert.Equal(alert, (await Open(patient)).SingleOrDefault()?.Alert);
    }

    [Fact]
    public async Task The_same_alert_is_not_raised_twice_and_a_graver_one_stands_beside_it()
    {
        var patient = await clinic.Patient("Linden", "Marsh");
        await Screened(patient, "yes yes yes no no no -");
        await Screened(patient, "yes yes yes no no no -");
        Assert.Single(await Open(patient));
        await Screened(patient, "yes yes yes yes no no -");
        Assert.Equal(["CSSRS_MODERATE", "CSSRS_HIGH"], (await Open(patient)).Select(task => task.Alert));
    }

    [Fact]
    public async Task A_medicine_added_after_the_decision_asks_the_prescriber_again_and_the_pathway_goes_back()
    {
        var patient = await clinic.Patient("Nettle", "Cross");
        await clinic.Suitable(patient);
        using var added = await (await clinic.As(Role.Nurse)).Fill($"/patients/{patient.Id}/lists", "add-condition", ("text", "Aortic dissection"), ("icd10", "I71.0"), ("status", "active"), ("confirmed", "true"));
        var asked = Assert.Single(await Open(patient));
        Assert.Equal(TaskKind.SuitabilityReview, asked.Kind);
        Assert.StartsWith("Found since suitability was signed", asked.Title, StringComparison.Ordinal);
        Assert.Contains("to be decided again", (await Drawn.From((await clinic.As(Role.Prescriber)).Get($"/patients/{patient.Id}"))).Text, StringComparison.Ordinal);
        var desk = await Drawn.From((await clinic.As(Role.Coordinator)).Get($"/patients/{patient.Id}"));
        Assert.Contains("A prescriber has to decide on suitability again.", desk.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("issection", desk.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stop_waits_in_the_prescribers_inbox_until_it_is_closed_and_a_session_until_it_is_signed()
    {
        var chair = await (await AChair.In(clinic.Running, "9", "Basil", "Rowe")).WithTheDrugRunning();
        var patient = (await Patient(chair.Patient))!;
        Assert.Null((await chair.Write(new Entry.StopRaised("STOP-PATIENT", "the patient says stop", PumpOff: true))).NotStored);
        Assert.Equal("A stop waits for a prescriber: the patient says stop", Assert.Single(await Open(patient)).Title);
        await chair.Write(new Entry.StopClosed("STOP-PATIENT", "Wishes to go on."));
        Assert.Empty(await Open(patient));
        await chair.Write(new Entry.DrugEnded(DrugEnding.Stopped, "wish"));
        chair.Pass(1);
        await chair.Write(new Entry.LeftAgainstAdvice("Wants to go.", "Told to stay."));
        Assert.Equal(TaskKind.SessionToSign, Assert.Single(await Open(patient)).Kind);
    }

    [Fact]
    public async Task While_an_alert_is_open_the_gate_stays_closed_and_says_where_it_is_answered()
    {
        var chair = await AChair.In(clinic.Running, "11", "Rowan", "Hale");
        await chair.Write(new Entry.Arrived());
        var nurse = await clinic.As(Role.Nurse);
        Assert.DoesNotContain("An alert is open", await nurse.Read($"{chair.Page}/gate"), StringComparison.Ordinal);
        await Screened((await Patient(chair.Patient))!, "yes yes yes no no no -");
        var gate = await Drawn.From(nurse.Get($"{chair.Page}/gate"));
        Assert.Contains("An alert is open.", gate.Text, StringComparison.Ordinal);
        Assert.Contains("Moderate suicide risk (items 1, 2, 3)", gate.Text, StringComparison.Ordinal);
        Assert.Contains("Closed until the inbox says how this alert ended", gate.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_prescriber_signs_why_the_drug_may_start_beside_an_alert_in_this_session_and_the_alert_stays_open()
    {
        var chair = await AChair.In(clinic.Running, "12", "Sorrel", "Hale");
        await chair.Write(new Entry.Arrived());
        var patient = (await Patient(chair.Patient))!;
        await Screened(patient, "yes yes yes no no no -");
        var alert = Assert.Single(await Open(patient));
        var (nurse, prescriber) = (await clinic.As(Role.Nurse), await clinic.As(Role.Prescriber));
        var (page, form) = ($"{chair.Page}/gate", $"alert-{alert.Id}");
        Assert.DoesNotContain(form, await nurse.Read(page), StringComparison.Ordinal);
        Assert.Contains("An alert is open", (await chair.Write(new Entry.TimeOutSigned("2026-11-22", "go", 40, chair.Nurse.Id, chair.Nurse.Id, chair.Nurse.Id))).NotStored, StringComparison.Ordinal);
        Assert.Equal("Give the reason in at least 20 characters.", (await Drawn.From(prescriber.Fill(page, form, ("reason", "Fine."), ("password", RunningClinic.Password)))).Error("reason"));

        (string, string)[] signs = [("reason", "Assessed at nine; safety plan made, the brother stays tonight."), ("password", RunningClinic.Password)];
        using var signed = await prescriber.Fill(page, form, signs);
        Assert.Equal(System.Net.HttpStatusCode.Redirect, signed.StatusCode);
        var now = (await Drawn.From(nurse.Get(page))).Text;
        Assert.Contains("The drug may start in this session:", now, StringComparison.Ordinal);
        Assert.Contains("The alert stays open.", now, StringComparison.Ordinal);
        Assert.DoesNotContain("Closed until the inbox", now, StringComparison.Ordinal);
        Assert.Equal(alert.Id, Assert.Single(await Open(patient)).Id);
        Assert.Null((await chair.Write(new Entry.TimeOutSigned("2026-11-22", "go", 40, chair.Nurse.Id, chair.Nurse.Id, chair.Nurse.Id))).NotStored);
    }

    private async Task<PatientRow?> Patient(Guid id)
    {
        await using var db = clinic.Open();
        return await db.Set<PatientRow>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == id);
    }
}
