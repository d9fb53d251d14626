using Stillpoint.Care.Findings;

namespace Stillpoint.Care.FollowUp.Course;

/// <summary>What a course rule leads to, and why.</summary>
internal sealed record CourseStep(NextStepOutcome Outcome, string Because, NextDose? Next = null)
{
    public IReadOnlyList<string> Missing { get; init; } = [];
}

/// <summary>A rule of the course with the function that answers whether it applies.</summary>
public sealed record CourseRule : Rule
{
    internal CourseRule(string id, Func<House, string> what, string why, string source, Func<NextStepFacts, CourseStep?> judge) : base(id, what, why, Sources.Named(source))
    {
        Judge = judge;
        Policy = source == Source.Policy.Name;
    }

    internal CourseRule(string id, string what, string why, string source, Func<NextStepFacts, CourseStep?> judge) : this(id, _ => what, why, source, judge)
    {
    }

    internal Func<NextStepFacts, CourseStep?> Judge { get; }

    internal Finding Finding(CourseStep step) =>
        Finds(step.Outcome == NextStepOutcome.Unknown ? Severity.Unknown : Severity.Rule, step.Because) with { Missing = step.Missing };
}
