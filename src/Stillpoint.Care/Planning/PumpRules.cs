using Stillpoint.Care.Findings;

namespace Stillpoint.Care.Planning;

/// <summary>Does what is drawn, set and pumped look like the order?</summary>
internal static class PumpRules
{
    private const decimal SlowestUsual = 10, FastestUsual = 300;
    private const decimal Noticed = 1.1m, Signed = 1.25m;

    public static IEnumerable<Finding> Judge(DoseOrder order, DoseAnswer answer)
    {
        if (order.Row.IsMood && answer.Draw is { } draw && order.Vial is { Volume: { } holds, MultiDose: not true } && draw.Ml > holds.Millilitres)
            yield return DoseRules.BeyondTheVial.Finds(Severity.Override, $"{Written.Millilitres(draw.Ml)} mL are drawn, and the vial holds {Written.Plain(holds.Millilitres)} mL.") with
            {
                Inputs = [new("draw.mL", draw.Ml, "mL", null, "plan"), new("vial.volumeMl", holds.Millilitres, "mL", null, "plan")],
            };

        if (answer.Rate?.MlPerHour is not { } set) yield break;
        if (order.Row.IsMoodInfusion && (set < SlowestUsual || set > FastestUsual))
            yield return DoseRules.OddPumpRate.Finds(Severity.Caution, $"The pump would run at {Written.PerHour(set)} mL/h; {SlowestUsual} to {FastestUsual} is usual. Check volume and strength.") with
            {
                Inputs = [new("rate.mLPerH", set, "mL/h", null, "plan")],
            };

        if (order.Delivery is not { Changes.Count: > 0 } log) yield break;
        var ran = log.Changes.Max(change => change.Rate.MlPerHour);
        if (ran > Noticed * set)
            yield return DoseRules.PumpedTooFast.Finds(ran > Signed * set ? Severity.Override : Severity.Caution, $"The pump ran at {Written.Plain(ran)} mL/h where {Written.PerHour(set)} mL/h was to be set{(set > 0 ? $": {Written.TwoPlaces(ran / set)} times as fast" : "")}.") with
            {
                Inputs = [new("delivery", ran, "mL/h", null, "plan"), new("rate.mLPerH", set, "mL/h", null, "plan")],
            };
    }
}
