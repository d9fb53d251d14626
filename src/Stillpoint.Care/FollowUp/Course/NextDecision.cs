namespace Stillpoint.Care.FollowUp.Course;

/// <summary>What a prescriber decides about a course after a session.</summary>
public enum NextDecision
{
    GoOn,
    ChangeDose,
    Lengthen,
    Shorten,
    Hold,
    Complete,
    Stop,
}

/// <summary>Which decisions the rules offer, and both in a prescriber's words.</summary>
public static class NextDecisions
{
    /// <summary>What goes with a step of the rules, the likeliest first; whatever else is decided is a disagreement with them.</summary>
    public static IReadOnlyList<NextDecision> Offered(NextStepOutcome step) => step switch
    {
        NextStepOutcome.StopMania or NextStepOutcome.StopNoBenefit or NextStepOutcome.StopRefer => [NextDecision.Stop],
        NextStepOutcome.HoldPsychiatrist => [NextDecision.Hold],
        NextStepOutcome.ReduceOrStop => [NextDecision.ChangeDose, NextDecision.Stop],
        NextStepOutcome.Unknown => [],
        NextStepOutcome.CompleteThenMaintenance => [NextDecision.GoOn, NextDecision.Complete],
        NextStepOutcome.TwoMoreWithReason => [NextDecision.GoOn, NextDecision.Stop],
        NextStepOutcome.PrescriberReview => [NextDecision.Hold, NextDecision.ChangeDose, NextDecision.Stop],
        NextStepOutcome.StepUpOrChangeRoute or NextStepOutcome.StepUp or NextStepOutcome.StepDown => [NextDecision.ChangeDose],
        NextStepOutcome.ContinueSame or NextStepOutcome.Maintain => [NextDecision.GoOn],
        NextStepOutcome.Shorten => [NextDecision.Shorten],
        NextStepOutcome.Extend => [NextDecision.Lengthen],
    };

    /// <summary>A reason is written where the rules say otherwise, say nothing, or ask for one.</summary>
    public static bool NeedsReason(NextStepOutcome step, NextDecision decision) =>
        !Offered(step).Contains(decision) || step is NextStepOutcome.PrescriberReview or NextStepOutcome.TwoMoreWithReason;

    public static string Words(this NextDecision decision) => decision switch
    {
        NextDecision.GoOn => "go on as planned",
        NextDecision.ChangeDose => "change the dose, on the plan page",
        NextDecision.Lengthen => "lengthen the interval",
        NextDecision.Shorten => "shorten the interval",
        NextDecision.Hold => "hold the course",
        NextDecision.Complete => "end the course: it did what it was for",
        NextDecision.Stop => "stop the course",
    };

    public static string Words(this NextStepOutcome step) => step switch
    {
        NextStepOutcome.StopMania => "stop: mania",
        NextStepOutcome.HoldPsychiatrist => "hold, and a psychiatrist sees the patient",
        NextStepOutcome.ReduceOrStop => "a smaller dose, or stop",
        NextStepOutcome.Unknown => "nothing can be said yet",
        NextStepOutcome.StopNoBenefit => "stop: no benefit",
        NextStepOutcome.CompleteThenMaintenance => "finish the series, then maintenance",
        NextStepOutcome.StopRefer => "stop and refer",
        NextStepOutcome.TwoMoreWithReason => "two more with a reason",
        NextStepOutcome.PrescriberReview => "a prescriber reviews the course",
        NextStepOutcome.StepUpOrChangeRoute => "a step up, or another route",
        NextStepOutcome.StepUp => "a step up",
        NextStepOutcome.StepDown => "a step down",
        NextStepOutcome.ContinueSame => "go on as before",
        NextStepOutcome.Shorten => "a shorter interval",
        NextStepOutcome.Maintain => "go on with maintenance",
        NextStepOutcome.Extend => "a longer interval",
    };
}
