using Stillpoint.Care.Findings;

namespace Stillpoint.Care.Planning;

/// <summary>Compares an order, as it was written, with every limit of its row.</summary>
internal static class OrderLimits
{
    public static (IReadOnlyList<JudgedLimit> Limits, Finding? Finding) Judge(DoseOrder order, OrderedAmount amount, OrderedQuantities ordered)
    {
        var judged = new List<JudgedLimit>();
        var says = new List<(Severity Severity, string Says, bool Policy, RowLimit? Limit, decimal Beyond)>();
        var missing = new List<string>();

        foreach (var limit in order.Row.Limits)
        {
            if (limit.ForRates is { } rates && rates != amount.IsRate) continue;
            if (ordered.Value(limit.Of) is not { } value)
            {
                judged.Add(new(order.Row.Id, limit.Kind, null, limit.In(order.House), Unit(limit.Of), Severity.Unknown));
                continue;
            }
            var verdict = limit.Judge(value, order.Site, order.House);
            judged.Add(new(order.Row.Id, limit.Kind, Written.Round(value, 4), limit.In(order.House), Unit(limit.Of), verdict));
            if (verdict is not { } severity) continue;
            says.Add((severity, Says(limit, value, severity, order.House), limit.Policy, limit, value / limit.In(order.House)));
            if (severity == Severity.Unknown) missing.Add(SiteFacts.Key(limit.Unless!.Value));
        }

        if (order.Row.Requires is { } fact && fact != SiteFact.AnaesthesiaCapable)
        {
            var refused = order.Site.Has(fact) != true;
            judged.Add(new(order.Row.Id, LimitKind.Setting, null, null, SiteFacts.Key(fact), refused ? Severity.Block : null));
            if (refused) says.Add((Severity.Block, $"{SiteFacts.Words(fact)} is required, and {(order.Site.Has(fact) is null ? "was not stated" : "there is none")}", false, null, 0));
        }

        if (says.Count == 0) return (judged, null);
        var worst = says.Min(found => SeverityRank.Dose.Of(found.Severity));
        var decisive = says.Where(found => SeverityRank.Dose.Of(found.Severity) == worst).ToList();
        var ceiling = decisive.Where(found => found.Limit?.Kind == LimitKind.Ceiling).OrderByDescending(found => found.Beyond).FirstOrDefault();
        decisive.RemoveAll(found => found != ceiling && (found.Limit?.Kind == LimitKind.Ceiling || Repeats(found.Limit, ceiling.Limit)));
        var finding = order.Row.Finds(decisive[0].Severity, Sentence(decisive.Select(found => found.Says).Distinct(StringComparer.Ordinal))) with
        {
            Policy = order.Row.Policy || decisive.Any(found => found.Policy),
            Inputs = Inputs(order, amount),
            Missing = missing,
        };
        return (judged, finding);
    }

    public static List<Input> Inputs(DoseOrder order, OrderedAmount amount)
    {
        List<Input> inputs = [new("amount", amount.Value, amount.Unit.Code(), null, "plan")];
        if (order.Patient.Weight is { } weight) inputs.Add(new("patient.weightKg", weight.Kilograms, "kg", null, "plan"));
        if (order.Minutes is { } minutes) inputs.Add(new("minutes", minutes, "min", null, "plan"));
        return inputs;
    }

    public static string Unit(Measure of) => of switch
    {
        Measure.MgPerKg or Measure.BolusMgPerKg => "mg/kg",
        Measure.Mg or Measure.TotalMg => "mg",
        Measure.MgPerKgPerHour => "mg/kg/h",
        Measure.MgPerHour => "mg/h",
        Measure.MicrogramsPerKgPerMinute => "ug/kg/min",
        Measure.Minutes => "min",
        Measure.MgToday => "mg/day",
        Measure.MgPerKgToday => "mg/kg/day",
    };

    private static string Says(RowLimit limit, decimal value, Severity severity, House house)
    {
        var what = limit.Of == Measure.BolusMgPerKg ? "a bolus of " : limit.Kind == LimitKind.Total ? "in all " : "";
        var than = (limit.Kind, limit.Upper) switch
        {
            (LimitKind.Range, true) => "above the range, which ends at",
            (LimitKind.Range, false) => "below the range, which begins at",
            (LimitKind.Ceiling, _) => "above the ceiling of",
            (_, true) => "above",
            _ => "below",
        };
        var compared = $"{what}{Written.Beside(value, limit.In(house))} {Unit(limit.Of)} is {than} {Written.Plain(limit.In(house))} {Unit(limit.Of)}";
        return (limit.Unless, severity) switch
        {
            ({ } fact, Severity.Unknown) => $"{compared}, and {SiteFacts.Words(fact)} was not stated",
            ({ } fact, Severity.Override) => $"{compared}, with {SiteFacts.Words(fact)}",
            ({ } fact, Severity.Block) when limit.UpTo is not { } last || value <= last => $"{compared} without {SiteFacts.Words(fact)}",
            ({ }, Severity.Block) => $"{compared} and above {Written.Plain(limit.UpTo!.Value)}",
            _ => compared,
        };
    }

    /// <summary>A range that ends at the ceiling has nothing to add to it.</summary>
    private static bool Repeats(RowLimit? limit, RowLimit? other) => limit is { Kind: LimitKind.Range, Upper: true } && other is { Kind: LimitKind.Ceiling } && other.Of == limit.Of;

    private static string Sentence(IEnumerable<string> parts)
    {
        var text = string.Join("; ", parts);
        return char.ToUpperInvariant(text[0]) + text[1..] + ".";
    }
}

internal static class SiteFacts
{
    public static string Key(SiteFact fact) => fact switch
    {
        SiteFact.AnaesthesiaProvider => "site.anaesthesiaProvider",
        SiteFact.AnaesthesiaCapable => "site.anaesthesiaCapable",
        SiteFact.Monitored => "site.monitored",
        SiteFact.Inpatient => "site.inpatient",
        SiteFact.IntensiveCare => "site.icu",
    };

    public static string Words(SiteFact fact) => fact switch
    {
        SiteFact.AnaesthesiaProvider => "an anesthesia provider on site",
        SiteFact.AnaesthesiaCapable => "anesthesia capability",
        SiteFact.Monitored => "monitoring",
        SiteFact.Inpatient => "an inpatient bed",
        SiteFact.IntensiveCare => "intensive care",
    };
}
