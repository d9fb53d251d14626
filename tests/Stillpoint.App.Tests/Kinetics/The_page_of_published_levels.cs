using System.Globalization;
using System.Text;
using Stillpoint.App.Kinetics;
using Stillpoint.App.Tests.People;
using Stillpoint.Care.Kinetics;

namespace Stillpoint.App.Tests.Kinetics;

/// <summary>Writes docs/published-levels.md and its picture from the models; run with WRITE_DOCS=1 to renew them.</summary>
public sealed class The_page_of_published_levels
{
    [Fact]
    public void Is_up_to_date() => Same("docs/published-levels.md", Page());

    [Fact]
    public void Has_its_picture() => Same("docs/published-levels.svg", PublishedChart.Picture());

    private static void Same(string path, string made)
    {
        var file = AccessTable.InRepository(path);
        if (Environment.GetEnvironmentVariable("WRITE_DOCS") == "1") File.WriteAllText(file, made);
        Assert.Equal(made, File.ReadAllText(file).ReplaceLineEndings("\n"));
    }

    private static string Page()
    {
        var page = new StringBuilder("""
            # Predicted levels beside levels in print

            Generated from the models and from `src/Stillpoint.Care/Kinetics/Validation/PublishedLevels.cs`. To renew it:
            `WRITE_DOCS=1 ./test app --filter-class '*The_page_of_published_levels*'`.

            A prediction **meets** a level in print when it lies inside the spread printed with it, or within 25 % of it where none was printed (house
            assumption); otherwise it **misses**. A level without a minute is a peak, compared with the predicted peak whenever that comes. Otto, Perez-Ruixo and
            Simons fitted their models to the very people they are compared with here, which flatters them; the others did not. All predicted levels are
            estimates of a typical adult and decide nothing.

            ![Predicted curves with bands, and levels in print as points](published-levels.svg)

            | In print | People | Given | Series | Minute | Observed, ng/mL | Model | Predicted, ng/mL | Ratio | |
            |---|---|---|---|---|---|---|---|---|---|

            """);
        foreach (var published in PublishedLevels.All)
            foreach (var model in published.Models.Select(id => PublishedModels.Find(id)!))
                foreach (var each in published.Compare(model))
                {
                    var (observed, predicted) = (each.Observed, each.Predicted);
                    page.Append(CultureInfo.InvariantCulture, $"| {published.Source} | {published.People} | {published.Regimen} | {PopulationWriter.Word(observed.Series)} | {Minute(observed, predicted)} | {PublishedChart.Figure(observed)} | {model.Id} | {predicted?.NgPerMl:0.#} | {each.Ratio:0.00} | {PublishedChart.Word(each.Meets)} |\n");
                }
        page.Append("\nKnown from print, not computed here:\n\n");
        foreach (var model in PublishedModels.Unavailable) page.Append(CultureInfo.InvariantCulture, $"- {model.Paper}. {model.What} {model.Why}\n");
        return page.ToString();
    }

    private static string Minute(Observation observed, Peak? predicted) => observed.Minute is { } minute
        ? minute.ToString("0.#", CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"peak{(observed.PeakMinute is { } when_ ? $" at {when_:0}" : "")}{(predicted is null ? "" : $", predicted at {predicted.Minute:0}")}");
}
