namespace Stillpoint.Care.Session.Readings;

/// <summary>What a person said of a monitor: that it stands at a chair, that it is on the patient of a session, or that it is at no chair.</summary>
/// <param name="Chair">Null when it was released.</param>
/// <param name="Session">The session whose patient the person saw it on; null when nobody was in the chair.</param>
public sealed record MonitorSaid(DateTimeOffset At, Guid Monitor, Guid? Chair, Guid? Session);

/// <summary>The time a monitor was known to be on a session's patient; only what it measured in that time is that patient's.</summary>
public sealed record Attachment(Guid Monitor, DateTimeOffset From, DateTimeOffset? Until)
{
    public bool Covers(Guid monitor, DateTimeOffset measuredAt) => monitor == Monitor && measuredAt >= From && (Until is not { } until || measuredAt < until);

    /// <summary>
    /// A monitor belongs to a session from when somebody said it is on that patient until something else is said of it, or
    /// until the session is closed. A chair alone gives nobody a reading: after a new patient sat down the monitor must be confirmed.
    /// </summary>
    /// <param name="history">In the order in which it was said.</param>
    public static IReadOnlyList<Attachment> Of(IEnumerable<MonitorSaid> history, Guid session, DateTimeOffset? closedAt)
    {
        ArgumentNullException.ThrowIfNull(history);
        var attachments = new List<Attachment>();
        foreach (var monitor in history.GroupBy(said => said.Monitor))
        {
            DateTimeOffset? from = null;
            foreach (var said in monitor)
            {
                if (said.Session == session) from ??= said.At;
                else if (from is { } began)
                {
                    attachments.Add(new(monitor.Key, began, closedAt < said.At ? closedAt : said.At));
                    from = null;
                }
            }
            if (from is { } open) attachments.Add(new(monitor.Key, open, closedAt));
        }
        return attachments;
    }

    /// <summary>The monitors that stand at a chair and were not yet said to be on the patient of this session.</summary>
    /// <param name="history">In the order in which it was said.</param>
    public static IReadOnlyList<Guid> ToConfirm(IEnumerable<MonitorSaid> history, Guid chair, Guid session)
    {
        ArgumentNullException.ThrowIfNull(history);
        return [.. history.GroupBy(said => said.Monitor).Select(monitor => monitor.Last())
            .Where(last => last.Chair == chair && last.Session != session).Select(last => last.Monitor)];
    }
}
