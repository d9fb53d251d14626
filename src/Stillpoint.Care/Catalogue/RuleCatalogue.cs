using System.Globalization;
using Stillpoint.Care.Findings;

namespace Stillpoint.Care.Catalogue;

/// <summary>One id of the clinical rule set: judged by this build, or why it is not.</summary>
/// <param name="Rule">The rule that judges it; null when none does.</param>
/// <param name="WhyNot">Why no rule judges it; null when one does.</param>
public sealed record CataloguedRule(string Id, string Family, Rule? Rule, string? WhyNot);

/// <summary>
/// Every id of the clinical rule set, copied once, so that none is left out quietly: each is either judged by a rule of
/// <see cref="RuleIndex"/> or says why not.
/// </summary>
public static class RuleCatalogue
{
    private sealed record Row(string Family, IReadOnlyList<string> Ids, string? WhyNot = null);

    private static readonly Row[] Rows =
    [
        new("Indications", Numbered("IND-", 1, 22), "A condition that is treated, kept as data with its off-label mark; the rules about indications are IND-R1 to IND-R5."),
        new("Indications", ["IND-R1", "IND-R2", "IND-R4", "IND-R5"]),
        new("Indications", ["IND-R3"], "The off-label acknowledgement is asked for by PRE-02, with the mark each indication carries."),
        new("Indications", ["IND-R6"], "Usual severities at entry, not limits: shown at the evaluation visit and judged by nobody but the prescriber."),
        new("Screening", Numbered("SCR-", 1, 63, digits: 3)),
        new("Interactions", Numbered("DDI-", 1, 70)),
        new("Dose rows", Numbered("DOS-", 1, 28)),
        new("Dose", [.. "PRD-01 UNIT-01 DIL-01 DUR-01 DUR-02 RATE-01 RATE-02 AGE-01 DAY-01 HEP-01 VOL-01 VOL-02 VOL-03 DLV-01 RND-01 WT-01 WT-02 WT-03 WT-04 GER-01 CRS-01 CRS-02 CRS-03 CHK-01".Split(' ')]),
        new("Gate", Numbered("PRE-", 1, 25)),
        new("Flags", [.. "SBP-HIGH DBP-HIGH SBP-LOW HR-HIGH HR-LOW SPO2 RR APNOEA ETCO2 MOAAS RASS CADSS SUDS NAUSEA EMERGENCE IV SYMPTOM AIRWAY GAP".Split(' ').Select(name => "FLG-" + name)]),
        new("Stop rules", [.. "AIRWAY NEURO CHEST BP SEDATION VOMIT AGITATION PATIENT IV PUMP MONITOR".Split(' ').Select(name => "STOP-" + name)]),
        new("Discharge", Numbered("DIS-", 1, 15)),
        new("Next step", Numbered("NXT-", 0, 16)),
        new("Next step", Numbered("MNT-", 1, 5)),
        new("Consent", Numbered("CON-", 1, 17), "An element of the consent that a person explains and another signs; SCR-052 and PRE-02 judge whether it was signed and what it covers."),
        new("Pharmacy", Numbered("INV-", 1, 10), "A law of the controlled-drug ledger, about stock and witnesses and not about a patient; no judgement of a patient rests on it."),
    ];

    /// <summary>Every id of the rule set, and every further rule this build judges by.</summary>
    public static IReadOnlyList<CataloguedRule> All { get; } = Read();

    private static List<CataloguedRule> Read()
    {
        var rules = RuleIndex.All.ToDictionary(rule => rule.Id, StringComparer.Ordinal);
        var catalogued = Rows.SelectMany(row => row.Ids.Select(id => new CataloguedRule(id, row.Family, rules.GetValueOrDefault(id), rules.ContainsKey(id) ? null : row.WhyNot))).ToList();
        var known = catalogued.Select(row => row.Id).ToHashSet(StringComparer.Ordinal);
        catalogued.AddRange(RuleIndex.All.Where(rule => !known.Contains(rule.Id)).Select(rule => new CataloguedRule(rule.Id, "House rules", rule, null)));
        return catalogued;
    }

    private static IReadOnlyList<string> Numbered(string prefix, int first, int last, int digits = 2) =>
        [.. Enumerable.Range(first, last - first + 1).Select(number => prefix + number.ToString("D" + digits, CultureInfo.InvariantCulture))];
}
