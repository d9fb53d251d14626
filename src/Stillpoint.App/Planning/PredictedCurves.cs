using Stillpoint.Care.Planning;

namespace Stillpoint.App.Planning;

/// <summary>The levels a session and a course are predicted to reach, drawn: always an estimate, never a criterion.</summary>
/// <param name="Session">One session, as the markup of a chart; null where no published model speaks for this way of giving it.</param>
/// <param name="Course">The whole course.</param>
/// <param name="Says">What has to be said beside it, or why nothing is drawn.</param>
internal sealed record PredictedCurves(string? Session, string? Course, IReadOnlyList<string> Says);

/// <summary>Draws what an order and its course are predicted to reach; the models and their drawing stand above the plan.</summary>
internal interface IPredictedCurves
{
    PredictedCurves Of(DoseOrder order, DoseAnswer answer, IReadOnlyList<int> days);
}

/// <summary>What a new version of a plan changes, line by line.</summary>
internal static class PlanChanges
{
    /// <param name="before">The plan in force as it was shown, a line each.</param>
    /// <param name="now">The new one as it stands on the page.</param>
    public static IReadOnlyList<(string What, string Before, string Now)> Between(string before, IEnumerable<Shell.Forms.ShownLine> now)
    {
        var was = before.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(": ", 2)).Where(parts => parts.Length == 2).ToLookup(parts => parts[0], parts => parts[1], StringComparer.Ordinal);
        var says = now.ToLookup(line => line.What, line => line.Says, StringComparer.Ordinal);
        return [.. was.Select(group => group.Key).Union(says.Select(group => group.Key), StringComparer.Ordinal)
            .Select(what => (what, string.Join("; ", was[what]), string.Join("; ", says[what]))).Where(line => line.Item2 != line.Item3)];
    }
}
