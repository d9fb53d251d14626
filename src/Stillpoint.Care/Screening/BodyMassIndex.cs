using Stillpoint.Care.Findings;
using Stillpoint.Care.Screening.Facts;

namespace Stillpoint.Care.Screening;

/// <summary>Weight over height squared, in kg/m², from the newest of both; a recorded index serves only where one of them is missing.</summary>
public sealed record BodyMassIndex(Fact<Amount>? Weight, Fact<Amount>? Height, Amount? Value, IReadOnlyList<Input> Inputs)
{
    public static BodyMassIndex Of(PatientFacts facts)
    {
        var weight = facts.Of(Measurements.Weight);
        var height = facts.Of(Measurements.Height);
        if (weight is { Value: { Bound: Bound.Exact } kilograms } && height is { Value: { Bound: Bound.Exact } centimetres })
            return new(weight, height, new Amount(kilograms.Value * 10_000m / (centimetres.Value * centimetres.Value)), [weight.Input, height.Input]);
        return facts.Of(Measurements.Bmi) is { } recorded ? new(weight, height, recorded.Value, [recorded.Input]) : new(weight, height, null, []);
    }

    /// <summary>To two decimals, as it is shown.</summary>
    public decimal? Rounded => Value is { } index ? Math.Round(index.Value, 2, MidpointRounding.AwayFromZero) : null;
}
