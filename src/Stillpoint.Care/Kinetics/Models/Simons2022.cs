
namespace Stillpoint.Care.Kinetics;

/// <summary>
/// Simons 2022: esketamine as an oral thin film and intravenously, arterial blood, with norketamine and hydroxynorketamine
/// behind chains of transit compartments. Two equal transit rates have no closed form: it is solved by the matrix exponential.
/// </summary>
internal sealed class Simons2022 : Model
{
    private const string Table = "Simons 2022";
    private const double ToNorketamine = 0.80, ToHydroxynorketamine = 0.70;
    private const double NorketamineMass = 223.70 / 237.73, HydroxynorketamineMass = 239.70 / 237.73;
    private const int V = 0, V2 = 1, V3 = 2, Cl = 3, Q2 = 4, Q3 = 5, Mtt = 6, Vnp = 7, Cln = 8, Qn = 9, MttNk = 10, Vh = 11, Vhp = 12, Clh = 13, Qh = 14, F1 = 15, D1 = 16, Ka1 = 17, F2 = 18, D2 = 19, Ka2 = 20, MttGut = 21;

    private Simons2022()
        : base(
            new("simons2022-otf", "Simons 2022, esketamine oral thin film", Drug.Esketamine, Sampling.Arterial,
                new("Simons P and others", 2022, "Front Pain Res, doi:10.3389/fpain.2022.946486 and .946487"),
                "20 healthy volunteers, oral thin film of 50 and 100 mg and 20 mg over 20 minutes intravenously, arterial blood.", 20, ModelLimits.Adults)
            {
                Equations =
                [
                    "dC/dt = ka1·D1 - CL·C/V - Q2·(C/V - P2/V2) - Q3·(C/V - P3/V3) + rate",
                    "dM1/dt = CL·C/V + G/MTTgut - 2/MTT·M1;  dM2/dt = 2/MTT·(M1 - M2)",
                    "dN/dt = 0.8·2/MTT·M2 - CLn·N/V - Qn·(N/V - NP/Vnp)",
                    "dM3/dt = CLn·N/V - 2/MTTn·M3;  dM4/dt = 2/MTTn·(M3 - M4)",
                    "dH/dt = 0.7·2/MTTn·M4 - CLh·H/Vh - Qh·(H/Vh - HP/Vhp)",
                    "film: F1·dose over D1 into D1 (ka1); F2·dose over D2 into D2 (ka2), then G (MTTgut), straight to M1",
                ],
                Notes =
                [
                    "Arterial: during an infusion levels run about 1.6 times the venous. A venous sample must not be compared with it.",
                    "Part of the variability is between visits of the same person.",
                ],
            },
            [
                new("V", "central volume, ketamine and norketamine", "L", 11.6, 1, Table),
                new("V2", "fast peripheral volume", "L", 39.0, 1, Table),
                new("V3", "slow peripheral volume", "L", 174, 1, Table),
                new("CL", "clearance", "L/min", 1.48, 0.75, Table),
                new("Q2", "fast distribution clearance", "L/min", 2.43, 0.75, Table),
                new("Q3", "slow distribution clearance", "L/min", 1.21, 0.75, Table),
                new("MTT", "mean transit to norketamine", "min", 20.1, 0, Table),
                new("Vnp", "norketamine peripheral volume", "L", 221, 1, Table),
                new("CLn", "norketamine clearance", "L/min", 1.00, 0.75, Table),
                new("Qn", "norketamine distribution clearance", "L/min", 2.63, 0.75, Table),
                new("MTTn", "mean transit to hydroxynorketamine", "min", 1.12, 0, Table),
                new("Vh", "hydroxynorketamine central volume", "L", 4.4, 1, Table),
                new("Vhp", "hydroxynorketamine peripheral volume", "L", 87.5, 1, Table),
                new("CLh", "hydroxynorketamine clearance", "L/min", 0.933, 0.75, Table),
                new("Qh", "hydroxynorketamine distribution clearance", "L/min", 1.70, 0.75, Table),
                new("F1", "mucosal fraction of a film", "fraction", 0.263, 0, Table),
                new("D1", "mucosal release", "min", 13.1, 0, Table),
                new("ka1", "mucosal absorption", "/min", 0.04, 0, Table),
                new("F2", "swallowed part of a film, as metabolite", "fraction", 1.16, 0, Table),
                new("D2", "swallowed release", "min", 29.9, 0, Table),
                new("ka2", "swallowed absorption", "/min", 0.049, 0, Table),
                new("MTTgut", "transit from gut to liver", "min", 10.7, 0, Table),
            ],
            Kinetics.Variability.Independent("Between the volunteers and visits of Simons 2022.",
                (V, 0.057), (Cl, 0.029), (Q3, 0.026), (Cln, 0.050), (Mtt, 0.021), (Vh, 1.22), (Clh, 0.103), (Qh, 0.287),
                (F1, 0.060), (D1, 0.154), (Ka1, 0.062), (F2, 0.057), (D2, 0.611), (Ka2, 0.376), (MttGut, 0.937)),
            new(new(0.11), new(0.102, 0.058 * 223.70), new(0.079, 0.020 * 239.70)))
    {
    }

