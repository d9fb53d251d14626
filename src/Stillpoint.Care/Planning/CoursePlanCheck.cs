using Stillpoint.Care.Findings;

namespace Stillpoint.Care.Planning;

/// <summary>Compares how a course is planned with what its sessions will be judged by: nobody signs today what every session would stop at.</summary>
public static class CoursePlanCheck
{
    public static IReadOnlyList<Finding> Judge(CoursePlan plan, DoseRow row, House house) => [.. Gaps(plan, row, house), .. Often(plan, row, house), .. Climbs(plan, row, house)];

    private static IEnumerable<Finding> Gaps(CoursePlan plan, DoseRow row, House house)
    {
        if (row.Product != Product.Esketamine && !row.IsMoodByNeedle) yield break;
        var hours = house[row.IsAcute ? CourseLimits.HoursInAcuteSuicidality : CourseLimits.HoursBetween];
        foreach (var phase in plan.Phases.Where(phase => phase.Sessions > 1 || phase != plan.Phases[0]).Where(phase => phase.Spacing.LeastDays * 24 < hours))
            yield return DoseRules.TooSoon.Finds(Severity.Override, $"{Called(phase)}sessions may be {Written.Plain(phase.Spacing.LeastDays)} d apart; at least {hours} h go between.");
    }

    private static IEnumerable<Finding> Often(CoursePlan plan, DoseRow row, House house)
    {
        if (row.Product != Product.Esketamine && !row.IsMood) yield break;
        var most = house[row.Product == Product.Esketamine ? CourseLimits.EsketamineSessionsAWeek : CourseLimits.SessionsAWeek];
        foreach (var phase in plan.Phases.Where(phase => phase.Sessions > most && 7 / phase.Spacing.UsualDays > most + 0.05m))
            yield return DoseRules.TooOften.Finds(Severity.Override, $"{Called(phase)}more than {most} sessions in seven days.");
    }

    private static IEnumerable<Finding> Climbs(CoursePlan plan, DoseRow row, House house)
    {
        var titration = plan.Titration;
        if (titration is { Ceiling: { } top, Unit: { } unit } && CeilingIn(row, unit, house) is { } limit && top > limit)
            yield return row.Finds(Severity.Block, $"The dose may climb to {Written.Plain(top)} {unit.Code()}; the ceiling is {Written.Plain(limit)}.");
        if (titration is { When: Titrates.WhenLittleBetter or Titrates.ByEffect, Step: { } step, Unit: AmountUnit.MgPerKg } && step > row.LargestStep)
            yield return DoseRules.StepTooLarge.Finds(Severity.Override, row.LargestStep == 0 ? "This dose is not stepped up." : $"A step of {Written.Plain(step)} mg/kg; one step is at most {Written.Plain(row.LargestStep.Value)}.");
    }

    private static decimal? CeilingIn(DoseRow row, AmountUnit unit, House house)
    {
        var of = unit switch
        {
            AmountUnit.MgPerKg => Measure.MgPerKg,
            AmountUnit.Mg => Measure.Mg,
            AmountUnit.MgPerKgPerHour => Measure.MgPerKgPerHour,
            AmountUnit.MgPerHour => Measure.MgPerHour,
            AmountUnit.MicrogramsPerKgPerMinute => Measure.MicrogramsPerKgPerMinute,
        };
        return row.Product == Product.Esketamine && of == Measure.Mg ? 84 : row.Limits.FirstOrDefault(limit => limit.Kind == LimitKind.Ceiling && limit.Of == of)?.In(house);
    }

    private static string Called(PlannedPhase phase) => phase.Name.Length > 0 ? $"{phase.Name}: " : "";
}
