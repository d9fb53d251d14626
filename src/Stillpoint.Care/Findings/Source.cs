namespace Stillpoint.Care.Findings;

/// <summary>Where a rule or number comes from: a published source by its short name, or house policy awaiting the medical director.</summary>
public sealed record Source(string Name)
{
    /// <summary>A cautious house default without a published number; shown as policy, never as guideline.</summary>
    public static Source Policy { get; } = new("[POLICY]");

    public override string ToString() => Name;
}