    public static Model Instance { get; } = new Simons2022();

    public override bool Predicts(Series series) => true;

    public override bool Accepts(GivenBy by) => by.IsIntravenous() || by == GivenBy.EsketamineFilm;

    public override bool Publishes(GivenBy by) => Accepts(by);

    private static int Film(in Layout layout) => layout.Uses(GivenBy.EsketamineFilm) ? 3 : 0;

    internal override int Count(in Layout layout) => Film(layout) + 11 + layout.EffectSites;

    internal override void Assemble(ReadOnlySpan<double> values, in Layout layout, in Compartments into)
    {
        var c = Film(layout);
        var m1 = c + 3;
        var n = c + 5;
        var m3 = c + 7;
        var h = c + 9;
        if (c > 0)
        {
            into.Move(0, c, values[Ka1]);
            into.Move(1, 2, values[Ka2]);
            into.Move(2, m1, 1 / values[MttGut]);
        }
        into.Move(c, m1, values[Cl] / values[V]);
        Exchange(into, c, c + 1, values[Q2], values[V], values[V2]);
        Exchange(into, c, c + 2, values[Q3], values[V], values[V3]);
        into.Move(m1, m1 + 1, 2 / values[Mtt]);
        into.Move(m1 + 1, n, 2 / values[Mtt], ToNorketamine);
        into.Move(n, m3, values[Cln] / values[V]);
        Exchange(into, n, n + 1, values[Qn], values[V], values[Vnp]);
        into.Move(m3, m3 + 1, 2 / values[MttNk]);
        into.Move(m3 + 1, h, 2 / values[MttNk], ToHydroxynorketamine);
        into.Leave(h, values[Clh] / values[Vh]);
        Exchange(into, h, h + 1, values[Qh], values[Vh], values[Vhp]);
        into.Read(Series.Ketamine, c, 1000 / values[V]);
        into.Read(Series.Norketamine, n, 1000 / values[V] * NorketamineMass);
        into.Read(Series.Hydroxynorketamine, h, 1000 / values[Vh] * HydroxynorketamineMass);

        if (layout.Ke0PerMinute is { } ke0)
        {
            into.See(c, h + 2, ke0);
            into.Leave(h + 2, ke0);
            into.Read(Series.EffectSite, h + 2, 1000 / values[V]);
        }
    }

    internal override int Enter(in Administration dose, ReadOnlySpan<double> values, in Layout layout, Span<Input> to)
    {
        if (dose.By != GivenBy.EsketamineFilm)
        {
            to[0] = new(dose.Begins, dose.Duration, Film(layout), dose.Milligrams);
            return 1;
        }
        to[0] = new(dose.Begins, values[D1], 0, dose.Milligrams * values[F1]);
        to[1] = new(dose.Begins, values[D2], 1, dose.Milligrams * values[F2]);
        return 2;
    }

    private static void Exchange(in Compartments into, int centre, int periphery, double flow, double central, double peripheral)
    {
        into.Move(centre, periphery, flow / central);
        into.Move(periphery, centre, flow / peripheral);
    }
}
