namespace Stillpoint.Care.Units;

/// <summary>
/// Milligrams of drug per time. Kept per hour inside, because every unit a rate is ordered or set in (mg/min, mg/h, mL/h,
/// µg/kg/min) converts to that exactly. The default value is nothing flowing.
/// </summary>
public readonly record struct Rate : IComparable<Rate>
{
    private Rate(decimal mgPerHour) => MgPerHour = mgPerHour;

    public static Rate Stopped => default;

    public decimal MgPerHour { get; }

    public decimal MgPerMinute => MgPerHour / 60;

    public static Rate OfMgPerHour(decimal mgPerHour) => new(Plausible.AnAmount(mgPerHour, "A rate in mg/h"));

    public static Rate OfMgPerMinute(decimal mgPerMinute) => new(Plausible.AnAmount(mgPerMinute, "A rate in mg/min") * 60);

    /// <summary>The steady rate that gives this dose in that time.</summary>
    public static Rate Of(Dose dose, TimeSpan time) => dose / time;

    /// <summary>The drug given at this rate over that time.</summary>
    public static Dose operator *(Rate rate, TimeSpan time) => Dose.Exactly(Hours.Of(rate.MgPerHour, time));

    /// <summary>What a pump is set to for this rate with that concentration in the syringe.</summary>
    public static FlowRate operator /(Rate rate, Concentration concentration) => FlowRate.Exactly(rate.MgPerHour / concentration.MgPerMl);

    public static RatePerKg operator /(Rate rate, BodyMass mass) => RatePerKg.Exactly(rate.MgPerHour / mass.Kilograms);

    internal static Rate PerHour(decimal milligrams, TimeSpan time) => new(milligrams * TimeSpan.TicksPerHour / Hours.Elapsed(time).Ticks);

    internal static Rate Exactly(decimal mgPerHour) => new(mgPerHour);

    public int CompareTo(Rate other) => MgPerHour.CompareTo(other.MgPerHour);

    public static bool operator <(Rate a, Rate b) => a.MgPerHour < b.MgPerHour;

    public static bool operator >(Rate a, Rate b) => a.MgPerHour > b.MgPerHour;

    public static bool operator <=(Rate a, Rate b) => a.MgPerHour <= b.MgPerHour;

    public static bool operator >=(Rate a, Rate b) => a.MgPerHour >= b.MgPerHour;

    public override string ToString() => FormattableString.Invariant($"{MgPerMinute:0.###} mg/min");
}
