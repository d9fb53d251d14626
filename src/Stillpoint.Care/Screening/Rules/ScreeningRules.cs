using System.Diagnostics;
using Stillpoint.Care.Findings;
using Stillpoint.Care.Planning;
using Stillpoint.Care.Screening.Facts;
using Stillpoint.Care.Screening.Medications;
using Stillpoint.Care.Screening.Record;

namespace Stillpoint.Care.Screening.Rules;

/// <summary>Whether a patient may be treated, in one word, worst first.</summary>
public enum ScreeningOutcome
{
    Exclude,
    Unknown,
    Defer,
    Override,
    Caution,
    Clear,
}

/// <summary>Everything screening found, cleared, missed and set aside.</summary>
/// <param name="Cleared">Rules that were asked with data and found nothing.</param>
/// <param name="Missing">Fact keys and codes that would settle what is Unknown.</param>
/// <param name="Unread">Problems and operations that no rule understood.</param>
public sealed record ScreeningAnswer(ScreeningOutcome Outcome, IReadOnlyList<Finding> Findings, IReadOnlyList<string> Cleared, IReadOnlyList<string> Missing, IReadOnlyList<Ignored> Ignored, IReadOnlyList<UnreadLine> Unread, PatientCase Patient);

/// <summary>Eligibility: every rule is asked, every hit is returned, worst first, never only the first.</summary>
public static class ScreeningRules
{
    /// <summary>Every rule, in the order of their ids.</summary>
    public static IReadOnlyList<ScreeningRule> All { get; } = [.. new[]
    {
        AllergyRules.All, VesselRules.All, HeartRules.All, PressureRules.All, BrainAndEyeRules.All, MindRules.All, SubstanceRules.All, PregnancyRules.All,
        LiverRules.All, KidneyThyroidAdrenalRules.All, BladderRules.All, AirwayRules.All, StomachRules.All, BodyRules.All, AgeRules.All, AgreementRules.All, UnreadRules.All,
        MedicineRules.All, TodayRules.All, IndicationRules.All,
    }.SelectMany(family => family).OrderBy(rule => rule.Id, StringComparer.Ordinal)];

    public static ScreeningAnswer Judge(DateTimeOffset at, TreatmentPlan plan, PatientRecord record, IEnumerable<Fact> facts, House? house = null) => Judge(new PatientCase(at, plan, record, facts, house));

    public static ScreeningAnswer Judge(PatientCase patient)
    {
        var findings = new List<(Finding Finding, bool Label)>();
        var cleared = new List<string>();
        foreach (var rule in All)
        {
            if (rule.RunsFor?.Invoke(patient) == false) continue;
            switch (rule.Judge(patient))
            {
                case Judgment.Fires fires: findings.Add((Finding(rule, fires), rule.IsLabelExclusion)); break;
                case Judgment.Clear: cleared.Add(rule.Id); break;
            }
        }
        List<Finding> ordered = [.. findings
            .OrderBy(found => SeverityRank.Screening.Of(found.Finding.Severity))
            .ThenBy(found => found is { Finding.Severity: Severity.Exclude, Label: true } ? 0 : 1)
            .ThenBy(found => found.Finding.Rule, StringComparer.Ordinal)
            .Select(found => found.Finding)];
        return new(
            ordered.Count == 0 ? ScreeningOutcome.Clear : Outcome(ordered[0].Severity),
            ordered,
            cleared,
            [.. ordered.SelectMany(finding => finding.Missing).Concat(patient.BodyMassIndex is { Doubt: not null } doubted ? doubted.Missing : []).Distinct(StringComparer.Ordinal)],
            patient.Ignored,
            patient.Unread,
            patient);
    }

    private static Finding Finding(ScreeningRule rule, Judgment.Fires fires) => rule.Finds(fires.Severity, fires.Because) with
    {
        Source = fires.Source ?? rule.Source,
        Inputs = fires.Inputs,
        Missing = fires.Missing,
        ClearsAt = fires.ClearsAt,
        Policy = fires.Policy ?? rule.Policy,
    };

    private static ScreeningOutcome Outcome(Severity worst) => worst switch
    {
        Severity.Exclude => ScreeningOutcome.Exclude,
        Severity.Unknown => ScreeningOutcome.Unknown,
        Severity.Defer => ScreeningOutcome.Defer,
        Severity.Override => ScreeningOutcome.Override,
        Severity.Caution => ScreeningOutcome.Caution,
        _ => throw new UnreachableException($"Screening never says {worst}."),
    };
}
