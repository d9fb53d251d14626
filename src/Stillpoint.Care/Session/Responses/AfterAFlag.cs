using Stillpoint.Care.Session.Record;

namespace Stillpoint.Care.Session.Responses;

/// <summary>What was done in answer to a flag, so that the strip draws the two together.</summary>
public static class AfterAFlag
{
    private static readonly TimeSpan Within = TimeSpan.FromMinutes(10);

    /// <summary>A stop or a step of an emergency itself, or something done to drug or patient within ten minutes after a flag was seen or a stop raised.</summary>
    public static bool Is(SessionStory story, SessionEvent entry) =>
        entry.Entry is Entry.StopRaised or Entry.EmergencyStep
        || (entry.Entry is Entry.Paused or Entry.MedicationGiven or Entry.DrugEnded or Entry.RateChanged
            && story.Standing.Any(flag => flag.Entry is Entry.FlagAcknowledged or Entry.StopRaised && flag.MeasuredAt <= entry.MeasuredAt && entry.MeasuredAt - flag.MeasuredAt <= Within));
}
