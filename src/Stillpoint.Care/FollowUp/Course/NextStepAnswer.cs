using Stillpoint.Care.Findings;

namespace Stillpoint.Care.FollowUp.Course;

/// <summary>What the course rules say comes next. They offer; a prescriber decides.</summary>
public enum NextStepOutcome
{
    StopMania,
    HoldPsychiatrist,
    ReduceOrStop,
    Unknown,
    StopNoBenefit,
    CompleteThenMaintenance,
    StopRefer,
    TwoMoreWithReason,
    PrescriberReview,
    StepUpOrChangeRoute,
    StepUp,
    StepDown,
    ContinueSame,
    Shorten,
    Maintain,
    Extend,
}

/// <summary>The step in numbers; null where none applies or it isn't the rules' to say.</summary>
/// <param name="MgPerKgRange">Between these, when a dose is cut after a severe event.</param>
/// <param name="Mg">Esketamine: the next dose in mg.</param>
/// <param name="ReassessAfter">Decide again after this many sessions.</param>
public sealed record NextDose(decimal? MgPerKg = null, (decimal Least, decimal Most)? MgPerKgRange = null, decimal? Mg = null, decimal? IntervalWeeks = null, int? ReassessAfter = null);

/// <summary>Every course rule that applies, worst first, and the step the first of them leads to.</summary>
public sealed record NextStepAnswer(NextStepOutcome Outcome, decimal? ImprovementPercent, IReadOnlyList<Finding> Findings, NextDose Next);
