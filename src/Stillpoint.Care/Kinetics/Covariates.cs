using Stillpoint.Care.Units;

namespace Stillpoint.Care.Kinetics;

/// <summary>What a model may ask about a person. Nothing else about anyone enters a prediction; null is not known.</summary>
public sealed record Covariates
{
    /// <summary>The weight the model scales with, in kilograms.</summary>
    public double? WeightKg { get; init; }

    public double? AgeYears { get; init; }

    public bool? Asian { get; init; }

    public bool? Japanese { get; init; }

    /// <summary>A person known by weight alone.</summary>
    public static Covariates Weighing(double kilograms) => new() { WeightKg = kilograms };

    /// <summary>A measured weight enters the predictions as a binary double.</summary>
    public static Covariates Weighing(BodyMass mass) => Weighing((double)mass.Kilograms);

    /// <summary>Why these cannot be used, or null.</summary>
    public string? Problem =>
        WeightKg is { } kg && (!double.IsFinite(kg) || kg <= 0) ? "A weight is above zero kilograms."
        : AgeYears is { } years && (!double.IsFinite(years) || years < 0) ? "An age is zero years or more."
        : null;
}
