namespace Stillpoint.App.Shell;

/// <summary>
/// What must be in sight on every page about a patient. Null means nobody recorded it, and the banner says so; an empty list of
/// allergies means somebody asked and there are none.
/// </summary>
public sealed record PatientIdentity(Guid Id, string Name, DateOnly BirthDate, string Reference)
{
    /// <summary>Of the other charts of the same person.</summary>
    public IReadOnlyList<string> AlsoReferences { get; init; } = [];

    /// <summary>What they want to be called by, where it is another name.</summary>
    public string? Called { get; init; }
    public string? Pronouns { get; init; }
    public IReadOnlyList<string>? Allergies { get; init; }
    public DateTimeOffset? AllergiesAskedAt { get; init; }
    public decimal? WeightKg { get; init; }
    public DateTimeOffset? WeighedAt { get; init; }

    public override string ToString() => "[patient]";
}
