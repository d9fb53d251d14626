using Stillpoint.Care.FollowUp.Scales;

namespace Stillpoint.Care.FollowUp.Charts;

/// <summary>A total on a day, and what kind of total it is.</summary>
/// <param name="Prorated">Estimated over blanks: drawn hollow.</param>
/// <param name="TypedIn">Added up on paper: drawn as a square.</param>
public sealed record ScorePoint(DateTimeOffset At, decimal Total, bool Prorated = false, bool TypedIn = false);

/// <summary>A session on the same axis: when the dose was given and how much.</summary>
public sealed record DosePoint(DateTimeOffset At, decimal Mg);

/// <summary>
/// Where the scores of one instrument stand on a time axis: the whole range of the scale, days and not numbers of visits, the doses, and the lines a
/// score is held against. Arithmetic only; who draws it decides how it looks.
/// </summary>
public sealed class ScorePlot
{
    /// <summary>Over a longer silence no line is drawn.</summary>
    private static readonly TimeSpan LongestLine = TimeSpan.FromDays(30);

    private readonly DateTimeOffset from;
    private readonly double days;
    private readonly decimal least, most;

    private ScorePlot(Instrument instrument, IReadOnlyList<ScorePoint> points, IReadOnlyList<DosePoint> doses, double width, double height)
    {
        (Instrument, Points, Doses, Width, Height) = (instrument, points, doses, width, height);
        (least, most) = instrument.Total?.Bounds(instrument) ?? (0, points.Select(point => point.Total).DefaultIfEmpty(1).Max());
        var moments = points.Select(point => point.At).Concat(doses.Select(dose => dose.At)).DefaultIfEmpty(DateTimeOffset.UnixEpoch).ToList();
        from = moments.Min();
        days = Math.Max((moments.Max() - from).TotalDays, 1);
        Baseline = Before(points, doses.Count > 0 ? doses.Min(dose => dose.At) : null);
    }

    public Instrument Instrument { get; }

    /// <summary>In order of time.</summary>
    public IReadOnlyList<ScorePoint> Points { get; }

    public IReadOnlyList<DosePoint> Doses { get; }

    public double Width { get; }

    public double Height { get; }

    /// <summary>What everything is held against; null where there is none.</summary>
    public ScorePoint? Baseline { get; }

    /// <summary>The total at which somebody has responded.</summary>
    public decimal? Response => (Baseline, Instrument.Change) switch
    {
        ({ Total: > 0 and var total }, { ResponsePercent: { } percent } change) => change.HigherIsBetter ? total * (100 + percent) / 100 : total * (100 - percent) / 100,
        ({ Total: var total }, { ResponsePoints: { } points } change) => change.HigherIsBetter ? total + points : total - points,
        _ => null,
    };

    /// <summary>The total at or under which somebody is well.</summary>
    public decimal? Remission => Instrument.Change?.RemissionAtMost;

    public static ScorePlot Of(Instrument instrument, IEnumerable<ScorePoint> points, IEnumerable<DosePoint> doses, double width, double height) =>
        new(instrument, [.. points.OrderBy(point => point.At)], [.. doses.OrderBy(dose => dose.At)], width, height);

    public double X(DateTimeOffset at) => Math.Round((at - from).TotalDays / days * Width, 1, MidpointRounding.AwayFromZero);

    /// <summary>From the top: the highest total stands at nought.</summary>
    public double Y(decimal total) => Math.Round((double)((most - total) / (most - least)) * Height, 1, MidpointRounding.AwayFromZero);

    /// <summary>The points that a line joins: it ends where nothing was measured for long.</summary>
    public IEnumerable<IReadOnlyList<ScorePoint>> Lines
    {
        get
        {
            List<ScorePoint> line = [];
            foreach (var point in Points)
            {
                if (line.Count > 0 && point.At - line[^1].At > LongestLine)
                {
                    yield return line;
                    line = [];
                }
                line.Add(point);
            }
            if (line.Count > 0) yield return line;
        }
    }

    /// <summary>Each band of severity with its edges from the top, the mildest first.</summary>
    public IEnumerable<(string Label, double Top, double Bottom)> Bands
    {
        get
        {
            var under = least;
            foreach (var band in Instrument.Bands)
            {
                yield return (band.Label, Y(Math.Min(band.UpTo, most)), Y(under));
                under = band.UpTo;
            }
        }
    }

    /// <summary>Marks of the axis of time: few enough to read.</summary>
    public IEnumerable<(DateTimeOffset At, double X)> Ticks
    {
        get
        {
            var step = days switch { <= 14 => 2, <= 45 => 7, <= 120 => 14, <= 400 => 60, _ => 180 };
            for (var day = 0; day <= days; day += step) yield return (from.AddDays(day), X(from.AddDays(day)));
        }
    }

    /// <summary>The last whole score before the first dose, of the fortnight before it; without doses the first score there is.</summary>
    public static ScorePoint? Before(IReadOnlyList<ScorePoint> points, DateTimeOffset? firstDose) => firstDose is { } dose
        ? points.LastOrDefault(point => point.At <= dose && dose - point.At <= Fortnight)
        : points.Count > 0 ? points[0] : null;

    private static readonly TimeSpan Fortnight = TimeSpan.FromDays(14);
}
