using Stillpoint.Care.Findings;
using static Stillpoint.Care.Session.Emergencies.Rescue;

namespace Stillpoint.Care.Session.Emergencies;

/// <summary>The emergency cards of the clinic. Doses are for adults; a drug is given on a prescriber's order.</summary>
public static class EmergencyCards
{
    private static readonly TimeSpan FiveMinutes = TimeSpan.FromMinutes(5), QuarterHour = TimeSpan.FromMinutes(15);

    public static IReadOnlyList<EmergencyCard> All { get; } =
    [
        new("EMG-PRESSURE", "Hypertensive urgency or emergency", "180 systolic or 110 diastolic that stays, or any high pressure with chest pain, breathlessness, changed vision, a neurological deficit or severe headache", ["I16.0", "I16.1"],
        [
            new("stop", "Stop ketamine. Measure again by hand, in both arms. Raise the head by 30 to 45 degrees."),
            new("symptoms", "Chest pain, breathlessness, changed vision, a neurological deficit, severe headache? Then it is an emergency: 911, ECG, oxygen below 92 %, nothing by mouth.") { CallsForHelp = true },
            new("quiet", "No symptoms: 10 to 15 minutes of quiet, pressure every 5, pain and fear treated. Most settle.", Fixed("midazolam", 0.5m, 1m, "IV, for fear")) { LookAgainAfter = FiveMinutes },
            new("treat", "Still 180/110 after 15 minutes: one drug.",
                Fixed("labetalol", 10m, 20m, "IV over 2 min; again 20–40 mg every 10 min", limit: "300 mg in all by label; 80 mg in this office", notWhen: "heart rate below 60, asthma, heart block, heart failure", policy: true),
                Fixed("hydralazine", 5m, 10m, "IV every 20 min", limit: "20 mg in all"),
                new("nicardipine", "IV infusion at 5 mg/h, 2.5 mg/h more every 5–15 min") { Limit = "15 mg/h" }) { LookAgainAfter = FiveMinutes },
            new("target", "Let it fall by no more than a quarter in the first hour."),
            new("transfer", "Not below 160/100 in 60 minutes, or any sign of emergency: transfer.") { CallsForHelp = true, LookAgainAfter = TimeSpan.FromMinutes(60) },
        ], Sources.Named("AHA BP 2017 / 2024; labels of labetalol, hydralazine, nicardipine"))
        { Policy = true, RaisedBy = ["FLG-SBP-HIGH", "FLG-DBP-HIGH", "STOP-BP"], Afterwards = "An adverse event of grade 3 or more. No further dose before cardiology has looked." },

        new("EMG-AIRWAY", "Laryngospasm or apnoea", "stridor, a silent chest that heaves, no breath, or a falling saturation", ["J38.5", "R06.81"],
        [
            new("stop", "Stop. Call for help. Take away what stimulates. 100 % oxygen."),
            new("jaw", "Jaw thrust, with firm pressure behind the ear lobes. Suction."),
            new("pressure", "Continuous positive pressure of 10–20 cmH2O with a tight mask; bag and mask if there is no breath. In an office, 911 now.") { CallsForHelp = true },
            new("deepen", "Deepen: anesthesia staff only.", ByWeight("propofol", 0.25m, 0.5m, "IV, anesthesia staff")),
            new("relax", "Relax: anesthesia staff only.",
                ByWeight("succinylcholine", 0.1m, 0.5m, "IV; 1–1.5 mg/kg to intubate; 4 mg/kg into a muscle"),
                ByWeight("atropine", 0.01m, 0.02m, "IV, when the heart slows")),
            new("tube", "Intubate, or open the front of the neck."),
            new("reverse", "If an opioid or a benzodiazepine was given.",
                Fixed("naloxone", 0.04m, 0.4m, "IV, opioid given"),
                Fixed("flumazenil", 0.2m, 0.2m, "IV every 60 s, benzodiazepine given", limit: "1 mg in all", notWhen: "benzodiazepines every day, seizures")),
        ], Sources.Named("Green 2011; Ketalar PI 2024; ASA 2018"))
        { RaisedBy = ["FLG-AIRWAY", "FLG-APNOEA", "FLG-SPO2", "FLG-RR", "FLG-MOAAS", "STOP-AIRWAY", "STOP-SEDATION"], Afterwards = "Observe for at least 2 to 4 hours: the lungs may fill after breathing against a closed throat. After a fast push apnoea is usually brief; bag and mask, and push over a minute or more." },

        new("EMG-EMERGENCE", "Severe emergence reaction", "combative, terrified or not to be redirected", ["F05"],
        [
            new("stop", "Stop. One calm voice, dim light, eye mask off. Keep the patient from harm."),
            new("check", "Check saturation, glucose and pressure: fear can be hypoxia."),
            new("calm", "A benzodiazepine to effect.",
                Fixed("midazolam", 1m, 2m, "IV every 2–3 min to effect; 0.5–1 mg from 65 years; 5 mg into a muscle without a line", limit: "5 mg in all"),
                Fixed("lorazepam", 1m, 2m, "IV or IM")) { LookAgainAfter = TimeSpan.FromMinutes(3) },
            new("psychosis", "Only if psychotic or in danger.", Fixed("haloperidol", 2.5m, 5m, "IM", notWhen: "a long QTc")),
            new("restraint", "Restraint last and least; an order lasts at most 4 hours in an adult, where the law allows it."),
            new("transfer", "Longer than 4 hours, or delirium: emergency department.") { CallsForHelp = true },
        ], Sources.Named("Ketalar PI 2024; Cohen 2018; 42 CFR 482.13"))
        { RaisedBy = ["FLG-EMERGENCE", "FLG-RASS", "FLG-CADSS", "STOP-AGITATION"], Afterwards = "One nurse for this patient through recovery." },

        new("EMG-ANAPHYLAXIS", "Anaphylaxis", "skin or mucosa together with breathing, pressure or gut; or a falling pressure, wheeze or swollen throat after an exposure", ["T88.6XXA"],
        [
            new("stop", "Stop. 911. Lie flat, legs up.") { CallsForHelp = true },
            new("epinephrine", "Epinephrine into the outer middle of the thigh, at once.", new RescueDose("epinephrine", "IM from 1 mg/mL; again every 5–15 min", Units.Dose.Of(0.3m), Units.Dose.Of(0.5m), (Units.MgPerKg.Of(0.01m), Units.MgPerKg.Of(0.01m))) { Limit = "0.5 mg each time" }) { LookAgainAfter = FiveMinutes },
            new("oxygen", "Oxygen 10–15 L/min. Saline 1–2 L (20 mL/kg)."),
            new("wheeze", "Wheeze.", Fixed("albuterol", 2.5m, 5m, "nebulised")),
            new("second-line", "Second line, never instead of epinephrine.",
                Fixed("diphenhydramine", 25m, 50m, "IV"),
                Fixed("famotidine", 20m, 20m, "IV"),
                ByWeight("methylprednisolone", 1m, 1m, "IV")),
        ], Sources.Named("WAO 2020"))
        { Afterwards = "Observe for at least 4 to 6 hours in an emergency department; tryptase after 1 to 2 hours; enter the allergy, which rules out ketamine from now on." },

        new("EMG-SUICIDALITY", "Positive suicidality screen", "any yes to ideation, intent, plan or recent behaviour", ["R45.851"],
        [
            new("high", "Intent, plan, or behaviour within 3 months: never alone, one to one; means removed; psychiatrist now; emergency department or 911 if no safe place; the emergency contact as the law allows.") { CallsForHelp = true },
            new("moderate", "Method without intent, or behaviour longer ago: prescriber the same day; a written safety plan; someone close told with consent; seen within 72 hours."),
            new("low", "Wish or thought only: safety plan, talk about means, the 988 card; seen within 7 days."),
            new("prompt", "A questionnaire item on its own: ask the full screen at this visit, and hold until it is done."),
        ], Sources.Named("Columbia Lighthouse; Joint Commission NPSG.15.01.01; SPRAVATO PI 2025"))
        { Policy = true, Afterwards = "At high risk nobody is discharged without a signed disposition. Treatment goes on only where a psychiatrist documents its benefit, and never instead of admission." },

        new("EMG-SEIZURE", "Seizure", "a fit seen during the session", ["R56.9"],
        [
            new("stop", "Stop. On the side. Oxygen. Time it."),
            new("treat", "It does not stop by itself.",
                ByWeight("lorazepam", 0.1m, 0.1m, "IV", largest: 4m),
                Fixed("midazolam", 10m, 10m, "IM, above 40 kg")),
            new("call", "Longer than 5 minutes: 911.") { CallsForHelp = true, LookAgainAfter = FiveMinutes },
        ], Sources.Named("AES 2016"))
        { RaisedBy = ["FLG-SYMPTOM", "STOP-NEURO"], Afterwards = "The drug is never restarted in this session." },

        new("EMG-CHEST-PAIN", "Chest pain", "pain, pressure or tightness in the chest", [],
        [
            new("stop", "Stop. ECG within 10 minutes."),
            new("aspirin", "Aspirin, chewed.", Fixed("aspirin", 324m, 324m, "by mouth, chewed")),
            new("call", "911.") { CallsForHelp = true },
            new("nitroglycerin", "Nitroglycerin.", Fixed("nitroglycerin", 0.4m, 0.4m, "under the tongue", notWhen: "systolic 100 or less")),
        ], Sources.Named("AHA"))
        { RaisedBy = ["FLG-SYMPTOM", "STOP-CHEST"] },

        new("EMG-ARREST", "Cardiac arrest", "no response, no normal breath", [],
        [
            new("compress", "911. Compressions at 100–120 a minute.") { CallsForHelp = true },
            new("shock", "Defibrillator on, and do what it says."),
            new("epinephrine", "Epinephrine.", Fixed("epinephrine", 1m, 1m, "IV every 3–5 min")) { LookAgainAfter = TimeSpan.FromMinutes(3) },
        ], Sources.Named("AHA ACLS")),

        new("EMG-INFILTRATION", "Infiltrated line", "swelling, burning or a pump that alarms for pressure", [],
        [
            new("stop", "Stop. Take the line out."),
            new("limb", "Raise the limb. Mark the edge. Photograph it."),
            new("new-site", "A new site, and only on a prescriber's order to go on."),
        ], Source.Policy) { Policy = true, RaisedBy = ["FLG-IV", "STOP-IV"] },

        new("EMG-OVERINFUSION", "Pump gave too much", "a pump error, or more given than was planned", [],
        [
            new("stop", "Stop. Clamp."),
            new("compute", "Work out the milligrams given from the pump's log."),
            new("observe", "Observe for at least twice the minimum. There is no antidote, and dialysis doesn't help."),
            new("report", "Report it, and keep the pump as it is."),
        ], Source.Policy) { Policy = true, RaisedBy = ["STOP-PUMP"] },

        new("EMG-WRONG-DRUG", "Wrong drug or wrong patient", "the name, drug, dose or strength was not the one ordered", [],
        [
            new("stop", "Stop."),
            new("disclose", "Tell the patient and the prescriber."),
            new("record", "An adverse event, and a count of the drug: was any lost?"),
            new("report", "Report to MedWatch and ISMP."),
        ], Source.Policy) { Policy = true },

        new("EMG-FALL", "Fall", "on the floor, seen or unseen", [],
        [
            new("neuro", "Neurological checks, four, every 15 minutes.") { LookAgainAfter = QuarterHour },
            new("head", "The head was hit: emergency department.") { CallsForHelp = true },
        ], Source.Policy) { Policy = true },

        new("EMG-POWER", "Power or monitor lost", "a dark monitor, or no reading for 5 minutes", [],
        [
            new("pause", "Pause the drug. Switch to battery."),
            new("manual", "Pressure, pulse, breathing and saturation by hand, every 5 minutes.") { LookAgainAfter = FiveMinutes },
        ], Source.Policy) { Policy = true, RaisedBy = ["FLG-GAP", "STOP-MONITOR"] },

        new("EMG-AGGRESSION", "Threat or violence", "somebody threatens or strikes", [],
        [
            new("calm", "One voice, room to leave, nobody between them and the door."),
            new("leave", "Leave if it isn't safe."),
            new("call", "911.") { CallsForHelp = true },
        ], Source.Policy) { Policy = true },
    ];

    public static EmergencyCard? Find(string id) => All.FirstOrDefault(card => card.Id == id);

    /// <summary>The cards a flag or a stop rule leads to.</summary>
    public static IEnumerable<EmergencyCard> For(string rule) => All.Where(card => card.RaisedBy.Contains(rule));
}
