using System.Globalization;
using Stillpoint.App.Records;
using Stillpoint.App.Shell.Forms;
using Stillpoint.Care.FollowUp.Scales;
using Stillpoint.Care.Planning;

namespace Stillpoint.App.Planning;

/// <summary>One phase of a course as it is typed.</summary>
internal sealed class PhaseInputs(int number)
{
    public TextInput Name { get; } = new("Phase") { Called = $"phase{number}-name", Most = 40, Hint = "Such as weeks 1 to 4" };
    public WholeInput Sessions { get; } = new("Sessions", "planned", 1, 60) { Called = $"phase{number}-sessions", Needed = number == 1 ? "Write how many sessions, from 1 to 60." : null, Wrong = "Write how many sessions, from 1 to 60." };

    public ChoiceInput<decimal> Often { get; } = new("How often")
    {
        Called = $"phase{number}-often", As = Choice.List, Needed = number == 1 ? "Choose how often." : null,
        Options = [.. CourseInputs.Often.Select(often => new Option<decimal>(often.Days, often.Word) { Value = often.Value })],
    };

    public WholeInput Least { get; } = new("Apart, at least", "days", 1, 365) { Called = $"phase{number}-least", Needed = number == 1 ? CourseInputs.DaysNeeded : null, Wrong = CourseInputs.DaysNeeded };
    public WholeInput Most { get; } = new("Apart, at most", "days", 1, 365) { Called = $"phase{number}-most", Needed = number == 1 ? CourseInputs.DaysNeeded : null, Wrong = CourseInputs.DaysNeeded };

    public Input[] All => [Name, Sessions, Often, Least, Most];

    public PlannedPhase? Phase => Sessions.Has && Often.Has && Least.Has && Most.Has ? new(Name.Value ?? "", Sessions.Given, new(Least.Given, Most.Given, Often.Given)) : null;

    public IEnumerable<Refusal> Together()
    {
        if (!Sessions.Has)
        {
            if (!Often.Blank || !Least.Blank || !Most.Blank) yield return new(Sessions, "Write how many sessions this phase has, or leave all of it blank.");
            yield break;
        }
        if (!Often.Has) yield return new(Often, "Choose how often.");
        if (!Least.Has) yield return new(Least, CourseInputs.DaysNeeded);
        if (!Most.Has) yield return new(Most, CourseInputs.DaysNeeded);
        if (Phase is { Spacing: var spacing } && (spacing.LeastDays > spacing.MostDays || spacing.UsualDays < spacing.LeastDays || spacing.UsualDays > spacing.MostDays))
            yield return new(Least, "How often lies between the least and the most days apart: write the days so that it does.");
    }

    public void Fill(PlannedPhase? phase)
    {
        (Name.Typed, Sessions.Typed, Least.Typed, Most.Typed) = phase is null ? ("", "", "", "") : (phase.Name, CourseInputs.Text(phase.Sessions), CourseInputs.Text(phase.Spacing.LeastDays), CourseInputs.Text(phase.Spacing.MostDays));
        Often.Typed = phase is null ? "" : CourseInputs.Often.FirstOrDefault(often => Math.Abs(often.Days - phase.Spacing.UsualDays) < 0.01m).Value ?? "";
    }
}

/// <summary>One reason to stop as it is typed: agreed or not, and the number it begins at.</summary>
internal sealed class StopInputs(CourseEnds why)
{
    public CourseEnds Why { get; } = why;

    /// <summary>What its number counts; null where it has none.</summary>
    public string? Unit { get; } = why switch
    {
        CourseEnds.TooLittleBetter or CourseEnds.NoResponse or CourseEnds.Worse => "%",
        CourseEnds.NoBenefit => "weeks",
        CourseEnds.Mania or CourseEnds.Bladder => "points",
        CourseEnds.HighSuicidality or CourseEnds.SevereEvent or CourseEnds.Pregnancy => null,
    };

