using Stillpoint.Care.Findings;

namespace Stillpoint.Care.Planning;

/// <summary>Is what goes in weak enough for a vein, and small enough for a nose or a muscle?</summary>
internal static class MixRules
{
    private const decimal StrongestVial = 100, StrongestForAVein = 50;

    public static readonly HouseNumber
        MlInAMuscle = new("VOL-02.deltoid", "Volume for the deltoid, at most", 2, "mL", 1, 2, Source.Policy),
        MlSplit = new("VOL-02.split", "Volume for one muscle, at most", 5, "mL", 3, 5, Source.Policy) { Above = MlInAMuscle };

    private const decimal MlANostril = 1;

    public static IEnumerable<Finding> Judge(DoseOrder order, DoseArithmetic worked)
    {
        var syringe = worked.Syringe?.MgPerMl;
        if (order.Route.IsIntravenous() && order.Vial is { Strength.MgPerMl: StrongestVial } && syringe > StrongestForAVein)
            yield return DoseRules.Undiluted.Finds(Severity.Block, $"{Written.Plain(syringe.Value)} mg/mL from the 100 mg/mL vial would reach a vein; at most {StrongestForAVein} may.") with { Inputs = Strength(order, syringe.Value) };
        else if (order.Vial is { } vial && syringe > vial.Strength.MgPerMl)
            yield return DoseRules.Undiluted.Finds(Severity.Block, $"{Written.Plain(syringe.Value)} mg/mL is stronger than the vial of {vial.Strength}: the volume can't hold the dose.") with { Inputs = Strength(order, syringe.Value), Policy = true };

        else if (order.Route.IsIntravenous() && order.Vial is null && order.Mix is not Mix.FromBag)
            yield return DoseRules.Undiluted.Finds(Severity.Unknown, "What is drawn for the vein was not stated: choose the strength of the vial.") with { Missing = ["vial.mgPerMl"], Policy = true };

        if (order.Vial is not { } drawn || worked.Dose is not { } dose) yield break;
        var volume = (dose / drawn.Strength).Millilitres;
        if (order.Route == Route.IntranasalRacemic && volume > 2 * MlANostril)
            yield return DoseRules.NasalVolume.Finds(Severity.Block, $"{Written.Plain(volume / 2)} mL a nostril: at most {MlANostril}.") with { Inputs = Strength(order, drawn.Strength.MgPerMl) };
        if (order.Route == Route.Intramuscular && volume > order.House[MlInAMuscle])
            yield return DoseRules.MuscleVolume.Finds(Severity.Caution, volume > order.House[MlSplit]
                ? $"{Written.Plain(volume)} mL is more than {order.House[MlSplit]}: split it over two sites."
                : $"{Written.Plain(volume)} mL is more than {order.House[MlInAMuscle]}: not into the deltoid.") with
            { Inputs = Strength(order, drawn.Strength.MgPerMl) };
    }

    private static Input[] Strength(DoseOrder order, decimal syringe) =>
        [new("vial.mgPerMl", order.Vial?.Strength.MgPerMl, "mg/mL", null, "plan"), new("final.mgPerMl", Written.Round(syringe, 4), "mg/mL", null, "plan")];
}
