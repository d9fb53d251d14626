
namespace Stillpoint.Care.Kinetics;

/// <summary>
/// A central compartment with one or two peripheral ones, and where the paper has it a norketamine centre and periphery
/// formed by all of the clearance. Racemic doses outside a vein pass through first-order depots.
/// </summary>
internal sealed class Mammillary : Model
{
    private const int V1 = 0, Clearance = 1;
    private const double NgPerMlOfMgPerL = 1000;

    private readonly int peripherals;
    private readonly bool norketamine;
    private readonly bool absorbs;

    /// <param name="parameters">V1, CL, then V and Q of each periphery, then norketamine V, CL, V periphery, Q.</param>
    /// <param name="absorbs">The racemic depots were published, or at least chosen, for this disposition.</param>
    public Mammillary(ModelCard card, IReadOnlyList<Parameter> parameters, Variability variability, ResidualErrors errors, int peripherals, bool norketamine, double? ke0, bool absorbs = false, AbsorptionTable? absorption = null)
        : base(card, parameters, variability, errors)
    {
        this.peripherals = peripherals;
        this.norketamine = norketamine;
        this.absorbs = absorbs;
        Ke0PerMinute = ke0;
        Absorption = absorption ?? AbsorptionTable.Default;
    }

    private int Metabolite => 2 + 2 * peripherals;

    private int DepotSize => norketamine ? 2 : 1;

    public override bool Predicts(Series series) => series switch
    {
        Series.Ketamine or Series.EffectSite => true,
        Series.Norketamine => norketamine,
        Series.Hydroxynorketamine => false,
    };

    public override bool Accepts(GivenBy by) => by.IsIntravenous() || by.IsRacemicDepot() && Card.Drug == Drug.Racemate;

    public override bool Publishes(GivenBy by) => by.IsIntravenous() || absorbs && by.IsRacemicDepot();

    internal override int Count(in Layout layout) =>
        layout.Depots * DepotSize + 1 + peripherals + (norketamine ? 2 : 0) + layout.EffectSites;

    internal override void Assemble(ReadOnlySpan<double> values, in Layout layout, in Compartments into)
    {
        var centre = layout.Depots * DepotSize;
        var metabolite = centre + 1 + peripherals;
        for (var by = GivenBy.Intramuscular; by <= GivenBy.Intranasal; by++)
        {
            if (!layout.Uses(by)) continue;
            var depot = layout.Depot(by) * DepotSize;
            into.Move(depot, centre, layout.Absorption[by].PerMinute);
            if (norketamine) into.Move(depot + 1, metabolite, layout.Absorption[by].PerMinute);
        }

        if (norketamine) into.Move(centre, metabolite, values[Clearance] / values[V1]);
        else into.Leave(centre, values[Clearance] / values[V1]);
        into.Read(Series.Ketamine, centre, NgPerMlOfMgPerL / values[V1]);
        for (var i = 0; i < peripherals; i++)
        {
            var (volume, flow) = (values[2 + 2 * i], values[3 + 2 * i]);
            into.Move(centre, centre + 1 + i, flow / values[V1]);
            into.Move(centre + 1 + i, centre, flow / volume);
        }

        if (norketamine)
        {
            var (volume, clearance, periphery, flow) = (values[Metabolite], values[Metabolite + 1], values[Metabolite + 2], values[Metabolite + 3]);
            into.Leave(metabolite, clearance / volume);
            into.Move(metabolite, metabolite + 1, flow / volume);
            into.Move(metabolite + 1, metabolite, flow / periphery);
            into.Read(Series.Norketamine, metabolite, NgPerMlOfMgPerL / volume);
        }

        if (layout.Ke0PerMinute is { } ke0)
        {
            var effect = into.Count - 1;
            into.See(centre, effect, ke0);
            into.Leave(effect, ke0);
            into.Read(Series.EffectSite, effect, NgPerMlOfMgPerL / values[V1]);
        }
    }

    internal override int Enter(in Administration dose, ReadOnlySpan<double> values, in Layout layout, Span<Input> to)
    {
        if (dose.By.IsIntravenous())
        {
            to[0] = new(dose.Begins, dose.Duration, layout.Depots * DepotSize, dose.Milligrams);
            return 1;
        }
        var absorption = layout.Absorption[dose.By];
        var depot = layout.Depot(dose.By) * DepotSize;
        to[0] = new(dose.Begins, 0, depot, absorption.Bioavailability * dose.Milligrams);
        if (!norketamine) return 1;
        to[1] = new(dose.Begins, 0, depot + 1, absorption.Norketamine * dose.Milligrams);
        return 2;
    }
}
