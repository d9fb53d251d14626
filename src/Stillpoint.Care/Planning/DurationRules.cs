using Stillpoint.Care.Findings;

namespace Stillpoint.Care.Planning;

/// <summary>Is it given over the row's time, and never as fast as a push?</summary>
internal static class DurationRules
{
    public static readonly HouseNumber
        ShortestMood = new("RATE-01.minutes", "The shortest mood infusion", 20, "min", 20, 40, Source.Policy) { Whole = true },
        FastestMood = new("RATE-01.rate", "The fastest mood infusion", 1.5m, "mg/kg/h", 0.75m, 1.5m, Source.Policy),
        FastestSignedFor = new("RATE-01.signedRate", "The fastest mood infusion where an anesthesia provider may go above the ceiling by weight", 3, "mg/kg/h", 1.5m, 3, Source.Policy);

    private const string Faster = "faster is a higher peak: apnea, pressure surge";

    public static IEnumerable<Finding> Judge(DoseOrder order, OrderedQuantities ordered)
    {
        var over = order.Row.Over;
        if (order.Minutes is not { } minutes)
        {
            if (order.Row.IsInfusedBy(order.Route) || (over.Least is not null && order.Route.IsIntravenous()))
                yield return DoseRules.TooShort.Finds(Severity.Unknown, "Over how long it is given was not stated.") with { Missing = ["minutes"] };
            yield break;
        }

        var rate = ordered.Value(Measure.MgPerKgPerHour);
        Input[] inputs = [new("minutes", minutes, "min", null, "plan"), new("amount", order.Amount!.Value, order.Amount.Unit.Code(), null, "plan")];
        var given = rate is { } known ? $"{order.Amount} in {Written.Plain(minutes)} min is {Written.TwoPlaces(known)} mg/kg/h" : $"{order.Amount} in {Written.Plain(minutes)} min";

        if (minutes < over.Least)
            yield return DoseRules.TooShort.Finds(over.WhenShorter, $"{given}; at least {Written.Plain(over.Least.Value)} min: {Faster}.") with { Inputs = inputs };
        if (minutes > over.Most)
            yield return DoseRules.TooLong.Finds(Severity.Caution, $"{Written.Plain(minutes)} min is longer than {Written.Plain(over.Most.Value)}.") with { Inputs = inputs };

        if (!order.Row.IsMoodInfusion) yield break;
        var fastest = order.House[PassesAboveTheCeiling(order, ordered) ? FastestSignedFor : FastestMood];
        if (minutes < order.House[ShortestMood] || rate > fastest)
            yield return DoseRules.TooFast.Finds(Severity.Block, $"{given}; never under {order.House[ShortestMood]} min or above {fastest} mg/kg/h: {Faster}.") with { Inputs = inputs };
    }

    /// <summary>The row lets an anesthesia provider go above its ceiling by weight, and this order does.</summary>
    private static bool PassesAboveTheCeiling(DoseOrder order, OrderedQuantities ordered) =>
        order.Row.Limits.Any(limit => limit is { Of: Measure.MgPerKg, Unless: { } fact } && order.Site.Has(fact) == true && ordered.Value(Measure.MgPerKg) > limit.In(order.House));
}
