namespace Stillpoint.Care.Kinetics;

/// <summary>
/// Clements and Nimmo's disposition of racemic ketamine, the only one fitted to awake adults at sub-anaesthetic doses from
/// venous blood: as published per kilogram, and as the house default with allometry, Otto's norketamine and variability.
/// </summary>
internal static class ClementsNimmo1981
{
    private const double V1 = 1.7522 * 70, K10 = 0.0109, K12 = 0.0186, K21 = 0.0137;
    private const string Table = "Clements & Nimmo 1981, 0.25 mg/kg arm";

    private static readonly Paper Paper = new("Clements JA, Nimmo WS", 1981, "Br J Anaesth 53:27, doi:10.1093/bja/53.1.27");

    public static Model Default { get; } = new Mammillary(
        new("rac-adult-default", "Racemic ketamine, adults (house default)", Drug.Racemate, Sampling.Venous, Paper,
            "Awake adults, 0.25 mg/kg intravenously; norketamine and variability from 17 healthy young volunteers given esketamine (Otto 2021).", null, ModelLimits.Adults)
        {
            Equations =
            [
                "dC/dt = -CL·C/V1 - Q·(C/V1 - P/V2) + rate + Σ ka·D",
                "dP/dt = Q·(C/V1 - P/V2)",
                "dN/dt = CL·C/V1 - CLn·N/Vn - Qn·(N/Vn - NP/Vnp) + Σ ka·Dn",
                "dNP/dt = Qn·(N/Vn - NP/Vnp)",
                "dCe/dt = ke0·(C/V1 - Ce)",
                "dD/dt = -ka·D from F·dose;  dDn/dt = -ka·Dn from Fnk·dose",
            ],
            Notes =
            [
                "Its clearance of 80 L/h at 70 kg agrees with the mean of 18 studies, 79 L/h (95 % interval 69-90; Kamp 2020).",
                "Weight scaling, the effect-site half-time of 2 minutes and all absorption rates are house assumptions.",
                "Norketamine and variability are borrowed from esketamine in young volunteers; no model here was fitted to patients with depression.",
                "Levels beyond 8 hours are probably higher than drawn: half-lives of 5 to 6 hours have been measured (Hasan 2021), this has 3.",
                "Volume scaling above 100 kg is unproven.",
                "Women clear ketamine and norketamine up to 20 % faster (Sigtermans 2009); that is not drawn.",
                "Liver disease and strong inhibitors or inducers of CYP3A or CYP2B6 are not drawn; they change oral ketamine most.",
            ],
        },
        [
            new("V1", "central volume", "L", V1, 1, Table),
            new("CL", "clearance", "L/min", K10 * V1, 0.75, Table),
            new("V2", "peripheral volume", "L", V1 * K12 / K21, 1, Table),
            new("Q", "distribution clearance", "L/min", K12 * V1, 0.75, Table),
            .. Otto2021.Norketamine(scaled: true),
        ],
        Otto2021.BorrowedVariability("Variability of volume and clearance borrowed from Otto 2021 (esketamine, 17 young volunteers): too narrow for patients, so a band that is drawn has 20 % added in quadrature."),
        Otto2021.Errors, peripherals: 1, norketamine: true, ke0: Math.Log(2) / 2, absorbs: true);

    public static Model AsPublished { get; } = new Mammillary(
        new("clements250", "Clements & Nimmo 1981, as published", Drug.Racemate, Sampling.Venous, Paper,
            "Awake adults, 0.25 mg/kg intravenously.", null, ModelLimits.Adults)
        {
            Equations =
            [
                "dC/dt = -k10·C - k12·C + k21·P + rate",
                "dP/dt = k12·C - k21·P",
                "dCe/dt = ke0·(C/V1 - Ce)",
            ],
            Notes =
            [
                "Per kilogram, without a power of weight.",
                "The ke0 of 5.2 /min is what infusion software pairs with it, not part of the paper.",
            ],
        },
        [
            new("V1", "central volume", "L", V1, 1, Table),
            new("CL", "clearance, k10·V1", "L/min", K10 * V1, 1, Table),
            new("V2", "peripheral volume, V1·k12/k21", "L", V1 * K12 / K21, 1, Table),
            new("Q", "distribution clearance, k12·V1", "L/min", K12 * V1, 1, Table),
        ],
        Otto2021.BorrowedParentVariability, Otto2021.BorrowedParentErrors, peripherals: 1, norketamine: false, ke0: 5.2);
}
