namespace Stillpoint.Care.Units;

/// <summary>
/// A rate for each kilogram of dosing weight. It is another type than <see cref="MgPerKg"/>, so that 2 mg/kg/h can never be
/// read as 2 mg/kg. The default value is nothing flowing.
/// </summary>
public readonly record struct RatePerKg : IComparable<RatePerKg>
{
    private RatePerKg(decimal mgPerKgPerHour) => MgPerKgPerHour = mgPerKgPerHour;

    public decimal MgPerKgPerHour { get; }

    public decimal MicrogramsPerKgPerMinute => MgPerKgPerHour * 1000 / 60;

    public static RatePerKg OfMgPerKgPerHour(decimal value) => new(Plausible.AnAmount(value, "A rate in mg/kg/h"));

    public static RatePerKg OfMicrogramsPerKgPerMinute(decimal value) => new(Plausible.AnAmount(value, "A rate in µg/kg/min") * 60 / 1000);

    public static Rate operator *(RatePerKg rate, BodyMass mass) => Rate.Exactly(rate.MgPerKgPerHour * mass.Kilograms);

    public static Rate operator *(BodyMass mass, RatePerKg rate) => rate * mass;

    internal static RatePerKg Exactly(decimal mgPerKgPerHour) => new(mgPerKgPerHour);

    public int CompareTo(RatePerKg other) => MgPerKgPerHour.CompareTo(other.MgPerKgPerHour);

    public static bool operator <(RatePerKg a, RatePerKg b) => a.MgPerKgPerHour < b.MgPerKgPerHour;

    public static bool operator >(RatePerKg a, RatePerKg b) => a.MgPerKgPerHour > b.MgPerKgPerHour;

    public static bool operator <=(RatePerKg a, RatePerKg b) => a.MgPerKgPerHour <= b.MgPerKgPerHour;

    public static bool operator >=(RatePerKg a, RatePerKg b) => a.MgPerKgPerHour >= b.MgPerKgPerHour;

    public override string ToString() => FormattableString.Invariant($"{MgPerKgPerHour:0.###} mg/kg/h");
}
