namespace Stillpoint.Care.FollowUp.Scales;

/// <summary>How a trial of an antidepressant ended.</summary>
public enum TrialOutcome
{
    Remission,
    Response,
    Partial,
    NoResponse,
    /// <summary>Stopped for side effects: it says nothing about efficacy.</summary>
    Intolerance,
}

/// <summary>One antidepressant tried in the current episode, as the treatment history form asks for it. Null is not known.</summary>
/// <param name="HighestDose">As written, with its unit.</param>
/// <param name="DoseAdequate">At or above the minimum effective dose of the history form's table.</param>
/// <param name="Source">Who says so: patient, record, pharmacy.</param>
public sealed record AntidepressantTrial(
    string Drug, string? HighestDose, bool? DoseAdequate, decimal? WeeksAtAdequateDose, bool? TakenAsPrescribed, TrialOutcome? Outcome, string Source)
{
    /// <summary>Weeks at an adequate dose that make a trial adequate (ATHF-SF, Sackeim 2019).</summary>
    public const decimal WeeksNeeded = 4;

    /// <summary>An adequate trial that failed; null while something that would decide it is unknown.</summary>
    public bool? FailedAdequately
    {
        get
        {
            bool?[] needed =
            [
                DoseAdequate,
                WeeksAtAdequateDose is { } weeks ? weeks >= WeeksNeeded : null,
                TakenAsPrescribed,
                Outcome is { } outcome ? outcome is TrialOutcome.Partial or TrialOutcome.NoResponse : null,
            ];
            return needed.Contains(false) ? false : needed.Contains(null) ? null : true;
        }
    }
}

/// <summary>The count of adequate failed trials in this episode and the rows it rests on.</summary>
public sealed record TreatmentResistance(IReadOnlyList<AntidepressantTrial> Failed, IReadOnlyList<AntidepressantTrial> Undecided)
{
    /// <summary>Adequate failed antidepressants that make a depression treatment-resistant (FDA and EMA use).</summary>
    public const int TrialsNeeded = 2;

    /// <summary>Treatment-resistant; null while undecided trials could make it so.</summary>
    public bool? IsResistant => Drugs(Failed) >= TrialsNeeded ? true : Drugs([.. Failed, .. Undecided]) >= TrialsNeeded ? null : false;

    /// <summary>The same drug tried twice is one antidepressant.</summary>
    public int FailedCount => Drugs(Failed);

    public static TreatmentResistance Of(IReadOnlyList<AntidepressantTrial> episode) => new(
        [.. episode.Where(trial => trial.FailedAdequately == true)],
        [.. episode.Where(trial => trial.FailedAdequately is null)]);

    private static int Drugs(IReadOnlyList<AntidepressantTrial> trials) =>
        trials.Select(trial => trial.Drug.Trim()).Distinct(StringComparer.OrdinalIgnoreCase).Count();
}
