
namespace Stillpoint.Care.Kinetics;

/// <summary>
/// Perez-Ruixo 2021: esketamine by nose, mouth and vein with noresketamine, through a liver compartment that takes its part of
/// whatever was swallowed. Scales with age and ancestry, not with weight.
/// </summary>
internal sealed class PerezRuixo2021 : Model
{
    private const string Table = "Perez-Ruixo 2021";
    private const double LaterDevice = 0.62, SwallowedOver = 0.53 * 60, OralOver = 0.32 * 60;
    private const int Vc = 0, Q1 = 1, Vp1 = 2, Q2 = 3, Vp2 = 4, Qh = 5, Vh = 6, Kel = 7, Kmet = 8, Vn = 9, Cln = 10, Vpn = 11, Q3 = 12, Frn = 13, Kan = 14, Kasw = 15, Kapo = 16, Fgut = 17;

    private PerezRuixo2021()
        : base(
            new("perezruixo2021-esketamine", "Perez-Ruixo 2021, esketamine nasal spray and oral", Drug.Esketamine, Sampling.Venous,
                new("Perez-Ruixo C and others", 2021, "Clin Pharmacokinet, doi:10.1007/s40262-020-00953-4"),
                "820 people in 20 studies, healthy and depressed, by nose, mouth and vein.", 820, new(0, double.PositiveInfinity, 18, 100))
            {
                Equations =
                [
                    "dC/dt = kan·NOSE + Q1/Vp1·P1 + Q2/Vp2·P2 + Qh/Vh·H - (Q1 + Q2 + Qh)/Vc·C + rate",
                    "dH/dt = kasw·SW + kapo·PO + Qh/Vc·C - (Qh/Vh + kel + kmet)·H",
                    "dP1/dt = Q1/Vc·C - Q1/Vp1·P1;  dP2/dt = Q2/Vc·C - Q2/Vp2·P2",
                    "dN/dt = kmet·H - (CLn + Q3)/Vn·N + Q3/Vpn·NP;  dNP/dt = Q3/Vn·N - Q3/Vpn·NP",
                    "dNOSE/dt = -kan·NOSE from f·dose;  dSW/dt = -kasw·SW + (1 - f)·Fgut·dose over 0.53 h",
                    "f = FRn for the first device of a session, 0.62·FRn for a later one",
                ],
                Notes =
                [
                    "Weight, sex, renal and liver tests had no effect; liver flow falls 2.19 L/h for each year over 60.",
                    "Noresketamine peaks match the paper, but its area over 24 hours comes out 1.4 times the printed one: that area is not quoted.",
                    "The variability of kmet was not printed.",
                ],
            },
            [
                new("Vc", "central volume", "L", 192, 0, Table),
                new("Q1", "first distribution clearance", "L/min", 84.3 / 60, 0, Table),
                new("Vp1", "first peripheral volume", "L", 143, 0, Table),
                new("Q2", "second distribution clearance", "L/min", 37.6 / 60, 0, Table),
                new("Vp2", "second peripheral volume", "L", 417, 0, Table),
                new("Qh", "liver blood flow; less 2.19 L/h a year over 60", "L/min", 151.0 / 60, 0, Table),
                new("Vh", "liver volume", "L", 101, 0, Table),
                new("kel", "other elimination; times 0.36 in Asian people", "/min", 1.11 / 60, 0, Table),
                new("kmet", "formation of noresketamine", "/min", 2.77 / 60, 0, Table),
                new("Vn", "noresketamine central volume", "L", 70, 0, Table),
                new("CLn", "noresketamine clearance; times 0.81 in Asian people", "L/min", 38.0 / 60, 0, Table),
                new("Vpn", "noresketamine peripheral volume", "L", 115, 0, Table),
                new("Q3", "noresketamine distribution clearance", "L/min", 26.1 / 60, 0, Table),
                new("FRn", "fraction absorbed in the nose, first device; times 1.34 in Japanese people", "fraction", 0.54, 0, Table),
                new("kan", "nasal absorption", "/min", 2.93 / 60, 0, Table),
                new("kasw", "absorption of the swallowed part", "/min", 1.45 / 60, 0, Table),
                new("kapo", "oral absorption", "/min", 0.97 / 60, 0, Table),
                new("Fgut", "fraction past the gut wall", "fraction", 0.64, 0, Table),
            ],
            Between(), new(new(0.276, OnTheLog: true), new(0.422, OnTheLog: true)))
    {
    }

    public static Model Instance { get; } = new PerezRuixo2021();

