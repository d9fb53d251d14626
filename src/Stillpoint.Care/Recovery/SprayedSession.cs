using System.Globalization;
using Stillpoint.Care.Session.Flags;
using Stillpoint.Care.Session.Record;

namespace Stillpoint.Care.Recovery;

/// <summary>The strip of a session with spray devices, in the times the monitoring form asks about.</summary>
internal sealed class SprayedSession
{
    /// <summary>A pressure stands for the one at forty minutes when it was taken so long before or after.</summary>
    private static readonly TimeSpan Forty = TimeSpan.FromMinutes(40), Around = TimeSpan.FromMinutes(15), BeforeLeaving = TimeSpan.FromMinutes(30);

    private readonly Func<DateTimeOffset, string> time;

    public SprayedSession(SessionStory story, Func<DateTimeOffset, string> time)
    {
        (Story, this.time) = (story, time);
        Devices = [.. story.All<Entry.DoseGiven>()];
        Lots = [.. story.All<Entry.DrugPrepared>().Select(drawn => drawn.Entry.Lot.Trim()).Distinct(StringComparer.OrdinalIgnoreCase)];
        List<(SessionEvent Event, Entry.VitalsCharted Entry)> pressures = [.. SessionVitals.Sets(story).Where(set => set.Entry is { Systolic: not null, Diastolic: not null })];
        Before = First is { } first ? Last(pressures.Where(set => set.Event.MeasuredAt <= first)) : Last(pressures);
        if (Devices is not [.., var last]) return;
        var middle = last.Event.MeasuredAt + Forty;
        AtForty = pressures.Where(set => (set.Event.MeasuredAt - middle).Duration() <= Around).OrderBy(set => (set.Event.MeasuredAt - middle).Duration()).Select(set => ((SessionEvent, Entry.VitalsCharted)?)set).FirstOrDefault();
        if (story.LeftAt is { } left) AtTheEnd = Last(pressures.Where(set => set.Event.MeasuredAt > last.Event.MeasuredAt && set.Event.MeasuredAt >= left - BeforeLeaving && set.Event.MeasuredAt <= left));
        ReadyAt = story.All<Entry.RecoveryScored>().Where(score => score.Event.MeasuredAt > last.Event.MeasuredAt && Passes(score.Entry, story.House)).Select(score => (DateTimeOffset?)score.Event.MeasuredAt).FirstOrDefault();
    }

    public SessionStory Story { get; }

    public IReadOnlyList<(SessionEvent Event, Entry.DoseGiven Entry)> Devices { get; }

    public IReadOnlyList<string> Lots { get; }

    public DateTimeOffset? First => Devices is [var first, ..] ? first.Event.MeasuredAt : null;

    public (SessionEvent Event, Entry.VitalsCharted Entry)? Before { get; }

    public (SessionEvent Event, Entry.VitalsCharted Entry)? AtForty { get; }

    public (SessionEvent Event, Entry.VitalsCharted Entry)? AtTheEnd { get; }

    /// <summary>When a recovery score first passed.</summary>
    public DateTimeOffset? ReadyAt { get; }

    /// <summary>From the first device until the patient left; null while they are here.</summary>
    public TimeSpan? Monitored => Story.LeftAt - First;

    public string Time(DateTimeOffset at) => time(at);

    public string? Says((SessionEvent Event, Entry.VitalsCharted Entry)? set) => set is { } one
        ? string.Create(CultureInfo.InvariantCulture, $"{one.Entry.Systolic:0}/{one.Entry.Diastolic:0} mmHg at {time(one.Event.MeasuredAt)}") : null;

    /// <summary>What was charted after the first device.</summary>
    public IEnumerable<(SessionEvent Event, T Entry)> Since<T>() where T : Entry => Story.All<T>().Where(one => First is { } first && one.Event.MeasuredAt >= first);

    private static (SessionEvent, Entry.VitalsCharted)? Last(IEnumerable<(SessionEvent, Entry.VitalsCharted)> sets) => sets.Select(set => ((SessionEvent, Entry.VitalsCharted)?)set).LastOrDefault();

    private static bool Passes(Entry.RecoveryScored score, House house) => score.Items.All(item => item > 0) && score.Items.Sum() >= house[DischargeCriteria.PassingScore].Number;
}
