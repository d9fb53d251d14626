using Stillpoint.App.Records;
using Stillpoint.Care.Findings;
using Stillpoint.Care.Planning;

namespace Stillpoint.App.Screening;

/// <summary>Whether what is known now still bears a decision that was signed on what was known then.</summary>
internal static class Reopening
{
    private const int Named = 3;

    public static string PageOf(Guid patient) => $"/patients/{patient}/suitability";

    /// <summary>What speaks against a signed decision and was not before its signer, in a sentence; null while it stands.</summary>
    /// <param name="decision">As it was signed.</param>
    /// <param name="known">What is known now.</param>
    /// <param name="at">Now.</param>
    /// <param name="sessionsSince">Sessions that were given since it was signed.</param>
    public static string? Of(SuitabilityRow decision, KnownPatient known, DateTimeOffset at, int sessionsSince)
    {
        var plan = new TreatmentPlan(decision.Product, decision.Route) { Indication = decision.Indication.Id };
        var answer = SuitabilityDesk.Judge(plan, known, at);
        var signed = CarriedFinding.Of(decision).ToLookup(found => found.Rule, StringComparer.Ordinal);
        if (!decision.Decision.LetsTreat()) return decision.Decision is SuitabilityDecision.NeedsMoreData && answer.Findings.All(finding => finding.Severity is not Severity.Unknown) ? "What was missing is known now: decide on suitability" : null;
        if (GivenOverride.Of(decision).FirstOrDefault(one => !one.Value.StillHolds(DateOnly.FromDateTime(at.DateTime), sessionsSince)) is { Key: { } over }) return $"The override of {over} held until now. Decide again";
        // What grew old or was never asked is the gate's; what was found since is the prescriber's.
        List<string> since = [.. answer.Findings.Where(finding => finding.Severity is Severity.Exclude or Severity.Override or Severity.Defer || finding.Rule == "SCR-063")
            .Where(finding => !signed[finding.Rule].Any(before => Bears(before, finding))).Select(finding => finding.Because.TrimEnd('.'))];
        return since.Count == 0 ? null : $"Found since suitability was signed: {string.Join("; ", since.Take(Named))}{(since.Count > Named ? $"; and {since.Count - Named} more" : "")}. Decide again";
    }

    /// <summary>Why nothing is given on a decision now, in a sentence: it lets nobody treat, something was found since, or what it was signed on was struck. Null while it stands.</summary>
    public static string? Withdrawn(SuitabilityRow decision, PatientRows rows, DateTimeOffset at, int sessionsSince)
    {
        if (!decision.Decision.LetsTreat()) return $"Suitability was judged: {decision.Decision.Words()}. No drug is given until a prescriber decides otherwise.";
        var why = Of(decision, rows.At(at), at, sessionsSince);
        if (why is null && StruckSince(decision, rows) is { Count: > 0 } struck) why = $"Suitability was signed on what was struck since: {string.Join(", ", struck)}. Decide again";
        return why is null ? null : $"{why}: a prescriber, before any drug is given.";
    }

    /// <summary>What counted when a decision was signed, was struck since, and would have been judged otherwise without; by name.</summary>
    public static IReadOnlyList<string> StruckSince(SuitabilityRow decision, PatientRows rows)
    {
        var at = TimeZoneInfo.ConvertTime(decision.DecidedAt, rows.Policies.Zone);
        var (then, away) = (rows.Until(at), Strikes.Away(rows.Facts));
        List<FactRow> struck = [.. Strikes.Standing(then.Facts).Where(row => away.TryGetValue(row.Id, out var by) && by.Key == Strikes.Struck && by.RecordedAt > at)];
        if (struck.Count == 0) return [];
        var plan = new TreatmentPlan(decision.Product, decision.Route) { Indication = decision.Indication.Id };
        var without = struck.Aggregate(then, (left, row) => left.Without(row.Id));
        return Differ(SuitabilityDesk.Judge(plan, then.At(at), at).Findings, SuitabilityDesk.Judge(plan, without.At(at), at).Findings).Count == 0 ? [] : [.. struck.Select(FactRowText.Label).Distinct()];
    }

    /// <summary>The rules that would have found something else, had one row not been written when a decision was signed.</summary>
    /// <param name="at">When it was signed, in the clinic's time.</param>
    public static IReadOnlyList<string> Without(Guid fact, SuitabilityRow decision, PatientRows rows, DateTimeOffset at)
    {
        var (then, plan) = (rows.Until(at), new TreatmentPlan(decision.Product, decision.Route) { Indication = decision.Indication.Id });
        return Differ(SuitabilityDesk.Judge(plan, then.At(at), at).Findings, SuitabilityDesk.Judge(plan, then.Without(fact).At(at), at).Findings);
    }

    /// <summary>The rules by which two judgements differ.</summary>
    public static IReadOnlyList<string> Differ(IReadOnlyList<Finding> was, IReadOnlyList<Finding> now)
    {
        var (before, after) = (was.Select(Said).ToHashSet(), now.Select(Said).ToHashSet());
        return [.. before.Except(after).Concat(after.Except(before)).Select(one => one.Rule).Distinct()];

        static (string Rule, Severity Severity) Said(Finding finding) => (finding.Rule, finding.Severity);
    }

    /// <summary>The signer had it before them: as grave, and of lines that nobody understood the same lines.</summary>
    private static bool Bears(CarriedFinding before, Finding now) => now.Rule == "SCR-063" ? before.Because == now.Because
        : now.Severity is not Severity.Exclude || before.Severity is Severity.Exclude;
}
