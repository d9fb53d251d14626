using Stillpoint.Care.Findings;
using Stillpoint.Care.Planning;
using Stillpoint.Care.Screening.Facts;

namespace Stillpoint.Care.Screening;

/// <summary>
/// Weight over height squared, in kg/m², from the newest of both; a recorded index serves only where one of them is missing. An index
/// hardly anybody has, or a weight far from the last, is doubted: weighed again before it counts.
/// </summary>
public sealed record BodyMassIndex(Fact<Amount>? Weight, Fact<Amount>? Height, Amount? Value, IReadOnlyList<Input> Inputs)
{
    /// <summary>Why the weight is doubted, for a sentence; null when it isn't.</summary>
    public string? Doubt { get; private init; }

    /// <summary>What would settle it.</summary>
    public IReadOnlyList<string> Missing =>
        Doubt is not null ? [Code(Measurements.Weight)] : [.. Weight is null ? [Code(Measurements.Weight)] : Array.Empty<string>(), .. Height is null ? [Code(Measurements.Height)] : Array.Empty<string>()];

    /// <param name="house">An order doubts a weight by the same numbers.</param>
    public static BodyMassIndex Of(PatientFacts facts, House house)
    {
        var index = Unquestioned(facts);
        var doubt = index.Value is { Bound: Bound.Exact } value && (value.Value < house[WeightRules.LeastIndex] || value.Value > house[WeightRules.MostIndex]) ? $"a BMI of {index.Rounded} is rare; weigh and measure again"
            : Before(facts, index.Weight, house) is { } before ? $"{index.Weight!.Value.With("kg")} after {before.Value.With("kg")} is a change by {house[WeightRules.DoubtedFrom]} % or more; weigh again"
            : null;
        return doubt is null ? index : index with { Value = null, Inputs = [], Doubt = doubt };
    }

    /// <summary>The index whatever it is: in a starved patient a low one is believed.</summary>
    public static BodyMassIndex Unquestioned(PatientFacts facts)
    {
        var weight = facts.Of(Measurements.Weight);
        var height = facts.Of(Measurements.Height);
        if (weight is { Value: { Bound: Bound.Exact } kilograms } && height is { Value: { Bound: Bound.Exact } centimetres })
            return new(weight, height, new Amount(kilograms.Value * 10_000m / (centimetres.Value * centimetres.Value)), [weight.Input, height.Input]);
        return facts.Of(Measurements.Bmi) is { } recorded ? new(weight, height, recorded.Value, [recorded.Input]) : new(weight, height, null, []);
    }

    /// <summary>To two decimals, as it is shown.</summary>
    public decimal? Rounded => Value is { } index ? Math.Round(index.Value, 2, MidpointRounding.AwayFromZero) : null;

    /// <summary>The weight before the newest, where the newest differs from it too much.</summary>
    private static Fact<Amount>? Before(PatientFacts facts, Fact<Amount>? newest, House house)
    {
        if (newest is not { Value.Bound: Bound.Exact }) return null;
        var before = facts.All(Measurements.Weight).FirstOrDefault(fact => fact.At.Earliest < newest.At.Earliest && fact.Value.Bound == Bound.Exact);
        return before is not null && Math.Abs(newest.Value.Value - before.Value.Value) * 100 >= house[WeightRules.DoubtedFrom] * before.Value.Value ? before : null;
    }

    private static string Code(FactKey key) => "loinc|" + key.Loinc[0];
}
