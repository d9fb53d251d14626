namespace Stillpoint.Care.Kinetics;

/// <summary>
/// Otto 2021: intravenous esketamine in healthy volunteers with the parent fixed to Fanta 2015, and its norketamine. Also
/// the source of the variability that models without their own borrow.
/// </summary>
internal static class Otto2021
{
    private const string Table = "Otto 2021, table 3 and supplement";

    internal static readonly Paper Paper = new("Otto ME and others", 2021, "Eur J Clin Pharmacol, doi:10.1007/s00228-021-03104-1");

    public static ResidualErrors Errors { get; } = new(new(0.23609), new(0.14261));

    public static ResidualErrors BorrowedParentErrors { get; } = new(new(0.23609));

    public static Variability BorrowedParentVariability { get; } = new(
        [new(0, Deviation.LogNormal), new(1, Deviation.LogNormal)],
        new[,] { { 0.084177, 0.02261 }, { 0.02261, 0.026048 } },
        "No variability was published with this model: that of volume and clearance is borrowed from Otto 2021.");

    /// <summary>Central volume and clearance of ketamine, then of norketamine, at parameters 0, 1, 4 and 5.</summary>
    public static Variability BorrowedVariability(string says) => Correlated(0, 1, 4, 5, says);

    public static IReadOnlyList<Parameter> Norketamine(bool scaled) =>
    [
        new("Vn", "norketamine central volume", "L", 98.638, 1, Table),
        new("CLn", "norketamine clearance", "L/min", 57.72 / 60, 0.75, Table),
        new("Vnp", "norketamine peripheral volume", "L", 160.04, scaled ? 1 : 0, Table),
        new("Qn", "norketamine distribution clearance", "L/min", 42.778 / 60, scaled ? 0.75 : 0, Table),
    ];

    public static IReadOnlyList<Parameter> Parent { get; } =
    [
        new("V1", "central volume", "L", 133, 1, "Fanta 2015, as fixed by Otto 2021"),
        new("CL", "clearance", "L/min", 95.2 / 60, 0.75, "Fanta 2015, as fixed by Otto 2021"),
        new("Vp1", "first peripheral volume", "L", 187, 0, "Fanta 2015, as fixed by Otto 2021"),
        new("Q1", "first distribution clearance", "L/min", 23.2 / 60, 0, "Fanta 2015, as fixed by Otto 2021"),
        new("Vp2", "second peripheral volume", "L", 98.8, 0, "Fanta 2015, as fixed by Otto 2021"),
        new("Q2", "second distribution clearance", "L/min", 157.0 / 60, 0, "Fanta 2015, as fixed by Otto 2021"),
    ];

    public static Variability Variability { get; } = Correlated(0, 1, 6, 7, "Between the volunteers of Otto 2021.");

    public static Model Esketamine { get; } = new Mammillary(
        new("otto2021-esketamine", "Otto 2021, esketamine intravenous", Drug.Esketamine, Sampling.Venous, Paper,
            "Healthy young volunteers, esketamine 10 mg over 30 minutes intravenously.", 17, ModelLimits.Adults)
        {
            Equations =
            [
                "dC/dt = -CL·C/V1 - Q1·(C/V1 - P1/Vp1) - Q2·(C/V1 - P2/Vp2) + rate",
                "dP1/dt = Q1·(C/V1 - P1/Vp1);  dP2/dt = Q2·(C/V1 - P2/Vp2)",
                "dN/dt = CL·C/V1 - CLn·N/Vn - Qn·(N/Vn - NP/Vnp)",
                "dNP/dt = Qn·(N/Vn - NP/Vnp)",
                "dCe/dt = ke0·(C/V1 - Ce)",
            ],
            Notes =
            [
                "An external evaluation of five models on 48 volunteers picked this one. It predicts about 10 % low.",
                "Peripheral volumes and distribution clearances are not scaled with weight, as in the authors' own model.",
                "The effect-site half-time of 2 minutes is a house assumption.",
            ],
        },
        [.. Parent, .. Norketamine(scaled: false)], Variability, Errors, peripherals: 2, norketamine: true, ke0: Math.Log(2) / 2);

    private static Variability Correlated(int v1, int cl, int vn, int cln, string says) => new(
        [new(v1, Deviation.LogNormal), new(cl, Deviation.LogNormal), new(vn, Deviation.LogNormal), new(cln, Deviation.LogNormal)],
        new[,]
        {
            { 0.084177, 0.02261, 0, 0 },
            { 0.02261, 0.026048, 0, 0 },
            { 0, 0, 0.040426, 0.04456 },
            { 0, 0, 0.04456, 0.10319 },
        },
        says);
}
