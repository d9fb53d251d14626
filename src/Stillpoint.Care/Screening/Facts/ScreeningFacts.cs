using static Stillpoint.Care.Screening.Facts.FactTopic;

namespace Stillpoint.Care.Screening.Facts;

/// <summary>What is asked of a patient or stated about one for screening: one row a fact, in the order of the contract.</summary>
public static class ScreeningFacts
{
    private static readonly FactRows rows = new();

    public static readonly FactKey<DateTimeOffset> ProblemListReviewedAt = rows.Moment("problemListReviewedAt", Lists, "Problem list gone through with the patient", "SCR-002 SCR-003 SCR-004 SCR-006 SCR-007 SCR-017 SCR-019 SCR-037 SCR-042 SCR-046");
    public static readonly FactKey<DateTimeOffset> AllergyListReviewedAt = rows.Moment("allergyListReviewedAt", Lists, "Allergy list gone through with the patient", "SCR-001");
    public static readonly FactKey<DateTimeOffset> MedicationListReviewedAt = rows.Moment("medicationListReviewedAt", Lists, "Medicine list gone through with the patient", "SCR-054 SCR-062");

    public static readonly FactKey<string> ClinicalSex = rows.Word("clinicalSex", Person, "Sex for clinical formulas", "SCR-025 SCR-029 SCR-055 PRE-15", ["male", "female", "unknown"]);

    public static readonly FactKey<Amount> NyhaClass = rows.Count("nyhaClass", Heart, "NYHA class", "SCR-009", 1, 4);
    public static readonly FactKey<Amount> LvefPercent = rows.Number("lvefPercent", Heart, "Left ventricular ejection fraction", "SCR-009", "%", 0, 100);
    public static readonly FactKey<RecordedDay> CvEventAt = rows.Day("cvEventAt", Heart, "Last heart attack, unstable angina, stroke or TIA", "SCR-007 SCR-008");
    public static readonly FactKey<bool> StableAngina = rows.YesNo("stableAngina", Heart, "Stable angina", "SCR-008");
    public static readonly FactKey<bool> RevascularisedCad = rows.YesNo("revascularisedCad", Heart, "Coronary disease with stent or bypass", "SCR-008");
    public static readonly FactKey<string> ValveSeverity = rows.Word("valveSeverity", Heart, "Valve disease", "SCR-010", ["none", "mild", "moderate", "severe"]);
    public static readonly FactKey<bool> ArrhythmiaControlled = rows.YesNo("arrhythmiaControlled", Heart, "Arrhythmia is controlled", "SCR-011");
    public static readonly FactKey<bool> HypertensiveEncephalopathyHistory = rows.YesNo("hypertensiveEncephalopathyHistory", Heart, "Hypertensive encephalopathy, ever", "SCR-016");

    public static readonly FactKey<bool> RaisedIntracranialPressure = rows.YesNo("raisedIntracranialPressure", BrainAndEyes, "Raised intracranial pressure", "SCR-017");
    public static readonly FactKey<RecordedDay> HeadInjuryAt = rows.Day("headInjuryAt", BrainAndEyes, "Last head injury", "SCR-017");
    public static readonly FactKey<string> EyeStatus = rows.Word("eyeStatus", BrainAndEyes, "Eyes", "SCR-018", ["normal", "raisedIop", "openGlobe", "acuteAngleClosure"]);

    public static readonly FactKey<string> PsychosisStatus = rows.Word("psychosisStatus", Mind, "Psychosis", "SCR-019 SCR-020", ["none", "current", "remitted"]);
    public static readonly FactKey<RecordedDay> PsychosisRemittedSince = rows.Day("psychosisRemittedSince", Mind, "Psychosis remitted since", "SCR-019 SCR-020");
    public static readonly FactKey<bool> FamilyPsychosisFirstDegree = rows.YesNo("familyPsychosisFirstDegree", Mind, "Psychosis in a parent, sibling or child", "SCR-020");
    public static readonly FactKey<Amount> YmrsTotal = rows.Count("ymrsTotal", Mind, "YMRS total", "SCR-021", 0, 60, Window.Days(14));
    public static readonly FactKey<string> MoodState = rows.Word("moodState", Mind, "Mood state", "SCR-021", ["euthymic", "depressed", "mania", "hypomania", "mixed"]);
    public static readonly FactKey<bool> CamPositive = rows.YesNo("camPositive", Mind, "CAM positive (delirium)", "SCR-022");
    public static readonly FactKey<Amount> MocaTotal = rows.Count("mocaTotal", Mind, "MoCA total", "SCR-022", 0, 30, loinc: ["72172-0"]);
    public static readonly FactKey<string> DementiaSeverity = rows.Word("dementiaSeverity", Mind, "Dementia", "SCR-022", ["none", "mild", "moderate", "severe"]);

