namespace Stillpoint.Care.FollowUp.Scales;

/// <summary>What may be said of a form's score.</summary>
public enum ScoreStatus
{
    /// <summary>Every needed item is answered and valid.</summary>
    Ok,
    /// <summary>Blank items within the instrument's limit; the total is estimated.</summary>
    Prorated,
    /// <summary>More blanks than allowed: no total and no severity.</summary>
    Incomplete,
    /// <summary>Something that is no code of its item, or the wrong number of items: no total and no severity.</summary>
    Invalid,
}

/// <summary>A scored form. Nothing in it is ever clamped, and no blank is ever counted as zero.</summary>
public sealed record Score(Instrument Instrument, ScoreStatus Status)
{
    public decimal? Total { get; init; }

    public string? Severity { get; init; }

    /// <summary>Each alert once, in order of its code.</summary>
    public IReadOnlyList<Alert> Alerts { get; init; } = [];

    public bool Prorated { get; init; }

    public IReadOnlyList<SubscaleScore> Subscales { get; init; } = [];

    public IReadOnlyList<(string Key, bool? Holds)> Flags { get; init; } = [];

    public int AnsweredCount { get; init; }

    /// <summary>Items worth a look, in words for the clinician.</summary>
    public IReadOnlyList<string> ReviewNotes { get; init; } = [];

    /// <summary>The total was copied from paper; only what the safety items say is known of the items.</summary>
    public bool TypedIn { get; init; }

    public string InstrumentVersion => Instrument.Version;

    public string ScoringVersion => Instrument.ScoringVersion;
}

public sealed record SubscaleScore(string Key, decimal? Value, string? Severity);

/// <summary>The whole answer of a form that is triage: a floor, when blanks could only make it worse.</summary>
public sealed record TriageVerdict(ScoreStatus Status, decimal? Total, string? Severity, IReadOnlyList<Alert> Alerts);
