using Stillpoint.Care.Findings;

namespace Stillpoint.Care.Planning;

/// <summary>Is the patient of an age this dose is for? Not known is never adult.</summary>
internal static class AgeLimits
{
    private const decimal Adult = 18, Teenager = 13, AnesthesiaFrom = 16;

    public static IEnumerable<Finding> Judge(DoseOrder order)
    {
        if (order.Patient.AgeYears is not { } years)
        {
            yield return DoseRules.OutsideAdultAge.Finds(Severity.Unknown, "The age is not known: enter the birth date.") with { Missing = ["patient.ageYears"] };
            yield break;
        }
        var esketamine = order.Product == Product.Esketamine;
        var says = (esketamine, order.Row.IsAnesthesia) switch
        {
            (true, _) when years < Adult => (Severity.Block, $"esketamine is not given under {Adult}"),
            (false, true) when years < AnesthesiaFrom => (Severity.Override, $"under {AnesthesiaFrom} the prescriber signs why"),
            (false, false) when years < Teenager => (Severity.Block, $"outside anesthesia ketamine is not given under {Teenager}"),
            (false, false) when years < Adult => (Severity.Override, $"under {Adult} the prescriber signs why"),
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
