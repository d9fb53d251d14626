namespace Stillpoint.Care.Kinetics;

/// <summary>Domino's three compartments for racemic ketamine, the model that target-controlled pumps run.</summary>
internal static class Domino
{
    private const double V1 = 0.063 * 70, K10 = 0.4381, K12 = 0.5921, K13 = 0.5900, K21 = 0.2470, K31 = 0.0146;
    private const string Table = "Domino, as two infusion programs carry it";

    public static Model Model { get; } = new Mammillary(
        new("domino", "Domino, racemic ketamine (pumps)", Drug.Racemate, Sampling.Venous,
            new("Domino EF and others", 1982, "Anesth Analg 61:87 (some sources give Clin Pharmacol Ther 1984, 36:645)"),
            "Surgical adults after boluses of 2 mg/kg.", null, ModelLimits.Adults)
        {
            Equations =
            [
                "dC/dt = -(k10 + k12 + k13)·C + k21·P2 + k31·P3 + rate",
                "dP2/dt = k12·C - k21·P2;  dP3/dt = k13·C - k31·P3",
                "dCe/dt = ke0·(C/V1 - Ce)",
            ],
            Notes =
            [
                "About 30 % too high during and 50 % too low after 0.5 mg/kg over 40 minutes, beside published levels.",
                "Its peak after a bolus is a mixing artefact and is not quoted.",
                "Per kilogram, without a power of weight. The ke0 of 0.652 /min reproduces a peak effect at 1 minute; other software assumes 3.",
            ],
        },
        [
            new("V1", "central volume", "L", V1, 1, Table),
            new("CL", "clearance, k10·V1", "L/min", K10 * V1, 1, Table),
            new("V2", "fast peripheral volume, V1·k12/k21", "L", V1 * K12 / K21, 1, Table),
            new("Q2", "fast distribution clearance, k12·V1", "L/min", K12 * V1, 1, Table),
            new("V3", "slow peripheral volume, V1·k13/k31", "L", V1 * K13 / K31, 1, Table),
            new("Q3", "slow distribution clearance, k13·V1", "L/min", K13 * V1, 1, Table),
        ],
        Otto2021.BorrowedParentVariability, Otto2021.BorrowedParentErrors, peripherals: 2, norketamine: false, ke0: 0.652);
}
