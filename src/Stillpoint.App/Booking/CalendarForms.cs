using System.Globalization;
using Stillpoint.App.Shell.Forms;
using Stillpoint.Care.Booking;
using Stillpoint.Care.Planning;

namespace Stillpoint.App.Booking;

/// <summary>A time of day as 13:00.</summary>
internal sealed class TimeOfDayInput : Input<TimeOnly>
{
    public TimeOfDayInput(string label) : base(label) => (Most, Wrong) = (5, "Write a time such as 13:00.");

    internal override Control Control => new Control.Line("time", Short: true);

    internal override (TimeOnly Value, string? Refused) Read(string typed, Texts.Language language) =>
        TimeOnly.TryParseExact(typed.Trim(), "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? (time, null) : No("Write a time such as 13:00.");
}

/// <summary>A stretch of each day of the week, in two times; blank is none.</summary>
internal sealed class WeekInputs
{
    private static readonly DayOfWeek[] Week = [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday, DayOfWeek.Saturday, DayOfWeek.Sunday];

    public IReadOnlyList<(DayOfWeek Day, TextInput From, TextInput Until)> Days { get; } = [.. Week.Select(day => (day,
        new TextInput($"{day}, from") { Called = $"{day}-from", Most = 5, Short = true }, new TextInput("until") { Called = $"{day}-until", Most = 5, Short = true }))];

    public IEnumerable<Input> Inputs => Days.SelectMany(day => (Input[])[day.From, day.Until]);

    public IEnumerable<(DayOfWeek Day, TimeOnly From, TimeOnly Until)> Stretches => Days.Where(day => day.From.Has).Select(day => (day.Day, Time(day.From)!.Value, Time(day.Until)!.Value));

    public void Draw(DayOfWeek of, TimeOnly from, TimeOnly until)
    {
        var (_, begins, ends) = Days.Single(day => day.Day == of);
        (begins.Typed, ends.Typed) = (Written(from), Written(until));
    }

    public IEnumerable<Refusal> Wrong()
    {
        foreach (var (day, from, until) in Days)
        {
            if (from.Has && Time(from) is null) yield return new(from, $"{day}: write a time such as 09:00.");
            if (until.Has && Time(until) is null) yield return new(until, $"{day}: write a time such as 17:00.");
            if (from.Has != until.Has) yield return new(from.Has ? until : from, $"{day}: write both times, or leave both blank.");
            else if (Time(from) is { } begins && Time(until) is { } ends && ends <= begins) yield return new(until, $"{day}: it ends before it begins.");
        }
    }

    private static TimeOnly? Time(TextInput input) => input.Has && TimeOnly.TryParseExact(input.Given, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;

    private static string Written(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);
}

/// <summary>When a clinic is open.</summary>
internal sealed class OpeningForm() : Form("opening")
{
    public WeekInputs Week { get; } = new();

    protected override IEnumerable<Input> More() => Week.Inputs;

    protected override IEnumerable<Refusal> Together() => Week.Wrong();
}

/// <summary>When one person works here every week.</summary>
internal sealed class WeeklyShiftForm : Form
{
    public WeeklyShiftForm(IReadOnlyList<Colleague> people) : base("shift") =>
        Person = new("Who") { As = Choice.List, Needed = "Choose who works then.", Options = [.. people.DistinctBy(person => person.Id).Select(person => (person.Id, person.Name))] };

    public ChoiceInput<Guid> Person { get; }
    public WeekInputs Week { get; } = new();

    protected override IEnumerable<Input> More() => Week.Inputs;

    protected override IEnumerable<Refusal> Together() => Week.Wrong();
}

/// <summary>A day on which the clinic is closed.</summary>
internal sealed class ClosedDayForm() : Form("closed")
{
    public DayInput Day { get; } = new("Day") { Needed = "Write the day as 2026-12-25." };
    public TextInput Why { get; } = new("Why") { Hint = "As it stands in the calendar, such as Thanksgiving", Needed = "Say why the clinic is closed.", Most = 60 };
}

/// <summary>The public holidays on which the clinic is closed, in every year.</summary>
internal sealed class HolidaysForm : Form
{
    public const string Keep = "keep", All = "all";

    /// <param name="today">Each is shown with the next day it falls on.</param>
    public HolidaysForm(DateOnly today) : base("holidays") => Kept = new("Public holidays the clinic keeps")
    {
        Options = [.. Enum.GetValues<Holiday>().Select(one => new Option<Holiday>(one, $"{one.Name()}, {Holidays.Next(one, today).ToString("ddd d MMM yyyy", CultureInfo.InvariantCulture)}") { Value = one.Code() })],
    };

    public SeveralInput<Holiday> Kept { get; }

    /// <summary>Those that were ticked, or every one where the key for all was pressed.</summary>
    public IReadOnlyList<Holiday> Chosen => Act == All ? Enum.GetValues<Holiday>() : Kept.Value ?? [];
}

/// <summary>Somebody is away from a day until the end of another, or for some hours.</summary>
internal sealed class AbsenceForm : Form
{
    public AbsenceForm(IReadOnlyList<Colleague> people) : base("away") =>
        Person = new("Who") { As = Choice.List, Needed = "Choose who is away.", Options = [.. people.DistinctBy(person => person.Id).Select(person => (person.Id, person.Name))] };

    public ChoiceInput<Guid> Person { get; }
    public DayInput First { get; } = new("First day") { Needed = "Write the first day as 2026-12-21." };
    public DayInput Last { get; } = new("Last day") { Needed = "Write the last day as 2026-12-23." };
    public TimeOfDayInput From { get; } = new("On the first day from") { Hint = "Such as 13:00; blank is all day" };
    public TimeOfDayInput Until { get; } = new("On the last day until");
    public ChoiceInput Why { get; } = new("Why", [("ill", "ill"), ("on leave", "on leave"), ("at another place", "at another place")]) { Needed = "Choose why." };

    protected override IEnumerable<Refusal> Together()
    {
        if (First.Has && Last.Has && (Last.Given < First.Given || Last.Given.DayNumber - First.Given.DayNumber > 400)) yield return new(Last, "The last day lies before the first, or more than a year after it.");
        else if (First.Has && Last.Has && First.Given == Last.Given && Until.Has && Until.Given <= (From.Has ? From.Given : TimeOnly.MinValue)) yield return new(Until, "They are back before they are away: write a later time, or leave it blank.");
    }
}

/// <summary>The routes a chair is fitted for.</summary>
internal sealed class ChairRoutesForm(Guid chair, string name) : Form($"chair-{chair}")
{
    public string Name { get; } = name;
    public SeveralInput<Route> Routes { get; } = new($"{name} is fitted for") { Options = [.. Enum.GetValues<Route>().Select(route => new Option<Route>(route, route.WordsApart()) { Value = route.Code() })] };
}
