using Stillpoint.Care.FollowUp.Scales;

namespace Stillpoint.Care.FollowUp.Alerts;

/// <summary>What each alert of a form says to the person who answers it: what was answered, and what to do now.</summary>
internal static class AlertSentences
{
    private static readonly Dictionary<string, string> Says = new(StringComparer.Ordinal)
    {
        ["PHQ9_ITEM9"] = "ask about suicide {when} with the C-SSRS",
        ["QIDS_ITEM12"] = "ask about suicide {when} with the C-SSRS",
        ["MADRS_ITEM10"] = "ask about suicide {when} with the C-SSRS",
        ["HAMD_ITEM3"] = "ask about suicide {when} with the C-SSRS",
        ["BDI2_ITEM9"] = "ask about suicide {when} with the C-SSRS",
        ["SAFETY_QUESTION"] = "call {when} and ask about suicide with the C-SSRS; 988 or 911 if they cannot be kept safe",
        ["ASQ_POSITIVE"] = "a brief safety assessment before they leave",
        ["ASQ_ACUTE"] = "stay with the patient, full assessment now",
        ["BPRS_PSYCHOSIS"] = "psychosis: nobody goes home before a prescriber has seen them",
        ["ASRM_POSITIVE"] = "may be mania: take the YMRS before the next dose",
        ["YMRS_MANIA"] = "mania: no further dose before a prescriber has decided",
        ["CGII_WORSE"] = "much worse than at the start: a prescriber looks before the next dose",
        ["AUDITC_HIGH"] = "heavy drinking: talk about it before the next dose",
        ["BPICSS_POSITIVE"] = "bladder: urine test before the next dose, consider urology",
        ["ADVERSE_BLADDER"] = "bladder: urine test before the next dose, consider urology",
        ["ADVERSE_EMERGENCY"] = "call now; emergency department or 911 where it lasts",
        ["RASS_OVERSEDATION"] = "too deeply sedated: follow the card of oversedation",
        ["RASS_AGITATION"] = "agitated: follow the card of severe emergence",
        ["MOAAS_OVERSEDATION"] = "too deeply sedated: follow the card of oversedation",
        ["MOAAS_DEEP"] = "deeply sedated: follow the card of oversedation",
    };

    /// <summary>The sentence of an alert that this form raises; its code stands for it where a newer one has no sentence yet.</summary>
    public static string Of(Alert alert, Filled form)
    {
        var instrument = form.Instrument;
        if (alert.Code == instrument.UnansweredAlert) return $"{instrument.Code}: the question about suicide was left blank. A person asks today";
        var what = Family(alert.Code);
        var todo = Says.GetValueOrDefault(what, "a clinician looks at the answers").Replace("{when}", alert.Tier == AlertTier.Emergency ? "now" : "today", StringComparison.Ordinal);
        return $"{Answered(alert, form)}: {todo}";
    }

    /// <summary>The alerts of one answer, however grave, have one name.</summary>
    public static string Family(string code) => code.EndsWith("_HIGH", StringComparison.Ordinal) && code != "AUDITC_HIGH" ? code[..^"_HIGH".Length] : code;

    internal static bool Knows(string code) => Says.ContainsKey(Family(code));

    private static string Answered(Alert alert, Filled form)
    {
        var instrument = form.Instrument;
        var items = instrument.Alerts.Where(rule => rule.Code == alert.Code).SelectMany(rule => rule.Items).Distinct().Where(item => form[item] is > 0).ToList();
        if (items.Count == 0) return $"{instrument.Code} is positive";
        if (instrument.IsChecklist) return $"{instrument.Name}: {string.Join(", ", items.Select(item => instrument.Item(item).Topic))}";
        return items.Count == 1 ? $"{instrument.Code} item {instrument.Item(items[0]).Mark} is answered with {form[items[0]]}" : $"{instrument.Code} items {string.Join(", ", items.Select(item => instrument.Item(item).Mark))} are positive";
    }
}
