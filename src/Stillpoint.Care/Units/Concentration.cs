namespace Stillpoint.Care.Units;

/// <summary>Milligrams of base in each millilitre. A class, because a syringe of <c>default</c> holds nobody's drug.</summary>
public sealed record Concentration
{
    private Concentration(decimal mgPerMl) => MgPerMl = mgPerMl;

    public decimal MgPerMl { get; }

    public static Concentration Of(decimal mgPerMl) => new(Plausible.AMeasure(mgPerMl, "A concentration in mg/mL"));

    public static Dose operator *(Concentration concentration, Volume volume) => Dose.Exactly(concentration.MgPerMl * volume.Millilitres);

    public static Dose operator *(Volume volume, Concentration concentration) => concentration * volume;

    internal static Concentration Exactly(decimal milligrams, decimal millilitres) => millilitres > 0
        ? new(milligrams / millilitres)
        : throw new ArgumentOutOfRangeException(nameof(millilitres), millilitres, "No volume has no concentration.");

    public override string ToString() => FormattableString.Invariant($"{MgPerMl:0.###} mg/mL");
}
