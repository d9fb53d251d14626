namespace Stillpoint.Care.Units;

/// <summary>What a pump is set to, in millilitres an hour. It says nothing about drug until the concentration is known. The default value is a stopped pump.</summary>
public readonly record struct FlowRate : IComparable<FlowRate>
{
    private FlowRate(decimal mlPerHour) => MlPerHour = mlPerHour;

    public static FlowRate Stopped => default;

    public decimal MlPerHour { get; }

    public static FlowRate OfMlPerHour(decimal mlPerHour) => new(Plausible.AnAmount(mlPerHour, "A pump rate in mL/h"));

    public static Volume operator *(FlowRate flow, TimeSpan time) => Volume.Exactly(Hours.Of(flow.MlPerHour, time));

    public static Rate operator *(FlowRate flow, Concentration concentration) => Rate.Exactly(flow.MlPerHour * concentration.MgPerMl);

    internal static FlowRate PerHour(decimal millilitres, TimeSpan time) => new(millilitres * TimeSpan.TicksPerHour / Hours.Elapsed(time).Ticks);

    internal static FlowRate Exactly(decimal mlPerHour) => new(mlPerHour);

    public int CompareTo(FlowRate other) => MlPerHour.CompareTo(other.MlPerHour);

    public static bool operator <(FlowRate a, FlowRate b) => a.MlPerHour < b.MlPerHour;

    public static bool operator >(FlowRate a, FlowRate b) => a.MlPerHour > b.MlPerHour;

    public static bool operator <=(FlowRate a, FlowRate b) => a.MlPerHour <= b.MlPerHour;

    public static bool operator >=(FlowRate a, FlowRate b) => a.MlPerHour >= b.MlPerHour;

    public override string ToString() => FormattableString.Invariant($"{MlPerHour:0.###} mL/h");
}
