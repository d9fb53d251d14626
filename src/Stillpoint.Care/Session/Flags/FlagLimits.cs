using static Stillpoint.Care.HouseValues.Source;

namespace Stillpoint.Care.Session.Flags;

/// <summary>The alert limits of adults, flag by flag. Differences from the patient's own baseline are house policy even where the limits themselves are published.</summary>
public static class FlagLimits
{
    public static readonly HouseNumber
        SbpRed = new("FLG-SBP-HIGH.red", "Systolic, red from", 180, "mmHg", 160, 200, Sources.AhaPressure),
        SbpYellow = new("FLG-SBP-HIGH.yellow", "Systolic, yellow from", 160, "mmHg", 140, 180, Sources.AhaPressure) { Below = SbpRed },
        SbpRiseRed = new("FLG-SBP-HIGH.riseRed", "Systolic above the baseline, red from", 50, "mmHg", 40, 70, Policy),
        SbpRiseYellow = new("FLG-SBP-HIGH.riseYellow", "Systolic above the baseline, yellow from", 30, "mmHg", 20, 50, Policy) { Below = SbpRiseRed },
        RepeatWithin = new("FLG-SBP-HIGH.repeatWithin", "A flag is confirmed by a reading at most this long before", 2, "min", 1, 5, Policy),
        DbpRed = new("FLG-DBP-HIGH.red", "Diastolic, red from", 110, "mmHg", 100, 120, Sources.AhaPressure),
        DbpYellow = new("FLG-DBP-HIGH.yellow", "Diastolic, yellow from", 100, "mmHg", 90, 110, Sources.AhaPressure) { Below = DbpRed },
        DbpRiseYellow = new("FLG-DBP-HIGH.riseYellow", "Diastolic above the baseline, yellow from", 20, "mmHg", 10, 30, Policy),
        SbpLowRed = new("FLG-SBP-LOW.red", "Systolic, red below", 90, "mmHg", 80, 100, Policy),
        SbpLowYellow = new("FLG-SBP-LOW.yellow", "Systolic, yellow below", 100, "mmHg", 90, 110, Policy) { Above = SbpLowRed },
        SbpFallRed = new("FLG-SBP-LOW.fallRed", "Systolic below the baseline, red from", 30, "%", 20, 40, Policy),
        SbpFallYellow = new("FLG-SBP-LOW.fallYellow", "Systolic below the baseline, yellow from", 20, "%", 10, 30, Policy) { Below = SbpFallRed },
        SbpEmergency = new("FLG-SYMPTOM.sbp", "Systolic at which breathlessness or changed vision is an emergency", 180, "mmHg", 160, 180, Sources.AhaPressure),
        DbpEmergency = new("FLG-SYMPTOM.dbp", "Diastolic at which breathlessness or changed vision is an emergency", 120, "mmHg", 110, 120, Sources.AhaPressure),
        SbpWithRash = new("FLG-SYMPTOM.sbpWithRash", "With a rash, systolic red below", 90, "mmHg", 90, 110, Sources.Wao);

    public static readonly HouseNumber
        HeartRateRed = new("FLG-HR-HIGH.red", "Heart rate, red above", 130, "/min", 120, 150, Policy),
        HeartRateRedWithSymptoms = new("FLG-HR-HIGH.redWithSymptoms", "Heart rate with symptoms, red above", 120, "/min", 110, 130, Policy),
        HeartRateYellow = new("FLG-HR-HIGH.yellow", "Heart rate, yellow above", 110, "/min", 100, 120, Policy) { Below = HeartRateRed },
        HeartRateLowRed = new("FLG-HR-LOW.red", "Heart rate, red below", 40, "/min", 35, 50, Policy),
        HeartRateLowYellow = new("FLG-HR-LOW.yellow", "Heart rate, yellow below; with symptoms, red", 50, "/min", 45, 60, Policy) { Above = HeartRateLowRed };

