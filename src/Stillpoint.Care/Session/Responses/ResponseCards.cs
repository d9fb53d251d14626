using Stillpoint.Care.Findings;
using Stillpoint.Care.Session.Emergencies;
using Stillpoint.Care.Session.Flags;
using static Stillpoint.Care.Findings.Severity;
using static Stillpoint.Care.Session.Emergencies.Rescue;
using static Stillpoint.Care.Session.Responses.InfusionAction;

namespace Stillpoint.Care.Session.Responses;

/// <summary>The responses to flags. Every drug is a prescriber's order; waiting is often the better one, since the effect fades in 15 to 40 minutes.</summary>
public static class ResponseCards
{
    private static readonly RescueDose Ondansetron = Fixed("ondansetron", 4m, 4m, "IV or dissolved in the mouth; 4 mg again once", limit: "8 mg a session; no single dose above 16 mg by label", policy: true);
    private static readonly RescueDose Glycopyrrolate = Fixed("glycopyrrolate", 0.1m, 0.2m, "IV");

    private static readonly Source Oversedation = new("ASA 2018"), House = Source.Policy;

    public static IReadOnlyList<ResponseCard> All { get; } =
    [
        new("RSP-PRESSURE-YELLOW", "Pressure is high", [("FLG-SBP-HIGH", Yellow), ("FLG-DBP-HIGH", Yellow)], "Measure again in 2–5 minutes, raise the head, calm, check the cuff.", "Tell the prescriber.", SlowDown, "go on, or a quarter to a half slower", House) { Policy = true },
        new("RSP-PRESSURE-RED", "Pressure is in the red, no symptoms", [("FLG-SBP-HIGH", Red), ("FLG-DBP-HIGH", Red), ("STOP-BP", Red)], "Stop or pause.", "Prescriber to the bedside; pressure every 5 minutes. The advice is against treating a high pressure without symptoms hard into a vein: prefer to wait.", StopDrug, "stopped; never again at the full rate", Sources.Named("AHA BP 2017 / 2024; labels of labetalol and hydralazine"))
        {
            Policy = true,
            Applies = set => set.Vitals.Symptoms is not { Count: > 0 },
            Drugs =
            [
                Fixed("labetalol", 5m, 10m, "IV over 2 min; again 10–20 mg every 10 min", limit: "300 mg in all by label; 40 mg a session here", notWhen: "asthma, heart rate below 60, heart block, heart failure", policy: true),
                Fixed("hydralazine", 5m, 10m, "IV every 20–30 min", limit: "20 mg in all"),
                Fixed("clonidine", 0.1m, 0.2m, "by mouth"),
            ],
        },
        new("RSP-PRESSURE-SYMPTOMS", "Pressure of 180/120 with symptoms", [("FLG-SYMPTOM", Red), ("STOP-CHEST", Red), ("STOP-NEURO", Red)], "Call 911. Open the card for hypertensive emergency.", "Prescriber to the bedside.", StopDrug, "stopped", Sources.Named("AHA BP 2017 / 2024")) { Applies = set => SymptomFlags.IsEmergency(set) == true },
        new("RSP-PULSE-FAST", "Pulse is fast", [("FLG-HR-HIGH", Yellow), ("FLG-HR-HIGH", Red)], "As for pressure; an ECG.", "Rule out a supraventricular tachycardia; labetalol only if the pressure is high.", SlowDown, "slower or paused", House) { Policy = true, Drugs = [Fixed("labetalol", 5m, 10m, "IV over 2 min, if the pressure is high too", notWhen: "asthma, heart rate below 60, heart failure")] },
        new("RSP-PULSE-SLOW", "Pulse is slow", [("FLG-HR-LOW", Yellow), ("FLG-HR-LOW", Red)], "Check saturation and airway first: a slow pulse is late in hypoxia. An ECG.", "Prescriber to the bedside when red.", Pause, "paused", House) { Policy = true },
        new("RSP-PRESSURE-LOW", "Pressure is low", [("FLG-SBP-LOW", Yellow), ("FLG-SBP-LOW", Red)], "Legs up. Saline 250–500 mL.", "Stop what lowers it; ephedrine by anesthesia only.", Pause, "paused", House) { Policy = true },
        new("RSP-OXYGEN-YELLOW", "Saturation is low", [("FLG-SPO2", Yellow)], "Rouse, tilt the head, check the probe.", "Oxygen 2–4 L/min by nose.", SlowDown, "slower", Oversedation),
        new("RSP-BREATHING-RED", "Saturation, breathing or airway in the red", [("FLG-SPO2", Red), ("FLG-RR", Red), ("FLG-APNOEA", Red), ("FLG-ETCO2", Red), ("STOP-AIRWAY", Red)], "Stop. Open the airway. Oxygen 10–15 L/min.", "Bag and mask.", EndSession, "stopped; the session ends", Oversedation)
        {
            Drugs =
            [
                Fixed("naloxone", 0.04m, 0.4m, "IV, if an opioid was given"),
                Fixed("flumazenil", 0.2m, 0.2m, "IV every 60 s, if a benzodiazepine was given", limit: "1 mg in all", notWhen: "benzodiazepines every day, seizures"),
            ],
        },
        new("RSP-BREATHING-YELLOW", "Breathing or CO2 is off", [("FLG-RR", Yellow), ("FLG-APNOEA", Yellow), ("FLG-ETCO2", Yellow)], "Speak, touch, tilt the head; watch the waveform.", "Tell the prescriber.", SlowDown, "slower", House) { Policy = true },
        new("RSP-SEDATION-YELLOW", "MOAA/S 3", [("FLG-MOAAS", Yellow)], "Speak, touch, put capnography on.", "A set every 5 minutes.", SlowDown, "half the rate", House) { Policy = true },
        new("RSP-SEDATION-RED", "MOAA/S 2 or less", [("FLG-MOAAS", Red), ("STOP-SEDATION", Red)], "As for apnoea. Somebody who can take the airway stands here.", "Prescriber to the bedside.", StopDrug, "stopped; never restarted in this session", House) { Policy = true },
        new("RSP-DEEP-RASS", "RASS is low", [("FLG-RASS", Yellow), ("FLG-RASS", Red)], "Speak, touch, score MOAA/S.", "By the MOAA/S found.", SlowDown, "slower until MOAA/S is known", House) { Policy = true, Applies = set => set.Vitals.Rass < 0 },
        new("RSP-DISSOCIATION-YELLOW", "Dissociation or distress", [("FLG-CADSS", Yellow), ("FLG-SUDS", Yellow), ("FLG-EMERGENCE", Yellow), ("FLG-RASS", Yellow)], "Reassure, less light and sound, a hand on the shoulder if that was agreed.", null, SlowDown, "go on, or a quarter slower", Sources.Named("Sanacora 2017")) { Applies = set => set.Vitals.Rass is null or >= 0 },
        new("RSP-DISSOCIATION-RED", "Dissociation in the red, or emergence", [("FLG-CADSS", Red), ("FLG-SUDS", Red), ("FLG-EMERGENCE", Red), ("FLG-RASS", Red), ("STOP-AGITATION", Red)], "Dim the room. One voice.", "Prescriber to the bedside.", StopDrug, "paused or stopped", Sources.Named("Cohen 2018; labels"))
        {
            Applies = set => set.Vitals.Rass is null or >= 0,
            Drugs =
            [
                Fixed("midazolam", 0.5m, 1m, "IV every 2–3 min; usually 1–2 mg", limit: "4 mg in all; 1 mg from 65 years"),
                Fixed("lorazepam", 0.5m, 1m, "IV, by mouth or under the tongue"),
                Fixed("haloperidol", 1m, 2.5m, "IM, only if psychotic", notWhen: "a long QTc"),
            ],
        },
        new("RSP-NAUSEA", "Nausea or a vomit", [("FLG-NAUSEA", Yellow), ("FLG-NAUSEA", Red)], "Head up, eye mask off, a cool cloth.", null, SlowDown, "slower", Sources.Named("ondansetron label"))
        {
            Applies = set => !IsSedatedAndVomiting(set),
            Drugs = [Ondansetron, Fixed("dexamethasone", 4m, 4m, "IV, second"), Fixed("metoclopramide", 5m, 10m, "IV, second")],
        },
        new("RSP-VOMIT-SEDATED", "Vomiting while sedated", [("FLG-NAUSEA", Red), ("STOP-VOMIT", Red)], "On the side. Suction.", "Prescriber to the bedside.", StopDrug, "stopped", House) { Policy = true, Applies = IsSedatedAndVomiting, Drugs = [Ondansetron] },
        new("RSP-SALIVA", "Saliva", [("FLG-AIRWAY", Yellow)], "Suction.", null, SlowDown, "slower", Sources.Named("Ketalar PI 2024")) { Drugs = [Glycopyrrolate] },
        new("RSP-AIRWAY-RED", "Stridor or obstruction", [("FLG-AIRWAY", Red)], "Open the card for laryngospasm.", "Prescriber to the bedside.", EndSession, "stopped; never restarted in this session", Sources.Named("Ketalar PI 2024; Green 2011")),
        new("RSP-HEADACHE-SEIZURE-CHEST", "Chest pain, deficit, severe headache, syncope or seizure", [("FLG-SYMPTOM", Red), ("STOP-CHEST", Red), ("STOP-NEURO", Red)], "Stop. Open the emergency card.", "Prescriber to the bedside; 911 by the card.", StopDrug, "stopped", Sources.Named("AHA BP 2017 / 2024; AES 2016")) { Applies = SymptomFlags.OfHeartOrBrain },
        new("RSP-ANAPHYLAXIS", "Wheeze, throat tightness, or a rash with a second sign", [("FLG-SYMPTOM", Red), ("STOP-AIRWAY", Red)], "Stop. Open the card for anaphylaxis. Epinephrine into the thigh is not waited with.", "Prescriber to the bedside; 911 by the card.", EndSession, "stopped; never restarted in this session", Sources.Named("WAO 2020"))
        {
            Applies = set => set.Has(Symptom.Wheeze) || set.Has(Symptom.ThroatTightness) || SymptomFlags.IsAnaphylaxis(set),
        },
        new("RSP-BREATHLESS-RASH", "Short of breath, or a rash", [("FLG-SYMPTOM", Yellow)], "A whole set now. Listen to the chest, look at skin and throat, ask whether swallowing is hard.", "Told at once: it may be the beginning of anaphylaxis, aspiration or laryngospasm.", Pause, "paused until that is looked at", House) { Policy = true },
        new("RSP-LINE", "The line", [("FLG-IV", Yellow), ("FLG-IV", Red), ("STOP-IV", Red)], "Burning: slow and look. Infiltrated: stop, take it out, raise the limb, mark and photograph.", "A new site on a prescriber's order.", Pause, "paused; stopped when infiltrated", House) { Policy = true },
        new("RSP-GAP", "Not measured", [("FLG-GAP", Yellow), ("FLG-GAP", Red), ("STOP-MONITOR", Red)], "Measure now, by hand if the monitor is gone.", "Told when two in a row were missed.", Pause, "paused until there is a set", House) { Policy = true },
        new("RSP-PATIENT", "The patient says stop", [("STOP-PATIENT", Red)], "Stop. Ask what is wrong.", "Talks with the patient before anything goes on.", StopDrug, "stopped", House) { Policy = true },
        new("RSP-PUMP", "The pump", [("STOP-PUMP", Red)], "Stop and clamp. Open the card for a pump that gave too much.", "Prescriber to the bedside.", StopDrug, "stopped", House) { Policy = true },
    ];

    /// <summary>A complaint without a flag of its own.</summary>
    public static IReadOnlyList<RescueDose> ForHeadache { get; } = [Fixed("acetaminophen", 650m, 1000m, "by mouth, with fluids")];

    /// <summary>The cards that answer the flags of a set, in the order of the flags.</summary>
    public static IReadOnlyList<ResponseCard> For(VitalSet set, FlagsAnswer answer) =>
        [.. answer.Flags.SelectMany(flag => For(set, flag.Finding.Rule, flag.Finding.Severity)).Distinct()];

    /// <summary>The cards that answer one flag, or one stop at its red level.</summary>
    public static IReadOnlyList<ResponseCard> For(VitalSet set, string rule, Severity level) =>
        [.. All.Where(card => card.When.Contains((rule, level)) && card.Applies(set))];

    private static bool IsSedatedAndVomiting(VitalSet set) => set.Vitals.VomitEpisodes > 0 && MindFlags.IsSedated(set);
}
