namespace Stillpoint.Care.Kinetics;

/// <summary>What a band is meant to hold.</summary>
public enum Band
{
    /// <summary>The true curve of a person like this one: variability between people only.</summary>
    BetweenPatients,

    /// <summary>The same widened by what is not known about the way in (<see cref="RouteDoubt"/>): what a screen draws.</summary>
    WithDoubt,

    /// <summary>A level a laboratory would measure: variability between people and error of measurement.</summary>
    MeasuredLevel,
}

/// <summary>Percentiles of virtual patients at every point of a grid, in ng/mL: [series][share][point].</summary>
public sealed class PopulationPercentiles
{
    private readonly double[][][] levels;

    internal PopulationPercentiles(Grid grid, IReadOnlyList<Series> series, IReadOnlyList<double> shares, double[][][] levels)
    {
        Grid = grid;
        Series = series;
        Shares = shares;
        this.levels = levels;
    }

    /// <summary>5, 25, 50, 75 and 95 %.</summary>
    public static IReadOnlyList<double> Usual { get; } = [0.05, 0.25, 0.5, 0.75, 0.95];

    public Grid Grid { get; }

    public IReadOnlyList<Series> Series { get; }

    public IReadOnlyList<double> Shares { get; }

    /// <summary>One percentile of one series at every point; null where the series is not predicted.</summary>
    public IReadOnlyList<double>? Of(Series series, double share)
    {
        var at = Series.ToList().IndexOf(series);
        var which = Shares.ToList().IndexOf(share);
        return at < 0 || which < 0 ? null : levels[at][which];
    }

    /// <summary>Exact percentiles of every patient at every point.</summary>
    public static PopulationPercentiles Of(VirtualPatients patients, IReadOnlyList<Administration> doses, Grid grid, Band band = Band.BetweenPatients, IReadOnlyList<double>? shares = null, Action<double>? progress = null) =>
        Of(patients, LaneMarch.Start(patients, [.. doses]), grid, band, shares ?? Usual, progress);

    internal static PopulationPercentiles Of(VirtualPatients patients, LaneMarch march, Grid grid, Band band, IReadOnlyList<double> shares, Action<double>? progress = null)
    {
        var wanted = shares.ToArray();
        var found = patients.Series.Select(_ => wanted.Select(_ => new double[grid.Count]).ToArray()).ToArray();
        var measured = band == Band.MeasuredLevel ? MeasurementErrors.Draw(patients) : null;
        var widest = band == Band.WithDoubt ? march.Doses.Select(dose => RouteDoubt.Of(dose.By).Factor).DefaultIfEmpty(1).Max() : 1;

        PopulationRun.Read(patients, march, grid, block =>
        {
            var points = block.LastPoint - block.FirstPoint;
            var parts = Math.Min(points * patients.Series.Count, 8 * Environment.ProcessorCount);
            Parallel.For(0, parts, part =>
            {
                var statistics = new OrderStatistics();
                Span<double> result = stackalloc double[wanted.Length];
                double[]? scratch = measured is null ? null : new double[patients.Count];
                var all = points * patients.Series.Count;
                for (var row = all * part / parts; row < all * (part + 1) / parts; row++)
                {
                    var (series, point) = (row / points, block.FirstPoint + row % points);
                    var values = block.At(series, point);
                    if (scratch is not null)
                    {
                        measured!.Apply(series, values, scratch);
                        values = scratch;
                    }
                    statistics.Percentiles(values, wanted, result);
                    if (widest > 1) Widen(result, wanted, widest);
                    for (var i = 0; i < wanted.Length; i++) found[series][i][point] = result[i];
                }
            });
        }, progress);
        return new(grid, patients.Series, shares, found);
    }

    /// <summary>Adds a doubt to each percentile in quadrature on the log scale; the factor stands at 5 and 95 %.</summary>
    private static void Widen(Span<double> percentiles, ReadOnlySpan<double> shares, double factor)
    {
        var median = double.NaN;
        for (var i = 0; i < shares.Length; i++)
            if (shares[i] == 0.5) median = percentiles[i];
        if (!(median > 0)) return;
        for (var i = 0; i < shares.Length; i++)
        {
            if (shares[i] == 0.5 || percentiles[i] <= 0) continue;
            var doubt = Math.Log(factor) * Normal.Quantile(shares[i]) / Normal.Quantile(0.95);
            var spread = Math.Log(percentiles[i] / median);
            percentiles[i] = median * Math.Exp(Math.Sign(shares[i] - 0.5) * Math.Sqrt(spread * spread + doubt * doubt));
        }
    }
}