    public bool HasSessions => Why is CourseEnds.TooLittleBetter or CourseEnds.NoResponse;

    public TickInput Agreed { get; } = new(why switch
    {
        CourseEnds.TooLittleBetter => "Too little better: less than",
        CourseEnds.NoResponse => "No response: less than",
        CourseEnds.NoBenefit => "No benefit by week",
        CourseEnds.Worse => "Worse by",
        CourseEnds.Mania => "YMRS from",
        CourseEnds.HighSuicidality => "New high suicidality",
        CourseEnds.SevereEvent => "An adverse event of grade 3",
        CourseEnds.Bladder => "Bladder symptoms up by, or blood in the urine",
        CourseEnds.Pregnancy => "Pregnancy",
    })
    { Called = $"stop-{why.Text()}" };

    public NumberInput Number { get; } = new("From", "", 0, 100) { Called = $"stop-{why.Text()}-from", Wrong = "Write the number it begins at, with a point for decimals." };
    public WholeInput After { get; } = new("After", "sessions", 1, 60) { Called = $"stop-{why.Text()}-after", Wrong = "Write after how many sessions, from 1 to 60." };

    public Input[] All => [Agreed, Number, After];

    public CourseStop? Stop => Agreed.Ticked ? new(Why, Unit is null ? null : Number.Value, HasSessions ? After.Value : null) : null;

    public IEnumerable<Refusal> Together()
    {
        if (!Agreed.Ticked) yield break;
        if (Unit is not null && !Number.Has) yield return new(Number, "Write the number it begins at, with a point for decimals.");
        if (HasSessions && !After.Has) yield return new(After, "Write after how many sessions, from 1 to 60.");
    }

    public void Fill(CourseStop? stop) => (Agreed.Typed, Number.Typed, After.Typed) = stop is null ? ("", "", "") : ("true", CourseInputs.Text(stop.Threshold), CourseInputs.Text(stop.AfterSessions));
}

/// <summary>One scale of the course and when it is taken.</summary>
internal sealed class MeasureInputs(int number)
{
    public ChoiceInput Instrument { get; } = new("Scale", Instruments.All.Where(one => !one.AtTheChair).Select(one => (one.Code, $"{one.Code}, {one.Name}"))) { Called = $"measure{number}", As = Choice.List, None = "None" };
    public SeveralInput<MeasuredWhen> When { get; } = new("Taken") { Called = $"measure{number}-when", Options = [.. Enum.GetValues<MeasuredWhen>().Select(when => new Option<MeasuredWhen>(when, PlannedMeasure.Words(when)) { Value = when.Text() })] };

    public Input[] All => [Instrument, When];

    public PlannedMeasure? Measure => Instrument.Has && When.Has ? new(Instrument.Given, When.Given) : null;

    public IEnumerable<Refusal> Together()
    {
        if (Instrument.Has && !When.Has) yield return new(When, "Choose when it is taken.");
    }

    public void Fill(PlannedMeasure? measure)
    {
        Instrument.Typed = measure?.Instrument ?? "";
        When.Chosen = measure is null ? [] : [.. measure.When.Select(when => when.Text())];
    }
}

/// <summary>A drug before each session.</summary>
internal sealed class PremedicationInputs(int number)
{
    public TextInput Drug { get; } = new("Drug") { Called = $"before{number}", Most = 60, Suggestions = "premedications" };
    public NumberInput Mg { get; } = new("Dose", "mg", 0.01m, 5000) { Called = $"before{number}-mg", Wrong = "Write the dose in mg as a number with a point, such as 4." };
    public TextInput How { get; } = new("How and when") { Called = $"before{number}-how", Most = 80 };

    public Input[] All => [Drug, Mg, How];

    public PlannedPremedication? Planned => Drug.Has ? new(Drug.Given, Mg.Value, How.Value ?? "") : null;

    public void Fill(PlannedPremedication? planned) => (Drug.Typed, Mg.Typed, How.Typed) = planned is null ? ("", "", "") : (planned.Drug, CourseInputs.Text(planned.Mg), planned.How);
}

