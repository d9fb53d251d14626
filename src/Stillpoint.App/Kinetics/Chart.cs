using Stillpoint.Care.Kinetics;

namespace Stillpoint.App.Kinetics;

/// <summary>How a curve is drawn: an estimate is violet and dashed, whatever else is thinner and grey.</summary>
internal enum CurveKind
{
    Estimate,
    SecondOpinion,
    Metabolite,
}

/// <summary>A line of levels at rising minutes.</summary>
internal sealed record ChartCurve(CurveKind Kind, IReadOnlyList<double> Minutes, IReadOnlyList<double> Levels);

/// <summary>The space between two percentiles.</summary>
internal sealed record ChartBand(IReadOnlyList<double> Minutes, IReadOnlyList<double> Low, IReadOnlyList<double> High);

/// <summary>A level somebody measured and printed, or the range of several: solid.</summary>
internal sealed record ChartPoint(double Minute, double? NgPerMl, double? Low, double? High);

/// <summary>Time during which drug goes in, drawn along the top.</summary>
internal sealed record ChartDrug(double From, double To);

/// <summary>Predicted levels over time, as they are drawn on pages, in plots and in documents.</summary>
/// <param name="Id">Told apart from other charts of the same page.</param>
/// <param name="Describes">What it shows, in words with the figures, for whoever does not see it.</param>
/// <param name="Top">Highest level the axis must hold, ng/mL.</param>
internal sealed record Chart(string Id, string Title, string Describes, double From, double To, double Top)
{
    public IReadOnlyList<ChartBand> Bands { get; init; } = [];

    public IReadOnlyList<ChartCurve> Curves { get; init; } = [];

    public IReadOnlyList<ChartPoint> Points { get; init; } = [];

    public IReadOnlyList<ChartDrug> Drug { get; init; } = [];

    /// <summary>A level someone asked about.</summary>
    public double? Line { get; init; }

    /// <summary>What stands over the lane, so that no one takes the curve for a measurement.</summary>
    public string Note { get; init; } = "Estimate, not measured";
}

/// <summary>Grids as charts take them.</summary>
internal static class ChartMinutes
{
    public static double[] Minutes(this Grid grid) => [.. Enumerable.Range(0, grid.Count).Select(i => grid[i])];
}
