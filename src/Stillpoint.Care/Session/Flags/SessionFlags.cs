using Stillpoint.Care.Findings;
using Stillpoint.Care.Session.Record;

namespace Stillpoint.Care.Session.Flags;

/// <summary>One charted entry with what it raised when it was measured.</summary>
public sealed record JudgedEntry(SessionEvent Event, IReadOnlyList<Flag> Flags)
{
    /// <summary>What it came to by itself; green says nothing of what it lacked.</summary>
    public FlagsOutcome Outcome { get; init; } = FlagsOutcome.Unknown;

    public Severity? Worst => Flags.Select(flag => (Severity?)flag.Finding.Severity).Where(level => level is Severity.Red or Severity.Yellow).Min();
}

/// <summary>A flag of a value that has got old, and the entry that charted it.</summary>
public sealed record OldFlag(Flag Flag, SessionEvent Event);

/// <summary>
/// The flags of a session: what stands now, from what was charted, what the monitor saw and what is overdue, and what each
/// charted entry raised at its time. Derived whenever asked; never stored.
/// </summary>
public sealed record SessionFlags(FlagsAnswer Now, IReadOnlyList<JudgedEntry> Charted)
{
    /// <summary>What was judged now, for whoever asks what to do about it.</summary>
    public VitalSet Set { get; init; } = new();

    /// <summary>Raised by a value that is too old to speak for the patient and that no newer one has replaced: it stays, as old, and is never calm.</summary>
    public IReadOnlyList<OldFlag> Old { get; init; } = [];

    /// <summary>What it comes to: an abnormal value that nobody measured again counts as it did.</summary>
    public FlagsOutcome Outcome => Old.Any(old => old.Flag.Finding.Severity == Severity.Red) || Now.Outcome == FlagsOutcome.Red ? FlagsOutcome.Red
        : Old.Count > 0 ? FlagsOutcome.Yellow : Now.Outcome;

    /// <summary>How many red flags are up, old ones among them.</summary>
    public int Red => Now.Flags.Count(flag => flag.Finding.Severity == Severity.Red) + Old.Count(old => old.Flag.Finding.Severity == Severity.Red);

    /// <param name="since">Judges only what was measured after this moment, for a stop that was closed then.</param>
    public static SessionFlags Of(JudgedStory judged, MonitorExtremes device, ScheduleState schedule, DateTimeOffset now, DateTimeOffset? since = null)
    {
        var (story, baseline, charted) = (judged.Story, judged.Baseline, judged.ChartedBy(now));
        var open = story.OpenStops.Select(stop => stop.Entry.Rule).ToHashSet(StringComparer.Ordinal);
        var previous = SessionVitals.Sets(story).TakeLast(2).ToList();
        var set = new VitalSet
        {
            House = story.House, AgeYears = judged.AgeYears, Baseline = baseline, Vitals = SessionVitals.Now(story, now, since), Device = device, Schedule = schedule,
            Previous = previous.Count == 2 ? SessionVitals.Of(previous[0].Entry) : null,
            PreviousMinutesBefore = previous.Count == 2 ? Minutes(previous[1].Event.MeasuredAt - previous[0].Event.MeasuredAt) : null,
            PatientSaysStop = open.Contains("STOP-PATIENT"), PumpError = open.Contains("STOP-PUMP"),
            RassHighMinutes = RassHigh(story, since), BpRedMinutes = PressureRed(charted, since),
        };
        var answer = FlagsOf.Judge(set);
        return new(answer, charted) { Set = set, Old = since is null ? OldFlags(judged, set, answer, now) : [] };
    }

