using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Records;
using Stillpoint.App.Tests.People;
using Stillpoint.Care.FollowUp.Scales;

namespace Stillpoint.App.Tests.FollowUp;

public sealed class Entering_a_form(OneClinic clinic) : IClassFixture<OneClinic>
{
    private static string Enter(PatientRow patient, string form, string more = "") => $"/patients/{patient.Id}/measures/enter?form={Uri.EscapeDataString(form)}{more}";

    private static (string, string)[] Items(params int?[] codes) => [.. codes.Select((code, index) => ($"i{index + 1}", $"{code}"))];

    private async Task<List<MeasureRow>> Kept(PatientRow patient)
    {
        await using var db = clinic.Open();
        return await db.Set<MeasureRow>().AsNoTracking().Where(row => row.PatientId == patient.Id).OrderBy(row => row.Supersedes != null).ToListAsync();
    }

    private async Task<List<TaskRow>> Alerts(PatientRow patient)
    {
        await using var db = clinic.Open();
        return await db.Set<TaskRow>().AsNoTracking().Where(task => task.PatientId == patient.Id && task.Alert != null).ToListAsync();
    }

    [Fact]
    public async Task Read_out_on_the_phone_keeps_the_answers_their_score_and_how_they_came()
    {
        var (patient, nurse) = (await clinic.Patient("Hazel", "Marsh"), await clinic.As(Role.Nurse));
        using var kept = await nurse.Fill(Enter(patient, "PHQ-9"), "measure", [("how", "byPhone"), .. Items(2, 2, 1, 2, 1, 1, 1, 0, 1)]);
        Assert.Contains("/measures?measure=", Visitor.To(kept), StringComparison.Ordinal);
        var row = Assert.Single(await Kept(patient));
        Assert.Equal((MeasuredHow.ByPhone, AnsweredBy.Patient, ScoreStatus.Ok, 11m, "moderate", "[2,2,1,2,1,1,1,0,1]"), (row.How, row.AnsweredBy, row.Status, row.Total, row.Severity, row.Answers));
        Assert.Equal(("PHQ9_ITEM9", AlertTier.Urgent), (await Alerts(patient)).Select(task => (task.Alert, task.Tier!.Value)).Single());
        var page = await Drawn.From(nurse.Get(Visitor.To(kept)));
        Assert.Contains("read out by phone", page.Text, StringComparison.Ordinal);
        Assert.Contains("11, moderate", page.Text, StringComparison.Ordinal);
        Assert.Contains("11, moderate", (await Drawn.From(nurse.Get($"/patients/{patient.Id}"))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tells_the_gate_what_it_asks_for()
    {
        var (patient, nurse) = (await clinic.Patient("Rowan", "Pike"), await clinic.As(Role.Nurse));
        using var screened = await nurse.Fill(Enter(patient, "C-SSRS-SCREENER"), "measure", [("how", "atVisit"), ("window", "since last contact"), .. Items(1, 1, 1, 1, 0, 0, null)]);
        await using var db = clinic.Open();
        Assert.Equal("yes yes yes yes no no -", (await db.Set<FactRow>().SingleAsync(fact => fact.PatientId == patient.Id && fact.Key == "cssrsAnswers")).Value);
        Assert.Equal("CSSRS_HIGH", Assert.Single(await Alerts(patient)).Alert);
    }

    [Fact]
    public async Task A_total_from_paper_needs_its_safety_item_and_lies_within_the_scale()
    {
        var (patient, nurse) = (await clinic.Patient("Linden", "Cole"), await clinic.As(Role.Nurse));
        var page = await Drawn.From(nurse.Fill(Enter(patient, "MADRS", "&by=total"), "measure", ("total", "280")));
        Assert.Contains("0 to 60", page.Error("total"), StringComparison.Ordinal);
        Assert.Equal("Enter item 10 too: a total cannot say it.", page.Error("i10"));
        var kept = await Drawn.From(nurse.Fill(Enter(patient, "MADRS", "&by=total"), "measure", ("window", "past 7 days"), ("total", "28"), ("i10", "4")));
        Assert.Empty(kept.Summary);
        var row = Assert.Single(await Kept(patient));
        Assert.Equal((MeasuredHow.TotalFromPaper, AnsweredBy.Clinician, 28m, "moderate"), (row.How, row.AnsweredBy, row.Total, row.Severity));
        Assert.Equal(("MADRS_ITEM10", AlertTier.Emergency), (await Alerts(patient)).Select(task => (task.Alert, task.Tier!.Value)).Single());
    }

    [Fact]
    public async Task Blanks_are_asked_about_once_and_kept_as_blanks()
    {
        var (patient, nurse) = (await clinic.Patient("Cedar", "Finn"), await clinic.As(Role.Nurse));
        (string, string)[] form = [("how", "patientsPaper"), .. Items(1, 1, null, 1, null, 1, null, 1, 0)];
        var page = await Drawn.From(nurse.Fill(Enter(patient, "PHQ-9"), "measure", form));
        Assert.Contains("Items 3, 5, 7 are blank. There is no total then.", page.Text, StringComparison.Ordinal);
        Assert.Empty(await Kept(patient));
        using var kept = await nurse.Fill(Enter(patient, "PHQ-9"), "measure", [.. form, ("asked", "blank")]);
        Assert.Equal((ScoreStatus.Incomplete, null, "[1,1,null,1,null,1,null,1,0]"), (await Kept(patient)).Select(row => (row.Status, row.Total, row.Answers)).Single());
    }

    [Fact]
    public async Task Sent_twice_is_kept_once()
    {
        var (patient, nurse) = (await clinic.Patient("Maple", "Dene"), await clinic.As(Role.Nurse));
        var send = await nurse.Prepare(Enter(patient, "PAIN-NRS"), "measure", [("how", "atVisit"), ("window", "now"), .. Items(6)]);
        foreach (var reply in await Task.WhenAll(send(), send())) reply.Dispose();
        Assert.Single(await Kept(patient));
    }

    [Fact]
    public async Task A_correction_stands_beside_what_it_corrects_and_the_alert_stays()
    {
        var (patient, nurse) = (await clinic.Patient("Ash", "Byrne"), await clinic.As(Role.Nurse));
        using var first = await nurse.Fill(Enter(patient, "PHQ-9"), "measure", [("how", "patientsPaper"), .. Items(1, 1, 1, 1, 1, 1, 1, 1, 3)]);
        var wrong = Assert.Single(await Kept(patient));
        var correct = $"/patients/{patient.Id}/measures/enter?corrects={wrong.Id}";
        var page = await Drawn.From(nurse.Fill(correct, "measure", [("how", "patientsPaper"), .. Items(1, 1, 1, 1, 1, 1, 1, 1, 0)]));
        Assert.Contains("Say why it is corrected", page.Error("why"), StringComparison.Ordinal);
        var colleague = await nurse.Prepare(correct, "measure", [("how", "patientsPaper"), ("why", "Me too."), .. Items(1, 1, 1, 1, 1, 1, 1, 1, 1)]);
        using var corrected = await nurse.Fill(correct, "measure", [("how", "patientsPaper"), ("why", "The last line was read wrongly."), .. Items(1, 1, 1, 1, 1, 1, 1, 1, 0)]);
        Assert.Equal([(11m, null), (8m, (Guid?)wrong.Id)], (await Kept(patient)).Select(row => (row.Total!.Value, row.Supersedes)));
        Assert.Null(Assert.Single(await Alerts(patient)).DoneAt);
        Assert.Contains("corrected", (await Drawn.From(nurse.Get($"/patients/{patient.Id}/measures?measure={wrong.Id}"))).Text, StringComparison.Ordinal);
        Assert.Contains("corrected meanwhile", (await Drawn.From(colleague())).Text, StringComparison.Ordinal);
        Assert.Equal(2, (await Kept(patient)).Count);
    }

    [Fact]
    public async Task Taken_back_it_counts_no_more_and_stays_with_the_reason()
    {
        var (patient, nurse) = (await clinic.Patient("Birch", "Lowe"), await clinic.As(Role.Nurse));
        using var first = await nurse.Fill(Enter(patient, "GAD-7"), "measure", [("how", "atVisit"), .. Items(1, 1, 1, 1, 1, 1, 1)]);
        var wrong = Assert.Single(await Kept(patient));
        using var back = await nurse.Fill($"/patients/{patient.Id}/measures?measure={wrong.Id}", "take-back", ("measure", wrong.Id.ToString()), ("reason", "It was somebody else's sheet."));
        var page = await Drawn.From(nurse.Get($"/patients/{patient.Id}/measures?measure={wrong.Id}"));
        Assert.Contains("taken back: It was somebody else's sheet.", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("7, mild", (await Drawn.From(nurse.Get($"/patients/{patient.Id}"))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Worse_than_the_best_so_far_calls_a_prescriber()
    {
        var (patient, nurse) = (await clinic.Patient("Alder", "Quick"), await clinic.As(Role.Nurse));
        using var first = await nurse.Fill(Enter(patient, "PHQ-9"), "measure", [("how", "atVisit"), ("measuredAt", "2026-11-02T09:00"), .. Items(1, 1, 1, 1, 1, 0, 0, 0, 0)]);
        using var later = await nurse.Fill(Enter(patient, "PHQ-9"), "measure", [("how", "atVisit"), .. Items(2, 2, 2, 2, 2, 0, 0, 0, 0)]);
        Assert.Equal("PHQ9_WORSE", Assert.Single(await Alerts(patient)).Alert);
    }

    [Fact]
    public async Task The_store_is_proved_and_the_database_refuses_a_change()
    {
        var patient = await clinic.Patient("Fern", "Hart");
        using var kept = await (await clinic.As(Role.Nurse)).Fill(Enter(patient, "PAIN-NRS"), "measure", [("how", "atVisit"), ("window", "now"), .. Items(4)]);
        var row = Assert.Single(await Kept(patient));
        await using var db = clinic.Open();
        Assert.True(await db.Set<AuditEntryRow>().AnyAsync(entry => entry.Action == "row" && entry.Subject == $"measure/{row.Id}"));
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => db.Set<MeasureRow>().Where(one => one.Id == row.Id).ExecuteUpdateAsync(set => set.SetProperty(one => one.Severity, "mild")));
    }
}
