namespace Stillpoint.Care.Units;

/// <summary>A volume in millilitres. The default value is nothing in the syringe.</summary>
public readonly record struct Volume : IComparable<Volume>
{
    private Volume(decimal millilitres) => Millilitres = millilitres;

    public static Volume None => default;

    public decimal Millilitres { get; }

    public static Volume Of(decimal millilitres) => new(Plausible.AnAmount(millilitres, "A volume in mL"));

    public static Volume operator +(Volume a, Volume b) => new(a.Millilitres + b.Millilitres);

    /// <summary>The flow that empties this volume in that time.</summary>
    public static FlowRate operator /(Volume volume, TimeSpan time) => FlowRate.PerHour(volume.Millilitres, time);

    /// <summary>What is left of this volume after some was given; never below nothing.</summary>
    public Volume Less(Volume given) => given >= this ? None : new(Millilitres - given.Millilitres);

    internal static Volume Exactly(decimal millilitres) => new(millilitres);

    public int CompareTo(Volume other) => Millilitres.CompareTo(other.Millilitres);

    public static bool operator <(Volume a, Volume b) => a.Millilitres < b.Millilitres;

    public static bool operator >(Volume a, Volume b) => a.Millilitres > b.Millilitres;

    public static bool operator <=(Volume a, Volume b) => a.Millilitres <= b.Millilitres;

    public static bool operator >=(Volume a, Volume b) => a.Millilitres >= b.Millilitres;

    public override string ToString() => FormattableString.Invariant($"{Millilitres:0.###} mL");
}
