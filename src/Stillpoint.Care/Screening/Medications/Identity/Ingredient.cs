namespace Stillpoint.Care.Screening.Medications.Identity;

/// <summary>An active ingredient the rules know by name.</summary>
/// <param name="RxCui">Its ingredient code in RxNorm, where this rule set has one.</param>
/// <param name="Unconfirmed">The code was not checked against a release of RxNorm.</param>
public sealed record Ingredient(string Name, string? RxCui, bool Unconfirmed);
