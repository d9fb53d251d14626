using Stillpoint.Care.Planning;
using Stillpoint.Care.Screening.Facts;

namespace Stillpoint.Care.Screening.Evaluation;

/// <summary>A result as a letter prints it: in one of the units laboratories use, the clinic's own first.</summary>
/// <param name="Low">A value of most people, in the unit of the key: below it or above <paramref name="High"/> one looks at the unit first.</param>
public sealed record LabTest(FactKey<Amount> Key, decimal Low, decimal High, params IReadOnlyList<string> Units);

/// <summary>A number that would be an everyday one in another unit.</summary>
/// <param name="Becomes">What it would then be, in the unit of the key.</param>
public sealed record UnitSlip(string Typed, string Perhaps, decimal Becomes);

/// <summary>The results the evaluation asks for, and the slips they invite.</summary>
public static class LabTests
{
    private static readonly string[] Enzymes = ["U/L", "ukat/L"];

    public static IReadOnlyList<LabTest> All { get; } =
    [
        new(Measurements.Alt, 3, 300, Enzymes), new(Measurements.Ast, 3, 300, Enzymes), new(Measurements.Alp, 20, 500, Enzymes), new(Measurements.Ggt, 3, 500, Enzymes),
        new(Measurements.Bilirubin, 0.1m, 4, "mg/dL", "umol/L"), new(Measurements.Egfr, 10, 150, "mL/min/1.73m2"), new(Measurements.Tsh, 0.01m, 20, "mIU/L"), new(Measurements.FreeT4, 0.3m, 4, "ng/dL", "pmol/L"),
        new(Measurements.Potassium, 2, 7, "mmol/L"), new(Measurements.Glucose, 40, 500, "mg/dL", "mmol/L"),
    ];

    /// <summary>Whether a number is so far from everybody's, and in another unit would be near, that the unit is asked about once; null when it may stand.</summary>
    public static UnitSlip? Slip(LabTest test, decimal number, string unit)
    {
        if (test.Key.Converted(number, unit) is not { } value || IsUsual(test, value)) return null;
        foreach (var other in test.Units.Where(other => other != unit))
            if (test.Key.Converted(number, other) is { } perhaps && IsUsual(test, perhaps)) return new(unit, other, Math.Round(perhaps, 2, MidpointRounding.AwayFromZero));
        return null;
    }

    private static bool IsUsual(LabTest test, decimal value) => value >= test.Low && value <= test.High;

    /// <summary>Whether a weight typed in kilograms is more likely in pounds: it is far from the last one, or from any body of that height.</summary>
    public static UnitSlip? Slip(decimal kilograms, decimal? lastKilograms, decimal? centimetres, House? judgedBy = null)
    {
        var (asPounds, house) = (kilograms * 0.45359237m, judgedBy ?? House.Shipped);
        var far = lastKilograms is { } last && (kilograms > last * 1.5m || kilograms < last / 1.5m);
        var index = centimetres is > 0 and { } height ? kilograms * 10_000 / (height * height) : (decimal?)null;
        // The first weight of a patient has none to stand beside: it is asked about as early as a dose by weight would be.
        var odd = index is > 60 or < 13 || (lastKilograms is null && (index < house[WeightRules.Lean] || index >= house[WeightRules.Heavy]));
        if (!far && !odd) return null;
        var fits = (lastKilograms is not { } before || (asPounds <= before * 1.5m && asPounds >= before / 1.5m))
            && (centimetres is not (> 0 and { } tall) || asPounds * 10_000 / (tall * tall) is >= 13 and <= 60);
        return new("kg", fits ? "lb" : "another unit", Math.Round(fits ? asPounds : kilograms, 1, MidpointRounding.AwayFromZero));
    }
}
