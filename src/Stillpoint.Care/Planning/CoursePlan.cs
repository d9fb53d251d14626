namespace Stillpoint.Care.Planning;

/// <summary>How far apart sessions go, in calendar days: never closer than the least, behind the plan after the most.</summary>
/// <param name="UsualDays">What is aimed at; 3.5 is twice a week.</param>
public sealed record Spacing(int LeastDays, int MostDays, decimal UsualDays)
{
    public static Spacing TwiceAWeek { get; } = new(2, 5, 3.5m);

    public static Spacing Weekly { get; } = new(5, 10, 7);

    public bool Allows(int days) => days >= LeastDays && days <= MostDays;

    /// <summary>As a coordinator says it: twice a week, 2 to 5 days apart.</summary>
    public string Says => $"{Often}{(LeastDays == MostDays ? $"{Days(LeastDays)} apart" : $"{LeastDays} to {MostDays} days apart")}";

    private string Often => UsualDays switch
    {
        1 => "daily, ",
        3.5m => "twice a week, ",
        > 2.3m and < 2.4m => "three times a week, ",
        7 => "weekly, ",
        14 => "every two weeks, ",
        28 => "every four weeks, ",
        _ => "",
    };

    private static string Days(int days) => days == 1 ? "1 day" : $"{days} days";
}

/// <summary>A stretch of a course whose sessions are as far apart as each other.</summary>
public sealed record PlannedPhase(string Name, int Sessions, Spacing Spacing)
{
    public string Says => $"{(Name.Length > 0 ? $"{Name}: " : "")}{(Sessions == 1 ? "1 session" : $"{Sessions} sessions, {Spacing.Says}")}";
}

/// <summary>What lets the dose move from one session to the next.</summary>
public enum Titrates
{
    Never,

    /// <summary>Up, when little better and well tolerated.</summary>
    WhenLittleBetter,

    /// <summary>Up or down, by effect and tolerability.</summary>
    ByEffect,

    /// <summary>Within one infusion, step by step.</summary>
    WhileRunning,

    /// <summary>Half on the first day, three quarters on the second, then whole.</summary>
    BuildsUp,

    /// <summary>One step down when it is badly tolerated, and none up.</summary>
    OneStepDown,
}

/// <summary>How the dose may move, how far, and on what that depends.</summary>
public sealed record Titration(Titrates When)
{
    public static Titration None { get; } = new(Titrates.Never);

    public decimal? Step { get; init; }

    public decimal? Ceiling { get; init; }

    /// <summary>What step and ceiling are written in.</summary>
    public AmountUnit? Unit { get; init; }

    /// <summary>Stepped up only while the leading scale is better by less than this.</summary>
    public decimal? LessBetterThanPercent { get; init; }

    /// <summary>Not before so many sessions were given.</summary>
    public int? AfterSessions { get; init; }

    public string Says => When switch
    {
        Titrates.Never => "The dose stays as it is.",
        Titrates.WhenLittleBetter => $"Up by {StepSays}{(LessBetterThanPercent is { } percent ? $" while less than {Written.Plain(percent)} % better and well tolerated" : " while little better and well tolerated")}{After}{Top}.",
        Titrates.ByEffect => $"By {StepSays}, up or down by effect and tolerability{After}{Top}.",
        Titrates.WhileRunning => $"By {StepSays} within the infusion{Top}.",
        Titrates.BuildsUp => $"Half on the first day, three quarters on the second, then whole{Top}.",
        Titrates.OneStepDown => $"One step of {StepSays} down when badly tolerated, none up.",
    };

    private string StepSays => Step is { } step ? $"{Written.Plain(step)} {Unit?.Code()}" : "a step";

    private string Top => Ceiling is { } top ? $", never above {Written.Plain(top)} {Unit?.Code()}" : "";

    private string After => AfterSessions is { } sessions ? $", from session {sessions + 1} on" : "";
}

/// <summary>What may end or hold a course.</summary>
public enum CourseEnds
{
    TooLittleBetter,
    NoResponse,
    NoBenefit,
    Worse,
    Mania,
    HighSuicidality,
    SevereEvent,
    Bladder,
    Pregnancy,
}

