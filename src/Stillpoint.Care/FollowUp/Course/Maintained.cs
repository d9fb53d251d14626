namespace Stillpoint.Care.FollowUp.Course;

/// <summary>A decision that was signed about a course, as far as its phase depends on it.</summary>
public sealed record DecidedStep(DateTimeOffset At, NextStepOutcome Offered, NextDecision Decision, int? Days);

/// <summary>Whether a course is in maintenance: a response was kept by going on, and the series is over.</summary>
/// <param name="Since">When it was decided; what was scored then is what is held.</param>
/// <param name="Count">Maintenance sessions so far.</param>
/// <param name="IntervalWeeks">As it was decided last, otherwise as the last two sessions were.</param>
public sealed record Maintained(DateTimeOffset Since, int Count, decimal? IntervalWeeks)
{
    /// <param name="series">Sessions of the series as the plan has it, where it says so.</param>
    public static Maintained? Of(IReadOnlyList<DateTimeOffset> doses, IReadOnlyList<DecidedStep> decided, int? series, House house)
    {
        var turned = decided.Where(step => step is { Offered: NextStepOutcome.CompleteThenMaintenance, Decision: NextDecision.GoOn })
            .OrderBy(step => step.At).FirstOrDefault();
        var usual = house[CourseRules.UsualSeries].Whole;
        var length = series is > 0 and var planned ? Math.Min(planned, usual) : usual;
        if (turned is null || doses.Count < length) return null;
        DateTimeOffset[] given = [.. doses.Order()];
        var before = Math.Max(length, given.Count(dose => dose <= turned.At));
        double? days = decided.Where(step => step.Days is not null).OrderBy(step => step.At).LastOrDefault() is { Days: { } chosen } ? chosen
            : given is [.., var one, var last] ? (last - one).TotalDays : null;
        return new(turned.At, given.Length - before, days is { } apart ? Math.Round((decimal)apart / 7, 1, MidpointRounding.AwayFromZero) : null);
    }
}
