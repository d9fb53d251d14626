using Stillpoint.Care.Planning;

namespace Stillpoint.Care.FollowUp.Course;

/// <summary>One step up or down of a dose rule in mg/kg, row by row.</summary>
internal static class DoseSteps
{
    public static readonly HouseNumber Step = new("NXT-11.step", "A step of the dose, up or down", 0.1m, "mg/kg", 0.05m, 0.25m, Source.Policy);

    private static readonly decimal[] Ladder = [0.5m, 0.6m, 0.75m, 0.9m];

    /// <summary>
    /// The next dose up, or null where there is none: at the ceiling, or on a row without titration by weight. Known is false
    /// where the row or the present dose was not stated, so that nobody can say.
    /// </summary>
    public static (bool Known, decimal? MgPerKg) Up(NextStepFacts facts)
    {
        if (facts.Row is not { } row) return (false, null);
        if (row.Id is not ("DOS-01" or "DOS-03" or "DOS-04" or "DOS-07" or "DOS-08")) return (true, null);
        if (facts.CurrentMgPerKg is not { } now) return (false, null);
        if (row.Id == "DOS-08") return (true, Ladder.Where(rung => rung > now).Select(rung => (decimal?)rung).FirstOrDefault());
        var ceiling = row.Limits.First(limit => limit is { Kind: LimitKind.Ceiling, Of: Measure.MgPerKg }).In(facts.House);
        return (true, now < ceiling ? Math.Min(now + facts.House[Step], ceiling) : null);
    }

    /// <summary>The next dose down, never below the row's range; null where there is none.</summary>
    public static decimal? Down(NextStepFacts facts)
    {
        if (facts.CurrentMgPerKg is not { } now) return null;
        var floor = facts.Row?.Limits.FirstOrDefault(limit => limit is { Kind: LimitKind.Range, Of: Measure.MgPerKg, Upper: false })?.Limit;
        var less = Math.Max(now - facts.House[Step], floor ?? 0);
        return less > 0 && less < now ? less : null;
    }
}
