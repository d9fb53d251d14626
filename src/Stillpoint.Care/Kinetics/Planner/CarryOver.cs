namespace Stillpoint.Care.Kinetics;

/// <summary>One session of a course: its peak, and what of earlier sessions was still there when it began.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Minute">When it began, since time zero.</param>
/// <param name="KetamineBefore">ng/mL just before it.</param>
/// <param name="NorketamineBefore">ng/mL just before it; null where the model predicts none.</param>
public sealed record CourseSession(int Number, double Minute, Peak? Peak, double KetamineBefore, double? NorketamineBefore);

/// <summary>A course of sessions: what is carried over from one to the next.</summary>
public static class CarryOver
{
    /// <param name="doses">The doses of one session, from its own minute zero.</param>
    /// <param name="starts">When each session begins, in minutes.</param>
    public static IReadOnlyList<CourseSession> Of(Subject subject, IReadOnlyList<Administration> doses, IReadOnlyList<double> starts)
    {
        var course = Prediction.Of(subject, [.. Repeat(doses, starts)]);
        var sorted = starts.Order().ToArray();
        return [.. sorted.Select((start, i) =>
        {
            var before = course.At(Math.BitDecrement(start));
            return new CourseSession(i + 1, start, course.Peak(from: start, until: i + 1 < sorted.Length ? sorted[i + 1] : double.PositiveInfinity), before.Ketamine, before.Norketamine);
        })];
    }

    /// <summary>The doses of one session given again at each start.</summary>
    public static IEnumerable<Administration> Repeat(IReadOnlyList<Administration> doses, IReadOnlyList<double> starts) =>
        starts.SelectMany(start => doses.Select(dose => dose with { Minute = dose.Minute + start }));
}
