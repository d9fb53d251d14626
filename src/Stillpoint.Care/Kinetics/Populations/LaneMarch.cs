using System.Runtime.Intrinsics;

namespace Stillpoint.Care.Kinetics;

/// <summary>
/// Where every virtual patient stands at one moment, and the steps that move eight of them at once along a grid: from one
/// point to the next each mode's distance from rest is multiplied by one number. Every slab of time begins from an exact jump,
/// so rounding does not add up and the number of threads changes no digit.
/// </summary>
internal sealed class LaneMarch
{
    private readonly VirtualPatients patients;
    private readonly Vector512<double>[] state;
    private readonly ExactCursor[] apart;

    private LaneMarch(VirtualPatients patients, Vector512<double>[] state, ExactCursor[] apart, Administration[] doses, double at)
    {
        this.patients = patients;
        this.state = state;
        this.apart = apart;
        Doses = doses;
        At = at;
        Input[] streams = [.. doses.SelectMany(patients.Streams)];
        Input.SortByStart(streams);
        Stretches = Stretch.All(streams, at, patients.Columns);
    }

    public Administration[] Doses { get; }

    /// <summary>The state holds everything that went in before this minute.</summary>
    public double At { get; }

    /// <summary>Time from <see cref="At"/> on, in stretches of constant inflow.</summary>
    public Stretch[] Stretches { get; }

    public int Apart => apart.Length;

    public static LaneMarch Start(VirtualPatients patients, Administration[] doses)
    {
        foreach (var dose in doses)
            if (dose.Problem is { } problem) throw new ArgumentException(problem, nameof(doses));
        ExactCursor[] cursors = [.. patients.Apart.Select(patient => new ExactCursor(patients.Subject.Model, patients.ParametersOf(patient), patients.Layout, doses))];
        return new(patients, new Vector512<double>[patients.Groups * patients.Modes], cursors, doses, doses.Length > 0 ? doses.Min(dose => dose.Begins) : 0);
    }

    public LaneMarch Copy() => new(patients, (Vector512<double>[])state.Clone(), [.. apart.Select(cursor => cursor.Copy())], Doses, At);

    /// <summary>From a minute on with other doses; what went in before that minute stays in.</summary>
    public LaneMarch Continue(double minute, Administration[] changed)
    {
        var moved = (Vector512<double>[])state.Clone();
        foreach (var stretch in Stretches)
        {
            if (stretch.From >= minute) break;
            for (var group = 0; group < patients.Groups; group++)
                March(moved, group, stretch, Math.Min(stretch.To, minute), new Grid(0, 1, 0), default, []);
        }
        var cursors = new ExactCursor[apart.Length];
        for (var i = 0; i < apart.Length; i++)
        {
            var cursor = apart[i].Copy();
            cursor.MoveBefore(minute);
            cursors[i] = cursor.From(patients.Subject.Model, patients.ParametersOf(patients.Apart[i]), patients.Layout, changed);
        }
        return new(patients, moved, cursors, changed, minute);
    }

    /// <summary>Writes the points of a slab for a range of groups, and leaves them at the first point of the next.</summary>
    public void Write(Grid grid, Slab slab, int firstGroup, int lastGroup, Span<double> rows)
    {
        var begins = slab.First == 0 ? At : grid[slab.First];
        var ends = slab.Last == grid.Count ? double.PositiveInfinity : grid[slab.Last];
        for (var group = firstGroup; group < lastGroup; group++)
        {
            foreach (var stretch in Stretches)
            {
                if (stretch.To <= begins) continue;
                if (stretch.From >= ends || stretch.From > grid[grid.Count - 1]) break;
                var piece = stretch.From >= begins ? stretch : stretch with { From = begins, Bolus = null };
                March(state, group, piece, Math.Min(stretch.To, ends), grid, slab, rows);
            }
        }
    }

    /// <summary>Writes the points of a slab for one patient without a closed form.</summary>
    public void WriteApart(int index, Grid grid, Slab slab, Span<double> rows)
    {
        var cursor = apart[index];
        cursor.Expect(grid.Step);
        for (var point = slab.First; point < slab.Last; point++)
        {
            cursor.MoveTo(grid[point]);
            for (var s = 0; s < patients.Series.Count; s++)
                rows[slab.Row(s, point) * patients.Padded + patients.Apart[index]] = cursor.Read(patients.Series[s]);
        }
    }

