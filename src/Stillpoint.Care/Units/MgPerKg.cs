namespace Stillpoint.Care.Units;

/// <summary>A dose rule: milligrams for each kilogram of dosing weight. The default value is no drug at all.</summary>
public readonly record struct MgPerKg : IComparable<MgPerKg>
{
    private MgPerKg(decimal value) => Value = value;

    public decimal Value { get; }

    public static MgPerKg Of(decimal mgPerKg) => new(Plausible.AnAmount(mgPerKg, "A dose rule in mg/kg"));

    public static Dose operator *(MgPerKg rule, BodyMass mass) => Dose.Exactly(rule.Value * mass.Kilograms);

    public static Dose operator *(BodyMass mass, MgPerKg rule) => rule * mass;

    internal static MgPerKg Exactly(decimal mgPerKg) => new(mgPerKg);

    public int CompareTo(MgPerKg other) => Value.CompareTo(other.Value);

    public static bool operator <(MgPerKg a, MgPerKg b) => a.Value < b.Value;

    public static bool operator >(MgPerKg a, MgPerKg b) => a.Value > b.Value;

    public static bool operator <=(MgPerKg a, MgPerKg b) => a.Value <= b.Value;

    public static bool operator >=(MgPerKg a, MgPerKg b) => a.Value >= b.Value;

    public override string ToString() => FormattableString.Invariant($"{Value:0.###} mg/kg");
}
