using Stillpoint.Care.Findings;

namespace Stillpoint.Care.Planning;

/// <summary>Is the weight the dose stands on known, of today, and the right one of the three?</summary>
internal static class WeightRules
{
    public static readonly HouseNumber
        ChangedBy = new("WT-01.change", "A change of weight that computes the dose again, from", 5, "%", 2, 5, Source.Policy),
        DoubtedFrom = new("WT-04.change", "A change of weight that is weighed again, from", 20, "%", 10, 20, Source.Policy) { Above = ChangedBy },
        LeastIndex = new("WT-04.least", "Body mass index of an adult that is plausible, at least", 13, "kg/m2", 12, 15, Source.Policy),
        LeastIndexOfAChild = new("WT-04.leastChild", "Body mass index under 18 years that is plausible, at least", 10, "kg/m2", 9, 12, Source.Policy),
        MostIndex = new("WT-04.most", "Body mass index that is plausible, at most", 60, "kg/m2", 50, 70, Source.Policy),
        Lean = new("WT-04.lean", "Body mass index that asks for kilograms and pounds, below", 15, "kg/m2", 13, 17, Source.Policy) { Above = LeastIndex },
        Heavy = new("WT-04.heavy", "Body mass index that asks for kilograms and pounds, from", 45, "kg/m2", 35, 50, Source.Policy) { Below = MostIndex },
        Lightest = new("WT-04.lightest", "Weight of an adult without a height that is plausible, at least", 30, "kg", 25, 40, Source.Policy),
        Heaviest = new("WT-04.heaviest", "Weight of an adult without a height that is plausible, at most", 250, "kg", 180, 300, Source.Policy);

    /// <summary>Is it the weight of this person at all? Asked of every order, even where the dose does not stand on it.</summary>
    public static Finding? Doubt(DoseOrder order, DosingWeight weight)
    {
        if (weight.Actual is not { } actual) return null;
        var house = order.House;
        var adult = order.Patient.AgeYears is not { } years || years >= house[AgeLimits.Adult];
        var said = $"{Written.TwoPlaces(actual.Kilograms)} kg ({Written.TwoPlaces(actual.Pounds)} lb)";
        var least = house[adult ? LeastIndex : LeastIndexOfAChild];
        var off = order.OrderedWeight is { } then && Math.Abs(actual.Kilograms - then.Kilograms) * 100 >= house[DoubtedFrom] * then.Kilograms ? then : null;
        Input[] inputs = [new("patient.weightKg", actual.Kilograms, "kg", null, "plan")];

        if (weight.BodyMassIndex is { } index && (index < least || index > house[MostIndex]))
            return Found(Severity.Unknown, $"{said} at {order.Patient.Height} is a body mass index of {Written.TwoPlaces(index)}; {least} to {house[MostIndex]} is plausible: weigh and measure again.");
        if (weight.BodyMassIndex is null && adult && (actual.Kilograms < house[Lightest] || actual.Kilograms > house[Heaviest]))
            return Found(Severity.Unknown, $"{said} without a height; {house[Lightest]} to {house[Heaviest]} kg is plausible: weigh again and measure the height.");
        if (off is not null)
            return Found(Severity.Unknown, $"{said}, and {Written.TwoPlaces(off.Kilograms)} kg when ordered: weigh again.");
        if (weight.BodyMassIndex is { } odd && (odd < house[Lean] || odd >= house[Heavy]))
            return Found(Severity.Caution, $"{said} is a body mass index of {Written.TwoPlaces(odd)}: check that it is kilograms.");
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

        if (order.OrderedWeight is { } then && weight.Actual is { } now && Math.Abs(now.Kilograms - then.Kilograms) * 100 is var change && change >= order.House[ChangedBy] * then.Kilograms && change < order.House[DoubtedFrom] * then.Kilograms)
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
