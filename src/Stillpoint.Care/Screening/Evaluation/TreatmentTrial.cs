namespace Stillpoint.Care.Screening.Evaluation;

/// <summary>What a past treatment was.</summary>
public enum TrialKind
{
    Antidepressant,
    Augmentation,
    MoodStabilizer,
    Psychotherapy,
    Ect,
    Tms,
    Ketamine,
    PainTreatment,
    Other,
}

/// <summary>What came of it.</summary>
public enum TrialOutcome
{
    /// <summary>Less than a quarter better.</summary>
    NoBetter,

    /// <summary>Better, and by less than half.</summary>
    PartlyBetter,

    /// <summary>Half better or more.</summary>
    Better,

    /// <summary>Stopped for what it did beside.</summary>
    NotTolerated,
    NotKnown,
}

/// <summary>A treatment the patient has had, as insurers and the rule of treatment resistance ask for it.</summary>
public sealed record TreatmentTrial(string What, TrialKind Kind, TrialOutcome Outcome)
{
    /// <summary>Labelled minimum dose or more; null is not known, and not known is not enough.</summary>
    public bool? DoseWasEnough { get; init; }

    public decimal? Weeks { get; init; }

    public bool? TakenAsPrescribed { get; init; }

    public bool ThisEpisode { get; init; }

    public const decimal WeeksEnough = 6;

    /// <summary>Why it is no failed trial of an antidepressant in this episode (enough of it, for six weeks, taken, and less than half better), in a few words; null when it is one.</summary>
    public string? WhyNot => Kind != TrialKind.Antidepressant ? "not an antidepressant"
        : !ThisEpisode ? "an earlier episode"
        : Outcome is TrialOutcome.Better ? "it helped"
        : Outcome is TrialOutcome.NotTolerated ? "not tolerated"
        : Outcome is TrialOutcome.NotKnown ? "outcome not known"
        : DoseWasEnough != true ? "dose not known to have been enough"
        : Weeks is null ? "weeks not known"
        : Weeks < WeeksEnough ? $"less than {WeeksEnough:0} weeks"
        : TakenAsPrescribed == false ? "not taken as prescribed"
        : null;

    /// <summary>The trials of a patient as the fact that the rule reads.</summary>
    public static int Failed(IEnumerable<TreatmentTrial> trials) => trials.Count(trial => trial.WhyNot is null);
}
