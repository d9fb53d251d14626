using Stillpoint.Care.FollowUp.Scales;
using Stillpoint.Care.Planning;
using static Stillpoint.Care.Planning.MeasuredWhen;

namespace Stillpoint.Care.FollowUp.Course;

/// <summary>The order a kind of treatment usually begins with. A prescriber changes what they mean to change.</summary>
/// <param name="VialMgPerMl">Null where nothing is drawn from a vial.</param>
/// <param name="MadeUpToMl">With saline to this volume; null when it is given as supplied, or made to a strength.</param>
/// <param name="MadeUpToMgPerMl">A bag of this strength.</param>
public sealed record UsualOrder(decimal Amount, AmountUnit Unit, decimal? Minutes, decimal? VialMgPerMl, decimal? VialMl, decimal? MadeUpToMl, decimal? MadeUpToMgPerMl);

/// <summary>What is usual of one kind of treatment, with where that comes from.</summary>
public sealed record UsualCourse(DoseRow Row, UsualOrder Order, CoursePlan Plan, Source Source);

/// <summary>Fills a plan with what is usual for the kind of treatment, the indication and the age.</summary>
public static class UsualCourses
{
    private const string SuicideScreen = "C-SSRS-SCREENER", Bladder = "BPIC-SS";

    private static readonly decimal BladderPoints = Instruments.Find(Bladder)!.Change!.WatchBy!.Value;

    private static readonly Spacing ThriceAWeek = new(2, 4, 7m / 3), OnceOrTwiceAWeek = new(2, 7, 3.5m), Daily = new(1, 2, 1), Weekdays = new(1, 3, 1.4m), Fortnightly = new(7, 21, 14), AfterWeeks = new(14, 28, 21);

    /// <summary>The rows of the formulary for an indication by a route, what it is usually treated with first.</summary>
    public static IReadOnlyList<DoseRow> Rows(string indication, Product product) =>
        [.. RowsOf(indication).Select(id => DoseRows.Find(id)!).Where(row => row.Product == product)];

    private static string[] RowsOf(string indication) => indication switch
    {
        "IND-01" => ["DOS-01", "DOS-12", "DOS-07", "DOS-08", "DOS-09", "DOS-10", "DOS-11"],
        "IND-02" => ["DOS-01", "DOS-07", "DOS-08", "DOS-09", "DOS-10", "DOS-11"],
        "IND-03" => ["DOS-02", "DOS-13", "DOS-01"],
        "IND-04" => ["DOS-02"],
        "IND-05" => ["DOS-03"],
        "IND-06" or "IND-07" or "IND-08" => ["DOS-04"],
        "IND-09" => ["DOS-05"],
        "IND-10" => ["DOS-14"],
        "IND-11" or "IND-14" => ["DOS-18", "DOS-14"],
        "IND-12" or "IND-13" => ["DOS-15", "DOS-14", "DOS-16"],
        "IND-15" => ["DOS-17", "DOS-14"],
        "IND-16" => ["DOS-19", "DOS-20"],
        "IND-17" => ["DOS-21"],
        "IND-18" or "IND-19" => ["DOS-06"],
        "IND-20" => ["DOS-25", "DOS-26"],
        "IND-21" => ["DOS-27"],
        "IND-22" => ["DOS-22", "DOS-23", "DOS-24"],
        _ => [],
    };

    /// <summary>What is usual; null for what is never ordered here.</summary>
    /// <param name="route">The way in: only what is given into a vein has a duration and is made up with saline.</param>
    public static UsualCourse? For(DoseRow row, Route route, string indication, decimal? ageYears, House house) =>
        Order(row, route, ageYears, house) is { } order ? new(row, order, Plan(row, indication, ageYears, house), row.Source) : null;

    private static UsualOrder? Order(DoseRow row, Route route, decimal? ageYears, House house)
    {
        if (Amount(row) is not (var amount, var unit, var minutes)) return null;
        if (row.IsMood && ageYears >= house[CourseLimits.OldFrom]) amount = FirstInAge(row, house) ?? amount;
        if (!route.IsByNeedle()) return new(amount, unit, null, null, null, null, null);
        var rate = unit is AmountUnit.MgPerKgPerHour or AmountUnit.MgPerHour or AmountUnit.MicrogramsPerKgPerMinute;
        return row.IsInfusedBy(route)
            ? new(amount, unit, minutes, 50, 10, rate ? null : 50, rate ? 2 : null)
            : new(amount, unit, null, 50, 10, null, null);
    }

