using Stillpoint.Care.Planning;
using static Stillpoint.Care.FollowUp.Course.NextStepOutcome;

namespace Stillpoint.Care.FollowUp.Course;

/// <summary>The decision table of a course, in the order its rows are read: safety first, then futility, then response, then steps.</summary>
public static class CourseRules
{
    private const decimal Mania = 12, Quarter = 25, Half = 50, Worse = -20;

    /// <summary>Read in both phases, before anything else.</summary>
    internal static IReadOnlyList<CourseRule> Safety { get; } =
    [
        new("NXT-01", "YMRS of 12 or more: stop.", "Ketamine can set off mania, and mania is not treated with it.", "[POLICY]", facts => facts.Ymrs >= Mania
            ? new(StopMania, FormattableString.Invariant($"YMRS {facts.Ymrs:0.#} is 12 or more.")) : null) { Inputs = ["ymrs"] },
        new("NXT-02", "Worse by 20 % or more, or new high suicidality: hold, and a psychiatrist.", "Someone who gets worse under treatment needs a second pair of eyes before the next dose.", "[POLICY]", Worsened) { Inputs = ["baseline", "latest", "newSiHigh"] },
        new("NXT-03", "An adverse event of grade 3: half to three quarters of the dose, or stop.", "The next one may be worse.", "[POLICY]", facts => facts.Tolerability == Tolerability.Grade3
            ? new(ReduceOrStop, "An adverse event of grade 3.", new(MgPerKgRange: facts.CurrentMgPerKg is { } now ? (now * 0.5m, now * 0.75m) : null)) : null) { Inputs = ["tolerability", "currentMgPerKg"] },
        new("NXT-04", "Improvement can't be known: nothing is decided.", "Without two totals of one instrument there is no direction.", "[POLICY]", facts => facts.Improvement is null
            ? new(NextStepOutcome.Unknown, "Improvement can't be computed: a total is missing, or the baseline is 0.") { Missing = [.. new[] { (facts.Baseline is null, "baseline"), (facts.Latest is null, "latest") }.Where(missing => missing.Item1).Select(missing => missing.Item2)] } : null) { Inputs = ["baseline", "latest"] },
    ];

    internal static IReadOnlyList<CourseRule> Acute { get; } =
    [
        new("NXT-05", "Esketamine from week 4, less than 25 % better: stop.", "The label asks for evidence of benefit at the end of induction.", "SPRAVATO PI 2025", facts => facts is { Product: Product.Esketamine, Week: >= 4 } && facts.ImprovedBy(Quarter) == false
            ? new(StopNoBenefit, FormattableString.Invariant($"Week {facts.Week:0.#} and less than 25 % better.")) : null) { Policy = true, Inputs = ["week", "baseline", "latest"] },
        new("NXT-06", "At least 50 % better and well tolerated: finish the series, then maintenance.", "A response is kept, not chased.", "[POLICY]", facts => facts.ImprovedBy(Half) == true && facts.Tolerability == Tolerability.Good
            ? new(CompleteThenMaintenance, "At least 50 % better, well tolerated.") : null) { Inputs = ["baseline", "latest", "tolerability"] },
        new("NXT-07", "Racemic, eight sessions or more without a response: stop and refer.", "Who does not respond is not kept on; the count is house policy.", "Sanacora 2017", facts => IsRacemic(facts) && facts.Sessions >= 8 && facts.ImprovedBy(Half) == false
            ? new(StopRefer, $"{facts.Sessions} sessions and less than 50 % better.") : null) { Policy = true, Inputs = ["n", "baseline", "latest"] },
        new("NXT-08", "Racemic, six or seven sessions without a response: two more with a reason if partly better, otherwise stop and refer.", "The usual series is six.", "Sanacora 2017", AfterSix) { Policy = true, Inputs = ["n", "baseline", "latest"] },
        new("NXT-09", "Racemic, four or five sessions, less than 25 % better: the prescriber reviews.", "Who does not respond is not kept on; the count is house policy.", "Sanacora 2017", facts => IsRacemic(facts) && facts.Sessions is 4 or 5 && facts.ImprovedBy(Quarter) == false
            ? new(PrescriberReview, $"{facts.Sessions} sessions and less than 25 % better.") : null) { Policy = true, Inputs = ["n", "baseline", "latest"] },
        new("NXT-10", "Racemic, three sessions, less than 25 % better, well tolerated: a step up, or after one already, another or another route.", "0.1 and 0.2 mg/kg didn't work; 0.5 and 1.0 did.", "Fava 2020", facts => IsRacemic(facts) && facts.Sessions == 3 && IsUnimprovedAndWell(facts)
            ? StepUpTo(facts, facts.SteppedUp == true ? StepUpOrChangeRoute : StepUp, "Three sessions, less than 25 % better, well tolerated.") : null) { Policy = true, Inputs = ["n", "baseline", "latest", "tolerability", "steppedUp", "currentMgPerKg"] },
        new("NXT-11", "Racemic, two sessions, less than 25 % better, well tolerated: a step up.", "Two sessions show whether the dose is felt at all.", "Fava 2020", facts => IsRacemic(facts) && facts.Sessions == 2 && IsUnimprovedAndWell(facts)
            ? StepUpTo(facts, StepUp, "Two sessions, less than 25 % better, well tolerated.") : null) { Policy = true, Inputs = ["n", "baseline", "latest", "tolerability", "currentMgPerKg"] },
        new("NXT-12", "Badly tolerated: 0.1 mg/kg less, or ten minutes longer.", "One change at a time: dose or duration.", "[POLICY]", facts => facts.Tolerability == Tolerability.Poor
            ? new(StepDown, "Badly tolerated: 0.1 mg/kg less, or ten minutes longer.", new(DoseSteps.Down(facts.CurrentMgPerKg), ReassessAfter: 1)) : null) { Inputs = ["tolerability", "currentMgPerKg"] },
    ];

