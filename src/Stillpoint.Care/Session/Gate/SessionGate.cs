using System.Diagnostics;
using Stillpoint.Care.Findings;
using Stillpoint.Care.Planning;
using Stillpoint.Care.Screening;
using Stillpoint.Care.Screening.Facts;
using Stillpoint.Care.Screening.Record;

namespace Stillpoint.Care.Session.Gate;

/// <summary>
/// The gate: whether a session may start today. An Override item passes with a signed reason; Stop, Defer and Unknown are cleared by
/// data, never by a signature.
/// </summary>
public static class SessionGate
{
    /// <summary>A reason shorter than this explains nothing.</summary>
    public const int ReasonLength = 20;

    /// <summary>The items in the order they are gone through.</summary>
    public static IReadOnlyList<GateRule> Rules { get; } = [.. PaperItems.All, .. FastingItems.All, .. VitalSignItems.All, .. TodayItems.All, .. ReadinessItems.All];

    /// <summary>Judges all twenty-five items for the day of treatment, whatever stage the plan names.</summary>
    public static GateAnswer Judge(DateTimeOffset at, TreatmentPlan plan, PatientRecord record, IEnumerable<Fact> facts, House? house = null) =>
        Judge(new PatientCase(at, plan with { Stage = Stage.DayOf }, record, facts, house));

    public static GateAnswer Judge(PatientCase patient)
    {
        if (!patient.IsDayOf) throw new ArgumentException("The gate is always the day of treatment.", nameof(patient));
        GateItem[] items = [.. Rules.Select(rule => Item(rule, patient))];
        var open = items.Where(item => item.IsOpen).ToList();
        var outcome = open.Count == 0 ? GateOutcome.Go : open.Min(item => Outcome(item.Status));
        return new(
            outcome,
            items,
            [.. SeverityRank.Gate.Sort(open.Select(item => item.Finding!))],
            [.. open.SelectMany(item => item.Rule.Related).Distinct().Order(StringComparer.Ordinal)]);
    }

    private static GateItem Item(GateRule rule, PatientCase patient)
    {
        var verdict = rule.Judge(patient);
        var check = verdict.Check;
        if (verdict.Status is GateStatus.Pass or GateStatus.NotApplicable) return new(rule, verdict.Status, check.Because);

        var finding = rule.Finds(Severity(verdict.Status), check.Because) with
        {
            Inputs = check.Inputs,
            Missing = check.Missing,
            ClearsAt = check.ClearsAt,
            Signer = verdict.Status == GateStatus.Override ? rule.Signer : verdict.LiftedBy,
        };
        return finding.Signer is { } signer && Signed(rule, signer, patient) is { } signed
            ? new(rule, GateStatus.Overridden, $"{check.Because} Signed by {signed.SignedBy}: {signed.Reason}", finding, signed)
            : new(rule, verdict.Status, check.Because, finding);
    }

    /// <summary>A reason that says something, signed today and not in the future by somebody who may. Nobody is a psychiatrist by saying nothing.</summary>
    private static SignedOverride? Signed(GateRule rule, Credential signer, PatientCase patient) => patient.Facts.Of(GateFacts.Overrides)?.Value
        .Where(entry => entry.Rule == rule.Id && entry.Reason.Trim().Length >= ReasonLength && !string.IsNullOrWhiteSpace(entry.SignedBy))
        .Where(entry => entry.SignedAt <= patient.At && Window.SameDate.Covers(entry.SignedAt, patient.At))
        .Where(entry => signer == Credential.Psychiatrist ? entry.Credential == Credential.Psychiatrist : entry.Credential is null or Credential.Prescriber or Credential.Psychiatrist)
        .MaxBy(entry => entry.SignedAt);

    private static Severity Severity(GateStatus status) => status switch
    {
        GateStatus.Stop => Findings.Severity.Stop,
        GateStatus.Unknown => Findings.Severity.Unknown,
        GateStatus.Defer => Findings.Severity.Defer,
        GateStatus.Override => Findings.Severity.Override,
        GateStatus.Review => Findings.Severity.Review,
        GateStatus.Pass or GateStatus.Overridden or GateStatus.NotApplicable => throw new UnreachableException($"{status} is no finding."),
    };

    private static GateOutcome Outcome(GateStatus status) => status switch
    {
        GateStatus.Stop => GateOutcome.Stop,
        GateStatus.Unknown => GateOutcome.Unknown,
        GateStatus.Defer => GateOutcome.Defer,
        GateStatus.Override => GateOutcome.Prescriber,
        GateStatus.Review => GateOutcome.Review,
        GateStatus.Pass or GateStatus.Overridden or GateStatus.NotApplicable => GateOutcome.Go,
    };
}
