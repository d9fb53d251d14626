namespace Stillpoint.Care.Kinetics;

/// <summary>How virtual patients are spread over the variability between people.</summary>
public enum Spread
{
    /// <summary>Drawn at random, as a sample of people would be.</summary>
    Random,

    /// <summary>Spread evenly with a fixed scramble, so that a few hundred give the percentiles of thousands.</summary>
    Even,
}

/// <summary>
/// Standard normal numbers that depend on the seed, the patient and the dimension alone: any patient can be drawn again, by
/// any thread, in any order, in any year.
/// </summary>
internal static class Draws
{
    private const ulong Golden = 0x9E3779B97F4A7C15;

    /// <summary>One base a dimension (Halton 1960).</summary>
    private static readonly int[] Bases = [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53];

    public static void Fill(ulong seed, int patient, Spread spread, Span<double> normals)
    {
        if (spread == Spread.Random)
        {
            var stream = Mix(unchecked(Mix(seed) + (ulong)patient * Golden));
            for (var d = 0; d < normals.Length; d++)
                normals[d] = Normal.Quantile(Unit(Mix(unchecked(stream + (ulong)(d + 1) * Golden))));
            return;
        }
        for (var d = 0; d < normals.Length; d++)
        {
            var at = Mirrored(patient + 1, Bases[d]) + Unit(Mix(unchecked(Mix(seed) + (ulong)(d + 1) * Golden)));
            normals[d] = Normal.Quantile(Math.Clamp(at - Math.Floor(at), 1e-12, 1 - 1e-12));
        }
    }

    /// <summary>The digits of a number mirrored at the point, which fills the line evenly however far one counts.</summary>
    private static double Mirrored(int number, int radix)
    {
        var (share, sum) = (1.0, 0.0);
        for (; number > 0; number /= radix)
        {
            share /= radix;
            sum += share * (number % radix);
        }
        return sum;
    }

    /// <summary>Fifty-three bits, never 0 and never 1.</summary>
    private static double Unit(ulong bits) => ((bits >> 11) + 0.5) * (1.0 / (1UL << 53));

    /// <summary>The finaliser of SplitMix64 (Steele, Lea and Flood 2014).</summary>
    private static ulong Mix(ulong z)
    {
        unchecked
        {
            z += Golden;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }
}