/// <summary>A reason to stop that was agreed before the first session, with the number it begins at.</summary>
/// <param name="Threshold">In percent, points or weeks, by what it is.</param>
/// <param name="AfterSessions">Judged once so many sessions were given.</param>
public sealed record CourseStop(CourseEnds Why, decimal? Threshold = null, int? AfterSessions = null)
{
    public string Says => Why switch
    {
        CourseEnds.TooLittleBetter => $"less than {Number} % better after {AfterSessions} sessions: reviewed, stopped or one last step",
        CourseEnds.NoResponse => $"less than {Number} % better after {AfterSessions} sessions: stopped and referred",
        CourseEnds.NoBenefit => $"no benefit by week {Number}: stopped",
        CourseEnds.Worse => $"worse by {Number} % or more: held, and a psychiatrist sees the patient",
        CourseEnds.Mania => $"YMRS {Number} or more: stopped",
        CourseEnds.HighSuicidality => "new high suicidality: held, and a psychiatrist sees the patient",
        CourseEnds.SevereEvent => "an adverse event of grade 3: less, or stopped",
        CourseEnds.Bladder => $"bladder symptoms up by {Number} points, or blood in the urine: held, and urology",
        CourseEnds.Pregnancy => "pregnancy: stopped",
    };

    private string Number => Threshold is { } number ? Written.Plain(number) : "?";
}

/// <summary>When a scale is taken.</summary>
public enum MeasuredWhen
{
    BeforeTheCourse,
    EachSession,
    DayAfterTheFirst,
    DayAfterEach,
    AfterTheCourse,
    Weekly,
    Monthly,
}

/// <summary>A scale of the course, by its code, and when it is taken.</summary>
public sealed record PlannedMeasure(string Instrument, IReadOnlyList<MeasuredWhen> When)
{
    public string Says => $"{Instrument} {string.Join(", ", When.Select(Words))}";

    public static string Words(MeasuredWhen when) => when switch
    {
        MeasuredWhen.BeforeTheCourse => "before the course",
        MeasuredWhen.EachSession => "before each session",
        MeasuredWhen.DayAfterTheFirst => "the day after the first",
        MeasuredWhen.DayAfterEach => "the day after each",
        MeasuredWhen.AfterTheCourse => "after the course",
        MeasuredWhen.Weekly => "weekly",
        MeasuredWhen.Monthly => "monthly",
    };
}

/// <summary>A drug given before each session, in milligrams.</summary>
public sealed record PlannedPremedication(string Drug, decimal? Mg, string How);

/// <summary>What goes on beside ketamine.</summary>
public enum Companions
{
    Medicine,
    Psychotherapy,
    Sleep,
    DailyLife,
    OtherTreatment,
}

/// <summary>One thing beside ketamine, and who manages it.</summary>
public sealed record Companion(Companions Kind, string What, string? Who);

/// <summary>
/// How a course runs: its phases with how far apart sessions go, how the dose may move, what ends it, and what is measured when. What is
/// booked, asked and decided next reads it.
/// </summary>
public sealed record CoursePlan
{
    public required IReadOnlyList<PlannedPhase> Phases { get; init; }

    public Titration Titration { get; init; } = Titration.None;

    public IReadOnlyList<CourseStop> Stops { get; init; } = [];

    public IReadOnlyList<PlannedMeasure> Measures { get; init; } = [];

    public IReadOnlyList<PlannedPremedication> Premedication { get; init; } = [];

    public IReadOnlyList<Companion> Beside { get; init; } = [];

    public int Sessions => Phases.Sum(phase => phase.Sessions);

    /// <summary>The phase a session belongs to, counted from 1; the last phase once the plan is over.</summary>
    public PlannedPhase PhaseOf(int session)
    {
        foreach (var phase in Phases)
            if ((session -= phase.Sessions) <= 0) return phase;
        return Phases[^1];
    }

    /// <summary>How far this session goes from the one before it; null for the first.</summary>
    public Spacing? Before(int session) => session <= 1 ? null : PhaseOf(session).Spacing;

    /// <summary>The days sessions would fall on from a first day, as usual and never closer than the least.</summary>
    public IReadOnlyList<DateOnly> Days(DateOnly first)
    {
        List<DateOnly> days = [];
        var aim = 0m;
        for (var session = 1; session <= Sessions; session++)
        {
            if (Before(session) is not { } spacing) days.Add(first);
            else
            {
                aim += spacing.UsualDays;
                var day = first.AddDays((int)Math.Round(aim, MidpointRounding.AwayFromZero));
                var (least, most) = (days[^1].AddDays(spacing.LeastDays), days[^1].AddDays(spacing.MostDays));
                days.Add(day < least ? least : day > most ? most : day);
            }
        }
        return days;
    }
}
