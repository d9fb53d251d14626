namespace Stillpoint.Care.Kinetics;

/// <summary>Which optional compartments a system needs: depots only for the ways in that are used, an effect site only when asked for.</summary>
internal readonly record struct Layout(int Ways, double? Ke0PerMinute, AbsorptionTable Absorption)
{
    private const int RacemicDepots = 0b111 << (int)GivenBy.Intramuscular | 0b11 << (int)GivenBy.Sublingual;

    public bool Uses(GivenBy by) => (Ways & 1 << (int)by) != 0;

    public bool Covers(GivenBy by) => by.IsIntravenous() || Uses(by);

    /// <summary>How many racemic depots there are.</summary>
    public int Depots => int.PopCount(Ways & RacemicDepots);

    /// <summary>The place of a way in among the racemic depots.</summary>
    public int Depot(GivenBy by) => int.PopCount(Ways & RacemicDepots & ((1 << (int)by) - 1));

    public int EffectSites => Ke0PerMinute is null ? 0 : 1;
}
