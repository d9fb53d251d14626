namespace Stillpoint.Care.Kinetics;

/// <summary>Herd and Anderson 2007: children given racemic ketamine for procedures in an emergency department.</summary>
internal static class Herd2007
{
    private const string Table = "Herd & Anderson 2007";

    public static Model Model { get; } = new Mammillary(
        new("herd", "Herd & Anderson 2007, children", Drug.Racemate, Sampling.Venous,
            new("Herd D, Anderson BJ", 2007, "Paediatr Anaesth, doi:10.1111/j.1460-9592.2006.02145.x"),
            "54 children of 8.3 ± 3.5 years, emergency department, 1 to 1.5 mg/kg intravenously.", 54, new(3, 200, 1, 14))
        {
            Equations = TwoCompartments.Equations,
            Notes = ["For children aged 1 to 14 only, and it disagrees twofold with Hornik 2018.", "Values stand per 70 kg, scaled allometrically."],
        },
        TwoCompartments.Allometric(38.7, 90.0 / 60, 102, 215.0 / 60, Table),
        Variability.Independent("Between the children of Herd 2007.",
            (0, Variability.OfCoefficient(0.64)), (1, Variability.OfCoefficient(0.381)), (2, Variability.OfCoefficient(0.517)), (3, Variability.OfCoefficient(0.19))),
        Otto2021.BorrowedParentErrors, peripherals: 1, norketamine: false, ke0: 2.995);
}
