using Stillpoint.Care.Findings;
using Stillpoint.Care.Units;

namespace Stillpoint.Care.Planning;

/// <summary>Judges an order against its row, its course and its own arithmetic, and shows all of it. A blocked order still shows its numbers, unless they would be in the wrong unit.</summary>
public static class DoseCheck
{
    public static DoseAnswer Judge(DoseOrder order)
    {
        var row = order.Row;
        var found = new List<Finding>();
        var perKilogram = order.Amount is { IsPerKilogram: true };
        var weight = DosingWeight.Of(order.Patient, order.WeightBasis, perKilogram);
        if (row.Kind == AmountKind.Devices) weight = weight with { Basis = null, Dosing = null };

        var answer = new DoseAnswer(Verdict.Allow, [], weight)
        {
            DoubleCheckRequired = order.Route is Route.Intravenous or Route.IntravenousBolus or Route.Intramuscular || order.Vial?.Strength.MgPerMl == StrongestVial,
        };

        if (row.Kind == AmountKind.Unsupported)
            found.Add(row.Finds(Severity.Block, "Use at home or unsupervised is not supported."));
        else if (order.Product != row.Product || !row.Routes.Contains(order.Route))
            found.Add(DoseRules.WrongProductOrRoute.Finds(Severity.Block, $"{row.Id} is for {row.Product} {string.Join(" or ", row.Routes.Select(Routes.Code))}, not for {order.Product} {order.Route.Code()}.") with
            {
                Inputs = [new("product", order.Product.ToString(), null, null, "plan"), new("route", order.Route.Code(), null, null, "plan")],
            });
        if (row.Kind != AmountKind.Unsupported && order.Amount is { } written && !row.Accepts(written.Unit))
            found.Add(DoseRules.WrongUnit.Finds(Severity.Block, $"{row.Id} is not ordered in {written.Unit.Code()}.") with { Inputs = [new("amount", written.Value, written.Unit.Code(), null, "plan")] });

        if (row.Kind != AmountKind.Unsupported && order.Amount is null)
            found.Add(DoseRules.WrongUnit.Finds(Severity.Unknown, "No amount is ordered.") with { Missing = ["amount"] });

        if (row.Requires == SiteFact.AnaesthesiaCapable && order.Site.AnaesthesiaCapable != true)
            found.Add(DoseRules.AnaesthesiaOnly.Finds(Severity.Block, $"{row.For} needs anaesthesia capability, and {(order.Site.AnaesthesiaCapable is null ? "it was not stated" : "there is none")}.") with { Missing = order.Site.AnaesthesiaCapable is null ? ["site.anaesthesiaCapable"] : [] });

        var wrong = found.Any(finding => finding.Rule is "PRD-01" or "UNIT-01") || row.Kind == AmountKind.Unsupported || order.Amount is null;
        if (wrong)
        {
            found.AddRange(CourseLimits.Judge(order, null));
            return Close(answer, found);
        }

        var amount = order.Amount!;
        return Close(row.Kind == AmountKind.Devices ? Sprays(order, amount, answer, found) : Drawn(order, amount, answer, found), found);
    }

    private const decimal StrongestVial = 100;

    private static DoseAnswer Sprays(DoseOrder order, OrderedAmount amount, DoseAnswer answer, List<Finding> found)
    {
        var (limits, finding) = SprayLimits.Judge(order, amount.Value);
        if (finding is not null) found.Add(finding);
        found.AddRange(CourseLimits.Judge(order, null));
        var dose = SprayLimits.Devices(amount.Value);
        answer = answer with
        {
            Dose = dose,
            Total = new(amount.Value, null),
            Limits = limits,
            Steps = dose.Devices is { } devices ? [$"{Written.Plain(amount.Value)} mg ÷ 28 mg = {devices} {(devices == 1 ? "device" : "devices")}"] : [],
        };
        if (order.Check?.Against(order, answer) is { } check) found.Add(check);
        return answer;
    }

    private static DoseAnswer Drawn(DoseOrder order, OrderedAmount amount, DoseAnswer answer, List<Finding> found)
    {
        var weight = answer.Weight;
        var ordered = OrderedQuantities.Of(order, amount, weight.Dosing);
        var (limits, finding) = OrderLimits.Judge(order, amount, ordered);
        if (finding is not null) found.Add(finding);
        found.AddRange(WeightRules.Judge(order, amount, weight, limits));
        found.AddRange(CourseLimits.Judge(order, ordered.Value(Measure.MgPerKg)));
        found.AddRange(DurationRules.Judge(order));

        var arithmetic = new DoseArithmetic(order, amount, weight, ordered);
        answer = arithmetic.Work(answer with { Limits = limits });
        found.AddRange(MixRules.Judge(order, arithmetic));
        if (arithmetic.Roundings.TooFar() is { } rounding) found.Add(rounding);
        if (order.Check?.Against(order, answer) is { } check) found.Add(check);
        return answer with { Rounding = arithmetic.Roundings.All, Steps = arithmetic.Steps };
    }

    private static DoseAnswer Close(DoseAnswer answer, List<Finding> found)
    {
        Finding[] ordered = [.. found.OrderBy(finding => Rank(finding.Severity)).ThenBy(finding => finding.Rule, StringComparer.Ordinal)];
        var verdict = ordered.Length == 0 ? Verdict.Allow : ordered[0].Severity switch
        {
            Severity.Block => Verdict.Block,
            Severity.Unknown => Verdict.Unknown,
            Severity.Override => Verdict.Override,
            _ => Verdict.Allow,
        };
        return answer with { Verdict = verdict, Findings = ordered };
    }

    internal static int Rank(Severity severity) => severity switch
    {
        Severity.Block => 0,
        Severity.Unknown => 1,
        Severity.Override => 2,
        _ => 3,
    };
}
