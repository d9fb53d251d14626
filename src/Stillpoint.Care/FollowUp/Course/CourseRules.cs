using Stillpoint.Care.Planning;
using static Stillpoint.Care.FollowUp.Course.NextStepOutcome;

namespace Stillpoint.Care.FollowUp.Course;

/// <summary>The decision table of a course, in the order its rows are read: safety first, then futility, then response, then steps.</summary>
public static class CourseRules
{
    public static readonly HouseNumber
        Mania = new("NXT-01.ymrs", "YMRS that stops ketamine, from", 12, "", 8, 12, Source.Policy) { Whole = true },
        Worse = new("NXT-02.worse", "Worsening that holds, from", 20, "%", 10, 20, Source.Policy),
        LeastAfterHarm = new("NXT-03.least", "Part of the dose after a severe event, at least", 50, "%", 25, 50, Source.Policy),
        MostAfterHarm = new("NXT-03.most", "Part of the dose after a severe event, at most", 75, "%", 50, 75, Source.Policy) { Above = LeastAfterHarm },
        BenefitByWeek = new("NXT-05.week", "Week by which esketamine must have helped", 4, "", 4, 4, Sources.SpravatoLabel) { Whole = true },
        LongestSeries = new("NXT-07.sessions", "Sessions without a response that end a course", 8, "", 6, 8, Source.Policy) { Whole = true },
        UsualSeries = new("NXT-08.sessions", "Sessions of a usual series", 6, "", 4, 6, Source.Policy) { Whole = true, Below = LongestSeries },
        ReviewedFrom = new("NXT-09.sessions", "Sessions without even a partial response that call the prescriber", 4, "", 3, 4, Source.Policy) { Whole = true, Below = UsualSeries },
        SprayStepFrom = new("NXT-14.sessions", "Esketamine sessions before a step up", 2, "", 2, 4, Source.Policy) { Whole = true };

    /// <summary>Read in both phases, before anything else.</summary>
    internal static IReadOnlyList<CourseRule> Safety { get; } =
    [
        new("NXT-00", "The order is of the other product: nothing is decided.", "Steps of one product mean nothing for the other.", "[POLICY]", OfAnotherProduct) { Inputs = ["product", "order"] },
        new("NXT-01", house => $"YMRS of {house[Mania]} or more: stop.", "Ketamine can set off mania, and mania is not treated with it.", "[POLICY]", facts => facts.Ymrs >= facts.House[Mania]
            ? new(StopMania, FormattableString.Invariant($"YMRS {facts.Ymrs:0.#}: from {facts.House[Mania]} on ketamine is stopped.")) : null) { Inputs = ["ymrs"] },
        new("NXT-15", "Bipolar depression without a YMRS of this visit: nothing is decided.", "A mania that begins is not seen in a depression score.", "[POLICY]", facts => facts.Row?.Id == "DOS-03" && facts.Ymrs is null
            ? new(NextStepOutcome.Unknown, "No YMRS at this visit: take it first.") { Missing = ["ymrs"] } : null) { Inputs = ["order", "ymrs"] },
        new("NXT-02", house => $"Worse by {house[Worse]} % or more and by a change that means something on the scale, or new high suicidality: hold, and a psychiatrist.", "Someone who gets worse under treatment needs a second pair of eyes before the next dose.", "[POLICY]", Worsened) { Inputs = ["baseline", "latest", "newSiHigh"] },
        new("NXT-03", house => $"An adverse event of grade 3: {house[LeastAfterHarm]} to {house[MostAfterHarm]} % of the dose, or stop.", "The next one may be worse.", "[POLICY]", AfterHarm) { Inputs = ["tolerability", "currentMgPerKg"] },
        new("NXT-16", "A reason to stop that was agreed in the plan has come: what was agreed for it.", "What was agreed before the first session is kept when it is hard to keep.", "[POLICY]", AgreedStops.Met) { Inputs = ["plan.stops", "n", "baseline", "latest", "ymrs"] },
        new("NXT-04", "Improvement can't be known: nothing is decided.", "Without two totals of one scale that says what a response is there is no direction.", "[POLICY]", Undecided) { Inputs = ["instrument", "baseline", "latest"] },
    ];

