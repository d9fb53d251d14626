using System.Diagnostics;
using Stillpoint.Care.Findings;

namespace Stillpoint.Care.Session.Flags;

public enum FlagsOutcome
{
    /// <summary>Nothing judged was outside its limits. It says nothing about what was not measured.</summary>
    Green,
    Unknown,
    Yellow,
    Red,
}

/// <summary>Is a second reading wanted before a flag is believed?</summary>
public enum Confirmation
{
    NotNeeded,
    Confirmed,
    Needed,
}

/// <summary>A flag that is up, and whether it waits for a second reading (null where there is nothing to repeat).</summary>
public sealed record Flag(Finding Finding, Confirmation? Confirmation);

/// <summary>A set judged: its flags, the stop rules it raises, and what it lacked.</summary>
public sealed record FlagsAnswer(FlagsOutcome Outcome, IReadOnlyList<Flag> Flags, IReadOnlyList<string> Stop, IReadOnlyList<string> Missing);

/// <summary>Judges a charted set beside the monitor's worst, each rule by the worse of the two. What is present is judged; what is absent is never called normal.</summary>
public static class FlagsOf
{
    public static FlagsAnswer Judge(VitalSet set)
    {
        var flags = new List<Flag>();
        var missing = new SortedSet<string>(StringComparer.Ordinal);
        var levels = new Dictionary<string, IReadOnlyList<Severity?>>(StringComparer.Ordinal);
        var measured = false;
        foreach (var rule in FlagRules.All)
        {
            var readings = rule.Read(set).ToList();
            if (readings.Count == 0) continue;
            levels[rule.Id] = readings.ConvertAll(reading => reading.Level);
            measured |= !rule.IsNotMeasured && readings.Exists(reading => reading.IsJudged);
            missing.UnionWith(readings.SelectMany(reading => reading.Missing));
            var worst = readings.MinBy(reading => Rank(reading.Level))!;
            if (worst.Level is not { } level) continue;
            flags.Add(new(Finding(rule, level, worst), Confirm(rule, level, set)));
        }

        var stops = StopRules.All.Where(stop => stop.Raised(new(set, levels))).ToList();
        foreach (var stop in stops)
            if (stop.Says is { } says) flags.Add(new(stop.Finds(Severity.Red, says(set)), Confirmation.NotNeeded));

        if (set.AgeYears is null) missing.Add("patient.ageYears");
        if (set.Baseline.IsEmpty) missing.Add("baseline");
        if (!measured && flags.Count == 0) missing.Add("vitals");

        flags = [.. SeverityRank.Flags.Sort(flags, flag => flag.Finding)];
        var outcome = flags.Count > 0 ? Outcome(flags[0].Finding.Severity)
            : !measured || set.AgeYears is null || missing.Any(path => path.StartsWith("baseline", StringComparison.Ordinal)) ? FlagsOutcome.Unknown
            : FlagsOutcome.Green;
        return new(outcome, flags, [.. stops.Select(stop => stop.Id).Order(StringComparer.Ordinal)], [.. missing]);
    }

    private static Finding Finding(FlagRule rule, Severity level, FlagReading reading) => rule.Finds(level, reading.Because) with
    {
        Inputs = reading.Inputs,
        Missing = reading.Missing,
        Policy = rule.Policy || reading.Policy,
    };

    private static Confirmation? Confirm(FlagRule rule, Severity level, VitalSet set)
    {
        if (level == Severity.Unknown) return null;
        if (rule.IsNotMeasured || (rule.RedNeedsNoRepeat && level == Severity.Red)) return Confirmation.NotNeeded;
        if (set.Previous is not { } before || !(set.PreviousMinutesBefore <= set.House[FlagLimits.RepeatWithin])) return Confirmation.Needed;
        var earlier = rule.Read(set with { Vitals = before, Device = new(), Previous = null }).Select(reading => reading.Level);
        return earlier.Any(was => was is Severity.Red or Severity.Yellow && Rank(was) <= Rank(level)) ? Confirmation.Confirmed : Confirmation.Needed;
    }

    private static FlagsOutcome Outcome(Severity worst) => worst switch
    {
        Severity.Red => FlagsOutcome.Red,
        Severity.Yellow => FlagsOutcome.Yellow,
        Severity.Unknown => FlagsOutcome.Unknown,
        _ => throw new UnreachableException($"A flag is never {worst}."),
    };

    /// <summary>A reading that says nothing comes after all that say something.</summary>
    private static int Rank(Severity? level) => level is { } said ? SeverityRank.Flags.Of(said) : int.MaxValue;
}
