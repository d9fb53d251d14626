using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Stillpoint.App.Json;
using Stillpoint.Care.Kinetics;

namespace Stillpoint.App.Kinetics;

/// <summary>Writes percentiles as CSV (a row a series and minute), as one JSON document, or as a picture.</summary>
internal static class PopulationWriter
{
    public static void Csv(PopulationPercentiles percentiles, TextWriter to)
    {
        to.Write("series,minute");
        foreach (var share in percentiles.Shares) to.Write("," + Name(share));
        to.Write('\n');
        foreach (var series in percentiles.Series)
        {
            var columns = percentiles.Shares.Select(share => percentiles.Of(series, share)!).ToArray();
            for (var i = 0; i < percentiles.Grid.Count; i++)
            {
                to.Write($"{Word(series)},{Answer.Plain(percentiles.Grid[i])}");
                foreach (var column in columns) to.Write("," + Answer.Plain(column[i]));
                to.Write('\n');
            }
        }
    }

    public static void Json(PopulationRequest request, PopulationPercentiles percentiles, Stream to)
    {
        using (var json = new Utf8JsonWriter(to, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true }))
        {
            var answer = new Answer(json);
            answer.Object(null, () =>
            {
                answer.Text("model", request.Subject.Model.Id);
                answer.Text("units", "ng/mL");
                answer.Number("patients", request.Patients);
                answer.Number("seed", (decimal)request.Seed);
                answer.Text("spread", request.Spread == Spread.Even ? "even" : "random");
                answer.Text("band", PopulationRequest.Word(request.Band));
                answer.Text("estimate", Landmarks.Sentence);
                answer.Texts("warnings", request.Warnings);
                answer.Array("times_min", Enumerable.Range(0, percentiles.Grid.Count), i => answer.Number(null, percentiles.Grid[i]));
                foreach (var series in percentiles.Series)
                    answer.Object(Word(series), () =>
                    {
                        foreach (var share in percentiles.Shares) answer.Array(Name(share), percentiles.Of(series, share)!, level => answer.Number(null, level));
                    });
            });
        }
        to.WriteByte((byte)'\n');
    }

    public static string Plot(PopulationRequest request, PopulationPercentiles percentiles)
    {
        var model = request.Subject.Model;
        return SvgChart.Alone($"{model.Card.Title}: {request.Patients} virtual patients", [.. percentiles.Series.Select(series => Panel(request, percentiles, series))]);
    }

    private static Chart Panel(PopulationRequest request, PopulationPercentiles percentiles, Series series)
    {
        // A picture needs no more points than it has pixels.
        var every = Math.Max(1, percentiles.Grid.Count / 1200);
        var grid = new Grid(percentiles.Grid.First, percentiles.Grid.Step * every, (percentiles.Grid.Count - 1) / every + 1);
        double[] Thin(double share) => [.. Enumerable.Range(0, grid.Count).Select(i => percentiles.Of(series, share)![i * every])];

        var shares = percentiles.Shares.Order().ToArray();
        var bands = new List<ChartBand>();
        for (var i = 0; i < shares.Length / 2; i++) bands.Add(new(grid.Minutes(), Thin(shares[i]), Thin(shares[^(i + 1)])));
        var middle = shares.Contains(0.5) ? Thin(0.5) : null;
        var top = Thin(shares[^1]).Max();
        return new(Word(series), Title(series), string.Create(CultureInfo.InvariantCulture, $"Percentiles of predicted {Title(series)}, highest {top:0.#} ng/mL."), grid.First, grid[grid.Count - 1], top)
        {
            Bands = bands,
            Curves = middle is null ? [] : [new(CurveKind.Estimate, grid.Minutes(), middle)],
            Drug = [.. request.Doses.Select(dose => new ChartDrug(dose.Minute, dose.Minute + dose.Duration))],
        };
    }

    public static string Word(Series series) => series switch
    {
        Series.Ketamine => "ketamine",
        Series.Norketamine => "norketamine",
        Series.EffectSite => "effectSite",
        Series.Hydroxynorketamine => "hydroxynorketamine",
    };

    private static string Title(Series series) => series switch
    {
        Series.Ketamine => "ketamine in plasma",
        Series.Norketamine => "norketamine",
        Series.EffectSite => "ketamine at the effect site",
        Series.Hydroxynorketamine => "hydroxynorketamine",
    };

    private static string Name(double share) => "p" + Answer.Plain(Math.Round(share * 100, 9));
}
