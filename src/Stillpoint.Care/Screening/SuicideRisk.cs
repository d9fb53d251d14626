using Stillpoint.Care.Screening.Facts;

namespace Stillpoint.Care.Screening;

/// <summary>What the C-SSRS screener says, worst first; a screen starts a conversation and predicts nothing.</summary>
public enum SuicideRiskLevel
{
    /// <summary>Intent, a plan, or behaviour within three months (or at an unknown time).</summary>
    High,

    /// <summary>A required answer is blank and could change the level.</summary>
    Incomplete,

    /// <summary>A method, or behaviour longer ago.</summary>
    Moderate,

    /// <summary>A wish to be dead or thoughts without a method.</summary>
    Low,
    None,
}

/// <summary>Triage of the screener as the Columbia Lighthouse Project publishes it.</summary>
public static class SuicideRisk
{
    public static SuicideRiskLevel Level(SuicideScreenAnswers answers)
    {
        if (answers.Item4 is true || answers.Item5 is true || answers.Item6b is true || (answers.Item6 is true && answers.Item6b is null)) return SuicideRiskLevel.High;
        if (Blank(answers).Any()) return SuicideRiskLevel.Incomplete;
        if (answers.Item3 is true || answers.Item6 is true) return SuicideRiskLevel.Moderate;
        return answers.Item1 is true || answers.Item2 is true ? SuicideRiskLevel.Low : SuicideRiskLevel.None;
    }

    /// <summary>The items that must be answered and are not: 1, 2 and 6 always, 3 to 5 after a yes to 2.</summary>
    public static IEnumerable<string> Blank(SuicideScreenAnswers answers)
    {
        if (answers.Item1 is null) yield return "1";
        if (answers.Item2 is null) yield return "2";
        if (answers.Item2 is true)
        {
            if (answers.Item3 is null) yield return "3";
            if (answers.Item4 is null) yield return "4";
            if (answers.Item5 is null) yield return "5";
        }
        if (answers.Item6 is null) yield return "6";
    }

    /// <summary>The positive items, for a sentence.</summary>
    public static string Positive(SuicideScreenAnswers answers) =>
        string.Join(", ", SuicideScreenAnswers.Names.Where((_, item) => answers.Items[item] is true));
}
