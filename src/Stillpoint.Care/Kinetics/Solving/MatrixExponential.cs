namespace Stillpoint.Care.Kinetics;

/// <summary>
/// The exact step of any compartment system by the exponential of its matrix. Every rate is first shifted to be positive
/// (Jensen's uniformisation), so the series holds no subtraction at all: the result keeps its digits for the smallest
/// levels, is never negative, and does not care whether rate constants coincide.
/// </summary>
internal static class MatrixExponential
{
    /// <summary>Up to this many shifts of the fastest rate the series is summed directly; beyond it the matrix is squared.</summary>
    private const double Direct = 128, OneSeries = 32;

    /// <summary>Moves a state through minutes of constant inflow.</summary>
    public static void Advance(in Compartments system, ReadOnlySpan<double> inflow, double minutes, Span<double> state)
    {
        if (minutes <= 0) return;
        if (Idle(inflow, state))
        {
            state.Clear();
            return;
        }
        var shift = Shift(system);
        if (shift * minutes <= Direct) BySeries(system, inflow, minutes, shift, state);
        else BySquaring(system, inflow, minutes, shift, state);
    }

    /// <summary>Nothing goes in and less than a picogram is left: exhausted, not a denormal number.</summary>
    private static bool Idle(ReadOnlySpan<double> inflow, ReadOnlySpan<double> state)
    {
        var left = 0.0;
        foreach (var amount in state) left += amount;
        if (left >= 1e-12) return false;
        foreach (var rate in inflow)
            if (rate > 0) return false;
        return true;
    }

    private static double Shift(in Compartments system)
    {
        var fastest = 0.0;
        for (var i = 0; i < system.Count; i++) fastest = Math.Max(fastest, -system[i, i]);
        return fastest;
    }

    private static void BySeries(in Compartments system, ReadOnlySpan<double> inflow, double minutes, double shift, Span<double> state)
    {
        var n = system.Count;
        var pieces = Math.Max(1, (int)Math.Ceiling(shift * minutes / OneSeries));
        var piece = minutes / pieces;
        var decay = Math.Exp(-shift * piece);
        Span<double> term = stackalloc double[n];
        Span<double> next = stackalloc double[n];
        for (var p = 0; p < pieces; p++)
        {
            state.CopyTo(term);
            var one = 1.0;
            for (var k = 1; k < 1000; k++)
            {
                var factor = piece / k;
                var settled = k > shift * piece;
                for (var i = 0; i < n; i++)
                {
                    var row = system.Rates.Slice(i * n, n);
                    var sum = inflow[i] * one + (row[i] + shift) * term[i];
                    for (var j = 0; j < i; j++) sum += row[j] * term[j];
                    for (var j = i + 1; j < n; j++) sum += row[j] * term[j];
                    next[i] = sum * factor;
                }
                one *= shift * factor;
                for (var i = 0; i < n; i++)
                {
                    state[i] += next[i];
                    settled &= next[i] <= 1e-18 * state[i];
                    term[i] = next[i];
                }
                if (settled) break;
            }
            for (var i = 0; i < n; i++) state[i] *= decay;
        }
    }

    private static void BySquaring(in Compartments system, ReadOnlySpan<double> inflow, double minutes, double shift, Span<double> state)
    {
        var n = system.Count;
        var size = n + 1;
        Span<double> memory = stackalloc double[3 * size * size];
        var whole = memory[..(size * size)];
        Whole(system, inflow, minutes, shift, whole, memory[(size * size)..]);
        Span<double> before = stackalloc double[n];
        state.CopyTo(before);
        for (var i = 0; i < n; i++)
        {
            var sum = whole[i * size + n];
            for (var j = 0; j < n; j++) sum += whole[i * size + j] * before[j];
            state[i] = sum;
        }
    }

    /// <summary>The matrix that moves (state, 1) through minutes of constant inflow.</summary>
    /// <param name="scratch">Twice the size of the result.</param>
    public static void Whole(in Compartments system, ReadOnlySpan<double> inflow, double minutes, double shift, Span<double> result, Span<double> scratch)
    {
        var n = system.Count;
        var size = n + 1;
        var term = scratch[..(size * size)];
        var next = scratch.Slice(size * size, size * size);
        var squarings = Math.Max(0, (int)Math.Ceiling(Math.Log2(Math.Max(shift * minutes, 1e-300))));
        var piece = Math.ScaleB(minutes, -squarings);

        result.Clear();
        term.Clear();
        for (var i = 0; i < size; i++) result[i * size + i] = term[i * size + i] = 1;
        for (var k = 1; k <= 40; k++)
        {
            var settled = true;
            for (var i = 0; i < size; i++)
            {
                for (var j = 0; j < size; j++)
                {
                    // Row i of the shifted, augmented matrix times column j of the last term.
                    var sum = i < n ? inflow[i] * term[n * size + j] : shift * term[n * size + j];
                    if (i < n)
                    {
                        for (var m = 0; m < n; m++)
                            sum += (m == i ? system[i, i] + shift : system[i, m]) * term[m * size + j];
                    }
                    next[i * size + j] = sum * piece / k;
                }
            }
            for (var i = 0; i < size * size; i++)
            {
                result[i] += next[i];
                settled &= next[i] <= 1e-18 * result[i];
                term[i] = next[i];
            }
            if (settled) break;
        }
        var decay = Math.Exp(-shift * piece);
        for (var i = 0; i < size * size; i++) result[i] *= decay;
        for (var s = 0; s < squarings; s++)
        {
            for (var i = 0; i < size; i++)
            {
                for (var j = 0; j < size; j++)
                {
                    var sum = 0.0;
                    for (var m = 0; m < size; m++) sum += result[i * size + m] * result[m * size + j];
                    term[i * size + j] = sum;
                }
            }
            term.CopyTo(result);
        }
    }

    /// <summary>The matrix of a step without inflow, size n by n, for a state that takes the same step many times.</summary>
    public static double[] Step(in Compartments system, double minutes)
    {
        var n = system.Count;
        var size = n + 1;
        Span<double> memory = stackalloc double[3 * size * size];
        Span<double> nothing = stackalloc double[n];
        nothing.Clear();
        Whole(system, nothing, minutes, Shift(system), memory[..(size * size)], memory[(size * size)..]);
        var step = new double[n * n];
        for (var i = 0; i < n; i++)
            for (var j = 0; j < n; j++) step[i * n + j] = memory[i * size + j];
        return step;
    }
}
