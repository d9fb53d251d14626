namespace Stillpoint.Care.Kinetics;

/// <summary>Hijazi 2003: days of sedation in intensive care, where clearance was double that of volunteers.</summary>
internal static class Hijazi2003
{
    private const double V1 = 1.08 * 70, K10 = 0.0333, K12 = 0.0088, K21 = 0.0030;
    private const string Table = "Hijazi 2003";

    public static Model Model { get; } = new Mammillary(
        new("hijazi", "Hijazi 2003, intensive care", Drug.Racemate, Sampling.Mixed,
            new("Hijazi Y and others", 2003, "Br J Anaesth, doi:10.1093/bja/aeg028"),
            "12 people with brain or spinal injury, sedated for days in intensive care.", 12, ModelLimits.Adults)
        {
            Equations = TwoCompartments.Equations,
            Notes = ["Critically ill: clearance of 36 mL/min/kg is twice that of volunteers. Not for a clinic's patients.", "Per kilogram, without a power of weight."],
        },
        [
            new("V1", "central volume", "L", V1, 1, Table),
            new("CL", "clearance, k10·V1", "L/min", K10 * V1, 1, Table),
            new("V2", "peripheral volume, V1·k12/k21", "L", V1 * K12 / K21, 1, Table),
            new("Q", "distribution clearance, k12·V1", "L/min", K12 * V1, 1, Table),
        ],
        Variability.Independent("From the printed spread of clearance (36.0 ± 13.3 mL/min/kg) and volume (16.0 ± 8.6 L/kg) between 12 people.",
            (0, Variability.OfCoefficient(8.6 / 16.0)), (1, Variability.OfCoefficient(13.3 / 36.0))),
        Otto2021.BorrowedParentErrors, peripherals: 1, norketamine: false, ke0: 4.773);
}