    public static readonly FactKey<Amount> FailedAntidepressantTrials = rows.Count("failedAntidepressantTrials", Mind, "Antidepressants that failed in this episode", "IND-R2", 0, 20);

    public static readonly FactKey<bool> HallucinogenUseDisorder = rows.YesNo("hallucinogenUseDisorder", Substances, "Ketamine, PCP or hallucinogen use disorder now", "SCR-024");
    public static readonly FactKey<string> SudSeverity = rows.Word("sudSeverity", Substances, "Substance use disorder", "SCR-025", ["none", "mild", "moderate", "severe"]);
    public static readonly FactKey<RecordedDay> SudLastActiveAt = rows.Day("sudLastActiveAt", Substances, "Substance use disorder last active", "SCR-025 SCR-026");
    public static readonly FactKey<Amount> AuditTotal = rows.Count("auditTotal", Substances, "AUDIT total", "SCR-025", 0, 40);
    public static readonly FactKey<Amount> AuditCTotal = rows.Count("auditCTotal", Substances, "AUDIT-C total", "SCR-025", 0, 12, loinc: ["75626-2"]);
    public static readonly FactKey<Amount> Dast10Total = rows.Count("dast10Total", Substances, "DAST-10 total", "SCR-025", 0, 10, loinc: ["82667-7"]);
    public static readonly FactKey<bool> AlcoholLast24h = rows.YesNo("alcoholLast24h", Substances, "Alcohol in the last 24 hours", "SCR-027 PRE-16 DDI-44", Window.SameDate);
    public static readonly FactKey<Amount> BreathAlcoholPercent = rows.Number("breathAlcoholPercent", Substances, "Breath alcohol", "SCR-027 PRE-16", "%", 0, 5, Window.SameDate);
    public static readonly FactKey<bool> CannabisToday = rows.YesNo("cannabisToday", Substances, "Cannabis today", "SCR-027 PRE-16 DDI-46", Window.SameDate);
    public static readonly FactKey<IReadOnlyList<string>> UdsPositives = rows.Words("udsPositives", Substances, "Urine drug screen positive for", "SCR-027 PRE-16", DrugScreen);
    public static readonly FactKey<IReadOnlyList<string>> UdsPrescribed = rows.Words("udsPrescribed", Substances, "Of these, explained by a prescription", "SCR-027 PRE-16", DrugScreen);
    public static readonly FactKey<DateTimeOffset> UdsAt = rows.Moment("udsAt", Substances, "Urine drug screen taken", "SCR-027 PRE-16");

    public static readonly FactKey<bool> PregnancyCapable = rows.YesNo("pregnancyCapable", FactTopic.Pregnancy, "Can become pregnant", "SCR-029 PRE-15");
    public static readonly FactKey<string> PregnancyExemptReason = rows.Word("pregnancyExemptReason", FactTopic.Pregnancy, "Exempt from pregnancy testing because of", "SCR-029 PRE-15", ["hysterectomy", "bilateralOophorectomy", "postmenopausal", "none"]);
    public static readonly FactKey<bool> MissedMenses = rows.YesNo("missedMenses", FactTopic.Pregnancy, "Missed period", "SCR-029 PRE-15");
    public static readonly FactKey<bool> Pregnant = rows.YesNo("pregnant", FactTopic.Pregnancy, "Pregnant", "SCR-028 PRE-15");
    public static readonly FactKey<bool> Breastfeeding = rows.YesNo("breastfeeding", FactTopic.Pregnancy, "Breast-feeding", "SCR-030");

    public static readonly FactKey<Amount> ChildPughScore = rows.Count("childPughScore", LiverThyroidBladder, "Child-Pugh score", "SCR-031 SCR-032", 5, 15);
    public static readonly FactKey<bool> Thyrotoxic = rows.YesNo("thyrotoxic", LiverThyroidBladder, "Thyrotoxic", "SCR-036");
    public static readonly FactKey<bool> PhaeochromocytomaUntreated = rows.YesNo("phaeochromocytomaUntreated", LiverThyroidBladder, "Untreated phaeochromocytoma or paraganglioma", "SCR-037");
    public static readonly FactKey<bool> KetamineCystitis = rows.YesNo("ketamineCystitis", LiverThyroidBladder, "Ketamine-associated cystitis", "SCR-038");
    public static readonly FactKey<bool> HaematuriaUnexplained = rows.YesNo("haematuriaUnexplained", LiverThyroidBladder, "Unexplained blood in the urine", "SCR-038");
    public static readonly FactKey<bool> LutsPresent = rows.YesNo("lutsPresent", LiverThyroidBladder, "Lower urinary tract symptoms", "SCR-038");

