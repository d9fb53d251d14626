using Stillpoint.Care.Kinetics;
using Stillpoint.Care.Planning;
using Stillpoint.Care.Session.Record;

namespace Stillpoint.App.Session.Bedside;

/// <summary>A moment of the predicted level with its 90 % band, in ng/mL. A guess; it is no criterion for anything.</summary>
internal sealed record EstimatePoint(long At, double Median, double Low, double High);

/// <summary>The estimate of a session as its strip draws it, the model that made it and what it doubts.</summary>
internal sealed record EstimateView(string Unit, string Model, IReadOnlyList<string> Doubts, IReadOnlyList<EstimatePoint> Points, IReadOnlyList<decimal[]> Last);

internal static class Estimate
{
    private const double EveryMinutes = 2, AheadMinutes = 60, LongestMinutes = 360;

    /// <summary>Null where there is nothing to predict from: no drug yet, no weight, a model that does not hold for this patient.</summary>
    public static EstimateView? Of(SessionInSight sight)
    {
        if (sight.Who.WeightKg is not { } weight || Routes.Find(sight.Order.Route) is not { } route) return null;
        var story = sight.Story;
        if ((story.Infusion?.StartedAt ?? First(story)) is not { } start) return null;

        var given = Given(story, route, start, sight.Now);
        var model = route == Route.IntranasalEsketamine ? PublishedModels.EsketamineSpray : PublishedModels.Default;
        var subject = new Subject(model, new() { WeightKg = (double)weight, AgeYears = sight.AgeYears });
        if (given.Count == 0 || given.Any(dose => dose.Problem is not null) || subject.Covariates.Problem is not null || model.OutsideLimits(subject.Covariates).Any()) return null;

        var until = Math.Min(LongestMinutes, Math.Max((sight.Now - start).TotalMinutes, given.Max(dose => dose.Minute + dose.Duration)) + AheadMinutes);
        var band = SessionBand.Of(subject, given).Percentiles(Grid.Between(0, until, EveryMinutes), shares: [0.05, 0.5, 0.95]);
        if (band.Of(Series.Ketamine, 0.05) is not { } low || band.Of(Series.Ketamine, 0.5) is not { } median || band.Of(Series.Ketamine, 0.95) is not { } high) return null;

        return new("ng/mL", model.Card.Title, Cautions.Of(subject, given),
            [.. median.Select((level, index) => new EstimatePoint(StripData.Ms(start.AddMinutes(band.Grid[index])), Round(level), Round(low[index]), Round(high[index])))], []);
    }

    private static DateTimeOffset? First(SessionStory story) => story.All<Entry.DoseGiven>().Select(given => (DateTimeOffset?)given.Event.MeasuredAt).FirstOrDefault();

    /// <summary>What went in so far, and what goes in until the planned dose is given at the present rate.</summary>
    private static List<Administration> Given(SessionStory story, Route route, DateTimeOffset start, DateTimeOffset now)
    {
        var given = new List<Administration>();
        if (story.Infusion is { } infusion)
            foreach (var stretch in infusion.Stretches.Where(stretch => stretch.Rate > Care.Units.Rate.Stopped))
            {
                var until = stretch.Until ?? infusion.EndsAt(now) ?? now;
                if (until > stretch.From) given.Add(Administration.Infusion((stretch.From - start).TotalMinutes, (double)stretch.Rate.MgPerMinute, (until - stretch.From).TotalMinutes));
            }
        foreach (var (entry, dose) in story.All<Entry.DoseGiven>())
            given.Add(Administration.Of(By(route), (entry.MeasuredAt - start).TotalMinutes, Care.Units.Dose.Of(dose.Mg), spray: Math.Max(1, dose.Device ?? 1)));
        return given;
    }

    private static GivenBy By(Route route) => route switch
    {
        Route.Intravenous or Route.IntravenousBolus => GivenBy.IntravenousBolus,
        Route.Intramuscular => GivenBy.Intramuscular,
        Route.Subcutaneous => GivenBy.Subcutaneous,
        Route.Oral => GivenBy.Oral,
        Route.Sublingual => GivenBy.Sublingual,
        Route.IntranasalEsketamine => GivenBy.EsketamineSpray,
        _ => GivenBy.Intranasal,
    };

    private static double Round(double level) => Math.Round(level, 1);
}
