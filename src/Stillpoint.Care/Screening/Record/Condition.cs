using Stillpoint.Care.Screening.Facts;

namespace Stillpoint.Care.Screening.Record;

/// <summary>A line of a problem list as it was recorded; what it means to a rule is read by <see cref="ProblemReader"/>.</summary>
/// <param name="From">Which record it comes from, such as <c>bundle:Condition/c1</c>.</param>
public sealed record Condition(string From)
{
    public IReadOnlyList<ClinicalCode> Codes { get; init; } = [];

    public string? Text { get; init; }

    /// <summary><c>active</c>, <c>recurrence</c>, <c>relapse</c>, <c>inactive</c>, <c>remission</c>, <c>resolved</c>, or null.</summary>
    public string? ClinicalStatus { get; init; }

    /// <summary><c>confirmed</c>, or anything else, or null: only what is confirmed can fire a rule.</summary>
    public string? VerificationStatus { get; init; }

    public WrittenTime? Onset { get; init; }

    public WrittenTime? Abatement { get; init; }

    /// <summary>When it was written down, no earlier than it began.</summary>
    public WrittenTime? Recorded { get; init; }

    /// <summary>Its beginning is dated after the decision, though it was recorded before: the date can't be right, the illness may be there.</summary>
    public bool IsFromTheFuture { get; init; }

    /// <summary>The record says that it ended without saying when.</summary>
    public bool AbatedSometime { get; init; }

    /// <summary>A concern or a social circumstance, no line of a problem list.</summary>
    public bool IsConcern { get; init; }

    /// <summary>The visit at which this diagnosis was made; null where it stands on a list.</summary>
    public string? Visit { get; init; }

    public bool IsConfirmed => VerificationStatus == "confirmed";

    /// <summary>Over at the moment of decision; an undated end counts only where no status says otherwise.</summary>
    public bool IsPast(DateTimeOffset at) => ClinicalStatus switch
    {
        "inactive" or "remission" or "resolved" => true,
        "active" or "recurrence" or "relapse" => HasEnded(at),
        _ => HasEnded(at) || AbatedSometime,
    };

    /// <summary>What the record says in words: the text, and the names that came with codes.</summary>
    internal IEnumerable<string> Texts => Codes.Select(code => code.Display).Prepend(Text).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase);

    private bool HasEnded(DateTimeOffset at) => Abatement is { } end && end.Latest < at;
}