    public static readonly FactKey<RecordedDay> UrologyClearedAt = rows.Day("urologyClearedAt", LiverThyroidBladder, "Urology has cleared the bladder", "SCR-038", Window.Months(12));

    public static readonly FactKey<Amount> StopBang = rows.Count("stopBang", Breathing, "STOP-BANG", "SCR-040 PRE-22", 0, 8, Window.Months(12));
    public static readonly FactKey<bool> Spo2OnOxygen = rows.YesNo("spo2OnOxygen", VitalSigns, "The oxygen saturation was taken on oxygen", "SCR-040 PRE-13", Window.SameDate);
    public static readonly FactKey<string> OsaSeverity = rows.Word("osaSeverity", Breathing, "Obstructive sleep apnoea", "SCR-040", ["none", "mild", "moderate", "severe"]);
    public static readonly FactKey<bool> OsaTreated = rows.YesNo("osaTreated", Breathing, "Sleep apnoea is treated", "SCR-040");
    public static readonly FactKey<bool> RespiratorySymptomsToday = rows.YesNo("respiratorySymptomsToday", Breathing, "Cough, cold or wheeze today", "SCR-041 PRE-18", Window.SameDate);
    public static readonly FactKey<RecordedDay> RespiratoryRecoveredAt = rows.Day("respiratoryRecoveredAt", Breathing, "Recovered from the last chest or throat infection", "SCR-041");
    public static readonly FactKey<bool> AirwayInstability = rows.YesNo("airwayInstability", Breathing, "Airway instability or tracheal surgery", "SCR-042");

    public static readonly FactKey<DateTimeOffset> LastSolidFoodAt = rows.Moment("lastSolidFoodAt", FactTopic.Fasting, "Last solid food", "SCR-043 PRE-06", Window.SameDate);
    public static readonly FactKey<bool> LastMealFatty = rows.YesNo("lastMealFatty", FactTopic.Fasting, "It was fatty", "SCR-043 PRE-06", Window.SameDate);
    public static readonly FactKey<DateTimeOffset> LastClearLiquidAt = rows.Moment("lastClearLiquidAt", FactTopic.Fasting, "Last clear drink", "SCR-043 PRE-07", Window.SameDate);
    public static readonly FactKey<DateTimeOffset> LastBreastMilkAt = rows.Moment("lastBreastMilkAt", FactTopic.Fasting, "Last breast milk", "SCR-043 PRE-08", Window.SameDate);
    public static readonly FactKey<DateTimeOffset> LastFormulaAt = rows.Moment("lastFormulaAt", FactTopic.Fasting, "Last formula", "SCR-043 PRE-08", Window.SameDate);
    public static readonly FactKey<string> Glp1Phase = rows.Word("glp1Phase", Medicines, "GLP-1 medicine: where in the course", "SCR-044 DDI-40", ["none", "escalation", "maintenance"]);
    public static readonly FactKey<bool> GiSymptomsToday = rows.YesNo("giSymptomsToday", FactTopic.Fasting, "Nausea, vomiting or bloating today", "DDI-40 PRE-18", Window.SameDate);

    public static readonly FactKey<RecordedDay> LastSeizureAt = rows.Day("lastSeizureAt", BrainAndEyes, "Last seizure", "SCR-045");
    public static readonly FactKey<bool> DissociativeDose = rows.YesNo("dissociativeDose", FactTopic.Order, "A dissociative dose is planned", "SCR-049");
    public static readonly FactKey<DateTimeOffset> GuardianConsentAt = rows.Moment("guardianConsentAt", FactTopic.Consent, "Guardian's consent signed", "SCR-048 PRE-02");
    public static readonly FactKey<SuicideScreenAnswers> CssrsAnswers = rows.SuicideScreen("cssrsAnswers", "C-SSRS screener, items 1 to 6b", "SCR-051 PRE-19", ["93246-7", "93247-5", "93248-3", "93249-1", "93250-9", "93267-3", "93269-9"]);
    public static readonly FactKey<Amount> Phq9Item9 = rows.Count("phq9Item9", FactTopic.SuicideScreen, "PHQ-9 item 9", "PRE-19", 0, 3, loinc: ["44260-8"]);
    public static readonly FactKey<bool> CapacityConfirmed = rows.YesNo("capacityConfirmed", FactTopic.Consent, "Capacity to consent confirmed", "SCR-052");
    public static readonly FactKey<DateTimeOffset> ConsentSignedAt = rows.Moment("consentSignedAt", FactTopic.Consent, "Consent signed", "SCR-052 PRE-02");
    public static readonly FactKey<ConsentScope> ConsentCovers = rows.Consent("consentCovers", "The signed consent covers", "SCR-052 PRE-02");

