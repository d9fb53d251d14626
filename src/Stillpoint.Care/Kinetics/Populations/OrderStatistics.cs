using System.Runtime.InteropServices;

namespace Stillpoint.Care.Kinetics;

/// <summary>
/// Exact percentiles of many levels without sorting them. The bits of a number that is not negative order as it does, so one
/// pass counts the levels into bins of equal width in bits, and only the few that share a bin with an answer are sorted.
/// </summary>
internal sealed class OrderStatistics
{
    private const int Bins = 2048;

    private readonly int[] counts = new int[Bins];
    private readonly short[] wanted = new short[Bins];
    private readonly List<double[]> lists = [];
    private readonly List<int> filled = [];
    private readonly List<int> before = [];
    private ushort[] binOf = [];

    /// <summary>
    /// Percentiles between neighbouring order statistics: the value at rank (n - 1) p, counted from 0, interpolated linearly
    /// (the seventh of Hyndman and Fan's definitions, the usual default).
    /// </summary>
    public void Percentiles(ReadOnlySpan<double> levels, ReadOnlySpan<double> shares, Span<double> result)
    {
        if (levels.IsEmpty) throw new ArgumentException("There are no levels.", nameof(levels));
        var bits = MemoryMarshal.Cast<double, ulong>(levels);
        var (least, most) = Ends(bits);
        if (least == most)
        {
            result[..shares.Length].Fill(levels[0]);
            return;
        }
        var shift = Math.Max(0, 64 - int.CreateChecked(ulong.LeadingZeroCount(most - least)) - 11);
        if (binOf.Length < bits.Length) binOf = new ushort[bits.Length];
        Array.Clear(counts);
        for (var i = 0; i < bits.Length; i++)
        {
            var bin = (int)((bits[i] - least) >> shift);
            binOf[i] = (ushort)bin;
            counts[bin]++;
        }

        Array.Fill(wanted, (short)-1);
        lists.Clear();
        filled.Clear();
        before.Clear();
        foreach (var share in shares)
        {
            var rank = (int)Math.Floor((levels.Length - 1) * share);
            Want(rank);
            Want(Math.Min(rank + 1, levels.Length - 1));
        }
        for (var i = 0; i < bits.Length; i++)
        {
            var list = wanted[binOf[i]];
            if (list >= 0) lists[list][filled[list]++] = levels[i];
        }
        foreach (var list in lists) Array.Sort(list);

        for (var i = 0; i < shares.Length; i++)
        {
            var at = (levels.Length - 1) * shares[i];
            var rank = (int)Math.Floor(at);
            var low = AtRank(rank);
            result[i] = low + (at - rank) * (AtRank(Math.Min(rank + 1, levels.Length - 1)) - low);
        }
    }

    private static (ulong Least, ulong Most) Ends(ReadOnlySpan<ulong> bits)
    {
        var (least, most) = (bits[0], bits[0]);
        foreach (var each in bits)
        {
            least = Math.Min(least, each);
            most = Math.Max(most, each);
        }
        return (least, most);
    }

    private void Want(int rank)
    {
        var bin = 0;
        var below = 0;
        while (below + counts[bin] <= rank) below += counts[bin++];
        if (wanted[bin] >= 0) return;
        wanted[bin] = (short)lists.Count;
        lists.Add(new double[counts[bin]]);
        filled.Add(0);
        before.Add(below);
    }

    private double AtRank(int rank)
    {
        for (var list = 0; list < lists.Count; list++)
            if (rank >= before[list] && rank < before[list] + filled[list]) return lists[list][rank - before[list]];
        throw new InvalidOperationException("A rank lies in one of the bins that were wanted.");
    }
}