    private static (decimal Amount, AmountUnit Unit, decimal? Minutes)? Amount(DoseRow row) => row.Id switch
    {
        "DOS-01" or "DOS-02" or "DOS-03" or "DOS-04" or "DOS-05" or "DOS-06" or "DOS-21" => (0.5m, AmountUnit.MgPerKg, 40),
        "DOS-07" or "DOS-08" => (0.5m, AmountUnit.MgPerKg, null),
        "DOS-09" => (1, AmountUnit.MgPerKg, null),
        "DOS-10" or "DOS-11" => (50, AmountUnit.Mg, null),
        "DOS-12" => (56, AmountUnit.Mg, null),
        "DOS-13" => (84, AmountUnit.Mg, null),
        "DOS-14" => (0.5m, AmountUnit.MgPerKgPerHour, 240),
        "DOS-15" => (0.35m, AmountUnit.MgPerKgPerHour, 240),
        "DOS-16" => (22, AmountUnit.MgPerHour, 5760),
        "DOS-17" => (0.4m, AmountUnit.MgPerKg, 17),
        "DOS-18" => (0.3m, AmountUnit.MgPerKg, 30),
        "DOS-19" => (0.1m, AmountUnit.MgPerKgPerHour, 480),
        "DOS-20" => (25, AmountUnit.Mg, null),
        "DOS-22" => (0.2m, AmountUnit.MgPerKg, 10),
        "DOS-23" => (0.1m, AmountUnit.MgPerKgPerHour, 480),
        "DOS-24" => (0.7m, AmountUnit.MgPerKg, null),
        "DOS-25" => (2, AmountUnit.MgPerKg, 1),
        "DOS-26" => (9, AmountUnit.MgPerKg, null),
        "DOS-27" => (1, AmountUnit.MgPerKg, 1),
        _ => null,
    };

    /// <summary>Older people begin low, within the range that the row knows.</summary>
    private static decimal? FirstInAge(DoseRow row, House house) => row.Id switch
    {
        "DOS-01" or "DOS-03" or "DOS-04" or "DOS-05" or "DOS-07" or "DOS-08" => Math.Min(0.25m, house[CourseLimits.OldByNeedle]),
        "DOS-09" => house[CourseLimits.OldByMouth],
        "DOS-10" => house[CourseLimits.OldUnderTongue],
        "DOS-11" => house[CourseLimits.OldInNose],
        _ => null,
    };

    private static CoursePlan Plan(DoseRow row, string indication, decimal? ageYears, House house) => new()
    {
        Phases = Phases(row, indication),
        Titration = Titration(row, ageYears, house),
        Stops = [.. Stops(row, indication, house)],
        Measures = [.. Measures(row, indication, ageYears, house)],
    };

    private static IReadOnlyList<PlannedPhase> Phases(DoseRow row, string indication) => (row.Id, indication) switch
    {
        ("DOS-01" or "DOS-03", _) => [new("", 6, Spacing.TwiceAWeek)],
        ("DOS-02", _) => [new("", 2, Daily)],
        ("DOS-04", "IND-07") => [new("", 6, ThriceAWeek)],
        ("DOS-04", "IND-08") => [new("", 1, Spacing.Weekly)],
        ("DOS-04" or "DOS-07" or "DOS-10" or "DOS-11", _) => [new("", 6, OnceOrTwiceAWeek)],
        ("DOS-06", _) => [new("", 3, Spacing.Weekly)],
        ("DOS-08", _) => [new("", 8, Spacing.TwiceAWeek)],
        ("DOS-09", _) => [new("", 6, Spacing.TwiceAWeek)],
        ("DOS-12", _) => [new("Weeks 1 to 4", 8, Spacing.TwiceAWeek), new("Weeks 5 to 8", 4, Spacing.Weekly), new("From week 9", 4, Fortnightly)],
        ("DOS-13", _) => [new("", 8, Spacing.TwiceAWeek)],
        ("DOS-14", _) => [new("", 1, AfterWeeks)],
        ("DOS-15", _) => [new("", 10, Weekdays)],
        ("DOS-21", _) => [new("", 1, Fortnightly)],
        _ => [new("", 1, Spacing.Weekly)],
    };

