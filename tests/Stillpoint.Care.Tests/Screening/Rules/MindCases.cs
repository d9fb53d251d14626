using Stillpoint.Care.Screening.Facts;
using static Stillpoint.Care.Findings.Severity;
using static Stillpoint.Care.Screening.Facts.ScreeningFacts;
using static Stillpoint.Care.Tests.Screening.Patient;

namespace Stillpoint.Care.Tests.Screening.Rules;

/// <summary>Brain, eyes, mind and substances.</summary>
internal static class MindCases
{
    public static IReadOnlyList<ScreeningCase> All { get; } =
    [
        new("SCR-017", "hydrocephalus", Exclude, p => p.DiagnosedSnomed("230745008")),
        new("SCR-017", "a brain tumour in words", Exclude, p => p.DescribedAs("Brain tumor, left temporal")),
        new("SCR-017", "a head injury three months ago to the day", Exclude, p => p.Diagnosed("S06.0X0A", "2026-08-22", "resolved")),
        new("SCR-017", "a head injury three months and a day ago", null, p => p.Diagnosed("S06.0X0A", "2026-08-21")),
        new("SCR-017", "a head injury without a date", Unknown, p => p.DiagnosedSnomed("110030002")),
        new("SCR-017", "a head injury over, without a date", null, p => p.DiagnosedSnomed("110030002", status: "resolved")),
        new("SCR-018", "open globe", Exclude, p => p.With(EyeStatus, "openGlobe")),
        new("SCR-018", "H40.211", Exclude, p => p.Diagnosed("H40.211")),
        new("SCR-018", "H40.11X0", Override, p => p.Diagnosed("H40.11X0")),
        new("SCR-018", "S05.9", Unknown, p => p.Diagnosed("S05.90XA")),
        new("SCR-018", "normal eyes", null, p => p.With(EyeStatus, "normal")),
        new("SCR-045", "a seizure three months ago", Override, p => p.Diagnosed("G40.909").With(LastSeizureAt, "2026-08-22")),
        new("SCR-045", "a seizure three months and a day ago", null, p => p.Diagnosed("G40.909").With(LastSeizureAt, "2026-08-21")),
        new("SCR-045", "a seizure last week, on theophylline", Exclude, p => p.Diagnosed("G40.909").Taking("theophylline").With(LastSeizureAt, "2026-11-15")),
        new("SCR-045", "epilepsy without a date", Unknown, p => p.DiagnosedSnomed("84757009")),

        new("SCR-019", "schizophrenia now", Exclude, p => p.Diagnosed("F20.0")),
        new("SCR-019", "psychosis suspected", Unknown, p => p.DescribedAs("Probable psychosis")),
        new("SCR-019", "depression without psychotic features", null, p => p.DescribedAs("Major depression without psychotic features")),
        new("SCR-019", "remitted five months", Exclude, p => p.With(PsychosisStatus, "remitted").With(PsychosisRemittedSince, "2026-06-22")),
        new("SCR-019", "remitted six months to the day", null, p => p.With(PsychosisStatus, "remitted").With(PsychosisRemittedSince, "2026-05-22")),
        new("SCR-020", "remitted six months to the day", Override, p => p.With(PsychosisStatus, "remitted").With(PsychosisRemittedSince, "2026-05-22")),
        new("SCR-020", "remitted, since when not known", Unknown, p => p.With(PsychosisStatus, "remitted")),
        new("SCR-020", "over since 2020 by the record", Override, p => p.Diagnosed("F23", "2019", "resolved", abated: "2020")),
        new("SCR-020", "a brother with schizophrenia", Caution, p => p.Relative(firstDegree: true, "Schizophrenia")),
        new("SCR-020", "an aunt with schizophrenia", null, p => p.Relative(firstDegree: false, "Schizophrenia")),
        new("SCR-020", "family history in words", Caution, p => p.DescribedAs("Family history of schizophrenia")),
        new("SCR-020", "Z81.8", Caution, p => p.Diagnosed("Z81.8")),
        new("SCR-020", "no family history", null, p => p.With(FamilyPsychosisFirstDegree, false)),
        new("SCR-021", "YMRS 12", Exclude, p => p.With(YmrsTotal, 12)),
        new("SCR-021", "YMRS 11", null, p => p.PlannedFor("IND-05").With(YmrsTotal, 11)),
        new("SCR-021", "YMRS 12, 15 days ago", null, p => p.With(YmrsTotal, 12, Now.AddDays(-15))),
        new("SCR-021", "bipolar depression without a YMRS", Unknown, p => p.PlannedFor("IND-05")),
        new("SCR-021", "a mixed state", Exclude, p => p.With(MoodState, "mixed")),
        new("SCR-021", "F31.13", Exclude, p => p.Diagnosed("F31.13")),
        new("SCR-021", "F31.32, depressed", null, p => p.Diagnosed("F31.32")),
        new("SCR-022", "delirium", Exclude, p => p.With(CamPositive, true)),
        new("SCR-022", "MoCA 17", Exclude, p => p.With(MocaTotal, 17)),
        new("SCR-022", "MoCA 18 with dementia", null, p => p.Diagnosed("F03.90").With(MocaTotal, 18)),
        new("SCR-022", "dementia, mild", null, p => p.Diagnosed("G30.9").With(DementiaSeverity, "mild")),
        new("SCR-022", "dementia, moderate", Exclude, p => p.Diagnosed("G30.9").With(DementiaSeverity, "moderate")),
        new("SCR-022", "dementia and nothing more", Unknown, p => p.DiagnosedSnomed("52448006")),
        new("SCR-022", "65 without a MoCA", Unknown, p => p.Born("1961-11-22")),
        new("SCR-022", "64 without a MoCA", null, p => p.Born("1961-11-23")),
        new("SCR-023", "borderline personality disorder", Caution, p => p.Diagnosed("F60.3")),
        new("SCR-023", "another personality disorder", null, p => p.Diagnosed("F60.5")),

        new("SCR-024", "F16.20", Exclude, p => p.Diagnosed("F16.20")),
        new("SCR-024", "ketamine use disorder in words", Exclude, p => p.DescribedAs("Ketamine use disorder")),
        new("SCR-024", "F16.21, in remission", null, p => p.Diagnosed("F16.21")),
        new("SCR-025", "alcohol dependence", Override, p => p.Diagnosed("F10.20")),
        new("SCR-025", "alcohol dependence, the one that is treated", null, p => p.PlannedFor("IND-18").Diagnosed("F10.20")),
        new("SCR-025", "opioid dependence, alcohol treated", Override, p => p.PlannedFor("IND-18").Diagnosed("F11.20")),
        new("SCR-025", "cocaine dependence, the one that is treated", null, p => p.PlannedFor("IND-19").Diagnosed("F14.20")),
        new("SCR-025", "opioid abuse without a grade", null, p => p.DiagnosedSnomed("5602001")),
        new("SCR-025", "nicotine dependence", null, p => p.Diagnosed("F17.210")),
        new("SCR-025", "DAST-10 of 3", Override, p => p.With(Dast10Total, 3)),
        new("SCR-025", "DAST-10 of 2", null, p => p.With(Dast10Total, 2)),
        new("SCR-025", "a man, AUDIT-C 4 and AUDIT 16", Override, p => p.With(AuditCTotal, 4).With(AuditTotal, 16)),
        new("SCR-025", "a man, AUDIT-C 4 and AUDIT 15", null, p => p.With(AuditCTotal, 4).With(AuditTotal, 15)),
        new("SCR-025", "a man, AUDIT-C 4 alone", Unknown, p => p.With(AuditCTotal, 4)),
        new("SCR-025", "a man, AUDIT-C 3 alone", null, p => p.With(AuditCTotal, 3)),
        new("SCR-025", "a woman, AUDIT-C 3 alone", Unknown, p => p.Woman().With(PregnancyExemptReason, "postmenopausal").With(AuditCTotal, 3)),
        new("SCR-025", "severe, last active four months ago", null, p => p.With(SudSeverity, "severe").With(SudLastActiveAt, "2026-07-22")),
        new("SCR-025", "severe, last active three months ago", Override, p => p.With(SudSeverity, "severe").With(SudLastActiveAt, "2026-08-22")),
        new("SCR-026", "severe, last active four months ago", Caution, p => p.With(SudSeverity, "severe").With(SudLastActiveAt, "2026-07-22")),
        new("SCR-026", "F10.21", Caution, p => p.Diagnosed("F10.21")),
        new("SCR-026", "alcohol dependence, resolved", Caution, p => p.Diagnosed("F10.20", status: "resolved")),
        new("SCR-026", "F17.211, nicotine", null, p => p.Diagnosed("F17.211")),
    ];
}
