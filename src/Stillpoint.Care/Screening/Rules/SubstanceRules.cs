using Stillpoint.Care.Findings;
using Stillpoint.Care.Planning;
using Stillpoint.Care.Screening.Facts;
using Stillpoint.Care.Screening.Record;

namespace Stillpoint.Care.Screening.Rules;

/// <summary>Substance use, now, before and today: SCR-024 to SCR-027.</summary>
internal static class SubstanceRules
{
    internal static readonly HouseNumber ActiveMonths = new("SCR-025.months", "Months since the last use that count as active", 3, "months", 3, 12, Sources.Cohen) { Whole = true };
    internal static readonly HouseNumber UrineDays = new("SCR-024.days", "Days a urine screen speaks at intake", 90, "days", 7, 90, Source.Policy) { Whole = true };
    internal static readonly HouseNumber HighDast = new("SCR-025.dast", "DAST-10 that needs a monitoring plan, from", 3, "", 2, 6, Sources.Cohen) { Whole = true };
    internal static readonly HouseNumber HighAudit = new("SCR-025.audit", "AUDIT that needs a monitoring plan, from", 16, "", 8, 20, Source.Policy) { Whole = true };

    public static IReadOnlyList<ScreeningRule> All { get; } =
    [
        new("SCR-024", "A use disorder of ketamine, PCP or hallucinogens now", "The drug itself would feed it", new("Cohen 2018; McIntyre 2021"), Ketamine)
            { Inputs = ["hallucinogenUseDisorder", "udsPositives", "udsPrescribed", "udsAt", "icd-10-cm|F16"] },
        new("SCR-025", "A moderate or severe substance use disorder active in the last 3 months, other than the one that is treated", "Only with a monitoring plan", Sources.Cohen, Active)
            { Inputs = ["sudSeverity", "sudLastActiveAt", "auditTotal", "auditCTotal", "dast10Total", "icd-10-cm|F10-F19", "clinicalSex"] },
        new("SCR-026", "A substance use disorder in remission", "Watch for misuse", Sources.SpravatoLabel, Remission)
            { Inputs = ["sudLastActiveAt", "icd-10-cm|F10-F19"] },
        new("SCR-027", "Intoxicated today: alcohol, cannabis, or a drug in the urine without a prescription", "Sedation and blood pressure add up, and consent needs a clear head", Source.Policy, patient => new Evidence(patient).Of(Sobriety.Today(patient), Severity.Defer).Weigh())
            { RunsFor = patient => patient.IsDayOf, Inputs = ["alcoholLast24h", "breathAlcoholPercent", "cannabisToday", "udsPositives", "udsPrescribed", "udsAt"], Policy = true },
    ];

    private static readonly Problem[] Dependence = [Problem.AlcoholDependence, Problem.OpioidDependence, Problem.CocaineDependence, Problem.OtherDependence];

    private static Judgment Ketamine(PatientCase patient)
    {
        var evidence = new Evidence(patient)
            .Listed(patient.Current(Problem.HallucinogenUse), Severity.Exclude, "ketamine would feed it: it excludes")
            .Listed(patient.Current(Problem.HallucinogenUnspecified), Severity.Caution, "to be known before a dissociative drug")
            .Stated(ScreeningFacts.HallucinogenUseDisorder, Severity.Exclude, "A ketamine, PCP or hallucinogen use disorder now excludes");
        if (patient.IsDayOf || patient.Facts.Of(ScreeningFacts.UdsPositives) is not { } urine) return evidence.Weigh();
        if (patient.Facts.Of(ScreeningFacts.UdsAt) is { } taken && !Window.Days(patient.House[UrineDays].Whole).Covers(taken.Value, patient.At)) return evidence.Weigh();
        var explained = patient.Facts.Of(ScreeningFacts.UdsPrescribed)?.Value ?? [];
        var found = urine.Value.Where(drug => drug is "ketamine" or "pcp" && !explained.Contains(drug)).Select(drug => drug == "pcp" ? "PCP" : drug).ToList();
        return (found.Count > 0
            ? evidence.Open(Severity.Exclude, $"{string.Join(" and ", found)} in the urine without a prescription: is it a use disorder?", ScreeningFacts.HallucinogenUseDisorder.Key, urine.Input)
            : evidence).Weigh();
    }

    private static Judgment Active(PatientCase patient) => LongInactive(patient) is not null
        ? new Evidence(patient).Known().Weigh()
        : ActiveUse(patient, Severity.Override).Known(patient.ProblemListKnown).Weigh();

    private static Judgment Remission(PatientCase patient)
    {
        var evidence = LongInactive(patient) is { } quiet ? ActiveUse(patient, Severity.Caution, quiet.Input) : new Evidence(patient);
        return evidence
            .Listed(patient.Ever(Problem.SubstanceRemission), Severity.Caution, "watch for misuse")
            .Listed(patient.Ever([.. Dependence, Problem.SubstanceAbuse, Problem.HallucinogenUse]).Where(line => line.Past), Severity.Caution, "use before: watch for misuse")
            .Weigh();
    }

    /// <summary>The last use lies more than three months back.</summary>
    private static Fact<RecordedDay>? LongInactive(PatientCase patient) =>
        patient.Facts.Of(ScreeningFacts.SudLastActiveAt) is { } last && !ClinicCalendar.WithinMonths(last.Value.LatestBy(patient.At), patient.House[ActiveMonths].Whole, patient.At) ? last : null;

    private static Evidence ActiveUse(PatientCase patient, Severity severity, Input? since = null)
    {
        var evidence = new Evidence(patient);
        var treatsAlcohol = patient.Plan.IsFor("IND-18");
        var treated = treatsAlcohol ? [Problem.AlcoholDependence] : patient.Plan.IsFor("IND-19") ? new[] { Problem.OpioidDependence, Problem.CocaineDependence } : [];
        evidence.Listed(patient.Current([.. Dependence.Except(treated)]), severity, severity == Severity.Override ? "only with a monitoring plan" : "quiet for more than 3 months: watch for misuse");

        if (patient.Facts.Of(ScreeningFacts.SudSeverity) is { } sud)
            evidence = sud.Value is "moderate" or "severe" ? evidence.Found(severity, $"Substance use disorder, {sud.Value}: only with a monitoring plan", sud.Input, since) : evidence.Known();
        if (patient.Facts.Of(ScreeningFacts.Dast10Total) is { } dast)
            evidence = dast.Value.IsAtLeast(patient.House[HighDast]) is true ? evidence.Found(severity, $"DAST-10 {dast.Value}: from {patient.House[HighDast]} only with a monitoring plan", dast.Input, since) : evidence.Known();
        return treatsAlcohol ? evidence : Alcohol(evidence, patient, severity, since);
    }

    private static Evidence Alcohol(Evidence evidence, PatientCase patient, Severity severity, Input? since)
    {
        var full = patient.Facts.Of(ScreeningFacts.AuditTotal);
        if (full is not null) return full.Value.IsAtLeast(patient.House[HighAudit]) is true ? evidence.Found(severity, $"AUDIT {full.Value}: from {patient.House[HighAudit]} only with a monitoring plan", full.Input, since) : evidence.Known();
        if (patient.Facts.Of(ScreeningFacts.AuditCTotal) is not { } brief) return evidence;

        var limit = patient.Sex == Sex.Male ? 4 : 3; // where the sex is not known, the lower one
        return brief.Value.IsAtLeast(limit) is false
            ? evidence.Known()
            : evidence.Open(severity, $"AUDIT-C {brief.Value}: from {limit} the full AUDIT is needed", ScreeningFacts.AuditTotal.Key, brief.Input);
    }
}