    internal static IReadOnlyList<CourseRule> Acute { get; } =
    [
        new("NXT-05", house => $"Esketamine from week {house[BenefitByWeek]} without a partial response: stop.", "The label asks for evidence of benefit at the end of induction.", "SPRAVATO PI 2025", facts => !IsRacemic(facts) && facts.Week >= facts.House[BenefitByWeek] && facts.Partly == false
            ? new(StopNoBenefit, FormattableString.Invariant($"Week {facts.Week:0.#}: {facts.Said}.")) : null) { Policy = true, Inputs = ["week", "baseline", "latest"] },
        new("NXT-06", "A response, well tolerated: finish the series, then maintenance.", "A response is kept, not chased.", "[POLICY]", facts => facts.Responded == true && facts.Tolerability == Tolerability.Good
            ? new(CompleteThenMaintenance, $"{facts.Said}, well tolerated.") : null) { Inputs = ["baseline", "latest", "tolerability"] },
        new("NXT-07", house => $"Racemic, {house[LongestSeries]} sessions or more without a response: stop and refer.", "Who does not respond is not kept on; the count is house policy.", "Sanacora 2017", facts => IsRacemic(facts) && facts.Sessions >= facts.House[LongestSeries] && facts.Responded == false
            ? new(StopRefer, $"{facts.Sessions} sessions: {facts.Said}.") : null) { Policy = true, Inputs = ["n", "baseline", "latest"] },
        new("NXT-08", house => $"Racemic, {house[UsualSeries]} sessions or more without a response: two more with a reason if partly better, otherwise stop and refer.", "The usual series is six.", "Sanacora 2017", AfterTheSeries) { Policy = true, Inputs = ["n", "baseline", "latest"] },
        new("NXT-09", house => $"Racemic, {house[ReviewedFrom]} sessions or more without even a partial response: the prescriber reviews.", "Who does not respond is not kept on; the count is house policy.", "Sanacora 2017", facts => IsRacemic(facts) && facts.Sessions >= facts.House[ReviewedFrom] && facts.Sessions < facts.House[UsualSeries] && facts.Partly == false
            ? new(PrescriberReview, $"{facts.Sessions} sessions: {facts.Said}.") : null) { Policy = true, Inputs = ["n", "baseline", "latest"] },
        new("NXT-10", "Racemic, three sessions without a partial response, well tolerated: a step up, or after one already, another or another route.", "0.1 and 0.2 mg/kg didn't work; 0.5 and 1.0 did.", "Fava 2020", facts => IsRacemic(facts) && facts.Sessions == 3 && IsUnimprovedAndWell(facts)
            ? StepUpTo(facts, facts.SteppedUp == true ? StepUpOrChangeRoute : StepUp) : null) { Policy = true, Inputs = ["n", "baseline", "latest", "tolerability", "steppedUp", "currentMgPerKg"] },
        new("NXT-11", "Racemic, two sessions without a partial response, well tolerated: a step up.", "Two sessions show whether the dose is felt at all.", "Fava 2020", facts => IsRacemic(facts) && facts.Sessions == 2 && IsUnimprovedAndWell(facts)
            ? StepUpTo(facts, StepUp) : null) { Policy = true, Inputs = ["n", "baseline", "latest", "tolerability", "currentMgPerKg"] },
        new("NXT-14", house => $"Esketamine, badly tolerated: 84 becomes 56 mg, below that the prescriber reviews; well tolerated without a partial response after {house[SprayStepFrom]} sessions: 56 becomes 84 mg.", "The label knows two doses.", "SPRAVATO PI 2025", Sprayed) { Policy = true, Inputs = ["currentMg", "tolerability", "n", "baseline", "latest"] },
        new("NXT-12", house => $"Racemic, badly tolerated: {house[DoseSteps.Step].WithUnit} less, or ten minutes longer.", "One change at a time: dose or duration.", "[POLICY]", Down) { Inputs = ["tolerability", "currentMgPerKg"] },
    ];

    /// <summary>When no other rule applies.</summary>
    internal static CourseRule Otherwise { get; } = new("NXT-13", "Otherwise: go on as before.", "What works, or is too early to judge, is not changed.", "[POLICY]", GoOn) { Inputs = ["n", "tolerability"] };

    public static IReadOnlyList<CourseRule> All { get; } = [.. Safety, .. Acute, Otherwise, .. MaintenanceRules.All];

    private static bool IsRacemic(NextStepFacts facts) => facts.Product == Product.KetamineRacemic;

    private static bool IsUnimprovedAndWell(NextStepFacts facts) => facts.Partly == false && facts.Tolerability == Tolerability.Good;

    private static CourseStep? OfAnotherProduct(NextStepFacts facts) => facts.Row is { } row && row.Product != facts.Product
        ? new(NextStepOutcome.Unknown, $"{facts.Product.Words()} on an order for {row.Product.Words()}: choose the order of what is given.") { Missing = ["order"] }
        : null;

    private static CourseStep? Worsened(NextStepFacts facts)
    {
        if (facts.NewHighSuicidality == true) return new(HoldPsychiatrist, "New high suicidality.");
        // In maintenance a rise is measured from the total that was held, by its own rules.
        return facts.Phase == CoursePhase.Acute && facts.Change is { PercentReduction: { } percent } && percent <= -facts.House[Worse] && facts.WorseBy >= facts.Instrument.Change?.TurnPoints
            ? new(HoldPsychiatrist, $"{facts.Said}.")
            : null;
    }

