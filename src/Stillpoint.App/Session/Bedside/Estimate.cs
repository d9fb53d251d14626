using Stillpoint.Care.Kinetics;
using Stillpoint.Care.Planning;
using Stillpoint.Care.Session.Record;
using Stillpoint.Care.Units;

namespace Stillpoint.App.Session.Bedside;

/// <summary>Whose levels a session's estimate is of, from which moment its minutes count, and what went in and is planned.</summary>
/// <param name="Doubts">What was done to the weight, beyond what the model says of itself.</param>
internal sealed record EstimateOf(Subject Subject, DateTimeOffset Start, IReadOnlyList<Administration> Doses, bool Running, DateTimeOffset? PlannedEnd, IReadOnlyList<string> Doubts)
{
    public double Minute(DateTimeOffset at) => (at - Start).TotalMinutes;
}

/// <summary>What the estimate of a session is made of: the strip turned into drug over time, or the reasons why there is none.</summary>
internal static class Estimate
{
    public static (EstimateOf? Of, IReadOnlyList<string> Refused) Read(SessionView view, SessionStory story, DateTimeOffset now)
    {
        var isSpray = view.Order.Route == Route.IntranasalEsketamine;
        if (isSpray != (view.Order.Product is Product.Esketamine)) return (null, [$"No model is held for {view.Order.Drug.ToLowerInvariant()} given this way."]);
        if (DrugBegan(story) is not { } start) return (null, ["No drug has been given yet."]);

        var model = isSpray ? PublishedModels.EsketamineSpray : PublishedModels.Default;
        if (model.ScalesWithWeight && view.Who.WeightKg is null) return (null, ["The weight is not known, and the model scales with weight."]);
        var total = view.Who.WeightKg is { } kilograms ? BodyMass.Of(kilograms) : null;
        // The limits are those of the person; the curve of a heavy one is drawn for the heaviest weight it is proven for.
        var person = new Covariates { WeightKg = (double?)total?.Kilograms, AgeYears = view.AgeYears };
        List<string> refused = [.. model.OutsideLimits(person)];
        if (person.Problem is { } problem) refused.Add(problem);
        var scaled = total is null ? null : ModelWeight.Of(total);
        var (doses, runs, plannedEnd) = Given(story, start, now);
        refused.AddRange(doses.Select(dose => dose.Problem).OfType<string>().Distinct());
        refused.AddRange(doses.Select(dose => dose.By).Distinct().Where(by => !model.Accepts(by)).Select(by => $"{model.Card.Title} has nothing for {by.Words()} doses."));
        if (story.All<Entry.DoseGiven>().Any(given => given.Entry.Drug != view.Order.Drug)) refused.Add($"Something else than {view.Order.Drug.ToLowerInvariant()} was given, and one curve never holds two drugs.");
        if (story.All<Entry.DoseGiven>().Any(given => Routes.Find(given.Entry.Route) is null)) refused.Add("The route of a dose is not known.");
        if (doses.Count == 0) refused.Add("No drug has been given yet.");
        if (refused.Count > 0) return (null, refused);
        // The strip draws plasma; the effect site would cost a third as much again.
        return (new(new(model, person with { WeightKg = scaled?.Kilograms }) { Ke0PerMinute = null }, start, doses, runs, plannedEnd, scaled?.Says is { } says && model.ScalesWithWeight ? [says] : []), []);
    }

    /// <summary>When the first of the drug went in, by pump or by hand.</summary>
    public static DateTimeOffset? DrugBegan(SessionStory story)
    {
        var byHand = story.All<Entry.DoseGiven>().Select(given => (DateTimeOffset?)given.Event.MeasuredAt).FirstOrDefault();
        return story.Infusion?.StartedAt is { } pumped ? byHand < pumped ? byHand : pumped : byHand;
    }

    /// <summary>
    /// What went in so far, and what goes in until the planned dose is given at the present rate. A pump nobody stopped by then
    /// has gone on giving what the syringe holds, as the record counts it.
    /// </summary>
    private static (List<Administration> Doses, bool Running, DateTimeOffset? PlannedEnd) Given(SessionStory story, DateTimeOffset start, DateTimeOffset now)
    {
        var given = new List<Administration>();
        DateTimeOffset? plannedEnd = null;
        if (story.Infusion is { } infusion)
        {
            foreach (var stretch in infusion.Stretches.Where(stretch => stretch.Rate > Rate.Stopped))
            {
                var before = infusion.GivenBy(stretch.From);
                var full = stretch.From + infusion.InSyringe.Less(before) / stretch.Rate;
                var planned = stretch.From + infusion.Planned.Less(before) / stretch.Rate;
                if (stretch.Until is null) plannedEnd = planned;
                var until = Earlier(full, stretch.Until ?? Later(planned, now));
                if (until > stretch.From) given.Add(Administration.Infusion((stretch.From - start).TotalMinutes, (double)stretch.Rate.MgPerMinute, (until - stretch.From).TotalMinutes));
            }
        }
        var byHand = 0;
        foreach (var (entry, dose) in story.All<Entry.DoseGiven>())
        {
            byHand++;
            if (Routes.Find(dose.Route) is { } route) given.Add(Administration.Of(By(route), (entry.MeasuredAt - start).TotalMinutes, Dose.Of(dose.Mg), spray: Math.Max(1, dose.Device ?? byHand)));
        }
        return (given, story.Infusion is { IsRunning: true }, plannedEnd);
    }

    private static GivenBy By(Route route) => route switch
    {
        Route.Intravenous or Route.IntravenousBolus => GivenBy.IntravenousBolus,
        Route.Intramuscular => GivenBy.Intramuscular,
        Route.Subcutaneous => GivenBy.Subcutaneous,
        Route.Oral => GivenBy.Oral,
        Route.Sublingual => GivenBy.Sublingual,
        Route.IntranasalEsketamine => GivenBy.EsketamineSpray,
        Route.IntranasalRacemic => GivenBy.Intranasal,
    };

    private static DateTimeOffset Earlier(DateTimeOffset a, DateTimeOffset b) => a < b ? a : b;

    private static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;
}
