using Stillpoint.Care.Planning;
using static Stillpoint.Care.FollowUp.Course.NextStepOutcome;

namespace Stillpoint.Care.FollowUp.Course;

/// <summary>How far apart maintenance sessions go: the widest that holds, and closer again when it doesn't.</summary>
internal static class MaintenanceRules
{
    private const decimal RiseThatShortens = 20;

    public static IReadOnlyList<CourseRule> All { get; } =
    [
        new("MNT-01", "20 % or more above the total that was held: one week closer.", "A rise is met before it is a relapse.", "[POLICY]", Risen) { Inputs = ["latest", "reference", "intervalWeeks"] },
        new("MNT-02", "Racemic: weekly four times, every two weeks twice, monthly, then a week longer while it holds.", "The published series thinned out in this way.", "Swainson 2021; Phillips 2019", Racemic) { Policy = true, Inputs = ["maintenanceCount", "intervalWeeks", "reference", "latest"] },
        new("MNT-03", "Esketamine: weekly in weeks 5 to 8, then every two weeks while stable.", "The label asks for the least frequent dosing that holds.", "SPRAVATO PI 2025", Esketamine) { Inputs = ["week", "reference", "latest"] },
    ];

    private static CourseStep? Risen(NextStepFacts facts) => HasRisen(facts) switch
    {
        true => new(Shorten, FormattableString.Invariant($"{facts.Latest:0.#} is 20 % or more worse than the {facts.Reference:0.#} that was held."), new(facts.CurrentMgPerKg, IntervalWeeks: facts.IntervalWeeks is { } weeks ? Math.Max(1, weeks - 1) : null, ReassessAfter: 1)),
        null => new(NextStepOutcome.Unknown, "Whether it holds can't be known: the total to hold is missing.") { Missing = facts.Reference is null ? ["reference"] : ["latest"] },
        false => null,
    };

    private static CourseStep? Racemic(NextStepFacts facts)
    {
        if (facts.Product != Product.KetamineRacemic || HasRisen(facts) != false) return null;
        return facts.MaintenanceCount switch
        {
            null => new(NextStepOutcome.Unknown, "How many maintenance sessions there were was not recorded.") { Missing = ["maintenanceCount"] },
            < 4 => Every(facts, 1, "Holding; the first four are weekly."),
            < 6 => Every(facts, 2, "Holding; the next two are two weeks apart."),
            6 => Every(facts, 4, "Holding; then monthly."),
            _ => new(Extend, "Holding; a week longer.", new(facts.CurrentMgPerKg, IntervalWeeks: facts.IntervalWeeks + 1, ReassessAfter: 1)) { Missing = facts.IntervalWeeks is null ? ["intervalWeeks"] : [] },
        };
    }

    private static CourseStep? Esketamine(NextStepFacts facts)
    {
        if (facts.Product != Product.Esketamine || HasRisen(facts) != false) return null;
        return facts.Week switch
        {
            >= 9 => Every(facts, 2, "Stable from week 9: every two weeks."),
            >= 5 => Every(facts, 1, "Weeks 5 to 8: weekly."),
            _ => new(NextStepOutcome.Unknown, "Maintenance begins in week 5; the week is missing or earlier.") { Missing = ["week"] },
        };
    }

    private static CourseStep Every(NextStepFacts facts, decimal weeks, string because) => new(Maintain, because, new(facts.CurrentMgPerKg, IntervalWeeks: weeks, ReassessAfter: 1));

    /// <summary>Worse than the reference by a fifth of it. From a reference of 0 nobody can say how much a rise is.</summary>
    private static bool? HasRisen(NextStepFacts facts)
    {
        if (facts.Reference is not { } held || facts.Latest is not { } latest) return null;
        var worse = facts.HigherIsBetter ? held - latest : latest - held;
        if (held == 0) return worse > 0 ? null : false;
        return 100 * worse >= RiseThatShortens * held;
    }
}