    private static CourseStep? AfterHarm(NextStepFacts facts) => facts.Tolerability != Tolerability.Grade3 ? null
        : new(ReduceOrStop, "An adverse event of grade 3.", new(MgPerKgRange: facts.CurrentMgPerKg is { } now ? (now * facts.House[LeastAfterHarm] / 100, now * facts.House[MostAfterHarm] / 100) : null));

    private static CourseStep? Undecided(NextStepFacts facts)
    {
        if (facts.Change is { Response: not null } && facts.Partly is not null) return null;
        List<string> missing = [];
        if (facts.Baseline is null) missing.Add("baseline");
        if (facts.Latest is null) missing.Add("latest");
        return new(NextStepOutcome.Unknown, missing.Count > 0 ? $"Not recorded: {string.Join(", ", missing)} {facts.Instrument.Code}."
            : facts.Baseline == 0 ? $"{facts.Instrument.Code} was 0 at baseline: a change of it can't be measured."
            : $"{facts.Instrument.Code} has no limit for response and partial response: decide by another scale.")
        { Missing = missing };
    }

    private static CourseStep? AfterTheSeries(NextStepFacts facts)
    {
        if (!IsRacemic(facts) || !(facts.Sessions >= facts.House[UsualSeries]) || facts.Sessions >= facts.House[LongestSeries] || facts.Responded != false) return null;
        var because = $"{facts.Sessions} sessions: {facts.Said}.";
        return facts.Partly == true ? new(TwoMoreWithReason, because, new(facts.CurrentMgPerKg, ReassessAfter: 2)) : new(StopRefer, because);
    }

    private static CourseStep StepUpTo(NextStepFacts facts, NextStepOutcome outcome)
    {
        var because = $"{facts.Sessions} sessions, well tolerated: {facts.Said}.";
        return DoseSteps.Up(facts) switch
        {
            (true, null) => new(PrescriberReview, $"{because} There is no further step on this row."),
            var (_, next) => new(outcome, because, new(next, ReassessAfter: 1)) { Missing = facts.Row is null ? ["order"] : facts.CurrentMgPerKg is null ? ["currentMgPerKg"] : [] },
        };
    }

    /// <summary>Racemic and badly tolerated: a step down, while there is one.</summary>
    internal static CourseStep? Down(NextStepFacts facts)
    {
        if (!IsRacemic(facts) || facts.Tolerability != Tolerability.Poor) return null;
        return DoseSteps.Down(facts) is not { } less && facts.CurrentMgPerKg is not null
            ? new(PrescriberReview, "Badly tolerated, and there is no step down on this row: ten minutes longer, or another way.")
            : new(StepDown, $"Badly tolerated: {facts.House[DoseSteps.Step].WithUnit} less, or ten minutes longer.", new(DoseSteps.Down(facts), ReassessAfter: 1)) { Missing = facts.CurrentMgPerKg is null ? ["currentMgPerKg"] : [] };
    }

    /// <summary>Esketamine and badly tolerated: the label's lower dose, while there is one.</summary>
    internal static CourseStep? SprayDown(NextStepFacts facts) => IsRacemic(facts) || facts.Tolerability != Tolerability.Poor ? null
        : facts.CurrentMg == 84 ? new(StepDown, "84 mg badly tolerated: 56 mg.", new(Mg: 56, ReassessAfter: 1))
        : new(PrescriberReview, $"{(facts.CurrentMg is { } now ? $"{now:0} mg" : "Esketamine")} badly tolerated: the prescriber decides.") { Missing = facts.CurrentMg is null ? ["currentMg"] : [] };

    private static CourseStep? Sprayed(NextStepFacts facts) => SprayDown(facts) ?? (!IsRacemic(facts) && facts.Sessions >= facts.House[SprayStepFrom] && IsUnimprovedAndWell(facts) && facts.CurrentMg == 56
        ? new(StepUp, $"{facts.Sessions} sessions of 56 mg, well tolerated: {facts.Said}.", new(Mg: 84, ReassessAfter: 1))
        : null);

    private static CourseStep GoOn(NextStepFacts facts)
    {
        // What was not recorded and would have decided is asked for; what could not have mattered is not.
        var missing = new List<string>();
        if (facts.Tolerability is null) missing.Add("tolerability");
        if (IsRacemic(facts) && facts.Sessions is null && facts.Responded == false) missing.Add("n");
        if (!IsRacemic(facts) && facts.Week is null && facts.Partly == false) missing.Add("week");
        return missing.Count > 0
            ? new(NextStepOutcome.Unknown, $"Not recorded: {Screening.Facts.InputText.List(missing)}.") { Missing = missing }
            : new(ContinueSame, "No rule asks for a change.", new(facts.CurrentMgPerKg, Mg: facts.CurrentMg, ReassessAfter: 1)) { Missing = !IsRacemic(facts) && facts.CurrentMg is null && facts.Partly == false ? ["currentMg"] : [] };
    }
}
