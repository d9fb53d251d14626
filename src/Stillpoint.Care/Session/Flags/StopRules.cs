using Stillpoint.Care.Findings;
using static Stillpoint.Care.Session.Flags.FlagLimits;

namespace Stillpoint.Care.Session.Flags;

/// <summary>A reason to stop the drug that raises itself and that a prescriber closes.</summary>
public sealed record StopRule : Rule
{
    internal StopRule(string id, Func<House, string> what, string why, Func<StopInputs, bool> raised) : base(id, what, why, Source.Policy)
    {
        Raised = raised;
        Policy = true;
    }

    internal Func<StopInputs, bool> Raised { get; }

    /// <summary>No flag carries it, so it is a red finding of its own, saying this.</summary>
    internal Func<VitalSet, string>? Says { get; init; }
}

/// <summary>The set and how each flag stands by it: a level, null where it was judged and is inside its limits.</summary>
internal sealed record StopInputs(VitalSet Set, IReadOnlyDictionary<string, IReadOnlyList<Severity?>> Levels)
{
    public bool IsRed(params ReadOnlySpan<string> flags)
    {
        foreach (var flag in flags)
            if (Levels.GetValueOrDefault(flag)?.Contains(Severity.Red) == true) return true;
        return false;
    }

    public bool IsJudged(string flag) => Levels.GetValueOrDefault(flag)?.Any(level => level != Severity.Unknown) == true;
}

public static class StopRules
{
    public static IReadOnlyList<StopRule> All { get; } =
    [
        new("STOP-AGITATION", house => $"RASS {MindFlags.Signed(house[RassHighRed])} or more, not settled in {house[AgitationSettles]} minutes.", "Agitation that doesn't settle is treated, not waited out.", Agitation)
            { Says = set => FormattableString.Invariant($"RASS has been {MindFlags.Signed(set.House[RassHighRed])} or more for {set.RassHighMinutes:0.#} min."), Inputs = ["rassHighMin", "vitals.rass"] },
        new("STOP-AIRWAY", _ => "Any red flag of oxygen, breathing or airway; wheeze, throat tightness, or a rash with a second sign.", "No airway, no infusion.", Airway)
            { Inputs = ["vitals", "device", "vitals.symptoms"] },
        new("STOP-BP", house => $"A high red pressure still red {house[PressureSettles]} minutes after the first.", "What has not begun to fall will not by itself.", Pressure)
            { Says = set => FormattableString.Invariant($"Pressure has been in the red for {set.BpRedMinutes:0.#} min and has not fallen."), Inputs = ["bpRedMin", "vitals.sbp", "vitals.dbp"] },
        new("STOP-CHEST", _ => "Chest pain, or shortness of breath at a pressure of the emergency range or with a rash.", "The heart comes first.", Chest)
            { Inputs = ["vitals.symptoms"] },
        new("STOP-IV", _ => "The line has infiltrated.", "Drug beside the vein is a dose nobody knows.", stop => stop.IsRed("FLG-IV"))
            { Inputs = ["vitals.ivSite"] },
        new("STOP-MONITOR", house => $"Monitoring has failed for more than {house[MonitorLost]} minutes, or {house[MissedInARow]} sets in a row were missed.", "Nobody is sedated unobserved.", Monitoring)
            { Inputs = ["schedule"] },
        new("STOP-NEURO", _ => "A focal deficit, syncope, seizure or severe headache, or changed vision at a pressure of the emergency range.", "It may be bleeding.", Neurological)
            { Inputs = ["vitals.symptoms"] },
        new("STOP-PATIENT", _ => "The patient says stop.", "Consent ends when it is withdrawn.", stop => stop.Set.PatientSaysStop)
            { Says = _ => "The patient says stop.", Inputs = ["patientSaysStop"] },
        new("STOP-PUMP", _ => "The pump has failed.", "What it gave has to be worked out before it gives more.", stop => stop.Set.PumpError)
            { Says = _ => "The pump reports an error.", Inputs = ["pumpError"] },
        new("STOP-SEDATION", house => $"MOAA/S {house[MoaasRed]} or less.", "Deeper than that an airway can be lost.", stop => stop.IsRed("FLG-MOAAS"))
            { Inputs = ["vitals.moaas"] },
        new("STOP-VOMIT", house => $"{house[VomitsRed]} vomits at MOAA/S {house[MoaasYellow]} or less.", "Vomiting while sedated ends in the lungs.", stop => stop.Set.Vitals.VomitEpisodes >= stop.Set.House[VomitsRed] && MindFlags.IsSedated(stop.Set))
            { Inputs = ["vitals.vomitEpisodes", "vitals.moaas"] },
    ];

    public static StopRule Find(string id) => All.First(rule => rule.Id == id);

    private static bool Airway(StopInputs stop) =>
        stop.IsRed("FLG-SPO2", "FLG-RR", "FLG-APNOEA", "FLG-ETCO2", "FLG-AIRWAY")
        || stop.Set.Has(Symptom.Wheeze) || stop.Set.Has(Symptom.ThroatTightness) || SymptomFlags.IsAnaphylaxis(stop.Set);

    private static bool Chest(StopInputs stop) =>
        stop.Set.Has(Symptom.ChestPain) || (stop.Set.Has(Symptom.Dyspnoea) && (SymptomFlags.IsEmergency(stop.Set) == true || stop.Set.Has(Symptom.Rash)));

    private static bool Neurological(StopInputs stop) =>
        stop.Set.Has(Symptom.FocalDeficit) || stop.Set.Has(Symptom.Syncope) || stop.Set.Has(Symptom.Seizure) || stop.Set.Has(Symptom.SevereHeadache)
        || (stop.Set.Has(Symptom.VisionChange) && SymptomFlags.IsEmergency(stop.Set) == true);

    private static bool Agitation(StopInputs stop) =>
        stop.Set.RassHighMinutes >= stop.Set.House[AgitationSettles] && (!stop.IsJudged("FLG-RASS") || stop.Set.Rass()!.Value >= stop.Set.House[RassHighRed]);

    private static bool Pressure(StopInputs stop) =>
        stop.Set.BpRedMinutes >= stop.Set.House[PressureSettles]
        && (stop.IsRed("FLG-SBP-HIGH", "FLG-DBP-HIGH") || !(stop.IsJudged("FLG-SBP-HIGH") || stop.IsJudged("FLG-DBP-HIGH")));

    private static bool Monitoring(StopInputs stop)
    {
        var (schedule, house) = (stop.Set.Schedule, stop.Set.House);
        return schedule.MonitorLostMinutes > house[MonitorLost] || (schedule.MinutesOverdue >= house[Overdue] && schedule.ConsecutiveMissed >= house[MissedInARow]);
    }
}
