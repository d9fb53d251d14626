namespace Stillpoint.Care.FollowUp.Outcomes;

/// <summary>Numbers that are too small to be a share, or to be let out.</summary>
public static class SmallNumbers
{
    /// <summary>Among fewer than this there are counts, and no percentage.</summary>
    public const int Share = 10;

    /// <summary>In what leaves the house a count under this, or that lacks less than this, is not written.</summary>
    public const int Cell = 5;

    /// <summary>Two standard errors to either side of a normal distribution, near enough: 95 % lie within.</summary>
    internal const double Z = 1.959963984540054;
}

/// <summary>So many of so many, with the interval of Wilson.</summary>
public readonly record struct Proportion(int Of, int Among)
{
    public bool IsSmall => Among < SmallNumbers.Share;

    /// <summary>Whether it would point to somebody where it is read elsewhere.</summary>
    public bool PointsToSomebody => IsSmall || Of is > 0 and < SmallNumbers.Cell || (Among - Of) is > 0 and < SmallNumbers.Cell;

    public double Percent => Among == 0 ? double.NaN : 100.0 * Of / Among;

    /// <summary>In percent: Wilson's 95 % interval, which stays within 0 and 100 however small the number is.</summary>
    public (double Low, double High) Interval
    {
        get
        {
            if (Among == 0) return (double.NaN, double.NaN);
            var (n, p, z2) = ((double)Among, (double)Of / Among, SmallNumbers.Z * SmallNumbers.Z);
            var (centre, half) = (p + (z2 / (2 * n)), SmallNumbers.Z * Math.Sqrt((p * (1 - p) / n) + (z2 / (4 * n * n))));
            return (Of == 0 ? 0 : 100 * (centre - half) / (1 + (z2 / n)), Of == Among ? 100 : 100 * (centre + half) / (1 + (z2 / n)));
        }
    }
}

/// <summary>Events for every hundred sessions, with Byar's interval of a Poisson count.</summary>
public readonly record struct PerHundred(int Events, int Sessions)
{
    public bool IsSmall => Sessions < SmallNumbers.Share;

    public double Rate => Sessions == 0 ? double.NaN : 100.0 * Events / Sessions;

    public (double Low, double High) Interval
    {
        get
        {
            if (Sessions == 0) return (double.NaN, double.NaN);
            var low = Events == 0 ? 0 : Limit(Events, -SmallNumbers.Z);
            return (100 * low / Sessions, 100 * Limit(Events + 1, SmallNumbers.Z) / Sessions);
        }
    }

    private static double Limit(double count, double z)
    {
        var third = 1 - (1 / (9 * count)) + (z / (3 * Math.Sqrt(count)));
        return count * third * third * third;
    }
}

/// <summary>
/// How much better on one scale: the mean change with its 95 % interval, against the spread before and against the spread of the changes.
/// </summary>
public sealed record MeanChange(int Among, double Baseline, double Better, (double Low, double High) Interval, double? ByBaselineSpread,
    double? ByChangeSpread)
{
    /// <param name="pairs">Before, and how much better.</param>
    public static MeanChange? Of(IReadOnlyList<(double Before, double Better)> pairs)
    {
        if (pairs.Count < 2) return null;
        var (before, better) = (pairs.Average(pair => pair.Before), pairs.Average(pair => pair.Better));
        double Spread(Func<(double Before, double Better), double> value, double mean) =>
            Math.Sqrt(pairs.Sum(pair => (value(pair) - mean) * (value(pair) - mean)) / (pairs.Count - 1));
        var (spreadBefore, spread) = (Spread(pair => pair.Before, before), Spread(pair => pair.Better, better));
        var half = Student(pairs.Count - 1) * spread / Math.Sqrt(pairs.Count);
        return new(pairs.Count, before, better, (better - half, better + half), spreadBefore > 0 ? better / spreadBefore : null, spread > 0
            ? better / spread : null);
    }

    /// <summary>The factor of Student's distribution for 95 %, expanded around the normal one: right to a thousandth from nine degrees on.</summary>
    internal static double Student(int degrees)
    {
        var (z, v) = (SmallNumbers.Z, (double)degrees);
        return z + ((Math.Pow(z, 3) + z) / (4 * v)) + (((5 * Math.Pow(z, 5)) + (16 * Math.Pow(z, 3)) + (3 * z)) / (96 * v * v))
            + (((3 * Math.Pow(z, 7)) + (19 * Math.Pow(z, 5)) + (17 * Math.Pow(z, 3)) - (15 * z)) / (384 * v * v * v));
    }
}