    public override bool ScalesWithWeight => false;

    public override bool Predicts(Series series) => series is Series.Ketamine or Series.Norketamine or Series.EffectSite;

    public override bool Accepts(GivenBy by) => by.IsIntravenous() || by is GivenBy.EsketamineSpray or GivenBy.EsketamineOral;

    public override bool Publishes(GivenBy by) => Accepts(by);

    internal override void Fill(Covariates who, Span<double> values)
    {
        var years = who.AgeYears ?? throw new ArgumentException("This model asks for an age.", nameof(who));
        for (var i = 0; i < Parameters.Count; i++) values[i] = Parameters[i].Typical;
        values[Qh] -= 2.19 / 60 * Math.Max(0, years - 60);
        if (who.Asian == true)
        {
            values[Kel] *= 0.36;
            values[Cln] *= 0.81;
        }
        if (who.Japanese == true) values[Frn] *= 1.34;
    }

    private static int Depots(in Layout layout) => (layout.Uses(GivenBy.EsketamineSpray) ? 2 : 0) + (layout.Uses(GivenBy.EsketamineOral) ? 1 : 0);

    internal override int Count(in Layout layout) => Depots(layout) + 6 + layout.EffectSites;

    internal override void Assemble(ReadOnlySpan<double> values, in Layout layout, in Compartments into)
    {
        var c = Depots(layout);
        var h = c + 1;
        var n = c + 4;
        if (layout.Uses(GivenBy.EsketamineSpray))
        {
            into.Move(0, c, values[Kan]);
            into.Move(1, h, values[Kasw]);
        }
        if (layout.Uses(GivenBy.EsketamineOral)) into.Move(c - 1, h, values[Kapo]);

        into.Move(c, h, values[Qh] / values[Vc]);
        into.Move(h, c, values[Qh] / values[Vh]);
        into.Leave(h, values[Kel]);
        into.Move(h, n, values[Kmet]);
        into.Move(c, c + 2, values[Q1] / values[Vc]);
        into.Move(c + 2, c, values[Q1] / values[Vp1]);
        into.Move(c, c + 3, values[Q2] / values[Vc]);
        into.Move(c + 3, c, values[Q2] / values[Vp2]);
        into.Leave(n, values[Cln] / values[Vn]);
        into.Move(n, n + 1, values[Q3] / values[Vn]);
        into.Move(n + 1, n, values[Q3] / values[Vpn]);
        into.Read(Series.Ketamine, c, 1000 / values[Vc]);
        into.Read(Series.Norketamine, n, 1000 / values[Vn]);

        if (layout.Ke0PerMinute is { } ke0)
        {
            into.See(c, n + 2, ke0);
            into.Leave(n + 2, ke0);
            into.Read(Series.EffectSite, n + 2, 1000 / values[Vc]);
        }
    }

    internal override int Enter(in Administration dose, ReadOnlySpan<double> values, in Layout layout, Span<Input> to)
    {
        switch (dose.By)
        {
            case GivenBy.EsketamineSpray:
                var inTheNose = dose.Spray == 1 ? values[Frn] : LaterDevice * values[Frn];
                to[0] = new(dose.Begins, 0, 0, dose.Milligrams * inTheNose);
                to[1] = new(dose.Begins, SwallowedOver, 1, dose.Milligrams * (1 - inTheNose) * values[Fgut]);
                return 2;
            case GivenBy.EsketamineOral:
                to[0] = new(dose.Begins, OralOver, Depots(layout) - 1, dose.Milligrams * values[Fgut]);
                return 1;
            default:
                to[0] = new(dose.Begins, dose.Duration, Depots(layout), dose.Milligrams);
                return 1;
        }
    }

    private static Variability Between()
    {
        (int Parameter, double Cv)[] rows = [(Kan, 0.615), (Kasw, 1.32), (Kapo, 1.32), (Vc, 0.275), (Vp1, 0.493), (Qh, 0.232), (Vh, 0.346), (Kel, 1.20), (Vn, 0.316), (Cln, 0.254)];
        var covariance = new double[rows.Length + 1, rows.Length + 1];
        covariance[0, 0] = 0.708 * 0.708;
        for (var i = 0; i < rows.Length; i++) covariance[i + 1, i + 1] = Variability.OfCoefficient(rows[i].Cv);
        return new([new(Frn, Deviation.LogitNormal), .. rows.Select(row => new Varying(row.Parameter, Deviation.LogNormal))], covariance, "Between the people of Perez-Ruixo 2021; that of kmet was not printed.");
    }
}
