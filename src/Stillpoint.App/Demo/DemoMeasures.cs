using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Alerts;
using Stillpoint.App.Audit;
using Stillpoint.App.FollowUp;
using Stillpoint.App.FollowUp.Checks;
using Stillpoint.App.Records;
using Stillpoint.App.Texts;
using Stillpoint.Care.FollowUp.Scales;

namespace Stillpoint.App.Demo;

/// <summary>How the demo's patients fared, in their own answers: most better, one as before, one worse with an answer that somebody called about the same day.</summary>
internal sealed class DemoMeasures(ClinicDb db, DemoClock clock, DemoStaff staff, MeasureStore measures, Tasks tasks, OnCall onCall, OnCallDesk desk, CheckPlanner planner, CheckSending sending)
{
    /// <summary>What is left of the first score before each session, in percent.</summary>
    private static readonly int[] Better = [100, 86, 71, 58, 47, 40, 34], AsBefore = [100, 104, 97, 101, 98, 102, 99];

    private static readonly Actor Patient = new(null, "patient");

    private static readonly DayOfWeek[] Weekdays = [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday];

    /// <summary>Each clinic reads answers on working days, and names whom to call outside them.</summary>
    public async Task NameWhoAnswers()
    {
        for (var clinic = 0; clinic < MadeUp.Clinics.Count; clinic++)
        {
            var hours = new HoursForm { Phone = { Typed = MadeUp.Clinics[clinic].Phone } };
            foreach (var (_, opens, closes) in hours.Days.Where(day => Weekdays.Contains(day.Day))) (opens.Typed, closes.Typed) = ("08:00", "18:00");
            (await hours.Sent(() => desk.Keep(staff.Clinic(clinic), hours, staff.Actor("wren")))).IsDone();
            foreach (var word in clinic == 0 ? ["fern", "wren"] : (string[])["wren", "linden"])
            {
                var called = new OnCallForm(await onCall.Candidates(staff.Clinic(clinic))) { Person = { Typed = staff.Person(word).ToString() }, Phone = { Typed = "555 555 0190" } };
                (await called.Sent(() => desk.Add(staff.Clinic(clinic), called, staff.Actor("wren")))).IsDone();
            }
        }
    }

    /// <summary>How somebody was before treatment, on paper at the evaluation.</summary>
    public async Task AtEvaluation(Guid patient, MadeUpPatient who, int number)
    {
        await Keep(patient, "PHQ-9", Phq9(First(number)), MeasuredHow.PatientsPaper, who.Language, staff.Actor("moss"));
        await Keep(patient, "GAD-7", Spread(6 + number % 9, 7, 3), MeasuredHow.PatientsPaper, who.Language, staff.Actor("moss"));
        if (who.Indication is "IND-07") await Keep(patient, "PCL-5", Spread(48, 20, 4), MeasuredHow.PatientsPaper, who.Language, staff.Actor("moss"));
        if (who.Indication is "IND-12") await Keep(patient, "PAIN-NRS", [7], MeasuredHow.AtVisit, who.Language, staff.Actor("moss"));
    }

    /// <summary>Before a session, or after the last: answered on the patient's own phone.</summary>
    /// <param name="sessions">How many were given before it.</param>
    public Task ByLink(Guid patient, MadeUpPatient who, int number, int sessions)
    {
        var course = who.Family is "Heath" ? AsBefore : Better;
        return Keep(patient, "PHQ-9", Phq9((int)Math.Round(First(number) * course[Math.Min(sessions, course.Length - 1)] / 100m, MidpointRounding.AwayFromZero)), MeasuredHow.ByLink, who.Language, Patient);
    }

    /// <summary>The day after a session: how the mood is right now.</summary>
    public Task Mood(Guid patient, MadeUpPatient who, int sessions) =>
        Keep(patient, "MOOD-NRS", [Math.Min(8, who.Family is "Heath" ? 4 + sessions % 2 : 4 + sessions)], MeasuredHow.ByLink, who.Language, Patient);

    /// <summary>Somebody got worse and says so.</summary>
    public async Task SaysItIsWorse(Guid patient, MadeUpPatient who) => await Keep(patient, "PHQ-9", [3, 3, 3, 2, 2, 3, 2, 1, 1], MeasuredHow.ByLink, who.Language, Patient);

    /// <summary>A prescriber called within the hour, asked, and wrote down how it ended.</summary>
    public async Task IsCalled(Guid patient, MadeUpPatient who)
    {
        await Keep(patient, "C-SSRS-SCREENER", [1, 0, null, null, null, 0, null], MeasuredHow.AtVisit, who.Language, staff.Actor("fern"));
        foreach (var alert in await db.Set<TaskRow>().AsNoTracking().Where(task => task.PatientId == patient && task.DoneAt == null && task.Alert != null).OrderBy(task => task.Id).ToListAsync())
        {
            var taking = new TakeForm { Task = { Typed = alert.Id.ToString() } };
            (await taking.Sent(() => tasks.Take(taking, staff.Actor("fern")))).IsDone();
            var done = new OutcomeForm
            {
                Task = { Typed = alert.Id.ToString() }, Ended = { Typed = (alert.Alert!.StartsWith("CSSRS", StringComparison.Ordinal) ? Disposition.SafetyPlan : Disposition.Assessed).Text() },
                CameOf = { Typed = "Reached within the hour. A passing wish not to wake up, no plan, no intent. Safety plan gone through, the sister stays the night, next session not before it was talked over." },
            };
            (await done.Sent(() => tasks.Done(done, staff.Actor("fern")))).IsDone();
        }
    }

    /// <summary>What is due for somebody who may be texted goes out, and waits for an answer.</summary>
    public async Task Asks(Guid patient)
    {
        await planner.Plan(patient);
        var now = clock.Moment();
        foreach (var due in await db.Set<AskedFormRow>().AsNoTracking().Where(form => form.PatientId == patient && form.EndedAt == null && form.SentAt == null && form.SendAt <= now && form.ClosesAt > now).OrderBy(form => form.SendAt).Select(form => form.Id).ToListAsync())
            await sending.Send(due);
    }

    private async Task Keep(Guid patient, string code, IReadOnlyList<int?> answers, MeasuredHow how, string language, Actor by)
    {
        var form = Instruments.Find(code)!;
        (await measures.Keep(new TakenMeasure(staff.NewId(), patient, form, how, clock.GetUtcNow())
        {
            Answers = answers, Window = form.Windows.Count > 1 ? form.Windows[^1] : null, Language = FormText.For(form, language) is FormText.Shown shown ? shown.Wording.Language : null,
        }, by)).IsDone();
    }

    private static int First(int number) => 16 + number % 6;

    /// <summary>A PHQ-9 that comes to a total, with nothing in its last item.</summary>
    private static IReadOnlyList<int?> Phq9(int total) => [.. Spread(total, 8, 3), 0];

    /// <summary>A total over so many items, as evenly as it goes.</summary>
    private static IReadOnlyList<int?> Spread(int total, int items, int most) => [.. Enumerable.Range(0, items).Select(item => (int?)Math.Min(most, total / items + (item < total % items ? 1 : 0)))];
}
