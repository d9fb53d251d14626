using Stillpoint.Care.Findings;

namespace Stillpoint.Care.Planning;

/// <summary>Is it given over the row's time?</summary>
internal static class DurationRules
{
    public static IEnumerable<Finding> Judge(DoseOrder order)
    {
        var over = order.Row.Over;
        if (order.Minutes is not { } minutes)
        {
            if (order.Row.IsInfusedBy(order.Route) || (over.Least is not null && order.Route.IsIntravenous()))
                yield return DoseRules.TooFast.Finds(Severity.Unknown, "Over how long it is given was not stated.") with { Missing = ["minutes"] };
            yield break;
        }
        Input[] inputs = [new("minutes", minutes, "min", null, "plan")];
        if (minutes < over.Least)
            yield return DoseRules.TooFast.Finds(over.WhenShorter, $"{Written.Plain(minutes)} min is shorter than {Written.Plain(over.Least.Value)}.") with { Inputs = inputs };
        if (minutes > over.Most)
            yield return DoseRules.TooSlow.Finds(Severity.Caution, $"{Written.Plain(minutes)} min is longer than {Written.Plain(over.Most.Value)}.") with { Inputs = inputs };
    }
}
