namespace Stillpoint.Care.Kinetics;

/// <summary>
/// Roots and vectors of a centre that exchanges drug with its peripheral compartments. Scaled by the square root of the
/// exchange rates the block is symmetric, and Jacobi's rotations find even equal roots to full precision.
/// </summary>
internal static class StarBlock
{
    public static void Diagonalise(in Compartments system, int start, int end, Span<double> roots, Span<double> vectors, Span<double> scale)
    {
        var n = system.Count;
        var size = end - start;
        scale[start] = 1;
        if (size == 1)
        {
            roots[start] = -system[start, start];
            vectors[start * n + start] = 1;
            return;
        }
        for (var i = start + 1; i < end; i++) scale[i] = Math.Sqrt(system[i, start] / system[start, i]);

        Span<double> s = stackalloc double[size * size];
        Span<double> x = stackalloc double[size * size];
        s.Clear();
        x.Clear();
        for (var i = 0; i < size; i++)
        {
            s[i * size + i] = -system[start + i, start + i];
            x[i * size + i] = 1;
            if (i > 0) s[i] = s[i * size] = -Math.Sqrt(system[start + i, start] * system[start, start + i]);
        }
        Rotate(s, x, size);
        for (var m = 0; m < size; m++)
        {
            roots[start + m] = s[m * size + m];
            for (var i = 0; i < size; i++) vectors[(start + i) * n + start + m] = x[i * size + m];
        }
    }

    private static void Rotate(Span<double> s, Span<double> x, int size)
    {
        for (var sweep = 0; sweep < 30; sweep++)
        {
            var settled = true;
            for (var p = 0; p < size; p++)
            {
                for (var q = p + 1; q < size; q++)
                {
                    var off = s[p * size + q];
                    // Small beside both diagonals, so that a slow root keeps its digits beside a fast one.
                    if (Math.Abs(off) <= 1e-18 * Math.Sqrt(s[p * size + p] * s[q * size + q])) continue;
                    settled = false;
                    var theta = (s[q * size + q] - s[p * size + p]) / (2 * off);
                    var t = (theta >= 0 ? 1 : -1) / (Math.Abs(theta) + Math.Sqrt(theta * theta + 1));
                    var c = 1 / Math.Sqrt(t * t + 1);
                    var sine = t * c;
                    s[p * size + p] -= t * off;
                    s[q * size + q] += t * off;
                    s[p * size + q] = s[q * size + p] = 0;
                    for (var k = 0; k < size; k++)
                    {
                        if (k != p && k != q)
                        {
                            var kp = s[k * size + p];
                            var kq = s[k * size + q];
                            s[k * size + p] = s[p * size + k] = c * kp - sine * kq;
                            s[k * size + q] = s[q * size + k] = sine * kp + c * kq;
                        }
                        var xp = x[k * size + p];
                        var xq = x[k * size + q];
                        x[k * size + p] = c * xp - sine * xq;
                        x[k * size + q] = sine * xp + c * xq;
                    }
                }
            }
            if (settled) return;
        }
    }
}
