using Stillpoint.Care.Units;

namespace Stillpoint.Care.Planning;

/// <summary>Which weight a dose rule is multiplied by.</summary>
public enum WeightBasis
{
    Actual,
    Ideal,
    Adjusted,
}

/// <summary>The weight a dose is computed with, beside the three it was chosen from, in kilograms.</summary>
public sealed record DosingWeight(WeightBasis? Basis, BodyMass? Dosing, BodyMass? Actual, BodyMass? Ideal, BodyMass? Adjusted, decimal? BodyMassIndex)
{
    /// <summary>From this body mass index on, a dose by actual weight is avoided for haemodynamic stability (Sanacora 2017; adjusted weight is house policy).</summary>
    public const decimal ObesityIndex = 30;

    private const decimal FiveFeet = 152.4m;

    internal static DosingWeight Unweighed { get; } = new(null, null, null, null, null, null);

    /// <summary>
    /// Actual weight below a body mass index of 30 or below the ideal weight, otherwise adjusted weight unless the prescriber
    /// chose. Ideal weight by Devine's formula.
    /// </summary>
    /// <param name="perKilogram">An order by weight needs a known basis; a fixed order is only compared with its limits per kilogram.</param>
    public static DosingWeight Of(OrderedPatient patient, WeightBasis? chosen, bool perKilogram)
    {
        if (patient.Weight is not { } actual) return Unweighed;

        var index = patient.Height is { } height ? actual.Kilograms * 10_000 / (height.Centimetres * height.Centimetres) : (decimal?)null;
        var ideal = IdealOf(patient.Sex, patient.Height, actual);
        var adjusted = ideal is null ? null : BodyMass.Exactly(ideal.Kilograms + (0.4m * (actual.Kilograms - ideal.Kilograms)));
        if (adjusted is { Kilograms: <= 0 }) (ideal, adjusted) = (null, null);

        var basis = Choose(actual, ideal, index, chosen, perKilogram);
        var dosing = basis is not { } by ? null : by switch
        {
            Planning.WeightBasis.Ideal => ideal,
            Planning.WeightBasis.Adjusted => adjusted,
            Planning.WeightBasis.Actual => actual,
        };
        return new(basis, dosing, actual, ideal, adjusted, index);
    }

    private static WeightBasis? Choose(BodyMass actual, BodyMass? ideal, decimal? index, WeightBasis? chosen, bool perKilogram)
    {
        if (chosen == Planning.WeightBasis.Actual) return chosen;
        if (ideal is null) return perKilogram || chosen is not null ? null : Planning.WeightBasis.Actual;

        // Whoever weighs less than the ideal is never dosed for a body that is not there.
        if (actual < ideal) return Planning.WeightBasis.Actual;
        return chosen ?? (index < ObesityIndex ? Planning.WeightBasis.Actual : Planning.WeightBasis.Adjusted);
    }

    private static BodyMass? IdealOf(Sex? sex, BodyHeight? height, BodyMass actual)
    {
        if (sex is null || height is null) return null;
        var devine = (sex == Sex.Male ? 50m : 45.5m) + (0.91m * (height.Centimetres - FiveFeet));

        // Devine's line says nothing below five feet: it is extended, and capped at what the person weighs.
        if (height.Centimetres < FiveFeet) devine = Math.Min(devine, actual.Kilograms);
        return devine > 0 ? BodyMass.Exactly(devine) : null;
    }
}