/// <summary>What goes on beside ketamine, kind by kind.</summary>
internal sealed class CompanionInputs(Companions kind)
{
    public Companions Kind { get; } = kind;

    public LongTextInput What { get; } = new(Words(kind)) { Called = $"beside-{kind.Text()}", Rows = 2, Most = 600 };
    public TextInput Who { get; } = new("Who manages it") { Called = $"beside-{kind.Text()}-who", Most = 120 };

    public Input[] All => [What, Who];

    public Companion? Companion => What.Has ? new(Kind, What.Given, Who.Value) : null;

    public void Fill(Companion? companion) => (What.Typed, Who.Typed) = (companion?.What ?? "", companion?.Who ?? "");

    public static string Words(Companions kind) => kind switch
    {
        Companions.Medicine => "Medicines that go on",
        Companions.Psychotherapy => "Psychotherapy",
        Companions.Sleep => "Sleep",
        Companions.DailyLife => "Movement and daily life",
        Companions.OtherTreatment => "Other treatments",
    };
}

/// <summary>The course around the order as a prescriber writes it, input by input.</summary>
internal sealed class CourseInputs
{
    public const string DaysNeeded = "Write the days between two sessions, from 1 to 365.";

    public static readonly IReadOnlyList<(string Value, decimal Days, string Word)> Often =
        [("daily", 1, "daily"), ("weekdays", 1.4m, "every weekday"), ("thrice", 7m / 3, "three times a week"), ("twice", 3.5m, "twice a week"), ("weekly", 7, "weekly"), ("fortnightly", 14, "every two weeks"), ("3-weekly", 21, "every three weeks"), ("monthly", 28, "every four weeks")];

    public IReadOnlyList<PhaseInputs> Phases { get; } = [new(1), new(2), new(3)];

    public ChoiceInput<Titrates> Titrates { get; } = new("The dose may move")
    {
        Called = "titrates", As = Choice.List, Needed = "Choose whether and how the dose may move.",
        Options = [.. Enum.GetValues<Titrates>().Select(when => new Option<Titrates>(when, Words(when)) { Value = when.Text() })],
    };

    public NumberInput Step { get; } = new("A step", "", 0.001m, 1000) { Called = "step", Wrong = "Write the step as a number with a point, such as 0.1." };

    public ChoiceInput<AmountUnit> StepUnit { get; } = new("Of")
    {
        Called = "stepUnit", As = Choice.List, None = "Unit", Options = [.. AmountUnits.Codes.Select(code => new Option<AmountUnit>(AmountUnits.Find(code)!.Value, code) { Value = code })],
    };

    public NumberInput Top { get; } = new("Never above", "", 0.001m, 1000) { Called = "top", Wrong = "Write the highest dose as a number with a point, such as 1." };
    public NumberInput LessThan { get; } = new("While better by less than", "%", 1, 100) { Called = "lessThan", Wrong = "Write the percent as a number, such as 25." };
    public WholeInput AfterSessions { get; } = new("Not before", "sessions given", 1, 60) { Called = "afterSessions", Wrong = "Write after how many sessions, from 1 to 60." };

    public IReadOnlyList<StopInputs> Stops { get; } = [.. Enum.GetValues<CourseEnds>().Select(why => new StopInputs(why))];
    public IReadOnlyList<MeasureInputs> Measures { get; } = [.. Enumerable.Range(1, 6).Select(number => new MeasureInputs(number))];
    public IReadOnlyList<PremedicationInputs> Premedication { get; } = [new(1), new(2), new(3)];
    public IReadOnlyList<CompanionInputs> Beside { get; } = [.. Enum.GetValues<Companions>().Select(kind => new CompanionInputs(kind))];

