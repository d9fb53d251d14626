namespace Stillpoint.Care.Kinetics;

/// <summary>
/// Cuts time where anything starts or stops going in. On each leg the inflow is constant, so each leg has an exact solution.
/// The inflow is summed afresh on every leg: taking a rate away again would leave crumbs of drug behind.
/// </summary>
internal ref struct Legs
{
    private readonly ReadOnlySpan<Input> inputs;
    private int past;

    /// <param name="inputs">Sorted by start.</param>
    /// <param name="from">Everything before this minute is already in the state the walk begins with.</param>
    public Legs(ReadOnlySpan<Input> inputs, double from = double.NegativeInfinity)
    {
        this.inputs = inputs;
        End = from;
        if (double.IsNegativeInfinity(from)) End = inputs.Length > 0 ? inputs[0].Start : 0;
    }

    public double Start { get; private set; }

    public double End { get; private set; }

    /// <summary>Moves to the next leg. The last one never ends; after it there is none.</summary>
    /// <param name="bolus">Milligrams that arrive at once at its start.</param>
    /// <param name="inflow">Milligrams a minute throughout.</param>
    public bool Next(scoped Span<double> bolus, scoped Span<double> inflow)
    {
        if (double.IsPositiveInfinity(End)) return false;
        Start = End;
        End = double.PositiveInfinity;
        bolus.Clear();
        inflow.Clear();
        while (past < inputs.Length && inputs[past].Start < Start && inputs[past].End <= Start) past++;
        for (var i = past; i < inputs.Length; i++)
        {
            ref readonly var input = ref inputs[i];
            if (input.Start > Start)
            {
                End = Math.Min(End, input.Start);
                break;
            }
            if (input.IsBolus)
            {
                if (input.Start == Start) bolus[input.State] += input.Amount;
            }
            else if (input.End > Start)
            {
                inflow[input.State] += input.Rate;
                End = Math.Min(End, input.End);
            }
        }
        return true;
    }
}
