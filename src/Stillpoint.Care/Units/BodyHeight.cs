namespace Stillpoint.Care.Units;

/// <summary>A body height in centimetres that someone measured.</summary>
public sealed record BodyHeight
{
    private BodyHeight(decimal centimetres) => Centimetres = centimetres;

    public decimal Centimetres { get; }

    public static BodyHeight Of(decimal centimetres) => new(Plausible.AMeasure(centimetres, "A body height in cm"));

    /// <summary>How many centimetres one of a unit is; null when it is not a unit of length that records use.</summary>
    public static decimal? CentimetresIn(string unit) => unit switch
    {
        "cm" => 1m,
        "m" => 100m,
        "mm" => 0.1m,
        "[in_i]" or "in" => 2.54m,
        "[ft_i]" => 30.48m,
        _ => null,
    };

    public override string ToString() => FormattableString.Invariant($"{Centimetres:0.###} cm");
}
