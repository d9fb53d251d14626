using Stillpoint.Care.Findings;

namespace Stillpoint.Care.Session.Record;

/// <summary>Two people stopped and looked just before the drug; what they saw is good for some minutes, and then they look again.</summary>
public static class TimeOut
{
    public static readonly HouseNumber GoodFor = new("TMO-01.goodFor", "The drug starts within this time of the time-out", 10, "min", 5, 15, Source.Policy) { Whole = true };

    public static Rule Fresh { get; } = new("TMO-01", house => $"The drug starts within {house[GoodFor]} minutes of the time-out that two people signed.", "What two people saw describes the patient as they were then; a later start needs a fresh look.", Source.Policy)
    {
        Policy = true, Inputs = ["time-out-signed", "drug-started"],
    };

    /// <summary>The last moment at which the drug may be started on the newest time-out; null when none was signed.</summary>
    public static DateTimeOffset? GoodUntil(SessionStory story) => story.Last<Entry.TimeOutSigned>() is { } signed ? signed.Event.MeasuredAt + story.House[GoodFor].Time : null;

    /// <summary>Why the drug may not be started at a moment on the time-outs of this strip; null when it may.</summary>
    public static Finding? Against(SessionStory story, DateTimeOffset at)
    {
        // A start typed as hours and minutes may lie up to a minute before signatures of the same minute. What two people
        // signed is what was prepared then; a syringe prepared since asks for a fresh look.
        var prepared = story.All<Entry.DrugPrepared>().Where(one => one.Event.MeasuredAt <= at).Select(one => one.Event.Number).LastOrDefault();
        var signed = story.All<Entry.TimeOutSigned>().Where(one => one.Event.Number > prepared && one.Event.MeasuredAt < at.AddMinutes(1)).Select(one => (DateTimeOffset?)one.Event.MeasuredAt).LastOrDefault();
        if (signed is null) return Fresh.Finds(Severity.Block, "The time-out is not signed.");
        var age = at - signed.Value;
        return age <= story.House[GoodFor].Time ? null
            : Fresh.Finds(Severity.Block, FormattableString.Invariant($"The time-out has run out: it is {(int)age.TotalMinutes} minutes old and good for {story.House[GoodFor]}. Read it aloud and sign it again, both of you, then start."));
    }
}
