namespace Stillpoint.Care.Kinetics;

/// <summary>
/// Amounts in compartments, x' = A x + inflow, and what is read from them. All off-diagonal rates are positive or zero:
/// drug only moves forward in time from one place to another.
/// </summary>
internal readonly ref struct Compartments
{
    /// <summary>The largest system any model makes: three depots of two, two enantiomers and their shared metabolite.</summary>
    public const int Most = 20;

    public const int Outputs = 4;

    private readonly Span<double> rates;
    private readonly Span<double> readout;

    public Compartments(Span<double> memory, int count)
    {
        Count = count;
        rates = memory[..(count * count)];
        readout = memory.Slice(count * count, Outputs * count);
    }

    public static int Size(int count) => count * count + Outputs * count;

    public int Count { get; }

    public ReadOnlySpan<double> Rates => rates;

    public double this[int to, int from] => rates[to * Count + from];

    public ReadOnlySpan<double> Readout(Series series) => readout.Slice((int)series * Count, Count);

    /// <summary>Drug moves from one compartment to another.</summary>
    public void Move(int from, int to, double perMinute, double fraction = 1)
    {
        Leave(from, perMinute);
        rates[to * Count + from] += perMinute * fraction;
    }

    /// <summary>Drug leaves for good.</summary>
    public void Leave(int from, double perMinute) => rates[from * Count + from] -= perMinute;

    /// <summary>A compartment sees another without taking from it, as an effect site does.</summary>
    public void See(int from, int to, double perMinute) => rates[to * Count + from] += perMinute;

    /// <summary>Adds ng/mL of a series for each milligram in a compartment.</summary>
    public void Read(Series series, int state, double ngPerMlPerMg) => readout[(int)series * Count + state] += ngPerMlPerMg;

    /// <summary>The end of the block that begins at a state: the states that exchange drug with it in both directions.</summary>
    public int EndOfBlock(int centre)
    {
        var end = centre + 1;
        while (end < Count && this[end, centre] > 0 && this[centre, end] > 0) end++;
        return end;
    }
}
