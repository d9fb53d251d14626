using Stillpoint.Care.Planning;

namespace Stillpoint.Care.FollowUp.Course;

/// <summary>One step up or down of a dose rule in mg/kg, row by row.</summary>
internal static class DoseSteps
{
    private const decimal Step = 0.1m;

    private static readonly decimal[] Ladder = [0.5m, 0.6m, 0.75m, 0.9m];

    /// <summary>
    /// The next dose up, or null where there is none: at the ceiling, or on a row without titration. Known is false where
    /// the row or the present dose was not stated, so that nobody can say.
    /// </summary>
    public static (bool Known, decimal? MgPerKg) Up(NextStepFacts facts)
    {
        if (facts.Row is not { } row) return (false, null);
        if (row.Id is "DOS-02" or "DOS-05" or "DOS-06") return (true, null);
        if (facts.CurrentMgPerKg is not { } now) return (false, null);
        return row.Id switch
        {
            "DOS-01" or "DOS-04" or "DOS-07" => (true, Below(now, 1m)),
            "DOS-03" => (true, Below(now, 0.75m)),
            "DOS-08" => (true, Ladder.Where(rung => rung > now).Select(rung => (decimal?)rung).FirstOrDefault()),
            _ => (false, null), // stepped in milligrams, not by weight
        };
    }

    public static decimal? Down(decimal? now) => now - Step is > 0 and var less ? less : null;

    private static decimal? Below(decimal now, decimal ceiling) => now < ceiling ? Math.Min(now + Step, ceiling) : null;
}
