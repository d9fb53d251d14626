
namespace Stillpoint.Care.Kinetics;

/// <summary>
/// The rates that would hold a level, as a calculation to read: nothing here is connected to a pump. Drug already given or
/// planned stays in; the schedule is what comes on top of it, from time zero.
/// </summary>
public static class TargetSchedule
{
    /// <param name="Rates">mg/min of each interval.</param>
    /// <param name="EndOfInterval">Plasma level at the end of each, ng/mL.</param>
    public sealed record Plasma(IReadOnlyList<double> Rates, IReadOnlyList<double> EndOfInterval);

    /// <param name="FirstRate">mg/min through the first interval.</param>
    /// <param name="Milligrams">The drug that is.</param>
    /// <param name="PeakMinute">When the effect site then peaks without another milligram.</param>
    /// <param name="EndOfInterval">Plasma level at the end of the interval, ng/mL.</param>
    public sealed record EffectSite(double FirstRate, double Milligrams, double PeakMinute, double EndOfInterval);

    /// <summary>In every interval, the rate that brings the plasma to the target at its end, as far as the pump can.</summary>
    public static Plasma HoldPlasma(Subject subject, ReadOnlySpan<Administration> doses, double ngPerMl, double interval, double mostPerMinute, int intervals)
    {
        var before = Prediction.Of(subject, doses);
        var values = subject.Typical();
        var layout = subject.Layout([]);
        var solved = new SolvedSystem(subject.Model, values, layout);
        var oneMilligram = Inflow(subject, values, layout, solved);
        var state = new double[solved.Count];
        var rising = new double[solved.Count];
        solved.Advance(oneMilligram, interval, rising);
        var unit = solved.Read(Series.Ketamine, rising);
        var none = new double[solved.Count];

        var rates = new double[intervals];
        var ends = new double[intervals];
        Span<double> free = stackalloc double[solved.Count];
        for (var k = 0; k < intervals; k++)
        {
            var end = (k + 1) * interval;
            state.CopyTo(free);
            solved.Advance(none, interval, free);
            var others = before.At(end).Ketamine;
            rates[k] = Math.Clamp((ngPerMl - others - solved.Read(Series.Ketamine, free)) / unit, 0, mostPerMinute);
            for (var i = 0; i < state.Length; i++) state[i] = free[i] + rates[k] * rising[i];
            ends[k] = others + solved.Read(Series.Ketamine, state);
        }
        return new(rates, ends);
    }

    /// <summary>The one-interval rate whose effect-site peak is the target (Shafer and Gregg 1992); null where the model has no effect site.</summary>
    public static EffectSite? ReachEffectSite(Subject subject, ReadOnlySpan<Administration> doses, double ngPerMl, double interval, double mostPerMinute)
    {
        if (subject.Ke0PerMinute is null) return null;
        var before = Prediction.Of(subject, doses);
        var unit = Prediction.Of(subject, Administration.Infusion(0, 1, interval));

        var freePeak = Peak(0);
        var rate = 0.0;
        var peak = freePeak;
        if (before.At(freePeak).EffectSite < ngPerMl)
        {
            peak = Peak(double.PositiveInfinity);
            for (var round = 0; round < 100; round++)
            {
                rate = Math.Clamp((ngPerMl - before.At(peak).EffectSite!.Value) / unit.At(peak).EffectSite!.Value, 0, mostPerMinute);
                var moved = Peak(rate);
                var settled = Math.Abs(moved - peak) <= 1e-12 * peak;
                peak = moved;
                if (settled) break;
            }
        }
        return new(rate, rate * interval, peak, before.At(interval).Ketamine + rate * unit.At(interval).Ketamine);

        // The effect site peaks where it meets the falling plasma level; an infinite rate means the unit response alone.
        double Peak(double added)
        {
            double Level(double minute) => double.IsInfinity(added) ? unit.At(minute).EffectSite!.Value : before.At(minute).EffectSite!.Value + added * unit.At(minute).EffectSite!.Value;
            double Driving(double minute) => double.IsInfinity(added)
                ? unit.At(minute).Ketamine - unit.At(minute).EffectSite!.Value
                : before.At(minute).Ketamine - before.At(minute).EffectSite!.Value + added * (unit.At(minute).Ketamine - unit.At(minute).EffectSite!.Value);

            var best = 0.0;
            for (double at = 0, step = interval / 20; at < 20_160; at += step, step *= 1.02)
                if (Level(at) > Level(best)) best = at;
            if (best == 0) return 0;
            var (low, high) = (Math.Max(0, best - best * 0.03 - interval / 20), best * 1.03 + interval / 20);
            if (!(Driving(low) > 0 && Driving(high) < 0)) return best;
            for (var halving = 0; halving < 200 && high - low > 1e-14 * high; halving++)
            {
                var middle = (low + high) / 2;
                if (Driving(middle) > 0) low = middle;
                else high = middle;
            }
            return (low + high) / 2;
        }
    }

    private static double[] Inflow(Subject subject, double[] values, in Layout layout, SolvedSystem solved)
    {
        Span<Input> inputs = stackalloc Input[Model.MostInputs];
        var one = Administration.Infusion(0, 1, 1);
        Span<double> inflow = stackalloc double[solved.Count];
        inflow.Clear();
        foreach (ref readonly var input in inputs[..subject.Model.Enter(one, values, layout, inputs)]) inflow[input.State] += input.Rate;
        return solved.Kept(inflow);
    }
}