    public static readonly HouseNumber
        SpO2RedHoweverShort = new("FLG-SPO2.redHoweverShort", "SpO2, red however short below", 80, "%", 75, 88, Sources.Asa) { Policy = true },
        SpO2Red = new("FLG-SPO2.red", "SpO2, red below, when it lasts", 90, "%", 88, 92, Sources.Asa) { Above = SpO2RedHoweverShort },
        SpO2Sustained = new("FLG-SPO2.lasts", "A low SpO2 lasts from", 15, "s", 5, 15, Policy),
        SpO2RedOnOxygen = new("FLG-SPO2.redOnOxygen", "SpO2 on oxygen, red below", 92, "%", 90, 95, Policy),
        SpO2Yellow = new("FLG-SPO2.yellow", "SpO2, yellow below", 94, "%", 92, 96, Policy) { Above = SpO2Red },
        BreathsLowRed = new("FLG-RR.lowRed", "Breaths, red below", 8, "/min", 6, 10, Policy),
        BreathsLowYellow = new("FLG-RR.lowYellow", "Breaths, yellow below", 10, "/min", 8, 12, Policy) { Above = BreathsLowRed },
        BreathsRed = new("FLG-RR.red", "Breaths, red above", 30, "/min", 25, 35, Policy),
        BreathsYellow = new("FLG-RR.yellow", "Breaths, yellow from", 25, "/min", 20, 28, Policy) { Below = BreathsRed },
        ApneaRed = new("FLG-APNOEA.red", "A pause in breathing, red from", 20, "s", 15, 20, Sources.SedationPractice),
        ApneaYellow = new("FLG-APNOEA.yellow", "A pause in breathing, yellow from", 10, "s", 5, 15, Sources.SedationPractice) { Below = ApneaRed },
        FlatCo2 = new("FLG-APNOEA.flat", "A flat CO2 waveform, red from", 15, "s", 10, 20, Policy),
        EtCo2Red = new("FLG-ETCO2.red", "End-tidal CO2, red above", 50, "mmHg", 48, 60, Policy),
        EtCo2Yellow = new("FLG-ETCO2.yellow", "End-tidal CO2, yellow above", 45, "mmHg", 42, 50, Policy) { Below = EtCo2Red },
        EtCo2Low = new("FLG-ETCO2.low", "End-tidal CO2, yellow below", 30, "mmHg", 25, 35, Policy),
        EtCo2RiseYellow = new("FLG-ETCO2.rise", "End-tidal CO2 above the baseline, yellow from", 10, "mmHg", 5, 15, Policy);

    public static readonly HouseNumber
        MoaasRed = new("FLG-MOAAS.red", "MOAA/S, red at or below", 2, "", 2, 3, Sources.SpravatoLabel) { Whole = true },
        MoaasYellow = new("FLG-MOAAS.yellow", "MOAA/S, yellow at or below", 3, "", 3, 4, Sources.SpravatoLabel) { Whole = true, Above = MoaasRed },
        RassHighRed = new("FLG-RASS.highRed", "RASS, red from", 3, "", 2, 3, Sources.Sessler) { Whole = true },
        RassHighYellow = new("FLG-RASS.highYellow", "RASS, yellow from", 1, "", 1, 2, Sources.Sessler) { Whole = true, Below = RassHighRed },
        RassLowRed = new("FLG-RASS.lowRed", "RASS, red at or below", -3, "", -3, -2, Sources.Sessler) { Whole = true },
        RassLowYellow = new("FLG-RASS.lowYellow", "RASS, yellow at or below", -2, "", -2, -1, Sources.Sessler) { Whole = true, Above = RassLowRed },
        CadssRed = new("FLG-CADSS.red", "CADSS-23, red from", 30, "", 20, 40, Policy) { Whole = true },
        CadssYellow = new("FLG-CADSS.yellow", "CADSS-23, yellow from", 15, "", 8, 20, Policy) { Whole = true, Below = CadssRed },
        SudsRed = new("FLG-SUDS.red", "Distress of 10, red from", 8, "", 6, 9, Policy) { Whole = true },
        SudsYellow = new("FLG-SUDS.yellow", "Distress of 10, yellow from", 5, "", 3, 6, Policy) { Whole = true, Below = SudsRed },
        NauseaRed = new("FLG-NAUSEA.red", "Nausea of 10, red from", 7, "", 5, 9, Policy) { Whole = true },
        NauseaYellow = new("FLG-NAUSEA.yellow", "Nausea of 10, yellow from", 4, "", 3, 6, Policy) { Whole = true, Below = NauseaRed },
        VomitsRed = new("FLG-NAUSEA.vomits", "Vomits in a session, red from; while sedated they stop the drug", 2, "", 2, 3, Policy) { Whole = true };

    public static readonly HouseNumber
        Overdue = new("FLG-GAP.overdue", "A set that is due, yellow when late by", 5, "min", 3, 10, Policy),
        MissedInARow = new("FLG-GAP.missed", "Sets missed in a row, red from", 2, "", 2, 3, Policy) { Whole = true },
        MonitorLost = new("FLG-GAP.monitorLost", "No valid reading of a continuous monitor, red above", 5, "min", 2, 10, Policy),
        SpeaksFor = new("FLG-GAP.speaksFor", "A charted value counts as the present state for", 20, "min", 10, 30, Policy),
        PressureSettles = new("STOP-BP.settles", "A red pressure that has not fallen stops the drug after", 10, "min", 5, 15, Policy),
        AgitationSettles = new("STOP-AGITATION.settles", "Agitation that has not settled stops the drug after", 5, "min", 3, 10, Policy);

    /// <summary>Years from which the limits of adults are the patient's own.</summary>
    public const decimal AdultFrom = 18;

    /// <summary>Years from which an adult's red limit is red, whatever a table by age would say; below, this rule set holds none.</summary>
    public const decimal RedHoldsFrom = 13;
}
