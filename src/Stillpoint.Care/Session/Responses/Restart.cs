using Stillpoint.Care.Findings;
using Stillpoint.Care.Session.Flags;

namespace Stillpoint.Care.Session.Responses;

/// <summary>What was judged of a set charted since the drug was stopped.</summary>
public sealed record SetSinceStop(DateTimeOffset At, FlagsOutcome Outcome);

/// <summary>A wish to go on after a stop. What is null was not stated, and is never taken for no.</summary>
public sealed record RestartFacts
{
    /// <summary>The numbers it is judged by.</summary>
    public House House { get; init; } = House.Shipped;

    public bool? OrderedByPrescriber { get; init; }

    /// <summary>The rate wanted as a part of the rate before, in percent.</summary>
    public decimal? RatePercent { get; init; }

    public IReadOnlyList<SetSinceStop> SetsSinceStop { get; init; } = [];

    /// <summary>The deepest MOAA/S of this session.</summary>
    public decimal? LowestMoaas { get; init; }

    public bool? Laryngospasm { get; init; }

    public bool? Anaphylaxis { get; init; }

    public bool? Seizure { get; init; }
}

/// <summary>May a stopped drug go on? By a prescriber's order, after two normal sets, at half the rate at most, and after some events never.</summary>
public static class Restart
{
    private const decimal MostPercent = 50;
    private static readonly TimeSpan Apart = TimeSpan.FromMinutes(5);

    public static Rule NeverAfter { get; } = new("RST-01", "Never after MOAA/S 2 or less, laryngospasm, anaphylaxis or a seizure.", "What nearly closed the airway once is not tried twice in a day.", Source.Policy) { Policy = true, Inputs = ["lowestMoaas", "laryngospasm", "anaphylaxis", "seizure"] };
    public static Rule Ordered { get; } = new("RST-02", "Only on a prescriber's order.", "Whoever stopped it saw something; someone answers for going on.", Source.Policy) { Policy = true, Inputs = ["orderedByPrescriber"] };
    public static Rule TwoNormalSets { get; } = new("RST-03", "After two normal sets, five minutes apart.", "One good reading may be luck.", Source.Policy) { Policy = true, Inputs = ["setsSinceStop"] };
    public static Rule HalfTheRate { get; } = new("RST-04", "At half the rate at most.", "The rate that led here is not the rate to go back to.", Source.Policy) { Policy = true, Inputs = ["ratePercent"] };

    public static IReadOnlyList<Rule> Rules { get; } = [NeverAfter, Ordered, TwoNormalSets, HalfTheRate];

    /// <summary>Everything that stands against going on; empty when nothing does.</summary>
    public static IReadOnlyList<Finding> Judge(RestartFacts facts)
    {
        var found = new List<Finding>();
        string[] events = [.. new[] { (facts.LowestMoaas <= 2, "MOAA/S was 2 or less"), (facts.Laryngospasm == true, "laryngospasm"), (facts.Anaphylaxis == true, "anaphylaxis"), (facts.Seizure == true, "a seizure") }.Where(happened => happened.Item1).Select(happened => happened.Item2)];
        string[] unknown = [.. new[] { (facts.LowestMoaas is null, "lowestMoaas"), (facts.Laryngospasm is null, "laryngospasm"), (facts.Anaphylaxis is null, "anaphylaxis"), (facts.Seizure is null, "seizure") }.Where(missing => missing.Item1).Select(missing => missing.Item2)];
        if (events.Length > 0) found.Add(NeverAfter.Finds(Severity.Block, $"Never restarted after this: {string.Join(", ", events)}."));
        else if (unknown.Length > 0) found.Add(NeverAfter.Finds(Severity.Unknown, "Not stated whether something happened after which it is never restarted.") with { Missing = unknown });

        if (facts.OrderedByPrescriber != true) found.Add(Ordered.Finds(Severity.Block, "There is no prescriber's order to restart."));

        var normal = facts.SetsSinceStop.OrderByDescending(set => set.At).TakeWhile(set => set.Outcome == FlagsOutcome.Green).ToList();
        if (normal.Count < 2 || normal[0].At - normal[^1].At < Apart)
            found.Add(TwoNormalSets.Finds(Severity.Block, $"{(normal.Count == 0 ? "No" : normal.Count == 1 ? "One" : "Two")} normal {(normal.Count < 2 ? "set" : "sets less than five minutes apart")} since the stop; two, five minutes apart, are needed."));

        if (facts.RatePercent is not { } percent) found.Add(HalfTheRate.Finds(Severity.Unknown, "The rate to restart at was not stated.") with { Missing = ["ratePercent"] });
        else if (percent is > MostPercent or <= 0) found.Add(HalfTheRate.Finds(Severity.Block, $"{percent:0.#} % of the rate before is not between 0 and 50."));
        return found;
    }
}
