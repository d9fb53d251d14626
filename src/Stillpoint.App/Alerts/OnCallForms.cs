using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Stillpoint.App.Audit;
using Stillpoint.App.Records;
using Stillpoint.App.Shell.Forms;
using Stillpoint.Care.FollowUp.Alerts;

namespace Stillpoint.App.Alerts;

/// <summary>When a clinic reads answers, day by day, and the number a patient may call.</summary>
internal sealed class HoursForm : Form
{
    private static readonly DayOfWeek[] Week = [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday, DayOfWeek.Saturday, DayOfWeek.Sunday];

    public HoursForm() : base("hours") => Days = [.. Week.Select(day => (day,
        new TextInput($"{day}, from") { Called = $"{day}-opens", Hint = "Such as 09:00; blank is closed", Most = 5, Short = true },
        new TextInput($"{day}, until") { Called = $"{day}-closes", Hint = "Such as 17:00", Most = 5, Short = true }))];

    public PhoneInput Phone { get; } = new("The number a patient calls");

    public IReadOnlyList<(DayOfWeek Day, TextInput Opens, TextInput Closes)> Days { get; }

    public IEnumerable<(DayOfWeek Day, TimeOnly Opens, TimeOnly Closes)> Stretches => Days.Where(day => day.Opens.Has).Select(day => (day.Day, Time(day.Opens)!.Value, Time(day.Closes)!.Value));

    public void Draw(StaffedHours hours, string? phone)
    {
        Phone.Typed = phone ?? "";
        foreach (var stretch in hours.Week)
        {
            var (_, opens, closes) = Days.Single(day => day.Day == stretch.Day);
            (opens.Typed, closes.Typed) = (Written(stretch.Opens), Written(stretch.Closes));
        }
    }

    protected override IEnumerable<Input> More() => Days.SelectMany(day => (Input[])[day.Opens, day.Closes]);

    protected override IEnumerable<Refusal> Together()
    {
        foreach (var (day, opens, closes) in Days)
        {
            if (opens.Has && Time(opens) is null) yield return new(opens, $"{day}: write a time such as 09:00.");
            if (closes.Has && Time(closes) is null) yield return new(closes, $"{day}: write a time such as 17:00.");
            if (opens.Has != closes.Has) yield return new(opens.Has ? closes : opens, $"{day}: write both times, or leave both blank.");
            else if (Time(opens) is { } from && Time(closes) is { } until && until <= from) yield return new(closes, $"{day}: it ends before it begins.");
        }
    }

    private static TimeOnly? Time(TextInput input) => input.Has && TimeOnly.TryParseExact(input.Given, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;

    private static string Written(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);
}

/// <summary>One more person on call, at the end of the list.</summary>
internal sealed class OnCallForm : Form
{
    public OnCallForm(IEnumerable<StaffRow> candidates) : base("on-call") =>
        Person = new("Who") { As = Choice.List, Needed = "Choose who is on call.", Options = [.. candidates.Select(person => (person.Id, person.Name))] };

    public ChoiceInput<Guid> Person { get; }
    public PhoneInput Phone { get; } = new("Number for texts") { Hint = "An email goes to the address of their account as well" };
}

/// <summary>The desk of staffed hours and the list of who is on call.</summary>
internal sealed class OnCallDesk(ClinicDb db, AuditTrail audit, Tasks tasks, TimeProvider clock)
{
    public Task<Outcome> Keep(Guid clinic, HoursForm form, Actor actor) => audit.Do(actor, new AuditNote("staffed-hours-set", $"clinic/{clinic}"), async () =>
    {
        await db.Set<StaffedHoursRow>().Where(row => row.ClinicId == clinic).ExecuteDeleteAsync();
        var now = clock.Moment();
        db.AddRange(form.Stretches.Select(one => new StaffedHoursRow { Id = Guid.CreateVersion7(now), ClinicId = clinic, Weekday = (int)one.Day, Opens = Minutes(one.Opens), Closes = Minutes(one.Closes) }));
        (await db.Set<ClinicRow>().SingleAsync(row => row.Id == clinic)).Phone = form.Phone.Value;
        return new Outcome.Done();
    });

    public Task<Outcome> Add(Guid clinic, OnCallForm form, Actor actor)
    {
        var id = form.Id(clock.GetUtcNow());
        return audit.Once(db.Set<OnCallRow>().Where(row => row.Id == id), actor, new AuditNote("on-call-added", $"person/{form.Person.Given}"), async () =>
        {
            if (await db.Set<OnCallRow>().AnyAsync(row => row.ClinicId == clinic && row.Person == form.Person.Given)) return Outcome.No("They are on the list already.", form.Person);
            var last = await db.Set<OnCallRow>().Where(row => row.ClinicId == clinic).MaxAsync(row => (int?)row.Position) ?? 0;
            db.Add(new OnCallRow { Id = id, ClinicId = clinic, Position = last + 1, Person = form.Person.Given, Phone = form.Phone.Value });
            await tasks.Settle(TaskKind.OnCallEmpty, OnCall.PageOf(clinic), "Somebody is on call.", actor.Person);
            return new Outcome.Done();
        });
    }

    public Task<Outcome> Remove(Guid clinic, Guid row, Actor actor) => audit.Do(actor, new AuditNote("on-call-removed", $"on-call/{row}"), async () =>
        await db.Set<OnCallRow>().Where(one => one.Id == row && one.ClinicId == clinic).ExecuteDeleteAsync() == 1 ? new Outcome.Done() : Outcome.No("They are not on the list any more."));

    /// <summary>Moves somebody to the head of the list: they are called first.</summary>
    public Task<Outcome> First(Guid clinic, Guid row, Actor actor) => audit.Do(actor, new AuditNote("on-call-first", $"on-call/{row}"), async () =>
    {
        var list = await db.Set<OnCallRow>().Where(one => one.ClinicId == clinic).OrderBy(one => one.Position).ToListAsync();
        if (list.Find(one => one.Id == row) is not { } first) return Outcome.No("They are not on the list any more.");
        foreach (var (one, place) in list.Where(one => one != first).Prepend(first).Select((one, place) => (one, place))) one.Position = place + 1;
        return new Outcome.Done();
    });

    private static int Minutes(TimeOnly time) => (time.Hour * 60) + time.Minute;
}
