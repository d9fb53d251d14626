using Stillpoint.Care.Planning;
using Stillpoint.Care.Screening.Facts;
using static Stillpoint.Care.Findings.Severity;
using static Stillpoint.Care.Screening.Facts.ScreeningFacts;
using static Stillpoint.Care.Tests.Screening.Patient;

namespace Stillpoint.Care.Tests.Screening.Rules;

/// <summary>Vessels, heart and blood pressure. The day is 22 November 2026.</summary>
internal static class HeartCases
{
    public static IReadOnlyList<ScreeningCase> All { get; } =
    [
        new("SCR-002", "an aneurysm, long repaired", Exclude, p => p.Diagnosed("I71.4", status: "resolved")),
        new("SCR-002", "an aneurysm by SNOMED", Exclude, p => p.DiagnosedSnomed("233985008")),
        new("SCR-002", "an aneurism in words", Exclude, p => p.DescribedAs("Cerebral aneurism, clipped 2019")),
        new("SCR-002", "an aneurysm in his mother", null, p => p.DescribedAs("Family history of aortic aneurysm")),
        new("SCR-002", "no aneurysm", null, p => p.DescribedAs("No aortic aneurysm on ultrasound")),
        new("SCR-002", "an aneurysm to be ruled out", Unknown, p => p.DescribedAs("r/o aneurysm")),
        new("SCR-002", "an aneurysmal bone cyst", null, p => p.DescribedAs("Aneurysmal bone cyst of femur")),
        new("SCR-002", "nobody went through the list", Unknown, p => p.Without(ProblemListReviewedAt)),
        new("SCR-003", "Q28.2", Exclude, p => p.Diagnosed("Q28.2")),
        new("SCR-003", "AVM in words", Exclude, p => p.DescribedAs("cerebral AVM")),
        new("SCR-003", "Q28.8, another malformation", null, p => p.Diagnosed("Q28.8")),
        new("SCR-004", "a haemorrhage in 2014", Exclude, p => p.Diagnosed("I61.9", "2014", "resolved")),
        new("SCR-004", "hemorrhage spelt the American way", Exclude, p => p.DescribedAs("Intracerebral hemorrhage")),
        new("SCR-004", "a provisional haemorrhage", Unknown, p => p.Diagnosed("I61.9", verified: "provisional")),
        new("SCR-004", "an ischaemic stroke years ago", null, p => p.Diagnosed("I63.9", "2014", "resolved")),
        new("SCR-005", "a subarachnoid haemorrhage, secured", Override, p => p.Diagnosed("I60.7", "2019", "resolved")),
        new("SCR-005", "a subdural haematoma years ago", null, p => p.DescribedAs("Subdural haematoma", onset: "2015")),
        new("SCR-006", "a dissection", Exclude, p => p.Diagnosed("I71.01", status: "resolved")),
        new("SCR-006", "an aneurysm without one", null, p => p.Diagnosed("I71.4")),
        new("SCR-016", "hypertensive encephalopathy, ever", Override, p => p.Diagnosed("I67.4", status: "resolved")),
        new("SCR-016", "stated", Override, p => p.With(HypertensiveEncephalopathyHistory, true)),
        new("SCR-016", "hypertension", null, p => p.Diagnosed("I10").With(Measurements.Egfr, 90)),

        new("SCR-007", "a heart attack 42 days ago", Exclude, p => p.Diagnosed("I21.4", "2026-10-11", "resolved")),
        new("SCR-007", "a heart attack 43 days ago", null, p => p.Diagnosed("I21.4", "2026-10-10", "resolved")),
        new("SCR-007", "a TIA this year, month not known", Exclude, p => p.Diagnosed("G45.9", "2026", "resolved")),
        new("SCR-007", "a stroke without a date", Unknown, p => p.DescribedAs("Stroke")),
        new("SCR-007", "a stroke without a date, the last event stated", null, p => p.DescribedAs("Stroke").With(CvEventAt, "2020-05-01")),
        new("SCR-007", "stated 10 days ago", Exclude, p => p.With(CvEventAt, "2026-11-12")),
        new("SCR-007", "a suspected TIA last week", Unknown, p => p.Diagnosed("G45.9", "2026-11-15", verified: "differential")),
        new("SCR-008", "a heart attack 43 days ago", Override, p => p.Diagnosed("I21.4", "2026-10-10", "resolved")),
        new("SCR-008", "a heart attack six months ago to the day", Override, p => p.With(CvEventAt, "2026-05-22")),
        new("SCR-008", "a heart attack six months and a day ago", null, p => p.With(CvEventAt, "2026-05-21")),
        new("SCR-008", "I25.10", Override, p => p.Diagnosed("I25.10").With(QtcMs, 420)),
        new("SCR-008", "a bypass", Override, p => p.After("Coronary artery bypass grafting", "232717009")),
        new("SCR-008", "stable angina", Override, p => p.With(StableAngina, true)),

        new("SCR-009", "NYHA III in an office", Exclude, p => p.With(NyhaClass, 3)),
        new("SCR-009", "NYHA III in a hospital", Override, p => p.In(Setting.Hospital).With(NyhaClass, 3)),
        new("SCR-009", "ejection fraction 39 %", Exclude, p => p.With(LvefPercent, 39)),
        new("SCR-009", "ejection fraction 40 %", null, p => p.With(LvefPercent, 40)),
        new("SCR-009", "NYHA II", Override, p => p.With(NyhaClass, 2)),
        new("SCR-009", "heart failure and nothing more", Unknown, p => p.Diagnosed("I50.9").With(QtcMs, 420)),
        new("SCR-010", "severe stenosis", Override, p => p.With(ValveSeverity, "severe")),
        new("SCR-010", "moderate stenosis", null, p => p.Diagnosed("I35.0").With(QtcMs, 420).With(ValveSeverity, "moderate")),
        new("SCR-010", "stenosis and nothing more", Unknown, p => p.Diagnosed("I35.0").With(QtcMs, 420)),
        new("SCR-011", "fibrillation not controlled", Override, p => p.DiagnosedSnomed("49436004").With(QtcMs, 420).With(ArrhythmiaControlled, false)),
        new("SCR-011", "fibrillation controlled", null, p => p.DiagnosedSnomed("49436004").With(QtcMs, 420).With(ArrhythmiaControlled, true)),
        new("SCR-011", "fibrillation and nothing more", Unknown, p => p.DiagnosedSnomed("49436004").With(QtcMs, 420)),
        new("SCR-011", "on the day, 111 a minute", Defer, p => p.OnTheDay().With(Measurements.HeartRate, 111)),
        new("SCR-011", "on the day, 110 a minute", null, p => p.OnTheDay().With(Measurements.HeartRate, 110)),
        new("SCR-011", "on the day, 44 a minute", Defer, p => p.OnTheDay().With(Measurements.HeartRate, 44)),
        new("SCR-011", "at intake, 130 a minute", null, p => p.With(Measurements.HeartRate, 130)),
        new("SCR-011", "on the day, not taken", Unknown, p => p.OnTheDay().Without(Measurements.HeartRate)),

        new("SCR-012", "160/80 and 150/100, 5 min apart", Defer, p => p.Pressed(160, 80).PressedAlso(150, 100, Now.AddMinutes(-5))),
        new("SCR-012", "4 min apart", Unknown, p => p.Pressed(162, 96).PressedAlso(165, 95, Now.AddMinutes(-4))),
        new("SCR-012", "high, then 159/99", null, p => p.Pressed(159, 99).PressedAlso(170, 100, Now.AddMinutes(-10))),
        new("SCR-012", "normal, then high", null, p => p.Pressed(170, 100).PressedAlso(120, 80, Now.AddMinutes(-10))),
        new("SCR-012", "yesterday's", Unknown, p => p.Without(Measurements.Systolic, Measurements.Diastolic).PressedAlso(120, 80, Now.AddDays(-1))),
        new("SCR-013", "141/90 at 45", Caution, p => p.Pressed(141, 90)),
        new("SCR-013", "140/90 at 45", null, p => p.Pressed(140, 90)),
        new("SCR-013", "150/90 at 65", null, p => p.Born("1961-11-22").With(MocaTotal, 28).With(Measurements.Egfr, 80).With(QtcMs, 420).Pressed(150, 90)),
        new("SCR-013", "151/90 at 65", Caution, p => p.Born("1961-11-22").With(MocaTotal, 28).With(Measurements.Egfr, 80).With(QtcMs, 420).Pressed(151, 90)),
        new("SCR-014", "on the day 120/91", Override, p => p.OnTheDay().Pressed(120, 91)),
        new("SCR-014", "on the day 140/90", null, p => p.OnTheDay().Pressed(140, 90)),
        new("SCR-014", "at intake 150/91", null, p => p.Pressed(150, 91)),
        new("SCR-014", "on the day, confirmed 165/100", Override, p => p.OnTheDay().Pressed(165, 100).PressedAlso(165, 100, Now.AddMinutes(-6))),
        new("SCR-015", "on the day, confirmed 165/100", Defer, p => p.OnTheDay().Pressed(165, 100).PressedAlso(165, 100, Now.AddMinutes(-6))),
        new("SCR-015", "on the day, high once", Unknown, p => p.OnTheDay().Pressed(165, 100)),
        new("SCR-015", "on the day 159/99", null, p => p.OnTheDay().Pressed(159, 99)),
    ];
}
