using Stillpoint.Care.Session.Record;

namespace Stillpoint.Care.Session.Flags;

/// <summary>A stop that the rules raise now and that is not open on the strip: which, and why in a sentence.</summary>
public sealed record StopToRaise(string Rule, string Why);

/// <summary>
/// Which stops a session has to raise by itself. What a prescriber has closed is raised again only by something measured after
/// the closing, so the same reading never stops the drug twice.
/// </summary>
public static class StopsToRaise
{
    /// <param name="flags">Judges the session from what was measured after a moment, or from everything.</param>
    public static IReadOnlyList<StopToRaise> Of(SessionStory story, Func<DateTimeOffset?, FlagsAnswer> flags)
    {
        if (story.Phase is not (Phase.Running or Phase.Paused)) return [];
        var open = story.OpenStops.Select(stop => stop.Entry.Rule).ToHashSet(StringComparer.Ordinal);
        var raised = new List<StopToRaise>();
        foreach (var stop in StopRules.All.Where(stop => !open.Contains(stop.Id)))
        {
            var closedAt = story.All<Entry.StopClosed>().Where(closed => closed.Entry.Rule == stop.Id).Select(closed => (DateTimeOffset?)closed.Event.MeasuredAt).Max();
            var answer = flags(closedAt);
            if (answer.Stop.Contains(stop.Id)) raised.Add(new(stop.Id, Why(stop, answer, story.House)));
        }
        return raised;
    }

    private static string Why(StopRule stop, FlagsAnswer answer, House house) =>
        answer.Flags.FirstOrDefault(flag => flag.Finding.Rule == stop.Id)?.Finding.Because ?? stop.What(house);
}
