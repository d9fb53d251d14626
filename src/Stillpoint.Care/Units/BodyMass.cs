namespace Stillpoint.Care.Units;

/// <summary>A body mass in kilograms that someone measured. A class, because no patient weighs <c>default</c>.</summary>
public sealed record BodyMass : IComparable<BodyMass>
{
    private BodyMass(decimal kilograms) => Kilograms = kilograms;

    private const decimal KilogramsInAPound = 0.45359237m;

    public decimal Kilograms { get; }

    /// <summary>As a scale in pounds shows it, unrounded.</summary>
    public decimal Pounds => Kilograms / KilogramsInAPound;

    public static BodyMass Of(decimal kilograms) => new(Plausible.AMeasure(kilograms, "A body mass in kg"));

    /// <summary>How many kilograms one of a unit is; null when it is not a unit of weight that scales and records use.</summary>
    public static decimal? KilogramsIn(string unit) => unit switch
    {
        "kg" => 1m,
        "g" => 0.001m,
        "[lb_av]" or "lb" or "lbs" or "pounds" => KilogramsInAPound,
        "[oz_av]" => 0.028349523125m,
        _ => null,
    };

    internal static BodyMass Exactly(decimal kilograms) => new(kilograms);

    public int CompareTo(BodyMass? other) => other is null ? 1 : Kilograms.CompareTo(other.Kilograms);

    public static bool operator <(BodyMass a, BodyMass b) => a.Kilograms < b.Kilograms;

    public static bool operator >(BodyMass a, BodyMass b) => a.Kilograms > b.Kilograms;

    public static bool operator <=(BodyMass a, BodyMass b) => a.Kilograms <= b.Kilograms;

    public static bool operator >=(BodyMass a, BodyMass b) => a.Kilograms >= b.Kilograms;

    public override string ToString() => FormattableString.Invariant($"{Kilograms:0.###} kg");
}
