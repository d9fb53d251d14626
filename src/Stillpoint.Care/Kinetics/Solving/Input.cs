namespace Stillpoint.Care.Kinetics;

/// <summary>Milligrams entering one compartment: at once, or evenly over a duration.</summary>
internal readonly record struct Input(double Start, double Duration, int State, double Amount)
{
    public bool IsBolus => Duration < Administration.Instant;

    public double End => IsBolus ? Start : Start + Duration;

    public double Rate => Amount / Duration;

    public static void SortByStart(Span<Input> inputs) => inputs.Sort(static (a, b) => a.Start.CompareTo(b.Start));
}
