using System.Net;
using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Authorization;
using Stillpoint.App.Records;
using Stillpoint.App.Tests.People;
using Stillpoint.Care.Planning;
using Stillpoint.Care.Session.Record;

namespace Stillpoint.App.Tests.Session;

/// <summary>A session with spray devices over real HTTP: each device charted as it was used, and the form of the risk programme filled, signed and filed in time.</summary>
public sealed class The_form_of_an_esketamine_session
{
    private static async Task<AChair> Ready(RunningClinic clinic)
    {
        var chair = await AChair.In(clinic, route: Route.IntranasalEsketamine, product: Product.Esketamine);
        await chair.Write(new Entry.Arrived());
        await chair.Write(AChair.Set(128, 80, 74, 98));
        chair.Pass(5);
        await chair.Write(new Entry.TimeOutSigned("2026-11-22", "go", 56, chair.Nurse.Id, clinic.NewId(), clinic.NewId()) { WatchedBy = chair.Nurse.Id });
        return chair;
    }

    private static (string, string)[] Device(int number, string left = "1", string right = "1") => [("mg", "28"), ("device", $"{number}"), ("spraysLeft", left), ("spraysRight", right)];

    /// <summary>Both devices, the pressures, the scores and two hours; the patient has gone home.</summary>
    private static async Task Treated(AChair chair, Visitor nurse)
    {
        using var first = await nurse.Fill(chair.Page, "dose", Device(1));
        Assert.Equal(HttpStatusCode.Redirect, first.StatusCode);
        chair.Pass(5);
        using var second = await nurse.Fill(chair.Page, "dose", Device(2));
        Assert.Equal(HttpStatusCode.Redirect, second.StatusCode);
        await chair.Write(new Entry.DrugEnded(DrugEnding.Completed));
        for (var quarter = 1; quarter <= 8; quarter++)
        {
            chair.Pass(quarter == 3 ? 10 : 15);
            await chair.Write(AChair.Set(134, 82, 74, 98));
            await chair.Write(new Entry.ScaleScored("MOAA/S", 5));
            await chair.Write(new Entry.ScaleScored("CADSS-23", 2));
        }
        chair.Pass(10);
        await chair.Write(new Entry.Discharged("Wren Vale", "going-home 2", Guid.CreateVersion7()));
    }

    [Fact]
    public async Task The_next_device_is_due_five_minutes_after_the_first_and_a_sooner_one_is_asked_about()
    {
        await using var clinic = await RunningClinic.Start();
        var chair = await Ready(clinic);
        using var nurse = await clinic.SignedIn(chair.Nurse);
        var page = await Drawn.From(nurse.Get(chair.Page));
        Assert.Equal(("28", "1", "1", "1"), (page.Value("mg"), page.Value("device"), page.Value("spraysLeft"), page.Value("spraysRight")));
        using var first = await nurse.Fill(chair.Page, "dose", Device(1));
        Assert.Equal(HttpStatusCode.Redirect, first.StatusCode);
        var next = await Drawn.From(nurse.Get(chair.Page));
        Assert.Contains("Next device", next.Text, StringComparison.Ordinal);
        Assert.Contains("at 10:10", next.Text, StringComparison.Ordinal);
        Assert.Equal("2", next.Value("device"));
        chair.Pass(2);
        Assert.Contains("five minutes apart", (await Drawn.From(nurse.Fill(chair.Page, "dose", Device(2)))).Text, StringComparison.Ordinal);
        chair.Pass(3);
        Assert.Contains("one spray into each nostril", (await Drawn.From(nurse.Fill(chair.Page, "dose", Device(2, "2", "0")))).Text, StringComparison.Ordinal);
        Assert.Single((await chair.Story()).All<Entry.DoseGiven>());
    }

