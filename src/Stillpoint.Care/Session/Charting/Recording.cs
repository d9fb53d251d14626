using Stillpoint.Care.Session.Record;

namespace Stillpoint.Care.Session.Charting;

/// <summary>
/// Whether an entry may be written on a strip as it stands, and at which time; or what has to be confirmed first; or why not,
/// in words for the screen. A correction is judged by what it leaves standing, exactly as if it were entered anew.
/// </summary>
public abstract record Recording
{
    private Recording() { }

    /// <summary>A clock that runs a little fast is corrected; a time further ahead is somebody's slip.</summary>
    public static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(2);

    /// <summary>Longer ago than this nothing of a session is charted late. [POLICY]</summary>
    public static readonly TimeSpan LongestAgo = TimeSpan.FromDays(7);

    public sealed record Write(DateTimeOffset MeasuredAt) : Recording;

    public sealed record Ask(IReadOnlyList<EntryQuestion> Questions) : Recording;

    public sealed record Refuse(string Because) : Recording;

    public static Recording Decide(SessionStory story, Draft draft, Circumstances circumstances)
    {
        var now = circumstances.Now;
        if (draft.MeasuredAt > now + ClockSkew) return new Refuse("The time lies in the future. Enter when it was measured.");
        if (draft.MeasuredAt < now - LongestAgo) return new Refuse("The time lies more than a week back. Enter when it was measured.");
        if ((story.Phase == Phase.Closed || circumstances.Closed) && draft.Entry is not Entry.Addendum) return new Refuse("The session is closed. A prescriber amends it with a signed addendum.");
        if ((EntryRights.Refuses(draft.Entry, draft.By) ?? EntryRights.RefusesCorrection(story, draft) ?? EntryLimits.Refuses(draft.Entry)) is { } why) return new Refuse(why);

        var at = draft.MeasuredAt > now ? now : draft.MeasuredAt;
        var before = draft.Supersedes is { } wrong ? story.Without(wrong) : story;
        if (draft.Entry is Entry.VitalsCharted { FromMonitor: true } offered && draft.Supersedes is null
            && before.All<Entry.VitalsCharted>().Any(set => set.Event.MeasuredAt == at && set.Entry with { Confirmed = null } == (offered with { Confirmed = null })))
            return new Refuse("This is charted already: the monitor has measured nothing new since.");
        var after = story.With(new(draft.Id, story.Strip.Count + 1, at, now, null, "person", draft.Supersedes, draft.Entry));
        if ((EntryOrder.Refuses(before, draft, at, circumstances) ?? WhatStands.Refuses(story, after, draft, circumstances)) is { } against) return new Refuse(against);

        var compared = OrderCheck.Of(before, draft.Entry, at, circumstances with { ByPrescriber = draft.By.Prescriber });
        if (compared.Refused is { } differs) return new Refuse(differs);
        List<EntryQuestion> open = [.. EntryLimits.Asks(draft.Entry).Concat(compared.Asks).Concat(WhatStands.Asks(before, draft, at, now)).Where(question => draft.Entry.Confirmed?.Contains(question.Key) is not true)];
        return open.Count > 0 ? new Ask(open) : new Write(at);
    }
}
