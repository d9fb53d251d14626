using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Alerts;
using Stillpoint.App.Records;
using Stillpoint.App.Tests.People;
using Stillpoint.Care.FollowUp.Scales;

namespace Stillpoint.App.Tests.FollowUp;

public sealed class An_alert_finds_somebody(AskingClinic clinic) : IClassFixture<AskingClinic>
{
    private string Page => OnCall.PageOf(clinic.Running.Clinic);

    private List<string> Told(TaskRow alert) => [.. clinic.Sent.Where(one => one.Channel == "email" && one.Message.Text.Contains(alert.Id.ToString(), StringComparison.Ordinal)).Select(one => one.Message.To)];

    private async Task<TaskRow> Drill()
    {
        using var owner = await clinic.Running.As(Role.Owner);
        using var begun = await owner.Fill(Page, "drill");
        return (await clinic.Rows<TaskRow>(task => task.Alert == OnCall.Drill && task.DoneAt == null)).Single();
    }

    private async Task Close(Visitor visitor, TaskRow task)
    {
        using var done = await visitor.Fill($"/inbox?task={task.Id}", "done", ("task", task.Id.ToString()), ("cameOf", "A drill."), ("ended", "falseEntry"));
        Assert.NotNull((await clinic.Rows<TaskRow>(row => row.Id == task.Id)).Single().DoneAt);
    }

