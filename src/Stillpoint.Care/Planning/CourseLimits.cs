using Stillpoint.Care.Findings;

namespace Stillpoint.Care.Planning;

/// <summary>Gaps, counts and steps of a course: one change at a time, and not too soon.</summary>
internal static class CourseLimits
{
    private const decimal HoursBetweenSessions = 48, HoursInAcuteSuicidality = 24;
    private const int SessionsAWeek = 3, EsketamineSessionsAWeek = 2;
    private const decimal OldFrom = 65, OldStart = 0.3m, OldStep = 0.1m;

    public static IEnumerable<Finding> Judge(DoseOrder order, decimal? mgPerKg)
    {
        if (order.Session is not { } session) yield break;
        var row = order.Row;
        var esketamine = row.Product == Product.Esketamine;

        var gap = row.Id == "DOS-02" ? HoursInAcuteSuicidality : HoursBetweenSessions;
        if ((esketamine || IsMoodByVeinMuscleOrSkin(row)) && session.HoursSinceLast < gap)
            yield return Found(DoseRules.TooSoon, $"The last session was {Written.Plain(session.HoursSinceLast.Value)} h ago; at least {Written.Plain(gap)} h go between.", "session.hoursSinceLast", session.HoursSinceLast, "h");

        var most = esketamine ? EsketamineSessionsAWeek : SessionsAWeek;
        if ((esketamine || row.IsMood) && session.SessionsLast7Days >= most)
            yield return Found(DoseRules.TooOften, $"There were {session.SessionsLast7Days} sessions in the last seven days; this would be one more than {most}.", "session.sessionsLast7Days", session.SessionsLast7Days, null);

        if (mgPerKg is not { } ordered) yield break;
        var step = ordered - session.Previous?.Value;

        if (step > row.LargestStep)
            yield return Found(DoseRules.StepTooLarge, $"A step of {Written.Plain(step.Value)} mg/kg up from {session.Previous} is more than {Written.Plain(row.LargestStep.Value)}.", "session.previousMgPerKg", session.Previous?.Value, "mg/kg");

        if (order.Patient.AgeYears >= OldFrom && IsMoodInfusion(row) && ((session.Number == 1 && ordered > OldStart) || step > OldStep))
            yield return Found(
                DoseRules.StartsLowInAge,
                step > OldStep ? $"A step of {Written.Plain(step.Value)} mg/kg at {Written.Plain(order.Patient.AgeYears.Value)} years is more than 0.1." : $"{Written.Plain(ordered)} mg/kg in the first session at {Written.Plain(order.Patient.AgeYears.Value)} years is more than 0.3.",
                "patient.ageYears", order.Patient.AgeYears, "years");
    }

    private static bool IsMoodInfusion(DoseRow row) => row.Id is "DOS-01" or "DOS-02" or "DOS-03" or "DOS-04" or "DOS-05";

    private static bool IsMoodByVeinMuscleOrSkin(DoseRow row) => row.IsMood && row.Routes[0] is Route.Intravenous or Route.Intramuscular or Route.Subcutaneous;

    private static Finding Found(Rule rule, string because, string path, decimal? value, string? unit) =>
        rule.Finds(Severity.Override, because) with { Inputs = [new(path, value, unit, null, "plan")] };
}
