using System.Runtime.Intrinsics;

namespace Stillpoint.Care.Kinetics;

/// <summary>Where a curve is written, one span a series, empty where it is not wanted.</summary>
internal readonly ref struct CurveSpans(Span<double> ketamine, Span<double> norketamine, Span<double> effectSite, Span<double> hydroxynorketamine)
{
    private readonly Span<double> ketamine = ketamine, norketamine = norketamine, effectSite = effectSite, hydroxynorketamine = hydroxynorketamine;

    public Span<double> this[Series series] => series switch
    {
        Series.Ketamine => ketamine,
        Series.Norketamine => norketamine,
        Series.EffectSite => effectSite,
        Series.Hydroxynorketamine => hydroxynorketamine,
    };
}

/// <summary>
/// Writes the grid points of one leg by the closed form. The distance of each mode from its steady value decays by the same
/// factor at every step, so eight neighbouring minutes are eight lanes of one vector.
/// </summary>
internal static class GridCurve
{
    private const int Lanes = 8;

    /// <param name="modes">The modes at the start of the leg, boluses included.</param>
    /// <param name="inflow">What flows into each mode, a minute.</param>
    public static void Leg(in SumOfExponentials solved, ReadOnlySpan<double> modes, ReadOnlySpan<double> inflow, double start, double end, Grid grid, in CurveSpans to)
    {
        var first = grid.From(start);
        var last = double.IsPositiveInfinity(end) ? grid.Count : grid.From(end);
        if (first >= last) return;

        var n = solved.Count;
        Span<Vector512<double>> away = stackalloc Vector512<double>[n];
        Span<double> factor = stackalloc double[n];
        Span<double> steady = stackalloc double[n];
        Span<double> powers = stackalloc double[Lanes];
        for (var m = 0; m < n; m++)
        {
            var root = solved.Roots[m];
            steady[m] = inflow[m] / root;
            var lead = grid[first] - start;
            var value = modes[m] - steady[m];
            if (lead > 0) value *= Math.Exp(-root * lead);
            var step = Math.Exp(-root * grid.Step);
            for (var k = 0; k < Lanes; k++)
            {
                powers[k] = value;
                value *= step;
            }
            away[m] = Vector512.Create<double>(powers);
            step *= step;
            step *= step;
            factor[m] = step * step;
        }

        Span<Vector512<double>> moving = stackalloc Vector512<double>[n];
        for (var series = Series.Ketamine; series <= Series.Hydroxynorketamine; series++)
        {
            var target = to[series];
            if (target.IsEmpty) continue;
            var output = solved.Output(series);
            var resting = 0.0;
            for (var m = 0; m < n; m++) resting += output[m] * steady[m];
            away.CopyTo(moving);
            Write(target[first..last], output, factor, moving, Vector512.Create(resting));
        }
    }

    private static void Write(Span<double> target, ReadOnlySpan<double> output, ReadOnlySpan<double> factor, Span<Vector512<double>> moving, Vector512<double> resting)
    {
        // Modes a series does not see cost nothing: they are packed away before the loop.
        var n = 0;
        Span<Vector512<double>> seen = stackalloc Vector512<double>[output.Length];
        Span<Vector512<double>> step = stackalloc Vector512<double>[output.Length];
        for (var m = 0; m < output.Length; m++)
        {
            if (output[m] == 0) continue;
            seen[n] = moving[m] * output[m];
            step[n++] = Vector512.Create(factor[m]);
        }
        seen = seen[..n];
        step = step[..n];

        var i = 0;
        for (; i + Lanes <= target.Length; i += Lanes) Next(seen, step, resting).CopyTo(target[i..]);
        if (i == target.Length) return;
        var rest = Next(seen, step, resting);
        for (var k = 0; i < target.Length; i++, k++) target[i] = rest[k];
    }

    private static Vector512<double> Next(Span<Vector512<double>> seen, ReadOnlySpan<Vector512<double>> step, Vector512<double> resting)
    {
        var sum = resting;
        for (var m = 0; m < seen.Length; m++)
        {
            sum += seen[m];
            seen[m] *= step[m];
        }
        return sum & Vector512.GreaterThan(sum, Vector512.Create(SumOfExponentials.Trace));
    }
}