    /// <summary>The newest value of each sign, whatever its age, as it was judged: of that, what is not up already.</summary>
    private static List<OldFlag> OldFlags(JudgedStory judged, VitalSet set, FlagsAnswer answer, DateTimeOffset now)
    {
        var newest = SessionVitals.Newest(judged.Story, now);
        if (newest == SessionVitals.Values(set.Vitals)) return [];
        var was = FlagsOf.Judge(new() { House = set.House, AgeYears = set.AgeYears, Baseline = set.Baseline, Vitals = newest });
        return
        [
            .. was.Flags.Where(flag => flag.Finding.Severity is Severity.Red or Severity.Yellow
                    && !answer.Flags.Any(up => up.Finding.Rule == flag.Finding.Rule && SeverityRank.Flags.Of(up.Finding.Severity) <= SeverityRank.Flags.Of(flag.Finding.Severity)))
                .Select(flag => judged.ChartedBy(now).LastOrDefault(entry => entry.Flags.Any(raised => raised.Finding.Rule == flag.Finding.Rule)) is { } entry ? new OldFlag(flag, entry.Event) : null)
                .OfType<OldFlag>(),
        ];
    }

    public static SessionFlags Of(SessionStory story, decimal? ageYears, MonitorExtremes device, ScheduleState schedule, DateTimeOffset now, DateTimeOffset? since = null) =>
        Of(new(story, ageYears), device, schedule, now, since);

    /// <summary>What each charted set and score raised at its time.</summary>
    public static IReadOnlyList<JudgedEntry> Charts(SessionStory story, decimal? ageYears, DateTimeOffset now) => new JudgedStory(story, ageYears).ChartedBy(now);

    internal static IReadOnlyList<JudgedEntry> Charts(SessionStory story, decimal? ageYears, BaselineVitals baseline)
    {
        var judged = new List<JudgedEntry>();
        Vitals? before = null;
        DateTimeOffset? beforeAt = null;
        foreach (var entry in story.Standing)
        {
            var set = new VitalSet { House = story.House, AgeYears = ageYears, Baseline = baseline };
            switch (entry.Entry)
            {
                case Entry.VitalsCharted { Artefact: false } charted:
                    set = set with { Vitals = SessionVitals.Of(charted), Previous = before, PreviousMinutesBefore = beforeAt is { } earlier ? Minutes(entry.MeasuredAt - earlier) : null };
                    (before, beforeAt) = (set.Vitals, entry.MeasuredAt);
                    break;
                case Entry.ScaleScored score:
                    set = set with { Vitals = SessionVitals.Of(score) };
                    break;
                default:
                    continue;
            }
            var answer = FlagsOf.Judge(set);
            judged.Add(new(entry, answer.Flags) { Outcome = answer.Outcome });
        }
        return judged;
    }

    /// <summary>Minutes since the first high red pressure of the run the last charted pressure belongs to; null when that one is not red.</summary>
    private static decimal? PressureRed(IReadOnlyList<JudgedEntry> charted, DateTimeOffset? since)
    {
        var pressures = charted.Where(entry => !(entry.Event.MeasuredAt <= since) && entry.Event.Entry is Entry.VitalsCharted set && (set.Systolic is not null || set.Diastolic is not null)).ToList();
        var run = pressures.AsEnumerable().Reverse().TakeWhile(entry => entry.Flags.Any(flag => flag.Finding is { Severity: Severity.Red, Rule: "FLG-SBP-HIGH" or "FLG-DBP-HIGH" })).ToList();
        return run.Count == 0 ? null : Minutes(run[0].Event.MeasuredAt - run[^1].Event.MeasuredAt);
    }

    private static decimal? RassHigh(SessionStory story, DateTimeOffset? since)
    {
        var run = story.All<Entry.ScaleScored>().Where(score => !(score.Event.MeasuredAt <= since) && score.Entry is { Scale: "RASS", Total: not null }).Reverse()
            .TakeWhile(score => score.Entry.Total >= story.House[FlagLimits.RassHighRed]).ToList();
        return run.Count == 0 ? null : Minutes(run[0].Event.MeasuredAt - run[^1].Event.MeasuredAt);
    }

    private static decimal Minutes(TimeSpan time) => time.Ticks / (decimal)TimeSpan.TicksPerMinute;
}
