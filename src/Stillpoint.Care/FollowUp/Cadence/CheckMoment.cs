namespace Stillpoint.Care.FollowUp.Cadence;

/// <summary>When somebody is asked how they are, counted from a session as it actually was.</summary>
public enum CheckMoment
{
    /// <summary>The day before the first session: what everything later is held against.</summary>
    Baseline,

    /// <summary>The day before a later session.</summary>
    Before,

    /// <summary>At the chair, before going home.</summary>
    AtTheEnd,
    SameEvening,
    DayAfter,
    ThirdDay,
    SeventhDay,

    /// <summary>After the last of a series, when its outcome is counted.</summary>
    AfterTheSeries,
    Weekly,
    Monthly,
}

public static class CheckMoments
{
    public static string Words(this CheckMoment moment) => moment switch
    {
        CheckMoment.Baseline => "before the first session",
        CheckMoment.Before => "before the session",
        CheckMoment.AtTheEnd => "at the end of the session",
        CheckMoment.SameEvening => "hours after the session",
        CheckMoment.DayAfter => "the day after",
        CheckMoment.ThirdDay => "the third day",
        CheckMoment.SeventhDay => "the seventh day",
        CheckMoment.AfterTheSeries => "after the series",
        CheckMoment.Weekly => "weekly",
        CheckMoment.Monthly => "monthly",
    };
}
