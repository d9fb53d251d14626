using Stillpoint.Care.Findings;

namespace Stillpoint.Care.Planning;

/// <summary>Gaps, counts and steps of a course: one change at a time, and not too soon.</summary>
internal static class CourseLimits
{
    private const decimal HoursBetweenSessions = 48, HoursInAcuteSuicidality = 24;
    private const int SessionsAWeek = 3, EsketamineSessionsAWeek = 2;
    private const decimal EsketamineNeverWithinHours = 24;
    private const decimal OldFrom = 65, OldStep = 0.1m;

    /// <param name="ordered">Null where the order has no numbers, or is of whole devices.</param>
    public static IEnumerable<Finding> Judge(DoseOrder order, OrderedQuantities? ordered)
    {
        if (StartsLowInAge(order, ordered) is { } old) yield return old;
        if (order.Session is not { } session) yield break;
        var row = order.Row;
        var esketamine = row.Product == Product.Esketamine;

        var gap = row.Id == "DOS-02" ? HoursInAcuteSuicidality : HoursBetweenSessions;
        if ((esketamine || row.IsMoodByNeedle) && session.HoursSinceLast is { } hours && hours < gap)
            yield return Found(DoseRules.TooSoon, $"The last session was {Written.Plain(hours)} h ago; at least {Written.Plain(gap)} h go between.", "session.hoursSinceLast", hours, "h") with
            {
                Severity = esketamine && hours < EsketamineNeverWithinHours ? Severity.Block : Severity.Override,
            };

        var most = esketamine ? EsketamineSessionsAWeek : SessionsAWeek;
        if ((esketamine || row.IsMood) && session.SessionsLast7Days >= most)
            yield return Found(DoseRules.TooOften, $"There were {session.SessionsLast7Days} sessions in the last seven days; this would be one more than {most}.", "session.sessionsLast7Days", session.SessionsLast7Days, null);

        if (StepUp(session, ordered) is { } step && step > row.LargestStep)
            yield return Found(
                DoseRules.StepTooLarge,
                row.LargestStep == 0 ? $"{Written.Plain(step)} mg/kg more than the {session.Previous} before; this dose is not stepped up." : $"{Written.Plain(step)} mg/kg more than the {session.Previous} before; one step is at most {Written.Plain(row.LargestStep.Value)}.",
                "session.previousMgPerKg", session.Previous?.Value, "mg/kg");
    }

    private static decimal? StepUp(CourseSoFar session, OrderedQuantities? ordered) => ordered?.Value(Measure.MgPerKg) - session.Previous?.Value;

    private static Finding? StartsLowInAge(DoseOrder order, OrderedQuantities? ordered)
    {
        if (!order.Row.IsMood || order.Patient.AgeYears is not { } years || years < OldFrom) return null;
        if (order.Session is { } session && StepUp(session, ordered) is > OldStep and var step)
            return Found(DoseRules.StartsLowInAge, $"{Written.Plain(step)} mg/kg more than the {session.Previous} before, at {Written.Plain(years)} years; from {OldFrom} one step is at most {OldStep}.", "patient.ageYears", years, "years");

        var (of, most) = FirstInAge(order.Row);
        return order.Session is null or { Number: 1 } && ordered?.Value(of) is { } first && first > most
            ? Found(DoseRules.StartsLowInAge, $"{Written.Plain(first)} {OrderLimits.Unit(of)} as a first dose at {Written.Plain(years)} years; from {OldFrom} it begins with at most {most}.", "patient.ageYears", years, "years")
            : null;
    }

    /// <summary>The largest first dose from 65 years on, by the way in.</summary>
    private static (Measure Of, decimal Most) FirstInAge(DoseRow row) => row.Routes[0] switch
    {
        Route.Intravenous or Route.IntravenousBolus or Route.Intramuscular or Route.Subcutaneous => (Measure.MgPerKg, 0.3m),
        Route.Oral => (Measure.MgPerKg, 0.5m),
        Route.Sublingual => (Measure.Mg, 50m),
        Route.IntranasalRacemic or Route.IntranasalEsketamine => (Measure.Mg, 25m),
    };

    private static Finding Found(Rule rule, string because, string path, decimal? value, string? unit) =>
        rule.Finds(Severity.Override, because) with { Inputs = [new(path, value, unit, null, "plan")] };
}
