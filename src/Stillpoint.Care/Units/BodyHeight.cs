namespace Stillpoint.Care.Units;

/// <summary>A body height in centimetres that someone measured.</summary>
public sealed record BodyHeight
{
    private BodyHeight(decimal centimetres) => Centimetres = centimetres;

    public decimal Centimetres { get; }

    public static BodyHeight Of(decimal centimetres) => new(Plausible.AMeasure(centimetres, "A body height in cm"));

    public override string ToString() => FormattableString.Invariant($"{Centimetres:0.###} cm");
}
