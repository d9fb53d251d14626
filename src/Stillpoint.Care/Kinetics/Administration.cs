using Stillpoint.Care.Units;

namespace Stillpoint.Care.Kinetics;

/// <summary>
/// Drug going in: how, from which minute since time zero, how many milligrams of base. An infusion runs at a constant rate
/// on [minute, minute + duration); a duration of zero is a bolus.
/// </summary>
/// <param name="Minute">Minutes since time zero.</param>
/// <param name="Milligrams">Milligrams of base.</param>
/// <param name="Duration">Minutes an infusion runs; zero for everything else.</param>
/// <param name="Lag">Minutes before anything of the dose begins to be absorbed.</param>
/// <param name="Spray">The number of an esketamine device within its session, from 1.</param>
public readonly record struct Administration(GivenBy By, double Minute, double Milligrams, double Duration = 0, double Lag = 0, int Spray = 1)
{
    /// <summary>Shorter than this, in minutes, an infusion is a bolus: no pump and no hand is faster.</summary>
    internal const double Instant = 1e-9;

    /// <summary>Ordered or given drug enters the predictions here, and nowhere else: exact decimals become binary doubles.</summary>
    public static Administration Of(GivenBy by, double minute, Dose dose, TimeSpan duration = default, int spray = 1) =>
        new(by, minute, (double)dose.Milligrams, duration.TotalMinutes, 0, spray);

    /// <summary>A pump that runs at a rate from one minute to another.</summary>
    public static Administration Infusion(double minute, double milligramsPerMinute, double duration) =>
        new(GivenBy.IntravenousInfusion, minute, milligramsPerMinute * duration, duration);

    /// <summary>Why this cannot be predicted, or null: negative or unusable numbers never become a curve.</summary>
    public string? Problem =>
        !double.IsFinite(Minute) || Minute < 0 ? "A dose begins at minute zero or later."
        : !double.IsFinite(Milligrams) || Milligrams < 0 ? "A dose is zero milligrams or more."
        : !double.IsFinite(Duration) || Duration < 0 ? "A duration is zero minutes or more."
        : !double.IsFinite(Lag) || Lag < 0 ? "A lag is zero minutes or more."
        : Spray < 1 ? "The first device of a session is number 1."
        : Duration > 0 && By != GivenBy.IntravenousInfusion ? "Only an infusion has a duration."
        : null;

    /// <summary>
    /// Up to this minute two accounts of what went in say the same, in whatever order they are told; positive infinity when
    /// they agree throughout. An infusion that was cut short differs from where it was cut.
    /// </summary>
    public static double FirstDifference(IReadOnlyList<Administration> one, IReadOnlyList<Administration> other)
    {
        var left = other.ToList();
        List<Administration> unmatched = [.. one.Where(dose => !left.Remove(dose))];
        var first = double.PositiveInfinity;
        foreach (var dose in unmatched)
        {
            var cut = left.FindIndex(now => now.By == GivenBy.IntravenousInfusion && dose.By == now.By && now.Minute == dose.Minute && now.Lag == dose.Lag && SameRate(now, dose));
            first = Math.Min(first, cut < 0 ? dose.Begins : dose.Begins + Math.Min(dose.Duration, left[cut].Duration));
            if (cut >= 0) left.RemoveAt(cut);
        }
        return left.Aggregate(first, (earliest, dose) => Math.Min(earliest, dose.Begins));
    }

    /// <summary>Rates come from a setting of the pump, and a duration from clock times: they agree to rounding.</summary>
    private static bool SameRate(in Administration a, in Administration b) =>
        a.Duration > Instant && b.Duration > Instant && Math.Abs(a.Milligrams / a.Duration - b.Milligrams / b.Duration) <= 1e-9 * (a.Milligrams / a.Duration);

    internal double Begins => Minute + Lag;
}
