namespace Stillpoint.Care.Session.Record;

/// <summary>What is drawn up for a session, and who worked it out apart from whoever drew it up.</summary>
/// <param name="CheckedBy">Null while nobody has.</param>
public sealed record Prepared(SessionEvent Event, Entry.DrugPrepared Entry, Guid? CheckedBy, DateTimeOffset? CheckedAt)
{
    public bool IsChecked => CheckedAt is not null;

    /// <summary>The newest preparation; a check counts for what was prepared before it, and for nothing prepared since.</summary>
    public static Prepared? Of(SessionStory story)
    {
        if (story.Last<Entry.DrugPrepared>() is not { } prepared) return null;
        if (prepared.Entry.SecondCheck is { } second) return new(prepared.Event, prepared.Entry, second, prepared.Event.MeasuredAt);
        var check = story.All<Entry.SecondChecked>().LastOrDefault(one => one.Event.Number > prepared.Event.Number).Event;
        return new(prepared.Event, prepared.Entry, check?.By, check?.MeasuredAt);
    }
}
