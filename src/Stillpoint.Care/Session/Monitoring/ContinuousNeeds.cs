namespace Stillpoint.Care.Session.Monitoring;

/// <summary>What the monitor shows without a break, and when the CO2 waveform is needed.</summary>
internal static class ContinuousNeeds
{
    public static IEnumerable<ContinuousNeed> Of(MonitoringPlan plan, MonitoredSession session)
    {
        if (plan.ContinuousFor is not { } minutes)
            yield return new(MonitoredSign.Vitals, Need.Required, "Heart rate, saturation and breathing are on the monitor for the whole session.");
        else if (minutes > 0 && (session.StartedAt is not { } start || session.Now < start.AddMinutes(minutes)))
            yield return new(MonitoredSign.Vitals, Need.Required, FormattableString.Invariant($"Heart rate, saturation and breathing are on the monitor for the first {minutes} minutes."));

        yield return Capnography(plan.Capnography, session);
        if (ReferenceEquals(plan, MonitoringPlans.Anaesthesia))
        {
            yield return new(MonitoredSign.Ecg, Need.Required, "Continuous under anesthesia.");
            yield return new(MonitoredSign.Temperature, Need.Required, "Continuous under anesthesia.");
        }
    }

    private static ContinuousNeed Capnography(CapnographyRule rule, MonitoredSession session)
    {
        var (need, because) = rule switch
        {
            CapnographyRule.Always => (Need.Required, "Required under anesthesia."),
            CapnographyRule.Recommended => (Need.Recommended, "Recommended."),
            CapnographyRule.Optional => (Need.No, "Optional."),
            CapnographyRule.No => (Need.No, "Not needed by this route."),
            CapnographyRule.WhenSedated => session.LatestMoaas switch
            {
                <= 3 => (Need.Required, "Required at MOAA/S 3 or less."),
                null => (Need.Unknown, "Required when sedated, and sedation was not charted."),
                _ => (Need.No, "Not sedated."),
            },
            CapnographyRule.AtRisk => AtRisk(session),
        };
        return new(MonitoredSign.EtCo2, need, because);
    }

    private static (Need, string) AtRisk(MonitoredSession session)
    {
        if (session.LatestMoaas <= 3) return (Need.Required, "Required at MOAA/S 3 or less.");
        if (session.OpioidOrBenzodiazepine == true) return (Need.Required, "Required with an opioid or a benzodiazepine.");
        if (session.SleepApnoea == true) return (Need.Required, "Required with sleep apnoea.");
        if (session.MgPerKg is { Value: > 0.5m }) return (Need.Required, "Required above 0.5 mg/kg.");
        var unknown = new List<string>();
        if (session.OpioidOrBenzodiazepine is null) unknown.Add("opioids or benzodiazepines");
        if (session.SleepApnoea is null) unknown.Add("sleep apnoea");
        if (session.MgPerKg is null) unknown.Add("the dose");
        return unknown.Count > 0 ? (Need.Unknown, $"It depends on what was not stated: {string.Join(", ", unknown)}.") : (Need.Recommended, "Recommended.");
    }
}
