using Stillpoint.Care.Findings;

namespace Stillpoint.Care.Planning;

/// <summary>Is the weight the dose stands on known, of today, and the right one of the three?</summary>
internal static class WeightRules
{
    private const decimal ChangedBy = 0.05m, DoubtedFrom = 0.2m;
    private const decimal Adult = 18, LeastIndex = 13, LeastIndexOfAChild = 10, MostIndex = 60, Lean = 15, Heavy = 45;
    private const decimal LightestKg = 30, HeaviestKg = 250;

    /// <summary>Is it the weight of this person at all? Asked of every order, even where the dose does not stand on it.</summary>
    public static Finding? Doubt(DoseOrder order, DosingWeight weight)
    {
        if (weight.Actual is not { } actual) return null;
        var adult = order.Patient.AgeYears is null or >= Adult;
        var said = $"{Written.TwoPlaces(actual.Kilograms)} kg ({Written.TwoPlaces(actual.Pounds)} lb)";
        var least = adult ? LeastIndex : LeastIndexOfAChild;
        var off = order.OrderedWeight is { } then && Math.Abs(actual.Kilograms - then.Kilograms) >= DoubtedFrom * then.Kilograms ? then : null;
        Input[] inputs = [new("patient.weightKg", actual.Kilograms, "kg", null, "plan")];

        if (weight.BodyMassIndex is { } index && (index < least || index > MostIndex))
            return Found(Severity.Unknown, $"{said} at {order.Patient.Height} is a body mass index of {Written.TwoPlaces(index)}; {least} to {MostIndex} is plausible: weigh and measure again.");
        if (weight.BodyMassIndex is null && adult && (actual.Kilograms < LightestKg || actual.Kilograms > HeaviestKg))
            return Found(Severity.Unknown, $"{said} without a height; {LightestKg} to {HeaviestKg} kg is plausible: weigh again and measure the height.");
        if (off is not null)
            return Found(Severity.Unknown, $"{said}, and {Written.TwoPlaces(off.Kilograms)} kg when ordered: weigh again.");
        if (weight.BodyMassIndex is < Lean or >= Heavy)
            return Found(Severity.Caution, $"{said} is a body mass index of {Written.TwoPlaces(weight.BodyMassIndex.Value)}: check that it is kilograms.");
        return null;

        Finding Found(Severity severity, string because) =>
            DoseRules.ImplausibleWeight.Finds(severity, because) with { Inputs = inputs, Missing = severity == Severity.Unknown ? ["patient.weightKg"] : [] };
    }

    public static IEnumerable<Finding> Judge(DoseOrder order, OrderedAmount amount, DosingWeight weight, IReadOnlyList<JudgedLimit> limits)
    {
        if (weight.Dosing is null && (amount.IsPerKilogram || order.Bolus is { Amount.IsPerKilogram: true } || limits.Any(limit => limit.Verdict == Severity.Unknown && limit.Value is null && limit.Kind != LimitKind.Setting)))
        {
            var missing = Missing(order);
            yield return DoseRules.WeightUnknown.Finds(Severity.Unknown, missing.Count == 0
                ? "The ideal weight can't be computed for this height, so the dosing weight is unknown."
                : "The dosing weight is unknown, so the dose or its limits can't be computed.") with
            { Missing = missing };
        }

        if (order.OrderedWeight is { } then && weight.Actual is { } now && Math.Abs(now.Kilograms - then.Kilograms) is var change && change >= ChangedBy * then.Kilograms && change < DoubtedFrom * then.Kilograms)
            yield return DoseRules.WeightChanged.Finds(Severity.Caution, $"{now} today, {then} when ordered: computed again with today's weight.") with
            {
                Inputs = [new("patient.weightKg", now.Kilograms, "kg", null, "plan"), new("orderedWeightKg", then.Kilograms, "kg", null, "plan")],
            };

        if (order.WeightBasis == WeightBasis.Actual && weight.BodyMassIndex >= DosingWeight.ObesityIndex)
            yield return DoseRules.ActualWeightInObesity.Finds(Severity.Caution, $"Actual weight is chosen at a body mass index of {Written.TwoPlaces(weight.BodyMassIndex.Value)}.") with
            {
                Inputs = [new("weightBasis", "actual", null, null, "plan"), new("bmi", Written.Round(weight.BodyMassIndex.Value, 2), "kg/m2", null, "plan")],
            };
    }

    private static List<string> Missing(DoseOrder order)
    {
        List<string> missing = [];
        if (order.Patient.Weight is null) missing.Add("patient.weightKg");
        if (order.WeightBasis == WeightBasis.Actual) return missing;
        if (order.Patient.Height is null) missing.Add("patient.heightCm");
        if (order.Patient.Sex is null) missing.Add("patient.sex");
        return missing;
    }
}
