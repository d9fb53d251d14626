
namespace Stillpoint.Care.Kinetics;

/// <summary>
/// What the model expects of one person from the drug given so far and planned: a value, exact at any minute. It keeps the
/// compartments at every moment where a rate changed, so a new event costs only what comes after it, and the past is never
/// computed again. A model's estimate, never a measurement.
/// </summary>
public sealed class Prediction
{
    private readonly Layout layout;
    private readonly double[] values;
    private readonly SolvedSystem solved;
    private readonly Administration[] doses;
    private readonly Leg[] legs;

    private Prediction(Subject subject, double[] values, Layout layout, SolvedSystem solved, Administration[] doses, ReadOnlySpan<Leg> kept, double from)
    {
        Subject = subject;
        this.values = values;
        this.layout = layout;
        this.solved = solved;
        this.doses = doses;
        legs = Walk(kept, from);
    }

    public Subject Subject { get; }

    /// <summary>Everything given or planned, sorted by when it begins.</summary>
    public IReadOnlyList<Administration> Doses => doses;

    /// <summary>The typical person of a model and these doses, in whatever order they come.</summary>
    public static Prediction Of(Subject subject, params ReadOnlySpan<Administration> doses) => OfPerson(subject, subject.Typical(), doses);

    internal static Prediction OfPerson(Subject subject, double[] parameters, ReadOnlySpan<Administration> doses)
    {
        var sorted = doses.ToArray();
        Array.Sort(sorted, static (a, b) => a.Begins.CompareTo(b.Begins));
        var parts = subject.Layout(sorted);
        return new(subject, parameters, parts, new SolvedSystem(subject.Model, parameters, parts), sorted, [], double.NegativeInfinity);
    }

    /// <summary>The same with one more dose, also one entered late.</summary>
    public Prediction With(Administration dose)
    {
        if (!layout.Covers(dose.By)) return OfPerson(Subject, values, [.. doses, dose]);
        return Changed(Sorted([.. doses, dose]), dose.Begins);
    }

    /// <summary>The same with a pump that from this minute runs at this rate for so long, instead of whatever it was doing.</summary>
    public Prediction Running(double minute, double milligramsPerMinute, double duration)
    {
        var stopped = Cut(doses, minute);
        return Changed(milligramsPerMinute > 0 && duration > 0
            ? Sorted([.. stopped, Administration.Infusion(minute, milligramsPerMinute, duration)])
            : stopped, minute);
    }

    /// <summary>The same with every infusion stopped from this minute on.</summary>
    public Prediction Paused(double minute) => Running(minute, 0, 0);

    /// <summary>The levels at a minute; at a bolus, just after it.</summary>
    public Levels At(double minute)
    {
        Span<double> state = stackalloc double[solved.Count];
        StateAt(minute, state);
        return new(
            solved.Read(Series.Ketamine, state),
            Subject.Model.Predicts(Series.Norketamine) ? solved.Read(Series.Norketamine, state) : null,
            layout.Ke0PerMinute is null ? null : solved.Read(Series.EffectSite, state),
            Subject.Model.Predicts(Series.Hydroxynorketamine) ? solved.Read(Series.Hydroxynorketamine, state) : null);
    }

    /// <summary>The curve on a grid of minutes.</summary>
    public Curves Curve(Grid grid)
    {
        var curves = Empty(Subject, grid);
        var to = Spans(curves);
        for (var i = 0; i < legs.Length; i++)
            solved.Draw(legs[i].State, legs[i].Inflow, legs[i].Start, i + 1 < legs.Length ? legs[i + 1].Start : double.PositiveInfinity, grid, to);
        return curves;
    }

    /// <summary>The minutes at which anything starts or stops going in.</summary>
    public IReadOnlyList<double> Turns => [.. legs.Select(leg => leg.Start)];

    internal bool Has(Series series) => series == Series.EffectSite ? layout.Ke0PerMinute is not null : Subject.Model.Predicts(series);

