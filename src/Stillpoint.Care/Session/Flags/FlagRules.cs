using Stillpoint.Care.Findings;

namespace Stillpoint.Care.Session.Flags;

/// <summary>A flag: its limits in words, and the function that reads them from a set.</summary>
public sealed record FlagRule : Rule
{
    internal FlagRule(string id, string what, string why, string source, Func<VitalSet, IEnumerable<Reading>> read) : base(id, what, why, Sources.Named(source))
    {
        Read = read;
        Policy = source == Source.Policy.Name;
    }

    internal Func<VitalSet, IEnumerable<Reading>> Read { get; }

    /// <summary>Acted on at the first red reading, without waiting for a second.</summary>
    public bool RedNeedsNoRepeat { get; init; }

    /// <summary>Nothing a repeat could confirm.</summary>
    public bool IsNotMeasured { get; init; }
}

/// <summary>The flags of a session. A red flag pauses or stops and brings the prescriber; a yellow one is acted on.</summary>
public static class FlagRules
{
    public static IReadOnlyList<FlagRule> All { get; } =
    [
        new("FLG-SBP-HIGH", "Systolic: yellow from 160 or 30 above baseline, red from 180 or 50 above.", "Ketamine raises pressure, and the severe range harms heart, brain and eye.", "AHA BP 2017 / 2024", CirculationFlags.SystolicHigh) { Inputs = ["vitals.sbp", "baseline.sbp"] },
        new("FLG-DBP-HIGH", "Diastolic: yellow from 100 or 20 above baseline, red from 110.", "As for systolic.", "AHA BP 2017 / 2024", CirculationFlags.DiastolicHigh) { Inputs = ["vitals.dbp", "baseline.dbp"] },
        new("FLG-SBP-LOW", "Systolic: yellow below 100 or a fall of 20 %, red below 90 or a fall of 30 %.", "Low pressure with ketamine means something else is wrong.", "[POLICY]", CirculationFlags.SystolicLow) { Inputs = ["vitals.sbp", "baseline.sbp"] },
        new("FLG-HR-HIGH", "Heart rate: yellow above 110, red above 130, or above 120 with symptoms.", "A heart driven too fast runs short of oxygen.", "[POLICY]", CirculationFlags.HeartRateHigh) { Inputs = ["vitals.hr", "device.hrHigh", "vitals.symptomatic"] },
        new("FLG-HR-LOW", "Heart rate: yellow below 50, red below 40, or below 50 with symptoms.", "Slow under ketamine is unexpected, and late in hypoxia.", "[POLICY]", CirculationFlags.HeartRateLow) { Inputs = ["vitals.hr", "device.hrLow", "vitals.symptomatic"] },
        new("FLG-SPO2", "SpO2: yellow below 94 or a short run under 90, red under 90 for 15 s or under 92 on oxygen.", "Oxygen runs out before anything else shows it.", "ASA 2018", BreathingFlags.Saturation) { RedNeedsNoRepeat = true, Inputs = ["vitals.spo2", "vitals.spo2BelowSec", "vitals.onOxygen", "device.spo2LowMin", "device.spo2Below90Seconds"] },
        new("FLG-RR", "Breathing: yellow at 8–9 or 25–30 a minute, red below 8 or above 30.", "A slow rate comes before a low saturation.", "[POLICY]", BreathingFlags.Rate) { RedNeedsNoRepeat = true, Inputs = ["vitals.rr", "device.rrLow", "device.rrHigh"] },
        new("FLG-APNOEA", "A pause in breathing: yellow from 10 s, red from 20 s or a flat CO2 waveform for 15.", "A pause is seen before the saturation falls.", "sedation practice", BreathingFlags.Apnoea) { RedNeedsNoRepeat = true, Inputs = ["vitals.apnoeaSec", "vitals.etco2FlatSec", "device.apnoeaSeconds"] },
        new("FLG-ETCO2", "End-tidal CO2: yellow above 45, below 30 or 10 above baseline, red above 50 or flat for 15 s.", "Ventilation fails before oxygenation does.", "[POLICY]", BreathingFlags.CarbonDioxide) { Inputs = ["vitals.etco2", "vitals.etco2FlatSec", "baseline.etco2"] },
        new("FLG-MOAAS", "MOAA/S: yellow at 3, red at 2 or less.", "Below 3 an airway can be lost.", "SPRAVATO PI 2025", MindFlags.Sedation) { Inputs = ["vitals.moaas"] },
        new("FLG-RASS", "RASS: yellow at −2, +1 and +2, red from −3 down and +3 up.", "Too deep, or too stirred to be kept safe.", "Sessler 2002", MindFlags.Agitation) { Inputs = ["vitals.rass"] },
        new("FLG-CADSS", "CADSS-23: yellow from 15, red from 30, or with a distress of 8 or more.", "Dissociation is expected; being lost in it is not.", "[POLICY]", MindFlags.Dissociation) { Inputs = ["vitals.cadss", "vitals.suds"] },
        new("FLG-SUDS", "Distress: yellow from 5, red from 8 of 10.", "What a patient can't bear is a reason to slow down.", "[POLICY]", MindFlags.Distress) { Inputs = ["vitals.suds"] },
        new("FLG-NAUSEA", "Nausea: yellow from 4 of 10 or one vomit, red from 7, two vomits, or any vomit at MOAA/S 3 or less.", "Vomiting while sedated ends in the lungs.", "[POLICY]", MindFlags.Nausea) { Inputs = ["vitals.nausea", "vitals.vomitEpisodes", "vitals.moaas"] },
        new("FLG-EMERGENCE", "Emergence: yellow for distress in words, red when combative.", "Someone who can't be redirected may be hurt.", "Ketalar PI 2024", MindFlags.Emergence) { Inputs = ["vitals.agitation"] },
        new("FLG-IV", "The line: yellow when it burns, red when it has infiltrated.", "Drug beside the vein is a dose nobody knows.", "[POLICY]", MindFlags.Line) { Inputs = ["vitals.ivSite"] },
        new("FLG-SYMPTOM", "Chest pain, focal deficit, severe headache, syncope or seizure: red. Breathlessness or changed vision at 180 systolic or 120 diastolic: red.", "These are emergencies until proven otherwise.", "AHA BP 2017 / 2024", MindFlags.Complaints) { RedNeedsNoRepeat = true, Inputs = ["vitals.symptoms", "vitals.sbp", "vitals.dbp"] },
        new("FLG-AIRWAY", "The airway: yellow when drooling, red with stridor or obstruction.", "Saliva on the cords can close them.", "Ketalar PI 2024", BreathingFlags.Airway) { RedNeedsNoRepeat = true, Inputs = ["vitals.airway"] },
        new("FLG-GAP", "Charting: yellow when a set is 5 minutes overdue, red when two in a row are missed or the monitor is lost for more than 5.", "What is not measured is not known to be well.", "[POLICY]", MindFlags.Gap) { IsNotMeasured = true, Inputs = ["schedule"] },
    ];

    public static FlagRule Find(string id) => All.First(rule => rule.Id == id);
}
