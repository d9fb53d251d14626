namespace Stillpoint.Care.Screening.Record;

/// <summary>
/// What codes and words mean to the screening rules. ICD-10-CM prefixes and SNOMED CT codes are those the clinical rule set names as
/// triggers; phrases are our own. A code is a prompt: it fires a rule only where the record says the diagnosis is confirmed.
/// </summary>
internal static class ProblemTable
{
    public static IReadOnlyList<ProblemRow> Rows { get; } =
    [
        new(Problem.Aneurysm, "Aneurysmal vascular disease", "I71 I67.1 I72", "67362008 233985008 128609009 74883004", "aneurysm|aneurysmal|aneurism|AAA"),
        new(Problem.ArteriovenousMalformation, "Arteriovenous malformation", "Q28.2 Q27.3", "", "arteriovenous malformation|AVM|AV malformation"),
        new(Problem.IntracerebralHaemorrhage, "Intracerebral haemorrhage", "I61 I69.1", "274100004", "intracerebral haemorrhage|intracerebral bleed|cerebral haemorrhage|intraparenchymal haemorrhage|haemorrhagic stroke|haemorrhagic cerebrovascular accident") { BroadWords = "intracranial haemorrhage|brain haemorrhage|brain bleed|intracranial bleed" },
        new(Problem.SubarachnoidHaemorrhage, "Subarachnoid haemorrhage", "I60 I69.0", "21454007", "subarachnoid haemorrhage|subarachnoid bleed"),
        new(Problem.AorticDissection, "Aortic dissection", "I71.0", "308546005", "aortic dissection|dissection of aorta|dissection of thoracic aorta|dissection of abdominal aorta|dissecting aneurysm of aorta|dissecting aortic aneurysm"),
        new(Problem.CardiovascularEvent, "Cardiovascular event", "I21 I20.0 I63 G45.9", "22298006 57054005 401303003 4557003 230690007 422504002 266257000", "myocardial infarction|heart attack|STEMI|NSTEMI|acute coronary syndrome|unstable angina|stroke|cerebrovascular accident|CVA|cerebral infarction|transient ischaemic attack|TIA|cardiac arrest"),
        new(Problem.CoronaryDisease, "Coronary artery disease", "I25", "53741008 194828000", "coronary artery disease|coronary heart disease|coronary arteriosclerosis|coronary atherosclerosis|ischaemic heart disease|CAD|stable angina|angina pectoris|angina|old myocardial infarction|healed myocardial infarction|coronary artery bypass|aortocoronary bypass|coronary bypass graft|coronary stent|coronary angioplasty"),
        new(Problem.HeartFailure, "Heart failure", "I50", "84114007 42343007 88805009", "heart failure|cardiac failure|ventricular failure|CHF|HFrEF|HFpEF"),
        new(Problem.ValveStenosis, "Aortic or mitral stenosis", "I35.0 I05.0", "60573004 79619009", "aortic stenosis|aortic valve stenosis|stenosis of aortic valve|mitral stenosis|mitral valve stenosis|stenosis of mitral valve"),
        new(Problem.Arrhythmia, "Arrhythmia", "I47-I49 R00", "49436004 6456007", "arrhythmia|dysrhythmia|atrial fibrillation|atrial flutter|supraventricular tachycardia|ventricular tachycardia|ventricular fibrillation|tachycardia|bradycardia|sick sinus syndrome|SVT"),
        new(Problem.HeartDisease, "Heart disease", "I20-I52", "22298006 57054005 401303003 4557003 53741008 194828000 84114007 42343007 88805009 60573004 79619009 49436004 6456007", "heart disease|coronary artery disease|heart failure|cardiomyopathy|atrial fibrillation|atrial flutter|supraventricular tachycardia|ventricular tachycardia|myocardial infarction|aortic stenosis|mitral stenosis|angina|heart block|long QT syndrome"),
        new(Problem.Hypertension, "Hypertension", "I10-I16", "38341003 59621000", "hypertension|gestational hypertension|high blood pressure|hypertensive disorder|hypertensive disease|HTN"),
        new(Problem.HypertensiveEncephalopathy, "Hypertensive encephalopathy", "I67.4", "50490005", "hypertensive encephalopathy"),
        new(Problem.RaisedIntracranialPressure, "Raised intracranial pressure, mass or hydrocephalus", "G93.2 G91 C71 C79.31 D32.0 D33.0 D33.1 D33.2 D43.0 D43.1 D43.2", "230745008 68267002", "raised intracranial pressure|increased intracranial pressure|elevated intracranial pressure|intracranial hypertension|hydrocephalus|pseudotumor cerebri|brain mass|brain tumour|cerebral tumour|intracranial mass|intracranial tumour|space occupying lesion|glioblastoma|glioma|meningioma|brain metastasis|brain metastases|brain cancer"),
        new(Problem.HeadInjury, "Head injury", "S06", "127295002 62564004 110030002", "head injury|head trauma|traumatic brain injury|intracranial injury|TBI|concussion|subdural haematoma|epidural haematoma|cerebral contusion"),
        new(Problem.OpenGlobeOrAcuteClosure, "Open globe or acute angle closure", "H40.21 S05.2 S05.3 S05.4 S05.5 S05.6", "30041005", "acute angle closure|acute angle closure glaucoma|open globe|open globe injury|ruptured globe|globe rupture|rupture of globe|penetrating eye injury"),
        new(Problem.RaisedEyePressure, "Raised pressure in the eye", "H40", "23986001", "glaucoma|ocular hypertension|raised intraocular pressure|increased intraocular pressure|elevated intraocular pressure") { NotIcd = "H40.21" },
        new(Problem.OtherEyeInjury, "Eye injury", "S05") { NotIcd = "S05.2 S05.3 S05.4 S05.5 S05.6" },
        new(Problem.Psychosis, "Psychosis", "F20-F29 F32.3 F33.3 F31.2 F31.5 F31.64", "58214004 69322001 68890003", "psychosis|psychoses|psychotic disorder|psychotic episode|psychotic features|psychotic symptoms|psychotic depression|schizophrenia|schizophreniform|schizoaffective|schizotypal|delusional disorder"),
        new(Problem.FamilyPsychosis, "Family history of psychosis", "Z81.8"),
        new(Problem.Mania, "Mania, hypomania or a mixed state", "F30 F31.0 F31.1 F31.2 F31.6", "", "mania|hypomania|manic episode|hypomanic episode|mixed episode|manic|hypomanic"),
        new(Problem.Delirium, "Delirium", "F05", "2776000", "delirium|acute confusional state"),
        new(Problem.Dementia, "Dementia", "F01-F03 G30", "52448006 26929004 230265002", "dementia|alzheimer|alzheimer disease|major neurocognitive disorder"),
        new(Problem.DissociativeOrBorderline, "Dissociative or borderline personality disorder", "F44.81 F60.3", "44376007 20010003", "dissociative disorder|dissociative identity disorder|borderline personality disorder|multiple personality disorder|emotionally unstable personality disorder"),

        new(Problem.HallucinogenUse, "Ketamine, PCP or hallucinogen use disorder", "F16.1 F16.2", "", Graded("ketamine|PCP|phencyclidine|hallucinogen|LSD", "use disorder|abuse|dependence|addiction|misuse")) { NotIcd = "F16.11 F16.21" },
        new(Problem.AlcoholDependence, "Alcohol dependence", "F10.2", "66590003", Dependence("alcohol") + "|alcoholism") { NotIcd = "F10.21" },
        new(Problem.OpioidDependence, "Opioid dependence", "F11.2", "75544000", Dependence("opioid|opiate|heroin")) { NotIcd = "F11.21" },
        new(Problem.CocaineDependence, "Cocaine dependence", "F14.2", "", Dependence("cocaine")) { NotIcd = "F14.21" },
        new(Problem.OtherDependence, "Substance dependence", "F12.2 F13.2 F15.2 F18.2 F19.2", "", Dependence("cannabis|marijuana|sedative|hypnotic|anxiolytic|benzodiazepine|stimulant|amphetamine|methamphetamine|inhalant|drug|substance|polysubstance")) { NotIcd = "F12.21 F13.21 F15.21 F18.21 F19.21" },
        new(Problem.SubstanceAbuse, "Substance use disorder", "F10.1 F11.1 F12.1 F13.1 F14.1 F15.1 F18.1 F19.1", "5602001", Graded("alcohol|opioid|opiate|heroin|cocaine|cannabis|marijuana|sedative|benzodiazepine|stimulant|amphetamine|methamphetamine|inhalant|drug|substance|polysubstance", "use disorder|abuse|use disorder mild")) { NotIcd = "F10.11 F11.11 F12.11 F13.11 F14.11 F15.11 F18.11 F19.11" },
        new(Problem.SubstanceRemission, "Substance use disorder in remission", "F10.11 F10.21 F11.11 F11.21 F12.11 F12.21 F13.11 F13.21 F14.11 F14.21 F15.11 F15.21 F16.11 F16.21 F18.11 F18.21 F19.11 F19.21"),

        new(Problem.Pregnancy, "Pregnancy", "Z33.1 Z32.01 O00-O9A", "77386006 72892002", "pregnant|pregnancy|gravid|gestation|preeclampsia|pre eclampsia|eclampsia|gestational diabetes|gestational hypertension"),
        new(Problem.BreastFeeding, "Breast-feeding", "Z39.1", "", "breastfeeding|breast feeding|lactating|lactation"),
        new(Problem.Cirrhosis, "Cirrhosis or liver failure", "K74.6 K72 K70.3 K74.3 K74.4 K74.5", "19943007", "cirrhosis|liver failure|hepatic failure|end stage liver disease|decompensated liver disease"),
        new(Problem.LiverDisease, "Liver disease", "K70-K77", "19943007", "cirrhosis|liver failure|hepatic failure|end stage liver disease|liver disease|fatty liver|hepatic steatosis|steatohepatitis|NASH|NAFLD|hepatic fibrosis|autoimmune hepatitis|alcoholic hepatitis|toxic hepatitis"),
        new(Problem.SevereKidneyDisease, "Severe kidney disease", "N18.4 N18.5 N18.6", "431857002 433146000 46177005", "chronic kidney disease stage 4|chronic kidney disease stage 5|CKD stage 4|CKD stage 5|end stage renal disease|end stage kidney disease|ESRD|ESKD"),
        new(Problem.KidneyDisease, "Kidney disease", "N17-N19", "709044004 431857002 433146000 46177005", "kidney disease|chronic kidney disease|chronic renal disease|CKD|renal failure|kidney failure|renal insufficiency|renal impairment|kidney injury|end stage renal disease|end stage kidney disease|ESRD|ESKD"),
        new(Problem.Diabetes, "Diabetes", "E08-E13", "44054006 46635009", "diabetes|gestational diabetes|diabetes mellitus|diabetic|T1DM|T2DM"),
        new(Problem.ThyroidDisease, "Thyroid disease", "E00-E07", "34486009", "hyperthyroidism|hyperthyroid|hypothyroidism|hypothyroid|thyrotoxicosis|graves disease|hashimoto|goitre|goiter|thyroiditis|thyroid disease|thyroid disorder|thyroid nodule"),
        new(Problem.Phaeochromocytoma, "Phaeochromocytoma or paraganglioma", "C74.1", "302835009", "phaeochromocytoma|paraganglioma"),
        new(Problem.AdrenalTumour, "Adrenal tumour", "D35.0"),
        new(Problem.CystitisOrHaematuria, "Cystitis or blood in the urine", "N30 R31", "", "cystitis|haematuria|blood in urine") { NotIcd = "N30.1" },
        new(Problem.InterstitialCystitis, "Interstitial cystitis", "N30.10 N30.11", "", "interstitial cystitis|bladder pain syndrome|painful bladder syndrome"),
        new(Problem.SleepApnoea, "Obstructive sleep apnoea", "G47.33", "78275009", "obstructive sleep apnoea|sleep apnoea|OSA|OSAS"),
        new(Problem.ChronicObstructivePulmonaryDisease, "COPD", "J44", "13645005 185086009 87433001", "COPD|chronic obstructive bronchitis|pulmonary emphysema|chronic obstructive pulmonary disease|chronic obstructive lung disease|chronic obstructive airway disease"),
        new(Problem.ObesityHypoventilation, "Obesity hypoventilation", "E66.2", "190966007", "obesity hypoventilation|obesity hypoventilation syndrome|pickwickian"),
        new(Problem.RespiratoryInfection, "Respiratory infection", "J00-J22", "54150009 233604007 10509002 195662009 444814009 36971009", "upper respiratory infection|upper respiratory tract infection|lower respiratory infection|lower respiratory tract infection|respiratory infection|respiratory tract infection|common cold|pneumonia|acute bronchitis|bronchiolitis|influenza|pharyngitis|tonsillitis|laryngitis|croup|sinusitis|URI|URTI|covid|covid 19"),
        new(Problem.AirwayStenosis, "Airway stenosis", "J38.6", "", "tracheal stenosis|stenosis of trachea|subglottic stenosis|laryngeal stenosis|stenosis of larynx|airway stenosis|tracheostomy|tracheomalacia"),
        new(Problem.Gastroparesis, "Gastroparesis", "K31.84", "235675006", "gastroparesis|delayed gastric emptying"),
        new(Problem.SeizureDisorder, "Seizure disorder", "G40", "84757009 128613002", "epilepsy|epileptic|seizure disorder|status epilepticus|epileptic seizure"),
        new(Problem.AcutePorphyria, "Acute porphyria", "E80.20 E80.21 E80.29", "234422006", "acute porphyria|acute intermittent porphyria|variegate porphyria|hereditary coproporphyria") { BroadWords = "porphyria" },
        new(Problem.AnorexiaNervosa, "Anorexia nervosa", "F50.0", "56882008", "anorexia nervosa"),
        new(Problem.EatingDisorder, "Eating disorder", "F50", "56882008", "anorexia nervosa|bulimia|bulimia nervosa|binge eating disorder|eating disorder|ARFID"),
        new(Problem.NasalDisease, "Disorder of the nose", "J34", "", "deviated nasal septum|deviated septum|nasal obstruction|nasal polyp|turbinate hypertrophy|epistaxis"),
        new(Problem.AnaestheticAllergy, "Allergy to an anaesthetic agent", "Z88.4"),
        new(Problem.KetamineAllergy, "Allergy to ketamine", "", "", "allergy to ketamine|ketamine allergy|allergic to ketamine|hypersensitivity to ketamine|ketamine hypersensitivity|allergy to esketamine|esketamine allergy|allergic to esketamine"),
    ];

