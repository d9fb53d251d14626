
namespace Stillpoint.Care.Kinetics;

/// <summary>
/// Racemic ketamine as two enantiomers by Otto's parameters: half the dose as S, half as R with 20/24 of the clearance
/// (Persson 2002), distribution shared (Henthorn 2018), both analytes summed. Both halves feed one norketamine, which is the
/// same as summing two.
/// </summary>
internal sealed class Otto2021Racemate : Model
{
    private const double RelativeClearanceOfR = 20.0 / 24;
    private const int V1 = 0, Cl = 1, Vp1 = 2, Q1 = 3, Vp2 = 4, Q2 = 5, Vn = 6, Cln = 7, Vnp = 8, Qn = 9;

    private Otto2021Racemate()
        : base(
            new("otto2021-racemic-enantiomers", "Otto 2021, racemate as two enantiomers", Drug.Racemate, Sampling.Venous, Otto2021.Paper,
                "Healthy young volunteers given esketamine; clearance of R from Persson 2002 (10 people).", 17, ModelLimits.Adults)
            {
                Equations =
                [
                    "half the dose through Otto's equations (S), half with CL·20/24 (R)",
                    "ketamine = S + R;  norketamine = S + R",
                ],
                Notes = ["A second opinion beside the default: about 10 % low."],
            },
            [.. Otto2021.Parent, .. Otto2021.Norketamine(scaled: false)], Otto2021.Variability, Otto2021.Errors)
    {
    }

    public static Model Instance { get; } = new Otto2021Racemate();

    public override bool Predicts(Series series) => series is Series.Ketamine or Series.Norketamine or Series.EffectSite;

    public override bool Accepts(GivenBy by) => by.IsIntravenous() || by.IsRacemicDepot();

    public override bool Publishes(GivenBy by) => by.IsIntravenous();

    internal override int Count(in Layout layout) => 2 * layout.Depots + 8 + layout.EffectSites;

    internal override void Assemble(ReadOnlySpan<double> values, in Layout layout, in Compartments into)
    {
        var s = 2 * layout.Depots;
        var r = s + 3;
        var n = s + 6;
        for (var by = GivenBy.Intramuscular; by <= GivenBy.Intranasal; by++)
        {
            if (!layout.Uses(by)) continue;
            var depot = 2 * layout.Depot(by);
            var ka = layout.Absorption[by].PerMinute;
            into.Move(depot, s, ka / 2);
            into.Move(depot, r, ka / 2);
            into.Move(depot + 1, n, ka);
        }
        Half(values, s, values[Cl], n, into);
        Half(values, r, values[Cl] * RelativeClearanceOfR, n, into);
        into.Leave(n, values[Cln] / values[Vn]);
        into.Move(n, n + 1, values[Qn] / values[Vn]);
        into.Move(n + 1, n, values[Qn] / values[Vnp]);
        into.Read(Series.Norketamine, n, 1000 / values[Vn]);

        if (layout.Ke0PerMinute is { } ke0)
        {
            var effect = into.Count - 1;
            into.See(s, effect, ke0);
            into.See(r, effect, ke0);
            into.Leave(effect, ke0);
            into.Read(Series.EffectSite, effect, 1000 / values[V1]);
        }
    }

    internal override int Enter(in Administration dose, ReadOnlySpan<double> values, in Layout layout, Span<Input> to)
    {
        if (dose.By.IsIntravenous())
        {
            var s = 2 * layout.Depots;
            to[0] = new(dose.Begins, dose.Duration, s, dose.Milligrams / 2);
            to[1] = new(dose.Begins, dose.Duration, s + 3, dose.Milligrams / 2);
            return 2;
        }
        var depot = 2 * layout.Depot(dose.By);
        to[0] = new(dose.Begins, 0, depot, layout.Absorption[dose.By].Bioavailability * dose.Milligrams);
        to[1] = new(dose.Begins, 0, depot + 1, layout.Absorption[dose.By].Norketamine * dose.Milligrams);
        return 2;
    }

    private static void Half(ReadOnlySpan<double> values, int centre, double clearance, int metabolite, in Compartments into)
    {
        into.Move(centre, metabolite, clearance / values[V1]);
        into.Move(centre, centre + 1, values[Q1] / values[V1]);
        into.Move(centre + 1, centre, values[Q1] / values[Vp1]);
        into.Move(centre, centre + 2, values[Q2] / values[V1]);
        into.Move(centre + 2, centre, values[Q2] / values[Vp2]);
        into.Read(Series.Ketamine, centre, 1000 / values[V1]);
    }
}
