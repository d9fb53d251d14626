using Stillpoint.Care.Findings;

namespace Stillpoint.Care.Planning;

/// <summary>Is the weight the dose stands on known, of today, and the right one of the three?</summary>
internal static class WeightRules
{
    private const decimal ChangedBy = 0.05m;

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

        if (order.OrderedWeight is { } then && weight.Actual is { } now && Math.Abs(now.Kilograms - then.Kilograms) >= ChangedBy * then.Kilograms)
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
