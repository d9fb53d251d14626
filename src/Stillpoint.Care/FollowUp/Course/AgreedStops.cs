using Stillpoint.Care.Planning;
using static Stillpoint.Care.FollowUp.Course.NextStepOutcome;

namespace Stillpoint.Care.FollowUp.Course;

/// <summary>The reasons to stop of a plan's own, held against how its course stands.</summary>
internal static class AgreedStops
{
    /// <summary>The first that has come. What is not recorded here, such as a pregnancy, is judged where it is found.</summary>
    public static CourseStep? Met(NextStepFacts facts)
    {
        foreach (var stop in facts.Stops)
            if (Outcome(stop, facts) is { } outcome) return new(outcome, $"Agreed in the plan: {stop.Says}.{(facts.Change is null ? "" : $" {facts.Said}.")}");
        return null;
    }

    private static NextStepOutcome? Outcome(CourseStop stop, NextStepFacts facts) => stop.Why switch
    {
        CourseEnds.TooLittleBetter when IsLate(stop, facts) && facts.Change?.PercentReduction < stop.Threshold => PrescriberReview,
        CourseEnds.NoResponse when IsLate(stop, facts) && facts.Change?.PercentReduction < stop.Threshold => StopRefer,
        CourseEnds.NoBenefit when facts.Week >= stop.Threshold && facts.Partly == false => StopNoBenefit,
        CourseEnds.Worse when facts.Change?.PercentReduction <= -stop.Threshold => HoldPsychiatrist,
        CourseEnds.Mania when facts.Ymrs >= stop.Threshold => StopMania,
        CourseEnds.HighSuicidality when facts.NewHighSuicidality == true => HoldPsychiatrist,
        CourseEnds.SevereEvent when facts.Tolerability == Tolerability.Grade3 => ReduceOrStop,
        CourseEnds.TooLittleBetter or CourseEnds.NoResponse or CourseEnds.NoBenefit or CourseEnds.Worse or CourseEnds.Mania or CourseEnds.HighSuicidality or CourseEnds.SevereEvent
            or CourseEnds.Bladder or CourseEnds.Pregnancy => null,
    };

    private static bool IsLate(CourseStop stop, NextStepFacts facts) => facts.Sessions >= stop.AfterSessions;
}
