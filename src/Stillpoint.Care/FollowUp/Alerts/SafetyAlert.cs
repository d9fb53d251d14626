using Stillpoint.Care.FollowUp.Scales;
using Stillpoint.Care.Screening;
using Stillpoint.Care.Screening.Facts;

namespace Stillpoint.Care.FollowUp.Alerts;

/// <summary>Something said or found after which a person acts: what it is, how soon, and in one sentence what to do.</summary>
/// <param name="Code">The code of instruments and emergency pathways, such as <c>CSSRS_HIGH</c>: kept for ever.</param>
/// <param name="Tier">How soon.</param>
/// <param name="Says">What was said and what is to be done now, as a nurse reads it.</param>
public sealed record SafetyAlert(string Code, AlertTier Tier, string Says)
{
    /// <summary>When somebody must have acted. [POLICY]</summary>
    public TimeSpan Due => Tier switch
    {
        AlertTier.Emergency => TimeSpan.Zero,
        AlertTier.Urgent => TimeSpan.FromHours(4),
        AlertTier.Review => TimeSpan.FromDays(7),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>How much later the next person hears of it while nobody has answered. [POLICY]</summary>
    public TimeSpan Escalates => Tier switch
    {
        AlertTier.Emergency => TimeSpan.FromMinutes(15),
        AlertTier.Urgent => TimeSpan.FromHours(1),
        AlertTier.Review => TimeSpan.FromDays(1),
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}

/// <summary>What raises an alert as soon as it is written down; a correction of the answer does not take the alert back.</summary>
public static class SafetyAlerts
{
    /// <summary>How long an answer tells of now: one from an older record is history, which screening weighs. [POLICY]</summary>
    private static readonly TimeSpan TellsOfNow = TimeSpan.FromDays(31);

    /// <summary>What a stored answer raises, whatever door it came by; null for all that endangers nobody now.</summary>
    /// <param name="text">The answer as it is kept.</param>
    /// <param name="measured">When it was given, which may be long before it was written down.</param>
    public static SafetyAlert? Of(string key, string text, DateTimeOffset measured, DateTimeOffset at) =>
        at - measured <= TellsOfNow && Vocabulary.Find(key) is { } known && known.Read(text).Value is { } value ? Of(known, value) : null;

    /// <summary>What an answer on the sheet raises; null for all that endangers nobody.</summary>
    public static SafetyAlert? Of(FactKey key, object value) => value switch
    {
        SuicideScreenAnswers screen => Of(screen),
        Amount item9 when key == ScreeningFacts.Phq9Item9 => OfItem9(item9),
        _ => null,
    };

    /// <summary>What the C-SSRS screener raises, by its triage.</summary>
    public static SafetyAlert? Of(SuicideScreenAnswers screen) => SuicideRisk.Level(screen) switch
    {
        SuicideRiskLevel.High => new("CSSRS_HIGH", AlertTier.Emergency,
            $"High suicide risk (items {SuicideRisk.Positive(screen)}): stay with the patient, psychiatrist now; emergency department or 911 if they cannot be kept safe"),
        SuicideRiskLevel.Moderate => new("CSSRS_MODERATE", AlertTier.Urgent,
            $"Moderate suicide risk (items {SuicideRisk.Positive(screen)}): a prescriber assesses the same day, and a safety plan is made"),
        SuicideRiskLevel.Incomplete => new("CSSRS_UNANSWERED", AlertTier.Urgent,
            $"The suicide screen has blanks (items {string.Join(", ", SuicideRisk.Blank(screen))}): a person asks them today"),
        SuicideRiskLevel.Low => new("CSSRS_LOW", AlertTier.Review,
            $"Low suicide risk (items {SuicideRisk.Positive(screen)}): safety plan, means counselling and the 988 card; see them again within a week"),
        SuicideRiskLevel.None => null,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>A question a person typed or wrote: words after which somebody calls before the next working day.</summary>
    public static SafetyAlert? OfWords(string words) => DangerWords.In(words) is { } found
        ? new("DANGER_WORDS", AlertTier.Emergency, $"Words of danger in a message (\"{found.TrimEnd('*')}\"): call now, ask about suicide; 988 or 911 if they cannot be kept safe")
        : null;

    /// <summary>A risk that a clinician wrote down at the door.</summary>
    public static SafetyAlert? OfRiskAtDischarge(string? risk) => risk switch
    {
        "high" => new("RISK_HIGH_AT_DISCHARGE", AlertTier.Emergency, "High suicide risk at the door: stay with the patient, psychiatrist now; nobody goes home without a signed disposition"),
        "moderate" => new("RISK_MODERATE_AT_DISCHARGE", AlertTier.Urgent, "Moderate suicide risk at the door: a prescriber assesses before they go, and a safety plan is made"),
        _ => null,
    };

    /// <summary>
    /// What a form raises: as it is filled in, after each answer, and once more when it was sent or left, when blanks count too. Of one
    /// answer the gravest is raised; the screener by its triage.
    /// </summary>
    public static IReadOnlyList<SafetyAlert> Of(Instrument instrument, IReadOnlyList<ItemAnswer> answers, bool sent = true, TypedTotal? typed = null)
    {
        var form = Filled.Read(instrument, answers);
        if (instrument.Code == Scales.Definitions.CssrsScreener.Instrument.Code)
            return Of(SuicideScreenAnswers.Of([.. Enumerable.Range(1, 7).Select(item => form[item] is { } code ? code == 1 : (bool?)null)])) is { } triaged && (sent || triaged.Code != "CSSRS_UNANSWERED") ? [triaged] : [];
        var raised = typed is not null ? Scoring.Of(instrument, typed).Alerts : sent ? Scoring.Of(instrument, answers).Alerts : Scoring.AlertsSoFar(instrument, answers);
        return [.. raised.GroupBy(alert => AlertSentences.Family(alert.Code), StringComparer.Ordinal).Select(same => same.MaxBy(alert => alert.Tier)!)
            .Select(alert => new SafetyAlert(AlertSentences.Family(alert.Code), alert.Tier, AlertSentences.Of(alert, form)))];
    }

    /// <summary>What one total says beside the ones before it: worse than the best, or than the last, by what the scale calls worsening. [POLICY]</summary>
    public static SafetyAlert? OfWorsening(Instrument instrument, IReadOnlyList<decimal> before, decimal now)
    {
        if (instrument.Change?.WorsenedBy is null || before.Count == 0) return null;
        var best = instrument.Change.HigherIsBetter ? before.Max() : before.Min();
        return ScoreChange.Between(instrument, best, now).Worsened == true
            ? new($"{instrument.Code.Replace("-", "", StringComparison.Ordinal)}_WORSE", AlertTier.Urgent, FormattableString.Invariant($"{instrument.Code} went from {best:0.##} to {now:0.##}, which is worse: a prescriber looks before the next dose"))
            : null;
    }

    private static SafetyAlert? OfItem9(Amount item9) => item9.IsAtLeast(1) switch
    {
        false => null,
        true when item9.IsAtLeast(3) is true => new("PHQ9_ITEM9", AlertTier.Emergency, "PHQ-9 item 9 is answered with 3: ask about suicide now with the C-SSRS"),
        true => new("PHQ9_ITEM9", AlertTier.Urgent, "PHQ-9 item 9 is positive: ask about suicide today with the C-SSRS"),
        null => new("PHQ9_ITEM9_UNANSWERED", AlertTier.Urgent, "PHQ-9 item 9 was answered and cannot be read: a person asks today"),
    };
}