    private static Titration Titration(DoseRow row, decimal? ageYears, House house)
    {
        var step = house[DoseSteps.Step].Number;
        if (row.IsMood && ageYears >= house[CourseLimits.OldFrom]) step = Math.Min(step, house[CourseLimits.OldStep]);
        return row.Id switch
        {
            "DOS-01" or "DOS-03" or "DOS-04" or "DOS-07" => new(Titrates.WhenLittleBetter) { Step = step, Unit = AmountUnit.MgPerKg, Ceiling = Ceiling(row, Measure.MgPerKg, house), LessBetterThanPercent = 25, AfterSessions = 2 },
            "DOS-08" => new(Titrates.WhenLittleBetter) { Step = step, Unit = AmountUnit.MgPerKg, Ceiling = Ceiling(row, Measure.MgPerKg, house), AfterSessions = 1 },
            "DOS-09" => new(Titrates.WhenLittleBetter) { Step = 25, Unit = AmountUnit.Mg, Ceiling = Ceiling(row, Measure.Mg, house), LessBetterThanPercent = 25, AfterSessions = 2 },
            "DOS-10" or "DOS-11" => new(Titrates.WhenLittleBetter) { Step = 25, Unit = AmountUnit.Mg, Ceiling = Ceiling(row, Measure.Mg, house), LessBetterThanPercent = 25, AfterSessions = 2 },
            "DOS-12" => new(Titrates.ByEffect) { Step = 28, Unit = AmountUnit.Mg, Ceiling = 84 },
            "DOS-13" => new(Titrates.OneStepDown) { Step = 28, Unit = AmountUnit.Mg },
            "DOS-14" => new(Titrates.WhileRunning) { Step = 0.1m, Unit = AmountUnit.MgPerKgPerHour, Ceiling = Ceiling(row, Measure.MgPerKgPerHour, house) },
            "DOS-15" => new(Titrates.BuildsUp),
            "DOS-19" => new(Titrates.WhileRunning) { Step = 5, Unit = AmountUnit.MgPerHour },
            _ => Planning.Titration.None,
        };
    }

    private static decimal? Ceiling(DoseRow row, Measure of, House house) => row.Limits.FirstOrDefault(limit => limit.Kind == LimitKind.Ceiling && limit.Of == of)?.In(house);

    private static IEnumerable<CourseStop> Stops(DoseRow row, string indication, House house)
    {
        var series = row.Id is "DOS-01" or "DOS-04" or "DOS-07" or "DOS-08" or "DOS-09" or "DOS-10" or "DOS-11" or "DOS-03";
        if (series)
        {
            yield return new(CourseEnds.TooLittleBetter, 25, house[CourseRules.ReviewedFrom].Whole);
            yield return new(CourseEnds.NoResponse, 50, house[CourseRules.UsualSeries].Whole);
        }
        if (row.Product == Product.Esketamine) yield return new(CourseEnds.NoBenefit, house[CourseRules.BenefitByWeek]);
        if (row.IsMood || row.Product == Product.Esketamine)
        {
            yield return new(CourseEnds.Worse, house[CourseRules.Worse]);
            yield return new(CourseEnds.HighSuicidality);
        }
        if (indication == "IND-05") yield return new(CourseEnds.Mania, house[CourseRules.Mania]);
        yield return new(CourseEnds.SevereEvent);
        if (!row.IsAnesthesia)
        {
            yield return new(CourseEnds.Bladder, BladderPoints);
            yield return new(CourseEnds.Pregnancy);
        }
    }

    private static IEnumerable<PlannedMeasure> Measures(DoseRow row, string indication, decimal? ageYears, House house)
    {
        if (row.IsAnesthesia || indication == "IND-22") yield break;
        var scale = LeadingScale.For(indication);
        if (scale.Leads is { } leads) yield return new(leads.Code, [BeforeTheCourse, EachSession, DayAfterTheFirst, AfterTheCourse, Weekly]);
        if (row.IsMood || row.Product == Product.Esketamine)
            yield return new(SuicideScreen, ageYears < house[AgeLimits.Adult] ? [EachSession, DayAfterEach, Weekly] : [EachSession]);
        if (indication == "IND-05") yield return new("YMRS", [EachSession]);
        foreach (var beside in scale.Beside.Take(2).Where(one => one.Code is not (SuicideScreen or "YMRS"))) yield return new(beside.Code, [BeforeTheCourse, AfterTheCourse]);
        yield return new(Bladder, [BeforeTheCourse, AfterTheCourse]);
    }
}
