using Stillpoint.Care.Findings;

namespace Stillpoint.Care.Planning;

/// <summary>Is the patient of an age this dose is for? Not known is never adult.</summary>
internal static class AgeLimits
{
    public static readonly HouseNumber
        Adult = new("AGE-01.adult", "Age from which a dose for adults needs no reason", 18, "years", 18, 21, Sources.SpravatoLabel) { Whole = true },
        Teenager = new("AGE-01.teenager", "Age from which ketamine outside anesthesia may be signed for", 13, "years", 13, 18, Source.Policy) { Whole = true },
        AnesthesiaFrom = new("AGE-01.anesthesia", "Age from which anesthesia needs no reason", 16, "years", 16, 18, Source.Policy) { Whole = true };

    public static IEnumerable<Finding> Judge(DoseOrder order)
    {
        if (order.Patient.AgeYears is not { } years)
        {
            yield return DoseRules.OutsideAdultAge.Finds(Severity.Unknown, "The age is not known: enter the birth date.") with { Missing = ["patient.ageYears"] };
            yield break;
        }
        var esketamine = order.Product == Product.Esketamine;
        var (adult, teenager, anesthesia) = (order.House[Adult], order.House[Teenager], order.House[AnesthesiaFrom]);
        var says = (esketamine, order.Row.IsAnesthesia) switch
        {
            (true, _) when years < adult => (Severity.Block, $"esketamine is not given under {adult}"),
            (false, true) when years < anesthesia => (Severity.Override, $"under {anesthesia} the prescriber signs why"),
            (false, false) when years < teenager => (Severity.Block, $"outside anesthesia ketamine is not given under {teenager}"),
            (false, false) when years < adult => (Severity.Override, $"under {adult} the prescriber signs why"),
            _ => ((Severity, string)?)null,
        };
        if (says is var (severity, because))
            yield return DoseRules.OutsideAdultAge.Finds(severity, $"{Written.Plain(years)} years old: {because}.") with
            {
                Policy = !esketamine,
                Inputs = [new("patient.ageYears", years, "years", null, "plan")],
            };
    }
}