    private void March(Span<Vector512<double>> all, int group, in Stretch piece, double until, Grid grid, Slab slab, Span<double> rows)
    {
        var n = patients.Modes;
        var roots = patients.Roots.AsSpan(group * n, n);
        var here = all.Slice(group * n, n);
        Span<Vector512<double>> steady = stackalloc Vector512<double>[n];
        steady.Clear();
        for (var c = 0; c < patients.Columns; c++)
        {
            var gains = patients.Gains.AsSpan((group * patients.Columns + c) * n, n);
            if (piece.Bolus is { } bolus && bolus[c] > 0)
                for (var m = 0; m < n; m++) here[m] += gains[m] * bolus[c];
            if (piece.Inflow is { } inflow && inflow[c] > 0)
                for (var m = 0; m < n; m++) steady[m] += gains[m] * inflow[c] / roots[m];
        }

        if (slab.Last > slab.First)
        {
            var first = Math.Clamp(grid.From(piece.From), slab.First, slab.Last);
            var last = double.IsPositiveInfinity(until) ? slab.Last : Math.Clamp(grid.From(until), slab.First, slab.Last);
            if (last > first) Points(group, piece.From, first, last, here, steady, grid, slab, rows);
        }

        if (double.IsPositiveInfinity(until)) return;
        for (var m = 0; m < n; m++)
        {
            var left = (here[m] - steady[m]) * Vector512.Exp(roots[m] * (piece.From - until));
            // What is exhausted is nothing, not a denormal number.
            left = Vector512.ConditionalSelect(Vector512.LessThan(Vector512.Abs(left), Vector512.Create(1e-250)), Vector512<double>.Zero, left);
            here[m] = steady[m] + left;
        }
    }

    private void Points(int group, double from, int first, int last, ReadOnlySpan<Vector512<double>> here, ReadOnlySpan<Vector512<double>> steady, Grid grid, Slab slab, Span<double> rows)
    {
        var n = patients.Modes;
        var series = patients.Series.Count;
        var roots = patients.Roots.AsSpan(group * n, n);
        var outputs = patients.Outputs.AsSpan(group * series * n, series * n);
        Span<Vector512<double>> away = stackalloc Vector512<double>[n];
        Span<Vector512<double>> step = stackalloc Vector512<double>[n];
        Span<Vector512<double>> resting = stackalloc Vector512<double>[series];
        var trace = Vector512.Create(SumOfExponentials.Trace);
        var lead = grid[first] - from;
        for (var m = 0; m < n; m++)
        {
            away[m] = (here[m] - steady[m]) * Vector512.Exp(roots[m] * -lead);
            step[m] = Vector512.Exp(roots[m] * -grid.Step);
        }
        for (var s = 0; s < series; s++)
        {
            var sum = Vector512<double>.Zero;
            for (var m = 0; m < n; m++) sum += outputs[s * n + m] * steady[m];
            resting[s] = sum;
        }
        for (var point = first; point < last; point++)
        {
            for (var s = 0; s < series; s++)
            {
                var sum = resting[s];
                var weights = outputs.Slice(s * n, n);
                for (var m = 0; m < weights.Length; m++) sum = Vector512.FusedMultiplyAdd(weights[m], away[m], sum);
                sum &= Vector512.GreaterThan(sum, trace);
                sum.CopyTo(rows[(slab.Row(s, point) * patients.Padded + group * VirtualPatients.Lanes)..]);
            }
            for (var m = 0; m < away.Length; m++) away[m] *= step[m];
        }
    }
}

/// <summary>A run of grid points computed together, and where each lies in the block that holds them.</summary>
internal readonly record struct Slab(int First, int Last, int Capacity)
{
    public int Row(int series, int point) => series * Capacity + point - First;
}

/// <summary>Minutes of constant inflow: milligrams of each stream that arrive at once at their start, and milligrams a minute throughout.</summary>
internal readonly record struct Stretch(double From, double To, double[]? Bolus, double[]? Inflow)
{
    public static Stretch[] All(ReadOnlySpan<Input> streams, double from, int columns)
    {
        var all = new List<Stretch>();
        var bolus = new double[columns];
        var inflow = new double[columns];
        var walk = new Legs(streams, from);
        while (walk.Next(bolus, inflow)) all.Add(new(walk.Start, walk.End, Copy(bolus), Copy(inflow)));
        return [.. all];

        static double[]? Copy(double[] amounts) => Array.Exists(amounts, amount => amount > 0) ? (double[])amounts.Clone() : null;
    }
}
