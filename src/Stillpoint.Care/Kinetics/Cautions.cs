using System.Globalization;

namespace Stillpoint.Care.Kinetics;

/// <summary>Every reason to doubt a curve that is computed all the same, one plain sentence each.</summary>
public static class Cautions
{
    /// <summary>Above this, scaling volumes with total weight is unproven (kg).</summary>
    public const double HeaviestProven = 120;

    private const double MostMgPerKg = 20;

    public static IReadOnlyList<string> Of(Subject subject, IReadOnlyList<Administration> doses)
    {
        var model = subject.Model;
        var says = new List<string>(model.OutsideLimits(subject.Covariates));
        if (subject.Covariates.WeightKg is { } kg && model.ScalesWithWeight)
        {
            if (kg > HeaviestProven && kg <= model.Card.Limits.MostKg)
                says.Add(Say($"Above {HeaviestProven:0} kg, scaling volumes with total weight is unproven."));
            if (doses.Any(dose => dose.Milligrams > MostMgPerKg * kg))
                says.Add(Say($"A single dose is above {MostMgPerKg:0} mg/kg."));
        }
        foreach (var by in doses.Select(dose => dose.By).Distinct().Order())
        {
            if (RouteDoubt.Of(by).Says is { } doubt) says.Add(doubt);
            if (!model.Publishes(by)) says.Add($"{model.Card.Title} was not fitted to {by.Words()} doses: their absorption is borrowed.");
        }
        if (model.Id == "domino" && doses.Any(dose => dose.By == GivenBy.IntravenousBolus || dose is { By: GivenBy.IntravenousInfusion, Duration: 0 }))
            says.Add("In the first minutes after a bolus this model draws a mixing artefact, not a level.");
        return says;
    }

    private static string Say(FormattableString sentence) => sentence.ToString(CultureInfo.InvariantCulture);
}
