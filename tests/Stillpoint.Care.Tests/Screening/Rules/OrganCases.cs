using Stillpoint.Care.Planning;
using Stillpoint.Care.Screening.Facts;
using static Stillpoint.Care.Findings.Severity;
using static Stillpoint.Care.Screening.Facts.ScreeningFacts;
using static Stillpoint.Care.Tests.Screening.Patient;

namespace Stillpoint.Care.Tests.Screening.Rules;

/// <summary>Liver, kidney, thyroid, adrenal, bladder, airway, stomach, starvation, QT.</summary>
internal static class OrganCases
{
    private static Amount Above(decimal value) => new(value) { Bound = Bound.Above };

    private static Amount Below(decimal value) => new(value) { Bound = Bound.Below };

    public static IReadOnlyList<ScreeningCase> All { get; } =
    [
        new("SCR-031", "Child-Pugh 10", Exclude, p => p.With(ChildPughScore, 10)),
        new("SCR-031", "Child-Pugh 9", null, p => p.With(ChildPughScore, 9)),
        new("SCR-031", "cirrhosis without a score", Unknown, p => p.DiagnosedSnomed("19943007")),
        new("SCR-032", "Child-Pugh 7", Caution, p => p.With(ChildPughScore, 7)),
        new("SCR-032", "Child-Pugh 6", null, p => p.With(ChildPughScore, 6)),
        new("SCR-033", "ALT 120.1", Override, p => p.With(Measurements.Alt, 120.1m)),
        new("SCR-033", "ALT 120, three times the limit", null, p => p.With(Measurements.Alt, 120)),
        new("SCR-033", "ALT 160 against a limit of 55", null, p => p.With(Measurements.Alt, new Amount(160) { UpperLimit = 55 })),
        new("SCR-033", "bilirubin 2.5", Override, p => p.With(Measurements.Bilirubin, 2.5m)),
        new("SCR-033", "bilirubin 2.4", null, p => p.With(Measurements.Bilirubin, 2.4m)),
        new("SCR-033", "no ALP", Unknown, p => p.Without(Measurements.Alp)),
        new("SCR-033", "ALP of 3 months and a day ago", Unknown, p => p.With(Measurements.Alp, 70, Now.AddMonths(-3).AddDays(-1))),
        new("SCR-033", "no ALP, a single dose", null, p => p.WithPlan(plan => plan with { Repeated = false }).Without(Measurements.Alp)),
        new("SCR-033", "no ALP, a single dose, fatty liver", Unknown, p => p.WithPlan(plan => plan with { Repeated = false }).Without(Measurements.Alp).Diagnosed("K76.0")),
        new("SCR-034", "AST 200.1", Exclude, p => p.With(Measurements.Ast, 200.1m)),
        new("SCR-034", "AST 200, five times the limit", null, p => p.With(Measurements.Ast, 200)),
        new("SCR-034", "ALT 130 with bilirubin 2.5", Exclude, p => p.With(Measurements.Alt, 130).With(Measurements.Bilirubin, 2.5m)),
        new("SCR-034", "ALT above 500", Exclude, p => p.With(Measurements.Alt, Above(500))),
        new("SCR-034", "ALT below 500", Unknown, p => p.With(Measurements.Alt, Below(500))),
        new("SCR-034", "no bilirubin", Unknown, p => p.Without(Measurements.Bilirubin)),

        new("SCR-035", "eGFR 29.9", Override, p => p.With(Measurements.Egfr, 29.9m)),
        new("SCR-035", "eGFR 30", Caution, p => p.With(Measurements.Egfr, 30)),
        new("SCR-035", "eGFR 59.9", Caution, p => p.With(Measurements.Egfr, 59.9m)),
        new("SCR-035", "eGFR 60", null, p => p.With(Measurements.Egfr, 60)),
        new("SCR-035", "eGFR above 60", null, p => p.With(Measurements.Egfr, Above(60))),
        new("SCR-035", "eGFR below 60", Unknown, p => p.With(Measurements.Egfr, Below(60))),
        new("SCR-035", "diabetes without an eGFR", Unknown, p => p.DiagnosedSnomed("44054006")),
        new("SCR-035", "prediabetes without an eGFR", null, p => p.DiagnosedSnomed("15777000")),
        new("SCR-035", "end-stage renal disease", Override, p => p.Diagnosed("N18.6")),
        new("SCR-036", "TSH 0.05 with free T4 2.0", Defer, p => p.With(Measurements.Tsh, 0.05m).With(Measurements.FreeT4, 2.0m)),
        new("SCR-036", "TSH 0.05 with free T4 1.8", null, p => p.With(Measurements.Tsh, 0.05m).With(Measurements.FreeT4, 1.8m)),
        new("SCR-036", "TSH 0.05 alone", Unknown, p => p.With(Measurements.Tsh, 0.05m)),
        new("SCR-036", "TSH 0.1", null, p => p.With(Measurements.Tsh, 0.1m)),
        new("SCR-036", "thyrotoxic", Defer, p => p.With(Thyrotoxic, true)),
        new("SCR-036", "levothyroxine without a TSH", Unknown, p => p.Taking("levothyroxine")),
        new("SCR-037", "phaeochromocytoma", Exclude, p => p.DescribedAs("Pheochromocytoma")),
        new("SCR-037", "phaeochromocytoma, treated", null, p => p.DescribedAs("Phaeochromocytoma").With(PhaeochromocytomaUntreated, false)),
        new("SCR-037", "D35.00 alone", Unknown, p => p.Diagnosed("D35.00")),

        new("SCR-038", "ketamine cystitis", Exclude, p => p.With(KetamineCystitis, true)),
        new("SCR-038", "blood and symptoms", Exclude, p => p.With(HaematuriaUnexplained, true).With(LutsPresent, true)),
        new("SCR-038", "blood without symptoms", null, p => p.With(HaematuriaUnexplained, true).With(LutsPresent, false)),
        new("SCR-038", "not asked, repeated doses", Unknown, p => p.Without(HaematuriaUnexplained)),
        new("SCR-038", "not asked, a single dose", null, p => p.WithPlan(plan => plan with { Repeated = false }).Without(HaematuriaUnexplained)),
        new("SCR-038", "cystitis on the list, symptoms not asked", Unknown, p => p.Diagnosed("N30.00")),
        new("SCR-039", "interstitial cystitis", Override, p => p.Diagnosed("N30.10")),
        new("SCR-039", "another cystitis", null, p => p.Diagnosed("N30.00").With(LutsPresent, false)),

        new("SCR-040", "severe apnoea, untreated", Override, p => p.With(OsaSeverity, "severe").With(OsaTreated, false)),
        new("SCR-040", "severe apnoea, treated", null, p => p.With(OsaSeverity, "severe").With(OsaTreated, true)),
        new("SCR-040", "apnoea and BMI 35", Override, p => p.DiagnosedSnomed("78275009").With(OsaSeverity, "mild").Weighing(140).Tall(200)),
        new("SCR-040", "apnoea and BMI 34.9", null, p => p.DiagnosedSnomed("78275009").With(OsaSeverity, "mild").Weighing(139.6m).Tall(200)),
        new("SCR-040", "apnoea without its severity", Unknown, p => p.DiagnosedSnomed("78275009")),
        new("SCR-040", "STOP-BANG 5", Override, p => p.With(StopBang, 5)),
        new("SCR-040", "STOP-BANG 4", null, p => p.With(StopBang, 4)),
        new("SCR-040", "no STOP-BANG, by vein", Unknown, p => p.Without(StopBang)),
        new("SCR-040", "no STOP-BANG, by mouth", null, p => p.By(Route.Oral).Without(StopBang)),
        new("SCR-040", "COPD with 91 %", Override, p => p.Diagnosed("J44.9").With(Measurements.Spo2, 91)),
        new("SCR-040", "COPD with 92 %", null, p => p.Diagnosed("J44.9").With(Measurements.Spo2, 92)),
        new("SCR-040", "COPD without SpO2", Unknown, p => p.Diagnosed("J44.9")),
        new("SCR-041", "cough today", Defer, p => p.With(RespiratorySymptomsToday, true)),
        new("SCR-041", "38.0 °C", Defer, p => p.With(Measurements.Temperature, 38.0m)),
        new("SCR-041", "37.9 °C", null, p => p.With(Measurements.Temperature, 37.9m)),
        new("SCR-041", "recovered 13 days ago", Defer, p => p.With(RespiratoryRecoveredAt, "2026-11-09")),
        new("SCR-041", "recovered 14 days ago", null, p => p.With(RespiratoryRecoveredAt, "2026-11-08")),
        new("SCR-041", "pneumonia now", Defer, p => p.DiagnosedSnomed("233604007")),
        new("SCR-041", "pneumonia over since 10 November", Defer, p => p.Diagnosed("J18.9", status: "resolved", abated: "2026-11-10")),
        new("SCR-041", "chronic sinusitis", null, p => p.DescribedAs("Chronic sinusitis")),
        new("SCR-042", "tracheal stenosis in an office", Exclude, p => p.DescribedAs("Tracheal stenosis")),
        new("SCR-042", "tracheal stenosis at an anaesthesia site", Override, p => p.In(Setting.Anaesthesia).DescribedAs("Tracheal stenosis")),
        new("SCR-042", "after a tracheostomy", Exclude, p => p.After("Tracheostomy")),
        new("SCR-042", "a stable airway", null, p => p.With(AirwayInstability, false)),
        new("SCR-044", "gastroparesis", Override, p => p.DiagnosedSnomed("235675006")),
        new("SCR-044", "semaglutide being raised", Override, p => p.Taking("semaglutide").With(Glp1Phase, "escalation")),
        new("SCR-044", "semaglutide, steady", null, p => p.Taking("semaglutide").With(Glp1Phase, "maintenance")),
        new("SCR-044", "semaglutide, phase not known", Unknown, p => p.Taking("semaglutide")),
        new("SCR-046", "acute intermittent porphyria, long ago", Exclude, p => p.Diagnosed("E80.21", status: "inactive")),
        new("SCR-046", "porphyria, kind not said", Unknown, p => p.DescribedAs("Porphyria")),
        new("SCR-046", "porphyria cutanea tarda", null, p => p.Diagnosed("E80.1")),

        new("SCR-055", "anorexia with BMI 14.9", Exclude, p => p.Diagnosed("F50.010").Weighing(47.21m)),
        new("SCR-055", "anorexia, all four normal", null, Steady),
        new("SCR-055", "anorexia with potassium 2.9", Exclude, p => Steady(p).With(Measurements.Potassium, 2.9m)),
        new("SCR-055", "anorexia, a man with QTc 471", Exclude, p => Steady(p).With(QtcMs, 471)),
        new("SCR-055", "anorexia, a woman with QTc 480", null, p => Steady(p).Woman().With(PregnancyExemptReason, "postmenopausal").With(QtcMs, 480)),
        new("SCR-055", "anorexia without an ECG", Unknown, p => Steady(p).Without(QtcMs)),
        new("SCR-056", "QTc 500", Override, p => p.With(QtcMs, 500)),
        new("SCR-056", "QTc 499", null, p => p.With(QtcMs, 499)),
        new("SCR-056", "60 without an ECG", Unknown, p => p.Born("1966-11-22")),
        new("SCR-056", "59 without an ECG", null, p => p.Born("1966-11-23")),
        new("SCR-056", "cardiomyopathy without an ECG", Unknown, p => p.Diagnosed("I42.0")),
        new("SCR-058", "ASA IV in an office", Exclude, p => p.With(AsaClass, 4)),
        new("SCR-058", "ASA IV in a hospital", Override, p => p.In(Setting.Hospital).With(AsaClass, 4)),
        new("SCR-058", "ASA III", Override, p => p.With(AsaClass, 3)),
        new("SCR-058", "ASA II", null, p => p.With(AsaClass, 2)),
        new("SCR-058", "no ASA class, by vein", Unknown, p => p.Without(AsaClass)),
    ];

    private static Patient Steady(Patient p) => p.Diagnosed("F50.010").Weighing(60).With(Measurements.Potassium, 4).With(Measurements.HeartRate, 60).With(QtcMs, 420);
}