    [Fact]
    public async Task A_drill_calls_the_first_then_the_next_and_ends_when_it_is_opened_and_closed()
    {
        var first = (await clinic.Rows<OnCallRow>(row => row.ClinicId == clinic.Running.Clinic)).OrderBy(row => row.Position).First();
        var next = await clinic.OnCall("Wren Hollow", Role.Nurse);
        var drill = await Drill();
        await clinic.Round();
        var called = (await clinic.Rows<AlertCallRow>(call => call.TaskId == drill.Id)).Single();
        Assert.Equal(first.Person, called.Person);
        Assert.Single(Told(drill));
        Assert.DoesNotContain(clinic.Sent, one => one.Message.Text.Contains("suicide", StringComparison.OrdinalIgnoreCase));

        clinic.Running.Clock.Pass(TimeSpan.FromMinutes(14.5));
        await clinic.Round();
        Assert.Single(Told(drill));
        clinic.Running.Clock.Pass(TimeSpan.FromMinutes(0.5));
        await clinic.Round();
        Assert.Equal(next.Email, Told(drill)[^1]);

        using var opens = await clinic.Running.SignedIn(next);
        Assert.Contains("Drill: open this", (await Drawn.From(opens.Get($"/inbox?task={drill.Id}"))).Text, StringComparison.Ordinal);
        clinic.Running.Clock.Pass(TimeSpan.FromMinutes(20));
        await clinic.Round();
        Assert.Equal(2, Told(drill).Count);
        await Close(opens, drill);
        using var owner = await clinic.Running.As(Role.Owner);
        var page = await Drawn.From(owner.Get(Page));
        Assert.Contains("Wren Hollow: called", page.Text, StringComparison.Ordinal);
        Assert.Contains("opened after 0 min", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_staffed_hours_an_urgent_alert_waits_at_the_screens_and_an_emergency_calls_after_a_quarter_of_an_hour()
    {
        var patient = await clinic.AtHome("Hazel", "Marsh");
        using var owner = await clinic.Running.As(Role.Owner);
        using var kept = await owner.Fill(Page, "hours", [("phone", "555 555 0199"), .. new[] { "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday" }.SelectMany(day => new[] { ($"{day}-opens", "08:00"), ($"{day}-closes", "18:00") })]);
        try
        {
            using var nurse = await clinic.Running.As(Role.Nurse);
            await Raise(nurse, patient, 1);
            await clinic.Later(0.5);
            Assert.Empty(await clinic.Rows<AlertCallRow>(call => true).ContinueWith(calls => calls.Result.Where(call => Alert(patient).Result.Any(task => task.Id == call.TaskId)).ToList()));
            await Raise(nurse, patient, 3);
            await clinic.Later(0.3);
            Assert.Single(await clinic.Rows<AlertCallRow>(call => true).ContinueWith(calls => calls.Result.Where(call => Alert(patient).Result.Any(task => task.Id == call.TaskId)).ToList()));
        }
        finally
        {
            await using var db = clinic.Open();
            await db.Set<StaffedHoursRow>().ExecuteDeleteAsync();
        }
    }

    private Task<List<TaskRow>> Alert(PatientRow patient) => clinic.Rows<TaskRow>(task => task.PatientId == patient.Id && task.Alert != null);

    private static async Task Raise(Visitor nurse, PatientRow patient, int item9)
    {
        using var kept = await nurse.Fill($"/patients/{patient.Id}/measures/enter?form=PHQ-9", "measure", [("how", "byPhone"), .. Enumerable.Range(1, 8).Select(item => ($"i{item}", "1")), ("i9", $"{item9}")]);
    }

    [Fact]
    public async Task With_nobody_on_call_no_question_about_suicide_is_sent_and_the_owner_hears_of_it()
    {
        var kept = await clinic.Rows<OnCallRow>(row => row.ClinicId == clinic.Running.Clinic);
        await using (var db = clinic.Open()) await db.Set<OnCallRow>().ExecuteDeleteAsync();
        try
        {
            var patient = await clinic.AtHome("Rowan", "Pike");
            await clinic.Later(4.1);
            Assert.DoesNotContain(clinic.Sent, one => one.Message.To == patient.Phone);
            Assert.Contains("nobody is on call", (await clinic.Rows<TaskRow>(task => task.PatientId == patient.Id && task.Kind == TaskKind.FollowUpCall)).Single().Title, StringComparison.Ordinal);
            var owed = (await clinic.Rows<TaskRow>(task => task.Kind == TaskKind.OnCallEmpty && task.DoneAt == null)).Single();
            Assert.Equal(Role.Owner, owed.OwnerRole);
            using var owner = await clinic.Running.As(Role.Owner);
            Assert.Contains("Nobody is on call", (await Drawn.From(owner.Get("/inbox"))).Text, StringComparison.Ordinal);
            using var added = await owner.Fill(Page, "on-call", ("person", kept[0].Person.ToString()), ("phone", "555 555 0150"));
            Assert.NotNull((await clinic.Rows<TaskRow>(task => task.Id == owed.Id)).Single().DoneAt);
        }
        finally
        {
            await using var db = clinic.Open();
            await db.Set<OnCallRow>().ExecuteDeleteAsync();
            db.AddRange(kept);
            await db.SaveChangesAsync();
        }
    }

    [Fact]
    public async Task Hours_that_end_before_they_begin_are_refused_and_what_was_typed_stays()
    {
        using var owner = await clinic.Running.As(Role.Owner);
        var page = await Drawn.From(owner.Fill(Page, "hours", ("Monday-opens", "17:00"), ("Monday-closes", "09:00"), ("Tuesday-opens", "nine"), ("Wednesday-opens", "09:00")));
        Assert.Equal("Monday: it ends before it begins.", page.Error("Monday-closes"));
        Assert.Equal("Tuesday: write a time such as 09:00.", page.Error("Tuesday-opens"));
        Assert.Equal("Wednesday: write both times, or leave both blank.", page.Error("Wednesday-closes"));
        Assert.Equal("nine", page.Value("Tuesday-opens"));
    }

    [Fact]
    public async Task A_graver_answer_is_raised_beside_the_one_that_is_open()
    {
        var patient = await clinic.AtHome("Cole", "Linden");
        using var nurse = await clinic.Running.As(Role.Nurse);
        await Raise(nurse, patient, 1);
        await Raise(nurse, patient, 3);
        Assert.Equal([AlertTier.Urgent, AlertTier.Emergency], (await Alert(patient)).Where(task => task.Alert == "PHQ9_ITEM9").OrderBy(task => task.Tier).Select(task => task.Tier!.Value));
    }
}
