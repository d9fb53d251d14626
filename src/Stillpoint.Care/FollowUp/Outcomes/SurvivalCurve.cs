namespace Stillpoint.Care.FollowUp.Outcomes;

/// <summary>
/// Somebody who was watched for so many days, and whether it happened at the end of them; otherwise it is only known that it had not happened yet.
/// </summary>
public readonly record struct Watched(int Days, bool Happened);

/// <summary>A day on which it happened to somebody, or on which somebody was seen for the last time.</summary>
/// <param name="AtRisk">Still watched, and it had not happened to them, just before.</param>
/// <param name="Spared">The share to whom it has not happened by the end of the day.</param>
public sealed record SurvivalStep(int Day, int AtRisk, int Happened, int LastSeen, double Spared, double Low, double High);

/// <summary>
/// The estimate of Kaplan and Meier: who was seen for the last time counts among those at risk until then, and is never taken for spared.
/// Its 95 % interval is Greenwood's on the scale of the doubly logged share, which stays within 0 and 1.
/// </summary>
public sealed class SurvivalCurve
{
    private SurvivalCurve(int among, IReadOnlyList<SurvivalStep> steps) => (Among, Steps) = (among, steps);

    public int Among { get; }

    /// <summary>In order of days.</summary>
    public IReadOnlyList<SurvivalStep> Steps { get; }

    public int Happened => Steps.Sum(step => step.Happened);

    /// <summary>The longest anybody was watched: beyond it nothing is known.</summary>
    public int Until => Steps.Count > 0 ? Steps[^1].Day : 0;

    /// <summary>The first day by which it has happened to half; null while that is not reached.</summary>
    public int? Median => Steps.FirstOrDefault(step => step.Spared <= 0.5)?.Day;

    public static SurvivalCurve Of(IEnumerable<Watched> watched)
    {
        var days = new SortedDictionary<int, (int Happened, int LastSeen)>();
        var among = 0;
        foreach (var one in watched)
        {
            var day = Math.Max(one.Days, 0);
            days.TryGetValue(day, out var at);
            days[day] = one.Happened ? (at.Happened + 1, at.LastSeen) : (at.Happened, at.LastSeen + 1);
            among++;
        }
        var (left, spared, greenwood) = (among, 1.0, 0.0);
        List<SurvivalStep> steps = [];
        foreach (var (day, (happened, lastSeen)) in days)
        {
            // On one day it happens first: who was last seen on it was still at risk.
            spared *= 1 - ((double)happened / left);
            greenwood += happened == left ? double.PositiveInfinity : (double)happened / ((double)left * (left - happened));
            var (low, high) = Interval(spared, greenwood);
            steps.Add(new(day, left, happened, lastSeen, spared, low, high));
            left -= happened + lastSeen;
        }
        return new(among, steps);
    }

    /// <summary>The step that is in force on a day; null before the first and after the last day that anybody was watched.</summary>
    public SurvivalStep? At(int day) => day > Until ? null : Steps.LastOrDefault(step => step.Day <= day);

    /// <summary>How many are still watched, and spared, at the beginning of a day.</summary>
    public int AtRisk(int day) => Steps.FirstOrDefault(step => step.Day >= day)?.AtRisk ?? 0;

    private static (double Low, double High) Interval(double spared, double greenwood)
    {
        if (spared is <= 0 or >= 1) return (spared <= 0 ? 0 : 1, spared <= 0 ? 0 : 1);
        var logged = Math.Log(spared);
        var half = SmallNumbers.Z * Math.Sqrt(greenwood) / Math.Abs(logged);
        return (Math.Exp(logged * Math.Exp(half)), Math.Exp(logged * Math.Exp(-half)));
    }
}
