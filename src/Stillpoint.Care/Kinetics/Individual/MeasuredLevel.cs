namespace Stillpoint.Care.Kinetics;

/// <summary>A ketamine level that a laboratory measured.</summary>
/// <param name="Minute">When the blood was drawn, in minutes since time zero.</param>
/// <param name="NgPerMl">The level, or the limit of quantification when it was below that.</param>
public sealed record MeasuredLevel(double Minute, double NgPerMl)
{
    /// <summary>The laboratory could only say that the level was below <see cref="NgPerMl"/>.</summary>
    public bool BelowQuantification { get; init; }

    /// <summary>Drawn from the arm the infusion ran into: such a level measures the pump, not the person.</summary>
    public bool FromInfusionArm { get; init; }
}
