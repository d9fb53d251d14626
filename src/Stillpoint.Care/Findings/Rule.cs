namespace Stillpoint.Care.Findings;

/// <summary>
/// A rule with its card: what it asks, why, from which source, which data it reads and when it was last reviewed. A family of
/// rules derives its own kind and adds the small function that judges, so that adding a rule touches one place.
/// </summary>
/// <param name="What">What it asks, with the numbers of the house that judges.</param>
public record Rule(string Id, Func<House, string> What, string Why, Source Source)
{
    public Rule(string id, string what, string why, Source source) : this(id, _ => what, why, source)
    {
    }

    /// <summary>The number compared is house policy awaiting the medical director, or unconfirmed.</summary>
    public bool Policy { get; init; }

    /// <summary>The fact keys, codes or plan members the rule reads.</summary>
    public IReadOnlyList<string> Inputs { get; init; } = [];

    /// <summary>Who signs an Override of this rule.</summary>
    public Credential Signer { get; init; } = Credential.Prescriber;

    public DateOnly EffectiveFrom { get; init; } = new(2026, 11, 22);

    public DateOnly LastReview { get; init; } = new(2026, 11, 29);

    /// <summary>A finding of this rule, carrying its source, whether its number is policy, and who may sign it.</summary>
    public Finding Finds(Severity severity, string because) =>
        new(Id, severity, because, Source) { Policy = Policy, Signer = severity is Severity.Override ? Signer : null };
}
