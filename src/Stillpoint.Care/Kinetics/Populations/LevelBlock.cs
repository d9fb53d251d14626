namespace Stillpoint.Care.Kinetics;

/// <summary>The levels of all virtual patients at some neighbouring points of a grid, in ng/mL. Valid only while it is being read.</summary>
public readonly struct LevelBlock
{
    private readonly VirtualPatients patients;
    private readonly double[] rows;
    private readonly Slab slab;

    internal LevelBlock(VirtualPatients patients, Grid grid, double[] rows, Slab slab)
    {
        this.patients = patients;
        Grid = grid;
        this.rows = rows;
        this.slab = slab;
    }

    public Grid Grid { get; }

    public int FirstPoint => slab.First;

    /// <summary>The point after the last.</summary>
    public int LastPoint => slab.Last;

    public IReadOnlyList<Series> Series => patients.Series;

    /// <summary>One level for each patient.</summary>
    /// <param name="series">A place in <see cref="Series"/>.</param>
    public ReadOnlySpan<double> At(int series, int point) => rows.AsSpan(slab.Row(series, point) * patients.Padded, patients.Count);
}
