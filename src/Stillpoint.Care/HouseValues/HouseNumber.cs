namespace Stillpoint.Care.HouseValues;

/// <summary>
/// A number that a rule compares with and that a clinic may choose: what it means, what the build ships, and the range within
/// which a medical director may set another. Declared once, as a static field beside its rules; the comparison, the finding's
/// sentence and the rule's card all read it from a <see cref="House"/>.
/// </summary>
/// <param name="Key">The rule it belongs to, a dot and a name: <c>FLG-SBP-HIGH.red</c>. It is stored, so it never changes.</param>
/// <param name="Meaning">What it decides, as a person reads it on the policy page.</param>
/// <param name="Default">What the build ships.</param>
/// <param name="Unit"><c>mmHg</c>, <c>/min</c>, <c>%</c>, <c>mg/kg</c>…; <c>s min h days months years</c> for times; empty for a score or a count.</param>
/// <param name="Least">The least a clinic may choose.</param>
/// <param name="Most">The most a clinic may choose.</param>
/// <param name="Source">Where the default comes from.</param>
public sealed record HouseNumber(string Key, string Meaning, decimal Default, string Unit, decimal Least, decimal Most, Source Source)
{
    /// <summary>The default is house policy awaiting the medical director, or unconfirmed.</summary>
    public bool Policy { get; init; } = Source == Source.Policy;

    /// <summary>Another number this one must stay below: a yellow limit lies before its red one.</summary>
    public HouseNumber? Below { get; init; }

    /// <summary>Another number this one must stay above.</summary>
    public HouseNumber? Above { get; init; }

    /// <summary>Chosen in whole steps only: a score, a count, a number of days.</summary>
    public bool Whole { get; init; }

    /// <summary>The rule it belongs to.</summary>
    public string Rule => Key[..Key.IndexOf('.', StringComparison.Ordinal)];

    public bool Equals(HouseNumber? other) => other is not null && Key == other.Key;

    public override int GetHashCode() => Key.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => Key;
}