    /// <summary>Phrases that contain another row's words and mean something else.</summary>
    public static IReadOnlyList<string> Decoys { get; } =
    [
        "aneurysmal bone cyst", "heat stroke", "sun stroke", "stroke volume", "stroke risk", "risk of stroke", "screening for aneurysm", "aneurysm screening", "pulmonary hypertension", "portal hypertension", "white coat hypertension",
        "prediabetes", "pre diabetes", "borderline diabetes", "diabetes insipidus", "chronic sinusitis", "chronic laryngitis", "chronic pharyngitis", "chronic tonsillitis", "porphyria cutanea tarda", "central sleep apnoea",
        "pregnancy test", "pregnancy prevention", "planning pregnancy", "pregnancy counselling", "pregnancy counseling", "fear of pregnancy", "pregnancy planning",
        "risk of psychosis", "fetal tachycardia",
        "covid vaccination", "covid 19 vaccination", "covid vaccine", "covid 19 vaccine", "exposure to covid", "exposure to covid 19", "contact with covid 19", "long covid", "post covid", "post covid 19",
    ];

    private static string Dependence(string substances) =>
        Graded(substances, "dependence|addiction|use disorder severe|use disorder moderate") + "|" +
        string.Join('|', substances.Split('|').SelectMany(substance => new[] { $"severe {substance} use disorder", $"moderate {substance} use disorder", $"dependence on {substance}", $"addiction to {substance}" }));

    private static string Graded(string substances, string kinds) =>
        string.Join('|', substances.Split('|').SelectMany(substance => kinds.Split('|').Select(kind => substance + " " + kind)));
}
