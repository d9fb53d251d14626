using Stillpoint.Care.Planning;
using static Stillpoint.Care.FollowUp.Course.NextStepOutcome;

namespace Stillpoint.Care.FollowUp.Course;

/// <summary>How far apart maintenance sessions go: the widest that holds, closer again when it doesn't, and a prescriber when it is a relapse.</summary>
internal static class MaintenanceRules
{
    public static readonly HouseNumber
        Rise = new("MNT-01.rise", "Rise over the total that was held that brings the next session closer, from", 20, "%", 10, 20, Source.Policy),
        Weekly = new("MNT-02.weekly", "Weekly maintenance sessions", 4, "", 4, 8, Sources.Swainson) { Whole = true, Policy = true },
        Fortnightly = new("MNT-02.fortnightly", "Maintenance sessions until the monthly one", 6, "", 6, 12, Sources.Swainson) { Whole = true, Policy = true, Above = Weekly };

    public static IReadOnlyList<CourseRule> All { get; } =
    [
        new("MNT-04", "Relapse: the prescriber reviews; a shorter interval is no treatment of it.", "Who falls ill again needs a new plan.", "[POLICY]", Relapsed) { Inputs = ["latest", "reference"] },
        new("MNT-01", house => $"{house[Rise]} % or more above the total that was held, and a change that means something on the scale: one week closer.", "A rise is met before it is a relapse.", "[POLICY]", Risen) { Inputs = ["latest", "reference", "intervalWeeks"] },
        new("MNT-05", "Badly tolerated: a step down, and never a longer interval for it.", "What is badly borne is made smaller, not rarer.", "[POLICY]", facts => CourseRules.Down(facts) ?? CourseRules.SprayDown(facts)) { Inputs = ["tolerability", "currentMgPerKg", "currentMg"] },
        new("MNT-02", house => $"Racemic: weekly {house[Weekly]} times, every two weeks until the {house[Fortnightly]}th, monthly, then a week longer while it holds.", "The published series thinned out in this way.", "Swainson 2021; Phillips 2019", Racemic) { Policy = true, Inputs = ["maintenanceCount", "intervalWeeks", "reference", "latest"] },
        new("MNT-03", "Esketamine: weekly in weeks 5 to 8, then every two weeks while stable.", "The label asks for the least frequent dosing that holds.", "SPRAVATO PI 2025", Esketamine) { Inputs = ["week", "reference", "latest"] },
    ];

    private static CourseStep? Relapsed(NextStepFacts facts) =>
        facts.Instrument.Change is { Relapse: { } relapse, TurnPoints: { } points } && facts.Latest >= relapse.AtLeast && RisenBy(facts) >= points
            ? new(PrescriberReview, $"{Above(facts)}, and {facts.Instrument.Code} from {relapse.AtLeast:0} on is a relapse.")
            : null;

    private static CourseStep? Risen(NextStepFacts facts) => HasRisen(facts) switch
    {
        true => new(Shorten, $"{Above(facts)}.", new(facts.CurrentMgPerKg, Mg: facts.CurrentMg, IntervalWeeks: facts.IntervalWeeks is { } weeks ? Math.Max(1, weeks - 1) : null, ReassessAfter: 1)),
        null => new(NextStepOutcome.Unknown, "Whether it holds can't be known: the total to hold is missing.") { Missing = facts.Reference is null ? ["reference"] : ["latest"] },
        false => null,
    };

    private static CourseStep? Racemic(NextStepFacts facts)
    {
        if (facts.Product != Product.KetamineRacemic || !Holds(facts)) return null;
        if (facts.MaintenanceCount is not { } count) return new(NextStepOutcome.Unknown, "How many maintenance sessions there were was not recorded.") { Missing = ["maintenanceCount"] };
        if (count < facts.House[Weekly]) return Every(facts, 1, $"Holding; the first {facts.House[Weekly]} are weekly.");
        if (count < facts.House[Fortnightly]) return Every(facts, 2, "Holding; the next ones are two weeks apart.");
        if (count == facts.House[Fortnightly]) return Every(facts, 4, "Holding; then monthly.");
        return new(Extend, "Holding; a week longer.", new(facts.CurrentMgPerKg, IntervalWeeks: facts.IntervalWeeks + 1, ReassessAfter: 1)) { Missing = facts.IntervalWeeks is null ? ["intervalWeeks"] : [] };
    }

    private static CourseStep? Esketamine(NextStepFacts facts)
    {
        if (facts.Product != Product.Esketamine || !Holds(facts)) return null;
        return facts.Week switch
        {
            >= 9 => Every(facts, 2, "Stable from week 9: every two weeks."),
            >= 5 => Every(facts, 1, "Weeks 5 to 8: weekly."),
            _ => new(NextStepOutcome.Unknown, "Maintenance begins in week 5; the week is missing or earlier.") { Missing = ["week"] },
        };
    }

    private static bool Holds(NextStepFacts facts) => HasRisen(facts) == false && facts.Tolerability != Tolerability.Poor;

    private static CourseStep Every(NextStepFacts facts, decimal weeks, string because) => new(Maintain, because, new(facts.CurrentMgPerKg, Mg: facts.CurrentMg, IntervalWeeks: weeks, ReassessAfter: 1));

    /// <summary>Points above the total that was held.</summary>
    private static decimal? RisenBy(NextStepFacts facts) => facts.Instrument.Change is { HigherIsBetter: true } ? facts.Reference - facts.Latest : facts.Latest - facts.Reference;

    private static bool? HasRisen(NextStepFacts facts) => RisenBy(facts) is { } points
        ? points >= facts.Instrument.Change?.TurnPoints && 100 * points >= facts.House[Rise] * facts.Reference!.Value
        : null;

    private static string Above(NextStepFacts facts) => facts.Reference is > 0 and var held
        ? FormattableString.Invariant($"{facts.Instrument.Code} {facts.Latest:0.#} is {Math.Round(100 * RisenBy(facts)!.Value / held, MidpointRounding.AwayFromZero):0} % above the {held:0.#} that was held")
        : FormattableString.Invariant($"{facts.Instrument.Code} {facts.Latest:0.#}, and {facts.Reference:0.#} was held");
}
