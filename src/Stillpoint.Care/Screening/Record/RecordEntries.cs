using Stillpoint.Care.Screening.Facts;

namespace Stillpoint.Care.Screening.Record;

/// <summary>A line of an allergy list. The list itself is the deciding data, so an unconfirmed line counts.</summary>
public sealed record Allergy(string From)
{
    public IReadOnlyList<ClinicalCode> Codes { get; init; } = [];

    public IReadOnlyList<string> Texts { get; init; } = [];

    public WrittenTime? Recorded { get; init; }

    /// <summary><c>allergy</c>, <c>intolerance</c>, or null where nobody said.</summary>
    public string? Type { get; init; }

    /// <summary>What happened, in the words or names of the record.</summary>
    public IReadOnlyList<string> Reactions { get; init; } = [];
}

/// <summary>Something that was done to the patient and finished.</summary>
public sealed record Procedure(string From)
{
    public IReadOnlyList<ClinicalCode> Codes { get; init; } = [];

    public string? Text { get; init; }

    public WrittenTime? Performed { get; init; }
}

/// <summary>A disease of a relative.</summary>
/// <param name="IsFirstDegree">A parent, a full sibling or a child.</param>
public sealed record RelativeDisease(string From, bool IsFirstDegree)
{
    public IReadOnlyList<ClinicalCode> Codes { get; init; } = [];

    public string? Text { get; init; }
}
