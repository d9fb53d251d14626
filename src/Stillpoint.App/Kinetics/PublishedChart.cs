using System.Globalization;
using Stillpoint.Care.Kinetics;

namespace Stillpoint.App.Kinetics;

/// <summary>A model's curve and band with the levels in print as points over it, for the model panel and the documents.</summary>
internal static class PublishedChart
{
    private const int Points = 90;

    /// <summary>One series of one printed regimen by one model; null where nothing of that series was printed or the model has none.</summary>
    public static Chart? Of(PublishedLevel published, Model model, Series series, string id)
    {
        var compared = published.Compare(model).Where(each => each.Observed.Series == series).ToArray();
        if (compared.Length == 0) return null;
        var subject = published.For(model);
        var latest = compared.Max(each => Math.Max(each.Observed.Minute ?? each.Observed.PeakMinute ?? 0, each.Predicted?.Minute ?? 0));
        var until = Math.Max(latest * 1.15, Math.Min(published.Doses.Max(dose => dose.Minute + dose.Duration) + 60, 2 * latest + 60));
        var grid = new Grid(0, until / (Points - 1), Points);
        var band = SessionBand.Of(subject, published.Doses).Percentiles(grid);
        var low = band.Of(series, 0.05)!;
        var high = band.Of(series, 0.95)!;
        ChartPoint[] points = [.. compared.Select(each => new ChartPoint(each.Observed.Minute ?? each.Observed.PeakMinute ?? each.Predicted?.Minute ?? 0, each.Observed.NgPerMl, each.Observed.Low, each.Observed.High))];
        return new(id, $"{Short(published)}: {(series == Series.Norketamine ? "norketamine, same dose" : published.Regimen)}", Describe(published, model, compared), 0, until, Math.Max(high.Max(), points.Max(point => point.High ?? point.NgPerMl ?? 0)))
        {
            Bands = [new(grid.Minutes(), low, high)],
            Curves = [new(CurveKind.Estimate, grid.Minutes(), Prediction.Of(subject, [.. published.Doses]).Curve(grid)[series]!)],
            Points = points,
            Drug = [.. published.Doses.Select(dose => new ChartDrug(dose.Minute, dose.Minute + dose.Duration))],
            Note = model.Id,
        };
    }

    /// <summary>Every chart of a model: one for each printed regimen and series it is compared with.</summary>
    public static IReadOnlyList<Chart> All(Model model) =>
        [.. PublishedLevels.For(model).SelectMany((published, i) => new[] { Series.Ketamine, Series.Norketamine }.Select(series => Of(published, model, series, FormattableString.Invariant($"p{i}{series}"))).OfType<Chart>())];

    /// <summary>Every printed regimen by the model that suits it best: ketamine, and norketamine where several samples of it were printed.</summary>
    public static string Picture() => SvgChart.Alone(
        "Predicted levels, dashed with a 90 % band, and levels in print, as points",
        [.. PublishedLevels.All.SelectMany((published, i) => new[] { Series.Ketamine, Series.Norketamine }
            .Where(series => series == Series.Ketamine || published.Observations.Count(observed => observed.Series == series) > 1)
            .Select(series => Of(published, PublishedModels.Find(published.Models[0])!, series, FormattableString.Invariant($"p{i}{series}"))!))],
        columns: 3, width: 390, height: 190);

    private static string Short(PublishedLevel published) => string.Join(' ', published.Source.Split(' ', ',').Take(2));

    /// <summary>Observed and predicted in words: 185, predicted 177, meets.</summary>
    public static string Word(bool? meets) => meets switch
    {
        true => "meets",
        false => "misses",
        null => "not quoted",
    };

    /// <summary>185, or 2211 (2021-2401), or 100-250 where only a range was printed.</summary>
    public static string Figure(Observation observed) => observed switch
    {
        { NgPerMl: { } level, Low: { } low, High: { } high } => string.Create(CultureInfo.InvariantCulture, $"{level:0.#} ({low:0.#}-{high:0.#})"),
        { NgPerMl: { } level } => string.Create(CultureInfo.InvariantCulture, $"{level:0.#}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{observed.Low:0.#}-{observed.High:0.#}"),
    };

    private static string Describe(PublishedLevel published, Model model, IReadOnlyList<Comparison> compared)
    {
        var says = compared.Select(each => string.Create(CultureInfo.InvariantCulture, $"observed {Figure(each.Observed)} ng/mL, predicted {each.Predicted?.NgPerMl:0.#}, {Word(each.Meets)}"));
        return $"{published.Source}, by {model.Id}: {string.Join("; ", says)}.";
    }
}
