using Stillpoint.Care.Findings;
using Stillpoint.Care.Planning;

namespace Stillpoint.Care.Recovery;

/// <summary>Judges every criterion of discharge; not one of them can be waived, and what is missing blocks like what fails.</summary>
public static class Discharge
{
    private static readonly HouseNumber RemsMinutes = new("DIS-01.rems", "Minutes of observation the esketamine monitoring form asks about", 120, "min", 120, 120, Sources.Rems) { Whole = true };

    public static DischargeAnswer Judge(DischargeFacts facts)
    {
        var time = ObservationTime.Of(facts);
        var elapsed = facts.AdministrationEndAt is { } end ? Math.Floor((facts.At - end).Ticks * 100m / TimeSpan.TicksPerMinute) / 100 : (decimal?)null;

        var judged = DischargeRules.All.Select(rule => (Rule: rule, Criterion: rule.Judge(facts))).ToList();
        Finding[] findings =
        [
            .. SeverityRank.Discharge.Sort(judged.Select(item => item.Rule.Finding(item.Criterion)).OfType<Finding>()),
        ];
        var outcome = findings.Length == 0 ? DischargeOutcome.Ready
            : facts.LeavingAgainstAdvice && !MustStay(facts.Gates) ? DischargeOutcome.AgainstAdvice
            : findings[0].Severity == Severity.Fail ? DischargeOutcome.NotReady : DischargeOutcome.Unknown;

        return new(
            outcome, time.MinimumMinutes, elapsed, time.EarliestAt, findings,
            [.. judged.Select(item => new DischargeItem(item.Rule.Id, item.Criterion.Status, item.Criterion.Because))],
            RemsUnderTwoHours: outcome == DischargeOutcome.AgainstAdvice && facts.Product == Product.Esketamine && elapsed < facts.House[RemsMinutes]);
    }

    /// <summary>A high suicide risk without a signed disposition: nobody walks out on their own decision, and nobody leaves them alone.</summary>
    public static bool MustStay(DischargeGates gates) => gates.CssrsRisk == SuicideRisk.High && gates.DispositionSigned != true;
}
