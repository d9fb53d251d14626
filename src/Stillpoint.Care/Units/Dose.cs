namespace Stillpoint.Care.Units;

/// <summary>An amount of drug in milligrams of base, exactly as ordered or given. The default value is no drug at all.</summary>
public readonly record struct Dose : IComparable<Dose>
{
    private Dose(decimal milligrams) => Milligrams = milligrams;

    public static Dose None => default;

    public decimal Milligrams { get; }

    public static Dose Of(decimal milligrams) => new(Plausible.AnAmount(milligrams, "A dose in mg"));

    public static Dose operator +(Dose a, Dose b) => new(a.Milligrams + b.Milligrams);

    /// <summary>The steady rate that gives this dose in that time.</summary>
    public static Rate operator /(Dose dose, TimeSpan time) => Rate.PerHour(dose.Milligrams, time);

    /// <summary>How long this dose lasts at that rate; what would take longer than a year is said to take one.</summary>
    public static TimeSpan operator /(Dose dose, Rate rate) => dose.Milligrams >= rate.MgPerHour * Year.Days * 24 ? Year : TimeSpan.FromTicks((long)(dose.Milligrams / rate.MgPerHour * TimeSpan.TicksPerHour));

    private static readonly TimeSpan Year = TimeSpan.FromDays(365);

    /// <summary>The volume that holds this dose.</summary>
    public static Volume operator /(Dose dose, Concentration concentration) => Volume.Exactly(dose.Milligrams / concentration.MgPerMl);

    /// <summary>The concentration of this dose made up to that volume.</summary>
    public static Concentration operator /(Dose dose, Volume volume) => Concentration.Exactly(dose.Milligrams, volume.Millilitres);

    public static MgPerKg operator /(Dose dose, BodyMass mass) => MgPerKg.Exactly(dose.Milligrams / mass.Kilograms);

    /// <summary>What is left of this dose after some was given: never below nothing, because drug is not taken back out.</summary>
    public Dose Less(Dose given) => given >= this ? None : new(Milligrams - given.Milligrams);

    /// <summary>The dose to the nearest step, half away from zero.</summary>
    public Dose Rounded(decimal step) => new(Math.Round(Milligrams / step, 0, MidpointRounding.AwayFromZero) * step);

    /// <summary>The dose rounded down to a step.</summary>
    public Dose RoundedDown(decimal step) => new(Math.Floor(Milligrams / step) * step);

    internal static Dose Exactly(decimal milligrams) => new(milligrams);

    public int CompareTo(Dose other) => Milligrams.CompareTo(other.Milligrams);

    public static bool operator <(Dose a, Dose b) => a.Milligrams < b.Milligrams;

    public static bool operator >(Dose a, Dose b) => a.Milligrams > b.Milligrams;

    public static bool operator <=(Dose a, Dose b) => a.Milligrams <= b.Milligrams;

    public static bool operator >=(Dose a, Dose b) => a.Milligrams >= b.Milligrams;

    public override string ToString() => FormattableString.Invariant($"{Milligrams:0.###} mg");
}