    /// <summary>When no other rule applies.</summary>
    internal static CourseRule Otherwise { get; } = new("NXT-13", "Otherwise: go on as before.", "What works, or is too early to judge, is not changed.", "[POLICY]", GoOn) { Inputs = ["n", "tolerability"] };

    public static IReadOnlyList<CourseRule> All { get; } = [.. Safety, .. Acute, Otherwise, .. MaintenanceRules.All];

    private static bool IsRacemic(NextStepFacts facts) => facts.Product == Product.KetamineRacemic;

    private static bool IsUnimprovedAndWell(NextStepFacts facts) => facts.ImprovedBy(Quarter) == false && facts.Tolerability == Tolerability.Good;

    private static CourseStep? Worsened(NextStepFacts facts)
    {
        // Exactly 20 % worse is worse: improvement of -20 % or below.
        var worse = facts.Improvement <= Worse;
        if (!worse && facts.NewHighSuicidality != true) return null;
        return new(HoldPsychiatrist, facts.NewHighSuicidality == true ? "New high suicidality." : FormattableString.Invariant($"Worse by {-facts.Improvement:0.#} %."));
    }

    private static CourseStep? AfterSix(NextStepFacts facts)
    {
        if (!IsRacemic(facts) || facts.Sessions is not (6 or 7) || facts.ImprovedBy(Half) != false) return null;
        return facts.ImprovedBy(Quarter) == true
            ? new(TwoMoreWithReason, $"{facts.Sessions} sessions and between 25 and 50 % better.", new(facts.CurrentMgPerKg, ReassessAfter: 2))
            : new(StopRefer, $"{facts.Sessions} sessions and less than 25 % better.");
    }

    private static CourseStep StepUpTo(NextStepFacts facts, NextStepOutcome outcome, string because) => DoseSteps.Up(facts) switch
    {
        (true, null) => new(PrescriberReview, $"{because} There is no further step on this row."),
        var (_, next) => new(outcome, because, new(next, ReassessAfter: 1)) { Missing = facts.Row is null ? ["order"] : facts.CurrentMgPerKg is null ? ["currentMgPerKg"] : [] },
    };

    private static CourseStep GoOn(NextStepFacts facts)
    {
        // What was not recorded and would have decided is asked for; what could not have mattered is not.
        var missing = new List<string>();
        if (facts.Tolerability is null) missing.Add("tolerability");
        if (IsRacemic(facts) && facts.Sessions is null && facts.ImprovedBy(Half) == false) missing.Add("n");
        if (!IsRacemic(facts) && facts.Week is null && facts.ImprovedBy(Quarter) == false) missing.Add("week");
        return missing.Count > 0
            ? new(NextStepOutcome.Unknown, $"Not recorded: {string.Join(", ", missing)}.") { Missing = missing }
            : new(ContinueSame, "No rule asks for a change.", new(facts.CurrentMgPerKg, ReassessAfter: 1));
    }
}