    [Fact]
    public async Task Is_filled_from_the_record_signed_as_shown_and_filed_by_a_person_within_seven_days()
    {
        await using var clinic = await RunningClinic.Start();
        var chair = await Ready(clinic);
        using var nurse = await clinic.SignedIn(chair.Nurse);
        await Treated(chair, nurse);
        var form = $"{chair.Page}/monitoring-form";
        var page = await Drawn.From(nurse.Get(form));
        foreach (var says in (string[])["56 mg", "28 mg at 10:10; sprays: left 1, right 1", "128/80 mmHg at 10:00", "134/82 mmHg at 10:50", "Teal Larkin", "To be filed by", "26 Nov 10:05"])
            Assert.Contains(says, page.Text, StringComparison.Ordinal);
        Assert.Contains("The record does not say that the patient is enrolled.", page.Text, StringComparison.Ordinal);

        // Nobody files what is not signed, nobody signs past a contradiction, and the inbox closes nothing by itself.
        Assert.Contains("Correct it on the strip, or say here what is right", (await Drawn.From(nurse.Fill(form, "sign-form", ("because", ""), ("password", RunningClinic.Password)))).Text, StringComparison.Ordinal);
        var task = await Task(clinic);
        Assert.Equal((Role.Nurse, Role.MedicalDirector, TimeSpan.FromDays(5)), (task.OwnerRole, task.EscalatesTo!, task.EscalatesAt!.Value - task.CreatedAt));
        Assert.Contains("say there that it was filed", (await Drawn.From(nurse.Fill($"/inbox?task={task.Id}", "done", ("cameOf", "Filed, I think.")))).Text, StringComparison.Ordinal);

        using var signed = await nurse.Fill(form, "sign-form", ("because", "Enrolled on paper on 2 Nov."), ("password", RunningClinic.Password));
        Assert.Equal(HttpStatusCode.Redirect, signed.StatusCode);
        using var filed = await nurse.Fill(form, "filed", ("how", "online"), ("confirmation", "C-20411"));
        Assert.Equal(HttpStatusCode.Redirect, filed.StatusCode);
        var done = await Task(clinic);
        Assert.Equal((chair.Nurse.Id, "Filed on the programme's site, confirmation: C-20411"), (done.DoneBy, done.Outcome));
        Assert.Contains("C-20411", (await Drawn.From(nurse.Get(form))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_changes_in_the_record_after_the_signature_is_signed_again()
    {
        await using var clinic = await RunningClinic.Start();
        var chair = await Ready(clinic);
        using var nurse = await clinic.SignedIn(chair.Nurse);
        await Treated(chair, nurse);
        var form = $"{chair.Page}/monitoring-form";
        using var signed = await nurse.Fill(form, "sign-form", ("because", "Enrolled on paper."), ("password", RunningClinic.Password));
        Assert.Equal(HttpStatusCode.Redirect, signed.StatusCode);
        await chair.Write(new Entry.AdverseEvent("Headache", 1, "water") { Serious = false, Outcome = EventOutcome.Recovered, Relation = EventRelation.Possible }, ago: TimeSpan.FromMinutes(30));
        var page = await Drawn.From(nurse.Get(form));
        Assert.Contains("Headache, grade 1", page.Text, StringComparison.Ordinal);
        Assert.Contains("the record has changed since. Sign it again", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_files_it_for_two_days_before_the_end_and_the_director_hears_of_it()
    {
        await using var clinic = await RunningClinic.Start();
        var chair = await Ready(clinic);
        using (var nurse = await clinic.SignedIn(chair.Nurse)) await Treated(chair, nurse);
        var director = await clinic.Staff([Role.MedicalDirector]);
        using (var early = await clinic.SignedIn(director)) Assert.DoesNotContain("File the monitoring form", (await Drawn.From(early.Get("/inbox"))).Text, StringComparison.Ordinal);
        clinic.Clock.Pass(TimeSpan.FromDays(5));
        using var late = await clinic.SignedIn(director);
        Assert.Contains("File the monitoring form", (await Drawn.From(late.Get("/inbox"))).Text, StringComparison.Ordinal);
    }

    private static async Task<TaskRow> Task(RunningClinic clinic)
    {
        await using var db = clinic.Database.Open();
        return await db.Set<TaskRow>().AsNoTracking().SingleAsync(row => row.Kind == TaskKind.MonitoringForm);
    }
}
