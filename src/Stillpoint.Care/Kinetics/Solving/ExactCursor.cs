namespace Stillpoint.Care.Kinetics;

/// <summary>Walks forward through time by the matrix exponential, stopping wherever it is asked to.</summary>
internal sealed class ExactCursor
{
    private readonly SolvedSystem solved;
    private readonly Input[] inputs;
    private readonly double[] state;
    private readonly double[] inflow;
    private readonly double[] bolus;
    private double at;
    private double endOfLeg;
    private double[]? step;
    private double[]? push;
    private double stepMinutes;

    public ExactCursor(Model model, ReadOnlySpan<double> values, in Layout layout, ReadOnlySpan<Administration> doses)
    {
        solved = new SolvedSystem(model, values, layout, closedForm: false);
        inputs = InputList.Write(model, doses, values, layout, new Input[Model.MostInputs * doses.Length]).ToArray();
        state = new double[solved.Count];
        inflow = new double[solved.Count];
        bolus = new double[solved.Count];
        at = endOfLeg = inputs.Length > 0 ? inputs[0].Start : 0;
    }

    private ExactCursor(ExactCursor other, Input[] inputs, double endOfLeg)
    {
        solved = other.solved;
        this.inputs = inputs;
        state = (double[])other.state.Clone();
        inflow = (double[])other.inflow.Clone();
        bolus = new double[solved.Count];
        at = other.at;
        this.endOfLeg = endOfLeg;
        step = other.step;
        stepMinutes = other.stepMinutes;
    }

    public ExactCursor Copy() => new(this, inputs, endOfLeg);

    /// <summary>Goes on from here with other doses; what already went in stays in.</summary>
    public ExactCursor From(Model model, ReadOnlySpan<double> values, in Layout layout, ReadOnlySpan<Administration> doses) =>
        new(this, InputList.Write(model, doses, values, layout, new Input[Model.MostInputs * doses.Length]).ToArray(), at);

    /// <summary>Repeated steps of this length use one matrix made once.</summary>
    public void Expect(double minutes)
    {
        if (minutes == stepMinutes) return;
        stepMinutes = minutes;
        step = MatrixExponential.Step(solved.Compartments, minutes);
        push = null;
    }

    public void MoveTo(double minute)
    {
        while (endOfLeg <= minute)
        {
            Advance(endOfLeg - at);
            at = endOfLeg;
            var walk = new Legs(inputs, at);
            if (!walk.Next(bolus, inflow)) break;
            endOfLeg = walk.End;
            push = null;
            for (var i = 0; i < state.Length; i++) state[i] += bolus[i];
        }
        if (minute <= at) return;
        Advance(minute - at);
        at = minute;
    }

    /// <summary>Moves to just before a minute: boluses of that minute are not in yet.</summary>
    public void MoveBefore(double minute)
    {
        while (endOfLeg < minute) MoveTo(endOfLeg);
        if (minute <= at) return;
        Advance(minute - at);
        at = minute;
    }

    public double Read(Series series) => solved.Read(series, state);

    private void Advance(double minutes)
    {
        if (step is null || Math.Abs(minutes - stepMinutes) > 1e-12 * at + 1e-13)
        {
            solved.Advance(inflow, minutes, state);
            return;
        }
        if (push is null)
        {
            push = new double[state.Length];
            solved.Advance(inflow, minutes, push);
        }
        var n = state.Length;
        Span<double> moved = stackalloc double[n];
        for (var i = 0; i < n; i++)
        {
            var sum = push[i];
            for (var j = 0; j < n; j++) sum += step[i * n + j] * state[j];
            moved[i] = sum;
        }
        moved.CopyTo(state);
    }
}
