using System.Globalization;
using Stillpoint.Care.Units;

namespace Stillpoint.Care.Kinetics;

/// <summary>The weight a model scales with, and what was done to it.</summary>
public sealed record ModelWeight(double Kilograms, string? Says)
{
    /// <summary>Another weight than the person's own, because somebody chose it: ideal, adjusted, or all of a heavy person's.</summary>
    public static ModelWeight Chosen(BodyMass mass, string name) =>
        new((double)mass.Kilograms, string.Create(CultureInfo.InvariantCulture, $"Drawn for {name}, {mass.Kilograms:0.#} kg."));

    /// <summary>Total weight, at most 120 kg: beyond that scaling volumes with all of a person's weight is unproven. House assumption.</summary>
    public static ModelWeight Of(BodyMass total)
    {
        var kilograms = (double)total.Kilograms;
        return kilograms <= Cautions.HeaviestProven
            ? new(kilograms, null)
            : new(Cautions.HeaviestProven, string.Create(CultureInfo.InvariantCulture, $"Drawn for {Cautions.HeaviestProven:0} kg: scaling with all of {kilograms:0.#} kg is unproven."));
    }
}