    public static readonly FactKey<bool> EscortConfirmed = rows.YesNo("escortConfirmed", Escort, "Escort confirmed", "SCR-053 PRE-10", Window.SameDate);
    public static readonly FactKey<string> EscortName = rows.Text("escortName", Escort, "Escort's name", "SCR-053 PRE-10");
    public static readonly FactKey<string> EscortPhone = rows.Text("escortPhone", Escort, "Escort's telephone", "SCR-053 PRE-10");
    public static readonly FactKey<Amount> EscortAgeYears = rows.Number("escortAgeYears", Escort, "Escort's age", "SCR-053 PRE-10", "years", 0, 130);
    public static readonly FactKey<string> EscortArrivalPlan = rows.Text("escortArrivalPlan", Escort, "When and where the escort comes", "SCR-053 PRE-10", Window.SameDate);
    public static readonly FactKey<bool> AgreesNotToDrive = rows.YesNo("agreesNotToDrive", Escort, "Patient agrees not to drive", "SCR-053 PRE-10", Window.SameDate);
    public static readonly FactKey<string> TransportKind = rows.Word("transportKind", Escort, "Way home", "SCR-053 PRE-10", ["escort", "rideShareAlone", "none"], Window.SameDate);

    public static readonly FactKey<IReadOnlyList<string>> ManagedInteractions = rows.InteractionIds("managedInteractions", "Interactions whose management is recorded", "SCR-054");
    public static readonly FactKey<Amount> QtcMs = rows.Number("qtcMs", Laboratory, "QTc", "SCR-055 SCR-056", "ms", 200, 900, Window.Months(12), [UnitSpelling.Same("ms")], ["8636-3"]);
    public static readonly FactKey<Amount> AsaClass = rows.Count("asaClass", Breathing, "ASA class", "SCR-058 PRE-22", 1, 6, Window.Months(12));
    public static readonly FactKey<bool> NasalObstruction = rows.YesNo("nasalObstruction", Nose, "Nose blocked", "SCR-059");
    public static readonly FactKey<bool> EpistaxisRecent = rows.YesNo("epistaxisRecent", Nose, "Recent nosebleed", "SCR-059");
    public static readonly FactKey<bool> NasalSurgeryRecent = rows.YesNo("nasalSurgeryRecent", Nose, "Recent surgery of the nose", "SCR-059");
    public static readonly FactKey<string> PriorKetamineReaction = rows.Word("priorKetamineReaction", PastKetamine, "Worst earlier reaction to ketamine", "SCR-060", ["none", "laryngospasm", "anaphylaxis", "psychosisOver24h", "severeEmergence"]);
    public static readonly FactKey<bool> EctOrTmsToday = rows.YesNo("ectOrTmsToday", FactTopic.Today, "ECT or TMS today", "SCR-061", Window.SameDate);
    public static readonly FactKey<bool> AnaesthesiaCapable = rows.YesNo("anaesthesiaCapable", Site, "The site can give anesthesia", "IND-R4");
    public static readonly FactKey<bool> SiteRemsCertified = rows.YesNo("siteRemsCertified", Site, "The site is REMS certified", "IND-R1 PRE-03");
    public static readonly FactKey<bool> PatientRemsEnrolled = rows.YesNo("patientRemsEnrolled", Site, "The patient is enrolled in the REMS", "IND-R1 PRE-03");
    public static readonly FactKey<bool> PrescriberOnSite = rows.YesNo("prescriberOnSite", Site, "A prescriber is on site", "PRE-03", Window.SameDate);
    public static readonly FactKey<IReadOnlyList<DrugTaken>> LastTaken = rows.DrugTimes("lastTaken", "Medicines taken as needed: last taken", "DDI-01 DDI-02 DDI-05 DDI-42");
    public static readonly FactKey<IReadOnlyList<string>> OwnKetamineOrders = rows.References("ownKetamineOrders", Medicines, "Ketamine ordered by this clinic", "DDI-70");
    public static readonly FactKey<bool> GrapefruitLast72h = rows.YesNo("grapefruitLast72h", Medicines, "Grapefruit in the last 72 hours", "DDI-28", Window.SameDate);

    private static IReadOnlyList<string> DrugScreen => ["opioid", "stimulant", "cocaine", "benzodiazepine", "cannabis", "ketamine", "pcp", "other"];

    public static IReadOnlyList<FactKey> All { get; } = rows.All;
}
