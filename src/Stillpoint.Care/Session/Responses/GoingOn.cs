using Stillpoint.Care.Findings;
using Stillpoint.Care.Session.Flags;
using Stillpoint.Care.Session.Record;

namespace Stillpoint.Care.Session.Responses;

/// <summary>
/// What a strip says of a wish to let a paused drug go on. A drug that was stopped for a reason (a stop, or a flag around the
/// pause) goes on by the rules of restarting; a mere interruption (a new syringe, the bathroom) goes on unless something
/// happened after which the drug is never restarted.
/// </summary>
public static class GoingOn
{
    /// <summary>What stands against the drug going on at this rate at this moment; empty when nothing does.</summary>
    /// <param name="ageYears">Null judges no set as normal.</param>
    /// <param name="mlPerHour">The rate wanted.</param>
    public static IReadOnlyList<Finding> Judge(SessionStory story, decimal? ageYears, decimal? mlPerHour, DateTimeOffset at)
    {
        if (PausedAt(story) is not { } paused) return [];
        List<Finding> against = [.. story.OpenStops.Select(stop => Open(stop.Entry))];
        if (!WasStopped(story, ageYears, paused, at))
        {
            against.AddRange(Restart.Judge(Facts(story, ageYears, mlPerHour, at)).Where(finding => finding is { Rule: "RST-01", Severity: Severity.Block }));
            return [.. against, .. AboveCeiling(story, ageYears, mlPerHour, at)];
        }
        against.AddRange(Restart.Judge(Facts(story, ageYears, mlPerHour, at)));
        if (Order(story, at) is { } order && mlPerHour > order.MlPerHour)
            against.Add(Restart.Ordered.Finds(Severity.Block, FormattableString.Invariant($"The prescriber ordered at most {order.MlPerHour:0.0##} mL/h.")));
        return [.. against, .. AboveCeiling(story, ageYears, mlPerHour, at)];
    }

    /// <summary>What stands against setting a running pump to another rate: an open stop against any faster one, and what a restart left as the most.</summary>
    public static IReadOnlyList<Finding> AgainstRate(SessionStory story, decimal? ageYears, decimal mlPerHour, DateTimeOffset at) =>
    [
        .. story.Infusion is { IsRunning: true } running && mlPerHour > running.Flow.MlPerHour ? story.OpenStops.Select(stop => Open(stop.Entry)) : [],
        .. AboveCeiling(story, ageYears, mlPerHour, at),
    ];

    /// <summary>The fastest the pump may run since it went on after a stop, in mL/h; null when it never was stopped for a reason.</summary>
    public static decimal? Ceiling(SessionStory story, decimal? ageYears, DateTimeOffset at) => story.All<Entry.Resumed>().Where(resumed => resumed.Event.MeasuredAt <= at)
        .Select(resumed => (resumed.Event.MeasuredAt, Paused: story.Without(resumed.Event.Id).Until(resumed.Event.MeasuredAt)))
        .Where(resumed => WasStopped(resumed.Paused, ageYears, resumed.MeasuredAt)).Min(resumed => AtMost(resumed.Paused, resumed.MeasuredAt));

    private static IEnumerable<Finding> AboveCeiling(SessionStory story, decimal? ageYears, decimal? mlPerHour, DateTimeOffset at) => Ceiling(story, ageYears, at) is { } most && mlPerHour > most
        ? [Restart.HalfTheRate.Finds(Severity.Block, FormattableString.Invariant($"The drug went on after a stop, and runs at {most:0.0##} mL/h at most. For more, pause, and a prescriber orders anew."))]
        : [];

    /// <summary>What stands against ordering it: what no order may pass. The two normal sets may still be measured after it.</summary>
    public static IReadOnlyList<Finding> AgainstOrder(SessionStory story, Entry.RestartOrdered order)
    {
        var facts = Facts(story, order.Signature is null ? null : order, [], order.MlPerHour);
        return [.. Restart.Judge(facts).Where(finding => finding.Rule != Restart.TwoNormalSets.Id)];
    }

    /// <summary>Whether the drug was stopped for a reason rather than interrupted: a stop or a flag, from shortly before the pause until now.</summary>
    public static bool WasStopped(SessionStory story, decimal? ageYears, DateTimeOffset at) => PausedAt(story) is { } paused && WasStopped(story, ageYears, paused, at);

    /// <summary>The order that stands at a moment: signed, and newer than the pause and every stop.</summary>
    public static Entry.RestartOrdered? Order(SessionStory story, DateTimeOffset at) => StoppedAt(story) is { } stopped
        ? story.All<Entry.RestartOrdered>().LastOrDefault(order => order.Event.MeasuredAt >= stopped && order.Event.MeasuredAt <= at && order.Entry.Signature is not null).Entry
        : null;

