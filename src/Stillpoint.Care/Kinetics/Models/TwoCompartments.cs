namespace Stillpoint.Care.Kinetics;

/// <summary>What the plain two-compartment models share.</summary>
internal static class TwoCompartments
{
    public static IReadOnlyList<string> Equations { get; } =
    [
        "dC/dt = -CL·C/V1 - Q·(C/V1 - P/V2) + rate",
        "dP/dt = Q·(C/V1 - P/V2)",
        "dCe/dt = ke0·(C/V1 - Ce)",
    ];

    public static IReadOnlyList<Parameter> Allometric(double v1, double clearance, double v2, double flow, string from) =>
    [
        new("V1", "central volume", "L", v1, 1, from),
        new("CL", "clearance", "L/min", clearance, 0.75, from),
        new("V2", "peripheral volume", "L", v2, 1, from),
        new("Q", "distribution clearance", "L/min", flow, 0.75, from),
    ];
}
