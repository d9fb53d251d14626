namespace Stillpoint.Care.Kinetics;

/// <summary>
/// One person's compartments, solved and kept: by the closed form where there is one, else by the matrix exponential. A state
/// is the amounts in the modes or in the compartments; only this class knows which.
/// </summary>
internal sealed class SolvedSystem
{
    private readonly double[] system;
    private readonly double[]? modes;

    public SolvedSystem(Model model, ReadOnlySpan<double> values, in Layout layout, bool closedForm = true)
    {
        Count = model.Count(layout);
        system = new double[Compartments.Size(Count)];
        model.Assemble(values, layout, Compartments);
        if (!closedForm) return;
        var memory = new double[SumOfExponentials.Size(Count)];
        if (SumOfExponentials.TrySolve(Compartments, memory, out _)) modes = memory;
    }

    public int Count { get; }

    public bool HasClosedForm => modes is not null;

    public Compartments Compartments => new(system, Count);

    private SumOfExponentials Modes => SumOfExponentials.Of(modes, Count);

    /// <summary>Amounts in compartments, or flows into them, as this system keeps them.</summary>
    public double[] Kept(ReadOnlySpan<double> amounts)
    {
        var kept = new double[Count];
        if (modes is null) amounts.CopyTo(kept);
        else Modes.ToModes(amounts, kept);
        return kept;
    }

    public void Advance(ReadOnlySpan<double> inflow, double minutes, Span<double> state)
    {
        if (modes is null)
        {
            MatrixExponential.Advance(Compartments, inflow, minutes, state);
            return;
        }
        var roots = Modes.Roots;
        for (var m = 0; m < Count; m++)
        {
            var steady = inflow[m] / roots[m];
            state[m] = steady + (state[m] - steady) * Math.Exp(-roots[m] * minutes);
        }
    }

    public double Read(Series series, ReadOnlySpan<double> state)
    {
        var weights = modes is null ? Compartments.Readout(series) : Modes.Output(series);
        var sum = 0.0;
        for (var i = 0; i < Count; i++) sum += weights[i] * state[i];
        return modes is null || sum > SumOfExponentials.Trace ? sum : 0;
    }

    /// <summary>Writes the grid points of one leg.</summary>
    public void Draw(ReadOnlySpan<double> state, ReadOnlySpan<double> inflow, double start, double end, Grid grid, in CurveSpans to)
    {
        if (modes is not null)
        {
            GridCurve.Leg(Modes, state, inflow, start, end, grid, to);
            return;
        }
        var last = double.IsPositiveInfinity(end) ? grid.Count : grid.From(end);
        Span<double> moving = stackalloc double[Count];
        state.CopyTo(moving);
        var at = start;
        for (var i = grid.From(start); i < last; i++)
        {
            Advance(inflow, grid[i] - at, moving);
            at = grid[i];
            for (var series = Series.Ketamine; series <= Series.Hydroxynorketamine; series++)
                if (!to[series].IsEmpty) to[series][i] = Read(series, moving);
        }
    }
}
