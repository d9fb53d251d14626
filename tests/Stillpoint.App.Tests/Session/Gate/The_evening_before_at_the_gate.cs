using System.Net;
using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Authorization;
using Stillpoint.App.Records;
using Stillpoint.App.Tests.People;
using Stillpoint.Care.Booking;
using Stillpoint.Care.Session.Record;

namespace Stillpoint.App.Tests.Session.Gate;

/// <summary>What the patient answered the evening before is where the gate starts from.</summary>
public sealed class The_evening_before_at_the_gate
{
    /// <summary>The patient has come; the evening before they answered so, and a nurse was to call.</summary>
    private static async Task<(AtTheGate Gate, Guid Task)> After(RunningClinic clinic, string answers)
    {
        var gate = await AtTheGate.In(clinic, onlyEvaluated: true);
        var evening = clinic.Clock.GetUtcNow().AddHours(-15);
        await using var db = clinic.Database.Open();
        var visit = await db.Set<VisitRow>().SingleAsync(row => row.PatientId == gate.Chair.Patient);
        var task = new TaskRow { Id = clinic.NewId(), ClinicId = visit.ClinicId, PatientId = visit.PatientId, Kind = TaskKind.EveningAnswer, Title = "A red answer: call at once.", OwnerRole = Role.Nurse, DueAt = evening, CreatedAt = evening, About = $"/visits/{visit.Id}" };
        db.AddRange(new EveningCheckRow { Id = clinic.NewId(), ClinicId = visit.ClinicId, PatientId = visit.PatientId, VisitId = visit.Id, StartsAt = visit.StartsAt, SendAt = evening, AnsweredAt = evening, Word = EveningWord.Red, Answers = answers }, task);
        await db.SaveChangesAsync();
        return (gate, task.Id);
    }

    private static Task<int> Known(RunningClinic clinic, AtTheGate gate, string key)
    {
        var db = clinic.Database.Open();
        return db.Set<FactRow>().CountAsync(row => row.PatientId == gate.Chair.Patient && row.Key == key);
    }

    [Fact]
    public async Task Chest_pain_is_not_erased_with_a_list_and_waits_for_its_alert()
    {
        await using var clinic = await RunningClinic.Start();
        var (gate, task) = await After(clinic, """{"evening-1/Symptoms":"chestPain headache"}""");
        using var nurse = await clinic.SignedIn(gate.Chair.Nurse);
        using (var all = await nurse.Fill(gate.Page, "today", ("act", "listed"))) Assert.Equal(HttpStatusCode.Redirect, all.StatusCode);
        var page = await Drawn.From(nurse.Get(gate.Page));
        Assert.Contains("New chest pain.", page.Text, StringComparison.Ordinal);
        Assert.Contains("new or worse: chest pain, headache", page.Text, StringComparison.Ordinal);
        Assert.Contains("A red answer: call at once.", page.Text, StringComparison.Ordinal);
        Assert.Contains("Closed until the inbox says how this alert ended", page.Text, StringComparison.Ordinal);
        Assert.Equal(0, await Known(clinic, gate, "newSymptoms"));
        // Nor with the item's own form, nor by saying less.
        await nurse.Fill(gate.Page, "again-PRE-18", ("act", "listed"));
        await nurse.Fill(gate.Page, "again-PRE-18", ("act", "kept"), ("notSo-newSymptoms", "true"), ("newSymptoms", "headache"));
        Assert.Equal(0, await Known(clinic, gate, "newSymptoms"));

        (string, string)[] otherwise = [("act", "otherwise-newSymptoms"), ("why-newSymptoms", "It was heartburn after supper; gone since nine, the prescriber called.")];
        Assert.StartsWith("The evening before the patient said", (await Drawn.From(nurse.Fill(gate.Page, "again-PRE-18", otherwise[0]))).Error("why-newSymptoms"), StringComparison.Ordinal);
        Assert.Contains("Not while this alert of the evening before is open: A red answer: call at once.", (await Drawn.From(nurse.Fill(gate.Page, "again-PRE-18", otherwise))).Error("why-newSymptoms"), StringComparison.Ordinal);
        Assert.Equal(0, await Known(clinic, gate, "newSymptoms"));

        await using (var db = clinic.Database.Open()) await db.Set<TaskRow>().Where(row => row.Id == task).ExecuteUpdateAsync(set => set.SetProperty(row => row.DoneAt, clinic.Clock.GetUtcNow()));
        using (var said = await nurse.Fill(gate.Page, "again-PRE-18", otherwise)) Assert.Equal(HttpStatusCode.Redirect, said.StatusCode);
        Assert.Equal(1, await Known(clinic, gate, "newSymptoms"));
        Assert.DoesNotContain("New chest pain.", (await Drawn.From(nurse.Get(gate.Page))).Text, StringComparison.Ordinal);
        var note = (await gate.Chair.Story()).All<Entry.Note>().Single().Entry.Text;
        Assert.Contains("new or worse: chest pain, headache", note, StringComparison.Ordinal);
        Assert.Contains("It was heartburn after supper", note, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_means_to_drive_and_is_ill_is_asked_again_each_by_itself()
    {
        await using var clinic = await RunningClinic.Start();
        var (gate, _) = await After(clinic, """{"evening-1/NoDriving":"no","evening-1/Ill":"yes"}""");
        using var nurse = await clinic.SignedIn(gate.Chair.Nurse);
        await nurse.Fill(gate.Page, "today", ("act", "listed"));
        var page = await Drawn.From(nurse.Get(gate.Page));
        Assert.Contains("means to drive home; ill, and did not say with what.", page.Text, StringComparison.Ordinal);
        Assert.Contains("cough, cold or wheeze today", page.Text, StringComparison.Ordinal);
        Assert.Equal(0, await Known(clinic, gate, "agreesNotToDrive") + await Known(clinic, gate, "respiratorySymptomsToday") + await Known(clinic, gate, "giSymptomsToday"));
    }
}
