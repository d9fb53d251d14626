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

    public static readonly HouseNumber BaselineFor = new("TMO-02.baseline", "The vital signs that the time-out reads aloud are at most this old", 30, "min", 10, 60, Source.Policy) { Whole = true };

    public static Rule Baseline { get; } = new("TMO-02", house => $"Pressure, pulse, saturation and breathing stand on the strip, measured within {house[BaselineFor]} minutes of the time-out.", "Every rise and fall of the session is judged by what was measured just before it.", Source.Policy)
    {
        Policy = true, Inputs = ["vitals-charted", "time-out-signed"],
    };

    public static IReadOnlyList<Rule> Rules { get; } = [Fresh, Baseline];

    /// <summary>What of the baseline is missing or too old to be read aloud; null when all of it stands on the strip.</summary>
    public static Finding? WithoutBaseline(SessionStory story, DateTimeOffset at)
    {
        var sets = story.All<Entry.VitalsCharted>().Where(set => !set.Entry.Artefact && set.Event.MeasuredAt <= at && at - set.Event.MeasuredAt <= story.House[BaselineFor].Time).Select(set => set.Entry).ToList();
        (string Says, Func<Entry.VitalsCharted, bool> Is)[] needed =
        [
            ("blood pressure", set => set is { Systolic: not null, Diastolic: not null }), ("heart rate", set => set.HeartRate is not null), ("SpO2", set => set.Spo2 is not null), ("breathing", set => set.RespiratoryRate is not null),
        ];
        var missing = needed.Where(sign => !sets.Exists(set => sign.Is(set))).Select(sign => sign.Says).ToList();
        return missing.Count == 0 ? null : Baseline.Finds(Severity.Unknown, $"Not on the strip in the last {story.House[BaselineFor]} minutes: {string.Join(", ", missing)}. Chart a set; the session is judged by it.");
    }

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
