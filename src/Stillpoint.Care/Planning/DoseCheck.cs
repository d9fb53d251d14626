using System.Diagnostics;
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

        var unsupported = row.Kind == AmountKind.Unsupported;
        if (unsupported) found.Add(row.Finds(Severity.Block, "Use at home or unsupervised is not supported."));
        else if (order.Product != row.Product || !row.Routes.Contains(order.Route)) found.Add(WrongRow(order));
        if (!unsupported && order.Amount is { } written && !row.Accepts(written.Unit))
            found.Add(DoseRules.WrongUnit.Finds(Severity.Block, $"{written} is ordered, and this row is not ordered in {written.Unit.Code()}.") with { Inputs = [new("amount", written.Value, written.Unit.Code(), null, "plan")] });
        if (!unsupported && order.Amount is null) found.Add(DoseRules.WrongUnit.Finds(Severity.Unknown, "No amount is ordered.") with { Missing = ["amount"] });
        var numberless = found.Count > 0;

        if (row.IsAnesthesia && order.Site.AnaesthesiaCapable != true)
            found.Add(DoseRules.AnaesthesiaOnly.Finds(Severity.Block, $"{row.For} needs anesthesia capability, and {(order.Site.AnaesthesiaCapable is null ? "it was not stated" : "there is none")}.") with { Missing = order.Site.AnaesthesiaCapable is null ? ["site.anaesthesiaCapable"] : [] });
        found.AddRange(AgeLimits.Judge(order));
        if (LiverLimits.Judge(order) is { } liver) found.Add(liver);
        if (WeightRules.Doubt(order, weight) is { } doubt) found.Add(doubt);

        if (numberless)
        {
            if (DayLimits.Judge(order, null) is { } day) found.Add(day);
            found.AddRange(CourseLimits.Judge(order, null));
            return Close(answer, found);
        }
        return Close(row.Kind == AmountKind.Devices ? Sprays(order, order.Amount!, answer, found) : Drawn(order, order.Amount!, answer, found), found);
    }

    private static Finding WrongRow(DoseOrder order)
    {
        var row = string.Join(" or ", order.Row.Routes.Select(route => route.Words()));
        return DoseRules.WrongProductOrRoute.Finds(Severity.Block, $"{order.Route.Words()} {order.Product.Words()} on the row for {row} {order.Row.Product.Words()}: choose the row of what is given.") with
        {
            Inputs = [new("product", order.Product.ToString(), null, null, "plan"), new("route", order.Route.Code(), null, null, "plan")],
        };
    }

    private const decimal StrongestVial = 100;

    private static DoseAnswer Sprays(DoseOrder order, OrderedAmount amount, DoseAnswer answer, List<Finding> found)
    {
        var (limits, finding) = SprayLimits.Judge(order, amount.Value);
        if (finding is not null) found.Add(finding);
        found.AddRange(CourseLimits.Judge(order, null));
        if (DayLimits.Judge(order, null) is { } day) found.Add(day);
        var dose = SprayLimits.Devices(amount.Value);
        answer = answer with
        {
            Dose = dose,
            Total = new(amount.Value, null),
            Limits = limits,
            Steps = dose.Devices is { } devices ? [$"{Written.Plain(amount.Value)} mg ÷ 28 mg = {devices} {(devices == 1 ? "device" : "devices")}"] : [],
        };
        if (order.Check?.Against(answer) is { } check) found.Add(check);
        return answer;
    }

    private static DoseAnswer Drawn(DoseOrder order, OrderedAmount amount, DoseAnswer answer, List<Finding> found)
    {
        var weight = answer.Weight;
        var ordered = OrderedQuantities.Of(order, amount, weight.Dosing);
        var (limits, finding) = OrderLimits.Judge(order, amount, ordered);
        if (finding is not null) found.Add(finding);
        found.AddRange(WeightRules.Judge(order, amount, weight, limits));
        found.AddRange(CourseLimits.Judge(order, ordered));
        if (DayLimits.Judge(order, ordered) is { } day) found.Add(day);
        found.AddRange(DurationRules.Judge(order, ordered));

        var arithmetic = new DoseArithmetic(order, amount, weight, ordered);
        answer = arithmetic.Work(answer with { Limits = limits });
        found.AddRange(MixRules.Judge(order, arithmetic));
        found.AddRange(PumpRules.Judge(order, answer));
        if (arithmetic.Roundings.TooFar() is { } rounding) found.Add(rounding);
        if (order.Check?.Against(answer) is { } check) found.Add(check);
        return answer with { Rounding = arithmetic.Roundings.All, Steps = arithmetic.Steps };
    }

    private static DoseAnswer Close(DoseAnswer answer, List<Finding> found)
    {
        Finding[] ordered = [.. SeverityRank.Dose.Sort(found)];
        var verdict = ordered.Length == 0 ? Verdict.Allow : ordered[0].Severity switch
        {
            Severity.Block => Verdict.Block,
            Severity.Unknown => Verdict.Unknown,
            Severity.Override => Verdict.Override,
            Severity.Caution => Verdict.Allow,
            var other => throw new UnreachableException($"An order is never {other}."),
        };
        return answer with { Verdict = verdict, Findings = ordered };
    }
}