    public IEnumerable<Input> All =>
    [
        .. Phases.SelectMany(phase => phase.All), Titrates, Step, StepUnit, Top, LessThan, AfterSessions, .. Stops.SelectMany(stop => stop.All), .. Measures.SelectMany(measure => measure.All),
        .. Premedication.SelectMany(drug => drug.All), .. Beside.SelectMany(companion => companion.All),
    ];

    /// <summary>The course as it is typed; null while its first phase or its titration can't be read.</summary>
    public CoursePlan? Plan => Phases[0].Phase is null || !Titrates.Has ? null : new()
    {
        Phases = [.. Phases.Select(phase => phase.Phase).OfType<PlannedPhase>()],
        Titration = new(Titrates.Given) { Step = Step.Value, Unit = StepUnit.Value, Ceiling = Top.Value, LessBetterThanPercent = LessThan.Value, AfterSessions = AfterSessions.Value },
        Stops = [.. Stops.Select(stop => stop.Stop).OfType<CourseStop>()],
        Measures = [.. Measures.Select(measure => measure.Measure).OfType<PlannedMeasure>()],
        Premedication = [.. Premedication.Select(drug => drug.Planned).OfType<PlannedPremedication>()],
        Beside = [.. Beside.Select(companion => companion.Companion).OfType<Companion>()],
    };

    public IEnumerable<Refusal> Together()
    {
        foreach (var refusal in Phases.SelectMany(phase => phase.Together()).Concat(Stops.SelectMany(stop => stop.Together())).Concat(Measures.SelectMany(measure => measure.Together()))) yield return refusal;
        if (Titrates.Has && Titrates.Given is Care.Planning.Titrates.WhenLittleBetter or Care.Planning.Titrates.ByEffect && !Step.Has) yield return new(Step, "Write the step as a number with a point, such as 0.1.");
        if ((Step.Has || Top.Has) && !StepUnit.Has) yield return new(StepUnit, "Choose the unit of step and ceiling.");
        if (Titrates.Has && Stops.All(stop => !stop.Agreed.Ticked)) yield return new(Stops[0].Agreed, "Agree on at least one reason to stop.");
        if (Titrates.Has && Measures.All(measure => !measure.Instrument.Has)) yield return new(Measures[0].Instrument, "Choose what the effect is measured by.");
    }

    /// <summary>Fills every input with what a course holds.</summary>
    public void Fill(CoursePlan plan)
    {
        for (var at = 0; at < Phases.Count; at++) Phases[at].Fill(plan.Phases.ElementAtOrDefault(at));
        var titration = plan.Titration;
        (Titrates.Typed, Step.Typed, StepUnit.Typed, Top.Typed, LessThan.Typed, AfterSessions.Typed) =
            (titration.When.Text(), Text(titration.Step), titration.Unit?.Code() ?? "", Text(titration.Ceiling), Text(titration.LessBetterThanPercent), Text(titration.AfterSessions));
        foreach (var stop in Stops) stop.Fill(plan.Stops.FirstOrDefault(one => one.Why == stop.Why));
        for (var at = 0; at < Measures.Count; at++) Measures[at].Fill(plan.Measures.ElementAtOrDefault(at));
        for (var at = 0; at < Premedication.Count; at++) Premedication[at].Fill(plan.Premedication.ElementAtOrDefault(at));
        foreach (var companion in Beside) companion.Fill(plan.Beside.FirstOrDefault(one => one.Kind == companion.Kind));
    }

    internal static string Text(decimal? number) => number?.ToString("0.####", CultureInfo.InvariantCulture) ?? "";

    private static string Words(Titrates when) => when switch
    {
        Care.Planning.Titrates.Never => "not at all",
        Care.Planning.Titrates.WhenLittleBetter => "up, while little better and tolerated",
        Care.Planning.Titrates.ByEffect => "up or down, by effect and tolerability",
        Care.Planning.Titrates.WhileRunning => "within the infusion",
        Care.Planning.Titrates.BuildsUp => "half, three quarters, then whole",
        Care.Planning.Titrates.OneStepDown => "one step down when badly tolerated",
    };
}
