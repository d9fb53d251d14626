using Stillpoint.Care.Session.Record;

namespace Stillpoint.Care.Session.Flags;

/// <summary>A strip with what does not change until something is written on it: the baseline, and what each charted set and score raised at its time.</summary>
/// <param name="ageYears">Null is not known, and is judged as that.</param>
public sealed class JudgedStory(SessionStory story, decimal? ageYears)
{
    private readonly Lazy<BaselineVitals> baseline = new(() => SessionVitals.Baseline(story));
    private readonly Lazy<IReadOnlyList<JudgedEntry>> charted = new(() => SessionFlags.Charts(story, ageYears, SessionVitals.Baseline(story)));

    public SessionStory Story => story;

    public decimal? AgeYears => ageYears;

    public BaselineVitals Baseline => baseline.Value;

    /// <summary>What was charted by a moment, judged when it was measured.</summary>
    public IReadOnlyList<JudgedEntry> ChartedBy(DateTimeOffset now) =>
        charted.Value is [.., var last] && last.Event.MeasuredAt > now ? [.. charted.Value.Where(entry => entry.Event.MeasuredAt <= now)] : charted.Value;
}
