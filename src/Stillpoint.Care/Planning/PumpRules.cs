using Stillpoint.Care.Findings;

namespace Stillpoint.Care.Planning;

/// <summary>Does what is drawn, set and pumped look like the order?</summary>
internal static class PumpRules
{
    public static readonly HouseNumber
        SlowestUsual = new("RATE-02.slowest", "Pump rate of a mood infusion that is usual, at least", 10, "mL/h", 5, 30, Source.Policy) { Whole = true },
        FastestUsual = new("RATE-02.fastest", "Pump rate of a mood infusion that is usual, at most", 300, "mL/h", 100, 400, Source.Policy) { Whole = true, Above = SlowestUsual },
        Noticed = new("DLV-01.noticed", "A pump faster than set that is mentioned, by more than", 10, "%", 5, 10, Source.Policy),
        Signed = new("DLV-01.signed", "A pump faster than set that is signed for, by more than", 25, "%", 10, 25, Source.Policy) { Above = Noticed };

    public static IEnumerable<Finding> Judge(DoseOrder order, DoseAnswer answer)
    {
        if (order.Row.IsMood && answer.Draw is { } draw && order.Vial is { Volume: { } holds, MultiDose: not true } && draw.Ml > holds.Millilitres)
            yield return DoseRules.BeyondTheVial.Finds(Severity.Override, $"{Written.Millilitres(draw.Ml)} mL are drawn, and the vial holds {Written.Plain(holds.Millilitres)} mL.") with
            {
                Inputs = [new("draw.mL", draw.Ml, "mL", null, "plan"), new("vial.volumeMl", holds.Millilitres, "mL", null, "plan")],
            };

        if (answer.Rate?.MlPerHour is not { } set) yield break;
        if (order.Row.IsMoodInfusion && (set < order.House[SlowestUsual] || set > order.House[FastestUsual]))
            yield return DoseRules.OddPumpRate.Finds(Severity.Caution, $"The pump would run at {Written.PerHour(set)} mL/h; {order.House[SlowestUsual]} to {order.House[FastestUsual]} is usual. Check volume and strength.") with
            {
                Inputs = [new("rate.mLPerH", set, "mL/h", null, "plan")],
            };

        if (order.Delivery is not { Changes.Count: > 0 } log) yield break;
        var ran = log.Changes.Max(change => change.Rate.MlPerHour);
        if (ran * 100 > (100 + order.House[Noticed]) * set)
            yield return DoseRules.PumpedTooFast.Finds(ran * 100 > (100 + order.House[Signed]) * set ? Severity.Override : Severity.Caution, $"The pump ran at {Written.Plain(ran)} mL/h where {Written.PerHour(set)} mL/h was to be set{(set > 0 ? $": {Written.TwoPlaces(ran / set)} times as fast" : "")}.") with
            {
                Inputs = [new("delivery", ran, "mL/h", null, "plan"), new("rate.mLPerH", set, "mL/h", null, "plan")],
            };
    }
}
