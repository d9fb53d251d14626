using Stillpoint.Care.Findings;

namespace Stillpoint.Care.FollowUp.Course;

/// <summary>Reads the decision table after a session. All rules that apply are shown; the first of them leads.</summary>
public static class NextStep
{
    public static NextStepAnswer Of(NextStepFacts facts)
    {
        IEnumerable<CourseRule> rules = [.. CourseRules.Safety, .. facts.Phase == CoursePhase.Acute ? CourseRules.Acute : MaintenanceRules.All];
        var applying = rules.Select(rule => (Rule: rule, Step: rule.Judge(facts))).Where(applies => applies.Step is not null).Select(applies => (applies.Rule, Step: applies.Step!)).ToList();
        if (applying.Count == 0) applying.Add((CourseRules.Otherwise, CourseRules.Otherwise.Judge(facts)!));

        var (_, first) = applying[0];
        return new(first.Outcome, facts.Change?.PercentReduction, [.. applying.Select(applies => applies.Rule.Finding(applies.Step))], first.Next ?? new());
    }
}
