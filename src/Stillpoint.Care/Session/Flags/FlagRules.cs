using Stillpoint.Care.Findings;
using static Stillpoint.Care.Session.Flags.FlagLimits;

namespace Stillpoint.Care.Session.Flags;

/// <summary>A flag: its limits in words, and the function that reads them from a set.</summary>
public sealed record FlagRule : Rule
{
    internal FlagRule(string id, Func<House, string> what, string why, Source source, Func<VitalSet, IEnumerable<FlagReading>> read) : base(id, what, why, source)
    {
        Read = read;
        Policy = source == Source.Policy;
    }

    internal Func<VitalSet, IEnumerable<FlagReading>> Read { get; }

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
        new("FLG-SBP-HIGH", house => $"Systolic: yellow from {house[SbpYellow]} or {house[SbpRiseYellow]} above baseline, red from {house[SbpRed]} or {house[SbpRiseRed]} above.", "Ketamine raises pressure, and the severe range harms heart, brain and eye.", Sources.AhaPressure, CirculationFlags.SystolicHigh)
            { Inputs = ["vitals.sbp", "baseline.sbp"] },
        new("FLG-DBP-HIGH", house => $"Diastolic: yellow from {house[DbpYellow]} or {house[DbpRiseYellow]} above baseline, red from {house[DbpRed]}.", "As for systolic.", Sources.AhaPressure, CirculationFlags.DiastolicHigh)
            { Inputs = ["vitals.dbp", "baseline.dbp"] },
        new("FLG-SBP-LOW", house => $"Systolic: yellow below {house[SbpLowYellow]} or a fall of {house[SbpFallYellow]} %, red below {house[SbpLowRed]} or a fall of {house[SbpFallRed]} %.", "Low pressure with ketamine means something else is wrong.", Source.Policy, CirculationFlags.SystolicLow)
            { Inputs = ["vitals.sbp", "baseline.sbp"] },
        new("FLG-HR-HIGH", house => $"Heart rate: yellow above {house[HeartRateYellow]}, red above {house[HeartRateRed]}, or above {house[HeartRateRedWithSymptoms]} with symptoms.", "A heart driven too fast runs short of oxygen.", Source.Policy, CirculationFlags.HeartRateHigh)
            { Inputs = ["vitals.hr", "device.hrHigh", "vitals.symptomatic"] },
        new("FLG-HR-LOW", house => $"Heart rate: yellow below {house[HeartRateLowYellow]}, red below {house[HeartRateLowRed]}, or below {house[HeartRateLowYellow]} with symptoms.", "Slow under ketamine is unexpected, and late in hypoxia.", Source.Policy, CirculationFlags.HeartRateLow)
            { Inputs = ["vitals.hr", "device.hrLow", "vitals.symptomatic"] },
        new("FLG-SPO2", house => $"SpO2: yellow below {house[SpO2Yellow]} or a short run under {house[SpO2Red]}; red under {house[SpO2Red]} for {house[SpO2Sustained].WithUnit}, under {house[SpO2RedHoweverShort]} however short, or under {house[SpO2RedOnOxygen]} on oxygen.", "Oxygen runs out before anything else shows it.", Sources.Asa, BreathingFlags.Saturation)
            { RedNeedsNoRepeat = true, Inputs = ["vitals.spo2", "vitals.spo2BelowSec", "vitals.onOxygen", "device.spo2LowMin", "device.spo2Below90Seconds"] },
        new("FLG-RR", house => $"Breathing: yellow below {house[BreathsLowYellow]} or from {house[BreathsYellow]} a minute, red below {house[BreathsLowRed]} or above {house[BreathsRed]}.", "A slow rate comes before a low saturation.", Source.Policy, BreathingFlags.Rate)
            { RedNeedsNoRepeat = true, Inputs = ["vitals.rr", "device.rrLow", "device.rrHigh"] },
        new("FLG-APNOEA", house => $"A pause in breathing: yellow from {house[ApneaYellow].WithUnit}, red from {house[ApneaRed].WithUnit} or a flat CO2 waveform for {house[FlatCo2].WithUnit}.", "A pause is seen before the saturation falls.", Sources.SedationPractice, BreathingFlags.Apnea)
            { RedNeedsNoRepeat = true, Inputs = ["vitals.apnoeaSec", "vitals.etco2FlatSec", "device.apnoeaSeconds"] },
        new("FLG-ETCO2", house => $"End-tidal CO2: yellow above {house[EtCo2Yellow]}, below {house[EtCo2Low]} or {house[EtCo2RiseYellow]} above baseline, red above {house[EtCo2Red]} or flat for {house[FlatCo2].WithUnit}.", "Ventilation fails before oxygenation does.", Source.Policy, BreathingFlags.CarbonDioxide)
            { Inputs = ["vitals.etco2", "vitals.etco2FlatSec", "baseline.etco2"] },
        new("FLG-MOAAS", house => $"MOAA/S: yellow at {house[MoaasYellow]} or less, red at {house[MoaasRed]} or less.", "Deeper than that an airway can be lost.", Sources.SpravatoLabel, MindFlags.Sedation)
            { Inputs = ["vitals.moaas"] },
        new("FLG-RASS", house => $"RASS: yellow from {MindFlags.Signed(house[RassLowYellow])} down and {MindFlags.Signed(house[RassHighYellow])} up, red from {MindFlags.Signed(house[RassLowRed])} down and {MindFlags.Signed(house[RassHighRed])} up.", "Too deep, or too stirred to be kept safe.", Sources.Sessler, MindFlags.Agitation)
            { Inputs = ["vitals.rass"] },
        new("FLG-CADSS", house => $"CADSS-23: yellow from {house[CadssYellow]}, red from {house[CadssRed]}, or with a distress of {house[SudsRed]} or more.", "Dissociation is expected; being lost in it is not.", Source.Policy, MindFlags.Dissociation)
            { Inputs = ["vitals.cadss", "vitals.suds"] },
        new("FLG-SUDS", house => $"Distress: yellow from {house[SudsYellow]}, red from {house[SudsRed]} of 10.", "What a patient can't bear is a reason to slow down.", Source.Policy, MindFlags.Distress)
            { Inputs = ["vitals.suds"] },
        new("FLG-NAUSEA", house => $"Nausea: yellow from {house[NauseaYellow]} of 10 or a vomit, red from {house[NauseaRed]}, {house[VomitsRed]} vomits, or any vomit at MOAA/S {house[MoaasYellow]} or less.", "Vomiting while sedated ends in the lungs.", Source.Policy, MindFlags.Nausea)
            { Inputs = ["vitals.nausea", "vitals.vomitEpisodes", "vitals.moaas"] },
        new("FLG-EMERGENCE", _ => "Emergence: yellow for distress in words, red when combative.", "Someone who can't be redirected may be hurt.", Sources.KetalarLabel, MindFlags.Emergence)
            { Inputs = ["vitals.agitation"] },
        new("FLG-IV", _ => "The line: yellow when it burns, red when it has infiltrated.", "Drug beside the vein is a dose nobody knows.", Source.Policy, MindFlags.Line)
            { Inputs = ["vitals.ivSite"] },
        new("FLG-SYMPTOM", house => $"Chest pain, focal deficit, severe headache, syncope, seizure, wheeze or throat tightness: red. Short of breath or changed vision at {house[SbpEmergency]} systolic or {house[DbpEmergency]} diastolic: red. A rash with shortness of breath, vomiting or systolic below {house[SbpWithRash]}: red. Short of breath alone, a rash alone: yellow.", "These are emergencies until proven otherwise; a rash with a second sign may be anaphylaxis.", Source.All(Sources.AhaPressure, Sources.Wao), SymptomFlags.Complaints)
            { RedNeedsNoRepeat = true, Inputs = ["vitals.symptoms", "vitals.sbp", "vitals.dbp", "vitals.vomitEpisodes"] },
        new("FLG-AIRWAY", _ => "The airway: yellow when drooling, red with stridor or obstruction.", "Saliva on the cords can close them.", Sources.KetalarLabel, BreathingFlags.Airway)
            { RedNeedsNoRepeat = true, Inputs = ["vitals.airway"] },
        new("FLG-GAP", house => $"Charting: yellow when a set is {house[Overdue]} minutes overdue, red when {house[MissedInARow]} in a row are missed or the monitor is lost for more than {house[MonitorLost]}.", "What is not measured is not known to be well.", Source.Policy, MindFlags.Gap)
            { IsNotMeasured = true, Inputs = ["schedule"] },
    ];

    public static FlagRule Find(string id) => All.First(rule => rule.Id == id);
}
