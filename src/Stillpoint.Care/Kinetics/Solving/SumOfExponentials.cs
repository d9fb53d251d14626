namespace Stillpoint.Care.Kinetics;

/// <summary>
/// The closed form: every amount is a sum of decaying exponentials, one for each root of the system. A block of exchanging
/// compartments is symmetric after scaling, so its roots are real and its vectors well behaved; only roots of different
/// blocks can collide (absorption as fast as a distribution phase, say). Where they come too close the coefficients would
/// cancel, there is no closed form worth having, and the matrix exponential takes over.
/// </summary>
internal readonly ref struct SumOfExponentials
{
    /// <summary>A coefficient ten thousand times the drug it describes costs four of sixteen digits; beyond that the form is not trusted.</summary>
    private const double LargestCoefficient = 1e4;

    /// <summary>Less than this many ng/mL is what rounding leaves of a difference, not drug; a level is never below nothing either.</summary>
    public const double Trace = 1e-11;

    private readonly Span<double> right;
    private readonly Span<double> left;
    private readonly Span<double> output;

    private SumOfExponentials(Span<double> memory, int count)
    {
        Count = count;
        Roots = memory[..count];
        right = memory.Slice(count, count * count);
        left = memory.Slice(count + count * count, count * count);
        output = memory.Slice(count + 2 * count * count, Compartments.Outputs * count);
    }

    public static int Size(int count) => count + 2 * count * count + Compartments.Outputs * count;

    public int Count { get; }

    /// <summary>Positive decay rates, per minute, one a mode.</summary>
    public Span<double> Roots { get; }

    /// <summary>ng/mL of a series for each unit of a mode.</summary>
    public ReadOnlySpan<double> Output(Series series) => output.Slice((int)series * Count, Count);

    /// <summary>How much of a mode one milligram in a compartment makes.</summary>
    public double Gain(int mode, int state) => left[mode * Count + state];

    /// <summary>Reads solved memory again.</summary>
    public static SumOfExponentials Of(Span<double> memory, int count) => new(memory, count);

    /// <summary>Turns amounts in compartments into modes.</summary>
    public void ToModes(ReadOnlySpan<double> amounts, Span<double> modes)
    {
        for (var m = 0; m < Count; m++)
        {
            var sum = 0.0;
            for (var s = 0; s < Count; s++) sum += left[m * Count + s] * amounts[s];
            modes[m] = sum;
        }
    }

    /// <summary>Turns modes back into amounts in compartments.</summary>
    public void ToAmounts(ReadOnlySpan<double> modes, Span<double> amounts)
    {
        for (var s = 0; s < Count; s++)
        {
            var sum = 0.0;
            for (var m = 0; m < Count; m++) sum += right[s * Count + m] * modes[m];
            amounts[s] = Math.Max(0, sum);
        }
    }

    /// <summary>Solves a system into memory of <see cref="Size"/>; false where roots collide.</summary>
    public static bool TrySolve(in Compartments system, Span<double> memory, out SumOfExponentials solved)
    {
        var n = system.Count;
        memory.Clear();
        solved = new SumOfExponentials(memory, n);
        Span<double> vectors = stackalloc double[n * n];
        Span<double> scale = stackalloc double[n];
        vectors.Clear();
        var fastest = 0.0;
        for (var start = 0; start < n;)
        {
            var end = system.EndOfBlock(start);
            StarBlock.Diagonalise(system, start, end, solved.Roots, vectors, scale);
            start = end;
        }
        foreach (var root in solved.Roots) fastest = Math.Max(fastest, root);

        if (!solved.Right(system, vectors, scale, fastest)) return false;
        solved.Left(system, vectors, scale);
        if (!solved.IsTrustworthy()) return false;

        for (var o = 0; o < Compartments.Outputs; o++)
        {
            var readout = system.Readout((Series)o);
            for (var m = 0; m < n; m++)
            {
                var sum = 0.0;
                for (var s = 0; s < n; s++) sum += readout[s] * solved.right[s * n + m];
                solved.output[o * n + m] = sum;
            }
        }
        return true;
    }

    /// <summary>Follows each mode of a block down into the blocks it feeds.</summary>
    private bool Right(in Compartments system, ReadOnlySpan<double> vectors, ReadOnlySpan<double> scale, double fastest)
    {
        var n = Count;
        Span<double> fed = stackalloc double[n];
        for (var block = 0; block < n;)
        {
            var endOfBlock = system.EndOfBlock(block);
            for (var mode = block; mode < endOfBlock; mode++)
            {
                for (var i = block; i < endOfBlock; i++) right[i * n + mode] = scale[i] * vectors[i * n + mode];
                for (var start = endOfBlock; start < n;)
                {
                    var end = system.EndOfBlock(start);
                    for (var i = start; i < end; i++)
                    {
                        fed[i] = 0;
                        for (var k = block; k < start; k++) fed[i] += system[i, k] * right[k * n + mode];
                    }
                    for (var m = start; m < end; m++)
                    {
                        var share = 0.0;
                        for (var i = start; i < end; i++) share += vectors[i * n + m] * fed[i] / scale[i];
                        if (share == 0) continue;
                        var gap = Roots[m] - Roots[mode];
                        if (Math.Abs(gap) <= 1e-9 * fastest) return false;
                        share /= gap;
                        for (var i = start; i < end; i++) right[i * n + mode] += scale[i] * vectors[i * n + m] * share;
                    }
                    start = end;
                }
            }
            block = endOfBlock;
        }
        return true;
    }

    /// <summary>Inverts the vectors, which are triangular in blocks.</summary>
    private void Left(in Compartments system, ReadOnlySpan<double> vectors, ReadOnlySpan<double> scale)
    {
        var n = Count;
        Span<double> rest = stackalloc double[n];
        for (var block = 0; block < n;)
        {
            var endOfBlock = system.EndOfBlock(block);
            for (var state = block; state < endOfBlock; state++)
            {
                for (var m = block; m < endOfBlock; m++) left[m * n + state] = vectors[state * n + m] / scale[state];
                for (var start = endOfBlock; start < n;)
                {
                    var end = system.EndOfBlock(start);
                    for (var i = start; i < end; i++)
                    {
                        rest[i] = 0;
                        for (var k = block; k < start; k++) rest[i] -= right[i * n + k] * left[k * n + state];
                    }
                    for (var m = start; m < end; m++)
                    {
                        var share = 0.0;
                        for (var i = start; i < end; i++) share += vectors[i * n + m] * rest[i] / scale[i];
                        left[m * n + state] = share;
                    }
                    start = end;
                }
            }
            block = endOfBlock;
        }
    }

    private bool IsTrustworthy()
    {
        var n = Count;
        for (var to = 0; to < n; to++)
        {
            for (var m = 0; m < n; m++)
            {
                var r = Math.Abs(right[to * n + m]);
                if (r == 0) continue;
                for (var from = 0; from < n; from++)
                    if (!(r * Math.Abs(left[m * n + from]) <= LargestCoefficient)) return false;
            }
        }
        return true;
    }
}
