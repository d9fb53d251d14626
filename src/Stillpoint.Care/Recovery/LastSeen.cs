using Stillpoint.Care.Findings;
using Stillpoint.Care.Session.Record;

namespace Stillpoint.Care.Recovery;

/// <summary>When what a criterion rests on was last seen; of several things the one that was seen longest ago.</summary>
/// <param name="TooOld">Too long ago to go home on: it counts as not known.</param>
public sealed record LastSeen(DateTimeOffset At, bool TooOld)
{
    public static readonly HouseNumber FreshFor = new("DIS-14.fresh", "Score, vital signs, waking, orientation, walking and the escort were seen within this time of the release", 30, "min", 10, 60, Source.Policy) { Whole = true };

    /// <summary>Whether something seen then still says how the patient is.</summary>
    internal static bool Counts(House house, DateTimeOffset seen, DateTimeOffset at) => at - seen <= house[FreshFor].Time;

    /// <summary>By criterion; one whose evidence nobody charted has none.</summary>
    /// <param name="escortSince">Since when the escort is this adult.</param>
    public static IReadOnlyDictionary<string, LastSeen> Of(SessionStory story, DateTimeOffset at, DateTimeOffset? escortSince = null)
    {
        DateTimeOffset? Set(Func<Entry.VitalsCharted, bool> has) => story.All<Entry.VitalsCharted>().Where(set => !set.Entry.Artefact && has(set.Entry)).Select(set => (DateTimeOffset?)set.Event.MeasuredAt).LastOrDefault();
        DateTimeOffset? Scored(string scale) => story.All<Entry.ScaleScored>().Where(score => score.Entry.Scale == scale && score.Entry.Total is not null).Select(score => (DateTimeOffset?)score.Event.MeasuredAt).LastOrDefault();
        DateTimeOffset? Checked(Func<Entry.RecoveryChecked, bool?> what, DateTimeOffset? since = null) =>
            story.All<Entry.RecoveryChecked>().Where(check => what(check.Entry) is not null && (since is null || check.Event.MeasuredAt >= since)).Select(check => (DateTimeOffset?)check.Event.MeasuredAt).LastOrDefault();
        var seen = new Dictionary<string, LastSeen>(StringComparer.Ordinal);
        void Add(string criterion, bool ages, params ReadOnlySpan<DateTimeOffset?> pieces)
        {
            DateTimeOffset? oldest = null;
            foreach (var piece in pieces)
            {
                if (piece is null) return;
                if (oldest is null || piece < oldest) oldest = piece;
            }
            if (oldest is { } then) seen[criterion] = new(then, ages && !Counts(story.House, then, at));
        }
        Add("DIS-02", true, story.All<Entry.RecoveryScored>().Select(score => (DateTimeOffset?)score.Event.MeasuredAt).LastOrDefault());
        Add("DIS-04", true, Set(set => set.Systolic is not null || set.Diastolic is not null));
        Add("DIS-05", true, Scored("MOAA/S"), Scored("RASS"));
        Add("DIS-06", true, Checked(check => check.Oriented), Checked(check => check.MonthsBackwards));
        Add("DIS-07", false, Scored("CADSS-23") ?? Checked(check => check.DissociationResolved));
        Add("DIS-08", true, Set(set => set.Spo2 is not null));
        Add("DIS-09", true, Checked(check => check.WalksTenMetres));
        Add("DIS-10", false, Checked(check => check.FluidsTolerated));
        Add("DIS-11", false, Checked(check => check.SuicideRiskReassessed));
        Add("DIS-12", false, Checked(check => check.IvRemoved), Checked(check => check.IvSiteChecked));
        Add("DIS-13", true, Checked(check => check.EscortPresent, escortSince));
        Add("DIS-15", true, Set(set => set.HeartRate is not null));
        return seen;
    }
}
