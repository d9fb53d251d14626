namespace Stillpoint.Care.Kinetics;

/// <summary>The levels of every virtual patient at every point of a grid, a block of neighbouring points at a time, on all cores.</summary>
public static class PopulationRun
{
    /// <summary>A block of this many bytes stays in the cache while it is read.</summary>
    private const int BlockBytes = 4 << 20;

    public static void Read(VirtualPatients patients, IReadOnlyList<Administration> doses, Grid grid, Action<LevelBlock> read, Action<double>? progress = null) =>
        Read(patients, LaneMarch.Start(patients, [.. doses]), grid, read, progress);

    /// <param name="march">Is moved along; whoever needs it again passes a copy.</param>
    internal static void Read(VirtualPatients patients, LaneMarch march, Grid grid, Action<LevelBlock> read, Action<double>? progress = null)
    {
        if (grid.Count < 1) return;
        var capacity = Math.Clamp(BlockBytes / (8 * patients.Series.Count * patients.Padded), 1, grid.Count);
        var rows = GC.AllocateUninitializedArray<double>(patients.Series.Count * capacity * patients.Padded);
        var parts = Math.Min(patients.Groups, 4 * Environment.ProcessorCount);
        for (var first = 0; first < grid.Count; first += capacity)
        {
            var slab = new Slab(first, Math.Min(grid.Count, first + capacity), capacity);
            // Before the first dose no stretch writes anything.
            if (grid[first] < march.At) Array.Clear(rows);
            Parallel.For(0, parts, part => march.Write(grid, slab, (int)((long)patients.Groups * part / parts), (int)((long)patients.Groups * (part + 1) / parts), rows));
            if (march.Apart > 0) Parallel.For(0, march.Apart, index => march.WriteApart(index, grid, slab, rows));
            read(new(patients, grid, rows, slab));
            progress?.Invoke((double)slab.Last / grid.Count);
        }
    }
}
