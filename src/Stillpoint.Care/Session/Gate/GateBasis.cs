using Stillpoint.Care.Session.Record;

namespace Stillpoint.Care.Session.Gate;

/// <summary>What somebody had before them when they signed or answered at the gate, beside what is known there now.</summary>
public static class GateBasis
{
    /// <summary>The entry on which the drug may be given: the newest time-out, or a prescriber's order to go on after it.</summary>
    public static SessionEvent? Signed(SessionStory story) => story.Standing.Where(one => one.Entry is Entry.TimeOutSigned or Entry.RestartOrdered).MaxBy(one => one.Number);

    /// <summary>The strip as it stood at an entry, and as what was corrected of that since leaves it. What was charted afterwards is no correction.</summary>
    public static (SessionStory Then, SessionStory Now) Strips(SessionStory story, SessionEvent signed)
    {
        List<SessionEvent> seen = [.. story.Strip.Where(one => one.Number <= signed.Number)], corrected = [.. seen];
        var ids = seen.Select(one => one.Id).ToHashSet();
        foreach (var later in story.Strip.Where(one => one.Number > signed.Number && one.Supersedes is { } id && ids.Contains(id)))
        {
            corrected.Add(later);
            ids.Add(later.Id);
        }
        return (SessionStory.From(seen, story.House), SessionStory.From(corrected, story.House));
    }

    /// <summary>The items that stand against the drug now and did not, or not so, with what was known then. Both are judged at the same moment: what only grew older is not among them.</summary>
    public static IReadOnlyList<GateItem> Changed(GateAnswer then, GateAnswer now)
    {
        var before = then.Items.ToDictionary(item => item.Rule.Id, item => item.Finding, StringComparer.Ordinal);
        return [.. now.Items.Where(item => item.Finding is { } found && !(before[item.Rule.Id] is { } seen && seen.Severity == found.Severity && seen.Because == found.Because))];
    }
}
