using Stillpoint.Care.Findings;

namespace Stillpoint.Care.Planning;

/// <summary>Gaps, counts and steps of a course: one change at a time, and not too soon.</summary>
internal static class CourseLimits
{
    public static readonly HouseNumber
        HoursBetween = new("CRS-01.hours", "Hours between mood sessions, at least", 48, "h", 48, 168, Source.Policy) { Whole = true },
        HoursInAcuteSuicidality = new("CRS-01.acute", "Hours between sessions of the acute suicidality protocol, at least", 24, "h", 24, 72, Source.Policy) { Whole = true },
        EsketamineNeverWithin = new("CRS-01.esketamine", "Hours within which esketamine is never given again", 24, "h", 24, 48, Source.Policy) { Whole = true },
        SessionsAWeek = new("CRS-02.sessions", "Sessions in seven days, at most", 3, "", 1, 3, Source.Policy) { Whole = true },
        EsketamineSessionsAWeek = new("CRS-02.esketamine", "Esketamine sessions in seven days, at most", 2, "", 1, 2, Sources.SpravatoLabel) { Whole = true },
        OldFrom = new("GER-01.from", "Age from which a first dose is low and a step small", 65, "years", 50, 65, Source.Policy) { Whole = true },
        OldStep = new("GER-01.step", "A step at that age, at most", 0.1m, "mg/kg", 0.05m, 0.1m, Source.Policy),
        OldByNeedle = new("GER-01.needle", "A first dose by vein, muscle or skin at that age, at most", 0.3m, "mg/kg", 0.1m, 0.3m, Source.Policy),
        OldByMouth = new("GER-01.mouth", "A first dose by mouth at that age, at most", 0.5m, "mg/kg", 0.25m, 0.5m, Source.Policy),
        OldUnderTongue = new("GER-01.tongue", "A first dose under the tongue at that age, at most", 50, "mg", 25, 50, Source.Policy),
        OldInNose = new("GER-01.nose", "A first dose of racemic ketamine in the nose at that age, at most", 25, "mg", 10, 25, Source.Policy);

    /// <param name="ordered">Null where the order has no numbers, or is of whole devices.</param>
    public static IEnumerable<Finding> Judge(DoseOrder order, OrderedQuantities? ordered)
    {
        if (StartsLowInAge(order, ordered) is { } old) yield return old;
        if (order.Session is not { } session) yield break;
        var row = order.Row;
        var esketamine = row.Product == Product.Esketamine;

        var gap = order.House[row.IsAcute ? HoursInAcuteSuicidality : HoursBetween];
        if ((esketamine || row.IsMoodByNeedle) && session.HoursSinceLast is { } hours && hours < gap)
            yield return Found(DoseRules.TooSoon, $"The last session was {Written.Beside(hours, gap)} h ago; at least {gap} h go between.", "session.hoursSinceLast", hours, "h") with
            {
                Severity = esketamine && hours < order.House[EsketamineNeverWithin] ? Severity.Block : Severity.Override,
            };

        var most = order.House[esketamine ? EsketamineSessionsAWeek : SessionsAWeek];
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
        var house = order.House;
        if (!order.Row.IsMood || order.Patient.AgeYears is not { } years || years < house[OldFrom]) return null;
        if (order.Session is { } session && StepUp(session, ordered) is { } step && step > house[OldStep])
            return Old($"{Written.Plain(step)} mg/kg more than the {session.Previous} before, at {Written.Plain(years)} years; from {house[OldFrom]} one step is at most {house[OldStep]}.");

        var (of, limit) = FirstInAge(order.Row);
        return order.Session is null or { Number: 1 } && ordered?.Value(of) is { } first && first > house[limit]
            ? Old($"{Written.Plain(first)} {OrderLimits.Unit(of)} as a first dose at {Written.Plain(years)} years; from {house[OldFrom]} it begins with at most {house[limit]}.")
            : null;

        Finding Old(string because) => Found(DoseRules.StartsLowInAge, because, "patient.ageYears", years, "years");
    }

    /// <summary>The largest first dose at that age, by the way in.</summary>
    private static (Measure Of, HouseNumber Most) FirstInAge(DoseRow row) => row.Routes[0] switch
    {
        Route.Intravenous or Route.IntravenousBolus or Route.Intramuscular or Route.Subcutaneous => (Measure.MgPerKg, OldByNeedle),
        Route.Oral => (Measure.MgPerKg, OldByMouth),
        Route.Sublingual => (Measure.Mg, OldUnderTongue),
        Route.IntranasalRacemic or Route.IntranasalEsketamine => (Measure.Mg, OldInNose),
    };

    private static Finding Found(Rule rule, string because, string path, decimal? value, string? unit) =>
        rule.Finds(Severity.Override, because) with { Inputs = [new(path, value, unit, null, "plan")] };
}