    /// <summary>The fastest the rules allow from here, in mL/h: half the rate before, or what was ordered if that is less.</summary>
    public static decimal? AtMost(SessionStory story, DateTimeOffset at) =>
        RateBefore(story) is not { } before ? null : Order(story, at) is { } order ? Math.Min(order.MlPerHour, before / 2) : before / 2;

    /// <summary>The pump's last rate before the pause, in mL/h.</summary>
    public static decimal? RateBefore(SessionStory story) =>
        story.Infusion is { IsPaused: true } infusion && infusion.Stretches.LastOrDefault(stretch => stretch.Flow > Units.FlowRate.Stopped) is { } flowed ? flowed.Flow.MlPerHour : null;

    private static DateTimeOffset? PausedAt(SessionStory story) => story.Infusion is { IsPaused: true } infusion
        ? infusion.Stretches.Reverse().TakeWhile(stretch => stretch.Flow == Units.FlowRate.Stopped).Select(stretch => (DateTimeOffset?)stretch.From).LastOrDefault()
        : null;

    /// <summary>The pause, or the last stop raised in it: what is measured after this counts.</summary>
    private static DateTimeOffset? StoppedAt(SessionStory story) => PausedAt(story) is not { } paused ? null
        : story.All<Entry.StopRaised>().Select(stop => stop.Event.MeasuredAt).Append(paused).Max();

    private static bool WasStopped(SessionStory story, decimal? ageYears, DateTimeOffset paused, DateTimeOffset at)
    {
        var from = paused - story.House[FlagLimits.SpeaksFor].Time;
        return story.OpenStops.Any()
            || story.All<Entry.StopRaised>().Any(stop => stop.Event.MeasuredAt >= from)
            || SessionFlags.Charts(story, ageYears, at).Any(charted => charted.Event.MeasuredAt >= from && charted.Worst is not null);
    }

    private static RestartFacts Facts(SessionStory story, decimal? ageYears, decimal? mlPerHour, DateTimeOffset at) =>
        Facts(story, Order(story, at), StoppedAt(story) is { } stopped ? [.. Sets(story, ageYears, stopped, at)] : [], mlPerHour);

    /// <summary>What the strip says happened stands; what it doesn't say, the prescriber states with the order.</summary>
    private static RestartFacts Facts(SessionStory story, Entry.RestartOrdered? order, IReadOnlyList<SetSinceStop> sets, decimal? mlPerHour) => new()
    {
        OrderedByPrescriber = order is not null,
        RatePercent = mlPerHour is { } rate && RateBefore(story) is { } before ? rate / before * 100 : null,
        SetsSinceStop = sets,
        LowestMoaas = story.All<Entry.ScaleScored>().Where(score => score.Entry.Scale == "MOAA/S").Min(score => score.Entry.Total),
        Laryngospasm = Happened(story, "Laryngospasm", "EMG-AIRWAY") ?? order?.Laryngospasm,
        Anaphylaxis = Happened(story, "Anaphylaxis", "EMG-ANAPHYLAXIS") ?? order?.Anaphylaxis,
        Seizure = Happened(story, "Seizure", "EMG-SEIZURE") ?? order?.Seizure,
    };

    /// <summary>Sets charted since the stop. A set that lacks a pressure, a pulse, a saturation or the breathing is not known to be normal; a score that raised a flag breaks a run of normal ones.</summary>
    private static IEnumerable<SetSinceStop> Sets(SessionStory story, decimal? ageYears, DateTimeOffset stopped, DateTimeOffset at) => SessionFlags.Charts(story, ageYears, at)
        .Where(charted => charted.Event.MeasuredAt > stopped && (charted.Event.Entry is Entry.VitalsCharted || charted.Worst is not null))
        .Select(charted => new SetSinceStop(charted.Event.MeasuredAt, charted.Event.Entry is Entry.VitalsCharted set && charted.Outcome == FlagsOutcome.Green && !IsWhole(set) ? FlagsOutcome.Unknown : charted.Outcome));

    private static bool IsWhole(Entry.VitalsCharted set) => set is { Systolic: not null, Diastolic: not null, HeartRate: not null, Spo2: not null, RespiratoryRate: not null };

    private static bool? Happened(SessionStory story, string term, string card) =>
        story.All<Entry.AdverseEvent>().Any(seen => string.Equals(seen.Entry.What.Trim(), term, StringComparison.OrdinalIgnoreCase)) || story.All<Entry.EmergencyStep>().Any(step => step.Entry.Card == card) ? true : null;

    private static Finding Open(Entry.StopRaised stop) =>
        (StopRules.All.FirstOrDefault(rule => rule.Id == stop.Rule) ?? Restart.Ordered).Finds(Severity.Block, $"A stop is open: {stop.Why.TrimEnd('.')}. A prescriber closes it before the drug goes on.");
}
