
namespace Stillpoint.Care.Kinetics;

/// <summary>
/// Levels at any minutes by the matrix exponential alone: slower than <see cref="Prediction"/>, and correct to the last
/// digits for every model, every coincidence of rate constants and the smallest level.
/// </summary>
public static class ExactLevels
{
    /// <summary>The levels of the typical person at these minutes, in the order given; at a bolus, just after it.</summary>
    public static Levels[] At(Subject subject, ReadOnlySpan<Administration> doses, ReadOnlySpan<double> minutes) =>
        At(subject, subject.Typical(), doses, minutes);

    internal static Levels[] At(Subject subject, double[] values, ReadOnlySpan<Administration> doses, ReadOnlySpan<double> minutes)
    {
        var layout = subject.Layout(doses);
        var cursor = new ExactCursor(subject.Model, values, layout, doses);
        var order = new int[minutes.Length];
        var sorted = minutes.ToArray();
        for (var i = 0; i < order.Length; i++) order[i] = i;
        Array.Sort(sorted, order);

        var levels = new Levels[minutes.Length];
        for (var i = 0; i < sorted.Length; i++)
        {
            cursor.MoveTo(sorted[i]);
            levels[order[i]] = new(
                cursor.Read(Series.Ketamine),
                subject.Model.Predicts(Series.Norketamine) ? cursor.Read(Series.Norketamine) : null,
                layout.Ke0PerMinute is null ? null : cursor.Read(Series.EffectSite),
                subject.Model.Predicts(Series.Hydroxynorketamine) ? cursor.Read(Series.Hydroxynorketamine) : null);
        }
        return levels;
    }
}
