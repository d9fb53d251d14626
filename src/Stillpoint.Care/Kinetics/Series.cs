namespace Stillpoint.Care.Kinetics;

/// <summary>What a prediction can be asked for, each in ng/mL.</summary>
public enum Series
{
    Ketamine,
    Norketamine,
    EffectSite,
    Hydroxynorketamine,
}

/// <summary>Predicted levels at one moment, in ng/mL; null where the model does not predict it.</summary>
public readonly record struct Levels(double Ketamine, double? Norketamine, double? EffectSite, double? Hydroxynorketamine)
{
    public double? this[Series series] => series switch
    {
        Series.Ketamine => Ketamine,
        Series.Norketamine => Norketamine,
        Series.EffectSite => EffectSite,
        Series.Hydroxynorketamine => Hydroxynorketamine,
    };
}

/// <summary>Evenly spaced minutes: first, step and how many.</summary>
public readonly record struct Grid(double First, double Step, int Count)
{
    public double this[int index] => First + index * Step;

    /// <summary>Every so many minutes from one minute to another, both ends included.</summary>
    public static Grid Between(double from, double to, double every) => new(from, every, (int)Math.Floor((to - from) / every * (1 + 1e-12)) + 1);

    /// <summary>The first point at or after a minute; <see cref="Count"/> when all are before.</summary>
    internal int From(double minute)
    {
        if (minute > this[Count - 1]) return Count;
        var index = Math.Max(0, (int)Math.Min(Count, Math.Ceiling((minute - First) / Step)));
        while (index > 0 && this[index - 1] >= minute) index--;
        while (index < Count && this[index] < minute) index++;
        return index;
    }
}

/// <summary>A predicted curve on a grid of minutes: the array of each series in ng/mL, null where the model does not predict it.</summary>
public sealed record Curves(Grid Grid, double[] Ketamine, double[]? Norketamine, double[]? EffectSite, double[]? Hydroxynorketamine)
{
    public double[]? this[Series series] => series switch
    {
        Series.Ketamine => Ketamine,
        Series.Norketamine => Norketamine,
        Series.EffectSite => EffectSite,
        Series.Hydroxynorketamine => Hydroxynorketamine,
    };
}