    /// <summary>
    /// The curve of one person in one call, with nothing allocated but the result: the same numbers as
    /// <see cref="Of(Subject, ReadOnlySpan{Administration})"/> and <see cref="Curve(Grid)"/>.
    /// </summary>
    public static Curves Draw(Subject subject, Grid grid, params ReadOnlySpan<Administration> doses)
    {
        const int FewDoses = 32;
        var model = subject.Model;
        var parts = subject.Layout(doses);
        var n = model.Count(parts);
        Span<double> typical = stackalloc double[model.Parameters.Count];
        Span<double> system = stackalloc double[Compartments.Size(n)];
        Span<double> memory = stackalloc double[SumOfExponentials.Size(n)];
        system.Clear();
        model.Fill(subject.Covariates, typical);
        var compartments = new Compartments(system, n);
        model.Assemble(typical, parts, compartments);
        if (doses.Length > FewDoses || !SumOfExponentials.TrySolve(compartments, memory, out var modes))
            return Of(subject, doses).Curve(grid);

        Span<Input> inputs = stackalloc Input[Model.MostInputs * FewDoses];
        inputs = InputList.Write(model, doses, typical, parts, inputs);
        var curves = Empty(subject, grid);
        var to = Spans(curves);
        Span<double> bolus = stackalloc double[n];
        Span<double> inflow = stackalloc double[n];
        Span<double> state = stackalloc double[n];
        Span<double> pushed = stackalloc double[n];
        Span<double> moved = stackalloc double[n];
        state.Clear();
        var walk = new Legs(inputs);
        while (walk.Next(bolus, inflow))
        {
            modes.ToModes(bolus, moved);
            for (var m = 0; m < n; m++) state[m] += moved[m];
            modes.ToModes(inflow, pushed);
            GridCurve.Leg(modes, state, pushed, walk.Start, walk.End, grid, to);
            if (double.IsPositiveInfinity(walk.End)) break;
            for (var m = 0; m < n; m++)
            {
                var steady = pushed[m] / modes.Roots[m];
                state[m] = steady + (state[m] - steady) * Math.Exp(-modes.Roots[m] * (walk.End - walk.Start));
            }
        }
        return curves;
    }

    private void StateAt(double minute, Span<double> state)
    {
        state.Clear();
        if (legs.Length == 0 || minute < legs[0].Start) return;
        var low = 0;
        var high = legs.Length - 1;
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (legs[middle].Start <= minute) low = middle;
            else high = middle - 1;
        }
        legs[low].State.CopyTo(state);
        solved.Advance(legs[low].Inflow, minute - legs[low].Start, state);
    }

    private Prediction Changed(Administration[] changed, double minute)
    {
        var kept = 0;
        while (kept < legs.Length && legs[kept].Start < minute) kept++;
        return new(Subject, values, layout, solved, changed, legs.AsSpan(0, kept), kept == 0 ? double.NegativeInfinity : minute);
    }

    private Leg[] Walk(ReadOnlySpan<Leg> kept, double from)
    {
        var n = solved.Count;
        var inputs = InputList.Write(Subject.Model, doses, values, layout, new Input[Model.MostInputs * doses.Length]);
        var all = new List<Leg>(kept.Length + 2 * inputs.Length);
        all.AddRange(kept);
        Span<double> bolus = stackalloc double[n];
        Span<double> inflow = stackalloc double[n];
        var walk = new Legs(inputs, from);
        while (walk.Next(bolus, inflow))
        {
            var state = solved.Kept(bolus);
            if (all.Count > 0)
            {
                var before = all[^1];
                var moved = (double[])before.State.Clone();
                solved.Advance(before.Inflow, walk.Start - before.Start, moved);
                for (var i = 0; i < n; i++) state[i] += moved[i];
            }
            all.Add(new(walk.Start, state, solved.Kept(inflow)));
        }
        return [.. all];
    }

    /// <summary>Infusions end at this minute at the latest, and those that were to begin then or later never do.</summary>
    internal static Administration[] Cut(IEnumerable<Administration> doses, double minute)
    {
        var left = new List<Administration>();
        foreach (var dose in doses)
        {
            if (dose.By != GivenBy.IntravenousInfusion || dose.Begins + dose.Duration <= minute) left.Add(dose);
            else if (dose.Begins < minute)
                left.Add(dose with { Duration = minute - dose.Begins, Milligrams = dose.Milligrams / dose.Duration * (minute - dose.Begins) });
        }
        return [.. left];
    }

    private static Administration[] Sorted(Administration[] doses)
    {
        Array.Sort(doses, static (a, b) => a.Begins.CompareTo(b.Begins));
        return doses;
    }

    private static Curves Empty(Subject subject, Grid grid) => new(
        grid,
        new double[grid.Count],
        subject.Model.Predicts(Series.Norketamine) ? new double[grid.Count] : null,
        subject.Ke0PerMinute is null ? null : new double[grid.Count],
        subject.Model.Predicts(Series.Hydroxynorketamine) ? new double[grid.Count] : null);

    private static CurveSpans Spans(Curves curves) => new(curves.Ketamine, curves.Norketamine, curves.EffectSite, curves.Hydroxynorketamine);

    /// <summary>A stretch of constant inflow: the state at its start, boluses included, and the inflow.</summary>
    private sealed record Leg(double Start, double[] State, double[] Inflow);
}
