using Stillpoint.Care.Findings;

namespace Stillpoint.Care.Session.Flags;

/// <summary>A reason to stop the drug that raises itself and that a prescriber closes.</summary>
public sealed record StopRule : Rule
{
    internal StopRule(string id, string what, string why, Func<StopInputs, bool> raised) : base(id, what, why, Source.Policy)
    {
        Raised = raised;
        Policy = true;
    }

    internal Func<StopInputs, bool> Raised { get; }

    /// <summary>No flag carries it, so it is a red finding of its own, saying this.</summary>
    internal Func<VitalSet, string>? Says { get; init; }
}

/// <summary>The set and the red flags it raised.</summary>
internal sealed record StopInputs(VitalSet Set, IReadOnlySet<string> Red)
{
    public bool Complains(Symptom symptom) => Set.Vitals.Symptoms?.Contains(symptom) == true;
}

public static class StopRules
{
    public static IReadOnlyList<StopRule> All { get; } =
    [
        new("STOP-AGITATION", "RASS +3 or more, not settled in 5 minutes.", "Agitation that doesn't settle is treated, not waited out.", Agitation) { Says = set => FormattableString.Invariant($"RASS has been +3 or more for {set.RassHighMinutes:0.#} min (rassHighMin)."), Inputs = ["rassHighMin", "vitals.rass"] },
        new("STOP-AIRWAY", "Any red flag of oxygen, breathing or airway.", "No airway, no infusion.", stop => stop.Red.Overlaps(["FLG-SPO2", "FLG-RR", "FLG-APNOEA", "FLG-ETCO2", "FLG-AIRWAY"])) { Inputs = ["vitals", "device"] },
        new("STOP-BP", "A high red pressure still red 10 minutes after the first.", "What has not begun to fall will not by itself.", Pressure) { Says = set => FormattableString.Invariant($"Pressure has been in the red for {set.BpRedMinutes:0.#} min and has not fallen (bpRedMin)."), Inputs = ["bpRedMin", "vitals.sbp", "vitals.dbp"] },
        new("STOP-CHEST", "Chest pain, or breathlessness at a pressure of the emergency range.", "The heart comes first.", stop => stop.Complains(Symptom.ChestPain) || (stop.Complains(Symptom.Dyspnoea) && MindFlags.IsEmergency(stop.Set) == true)) { Inputs = ["vitals.symptoms"] },
        new("STOP-IV", "The line has infiltrated.", "Drug beside the vein is a dose nobody knows.", stop => stop.Red.Contains("FLG-IV")) { Inputs = ["vitals.ivSite"] },
        new("STOP-MONITOR", "Monitoring has failed for more than 5 minutes.", "Nobody is sedated unobserved.", Monitoring) { Inputs = ["schedule"] },
        new("STOP-NEURO", "A focal deficit, syncope, seizure or severe headache, or changed vision at a pressure of the emergency range.", "It may be bleeding.", stop =>
            stop.Complains(Symptom.FocalDeficit) || stop.Complains(Symptom.Syncope) || stop.Complains(Symptom.Seizure) || stop.Complains(Symptom.SevereHeadache)
            || (stop.Complains(Symptom.VisionChange) && MindFlags.IsEmergency(stop.Set) == true)) { Inputs = ["vitals.symptoms"] },
        new("STOP-PATIENT", "The patient says stop.", "Consent ends when it is withdrawn.", stop => stop.Set.PatientSaysStop) { Says = _ => "The patient says stop.", Inputs = ["patientSaysStop"] },
        new("STOP-PUMP", "The pump has failed.", "What it gave has to be worked out before it gives more.", stop => stop.Set.PumpError) { Says = _ => "The pump reports an error.", Inputs = ["pumpError"] },
        new("STOP-SEDATION", "MOAA/S 2 or less.", "Below 3 an airway can be lost.", stop => stop.Red.Contains("FLG-MOAAS")) { Inputs = ["vitals.moaas"] },
        new("STOP-VOMIT", "Two vomits at MOAA/S 3 or less.", "Vomiting while sedated ends in the lungs.", stop => stop.Set.Vitals.VomitEpisodes >= 2 && stop.Set.Moaas() is { Usable: true, Value: <= FlagLimits.MoaasYellow }) { Inputs = ["vitals.vomitEpisodes", "vitals.moaas"] },
    ];

    public static StopRule Find(string id) => All.First(rule => rule.Id == id);

    private static bool Agitation(StopInputs stop) =>
        stop.Set.RassHighMinutes >= FlagLimits.AgitationSettlesMinutes && (stop.Set.Rass() is not { Usable: true } rass || rass.Value >= FlagLimits.RassHighRed);

    private static bool Pressure(StopInputs stop)
    {
        if (!(stop.Set.BpRedMinutes >= FlagLimits.PressureSettlesMinutes)) return false;
        var judged = !stop.Set.IsChild() && (stop.Set.Sbp() is { Usable: true } || stop.Set.Dbp() is { Usable: true });
        return !judged || stop.Red.Overlaps(["FLG-SBP-HIGH", "FLG-DBP-HIGH"]);
    }

    private static bool Monitoring(StopInputs stop)
    {
        var schedule = stop.Set.Schedule;
        return schedule.MonitorLostMinutes > FlagLimits.MonitorLostMinutes || (schedule.MinutesOverdue >= FlagLimits.OverdueMinutes && schedule.ConsecutiveMissed >= FlagLimits.MissedInARow);
    }
}
