using Stillpoint.Care.Findings;
using Stillpoint.Care.Screening;

namespace Stillpoint.Care.Session.Gate;

/// <summary>One item of the list that is gone through before a session starts.</summary>
/// <param name="Label">A few words for the page.</param>
public sealed record GateRule(string Id, string Label, Func<House, string> What, string Why, Source Source, Func<PatientCase, GateVerdict> Judge) : Rule(Id, What, Why, Source)
{
    public GateRule(string id, string label, string what, string why, Source source, Func<PatientCase, GateVerdict> judge) : this(id, label, _ => what, why, source, judge)
    {
    }

    /// <summary>Who answers a Review of it: a nurse, or where the order may have to change a prescriber. House policy.</summary>
    public Credential AnsweredBy { get; init; } = Credential.Nurse;

    /// <summary>What has to be done before its Review is answered.</summary>
    public BeforeReview After { get; init; }

    /// <summary>Screening rules that ask the same of the same data.</summary>
    public IReadOnlyList<string> Related { get; init; } = [];
}

/// <summary>What an item's judging function says: a status other than Overridden, and why.</summary>
public sealed record GateVerdict(GateStatus Status, Check Check)
{
    /// <summary>Whose record of today lifts a stop; null where none does. That record is a datum and no waiver.</summary>
    public Credential? LiftedBy { get; init; }

    public static GateVerdict NotApplicable(string because) => new(GateStatus.NotApplicable, new(true, because));

    /// <summary>Several verdicts of one item: the worst stands, with all that is as bad as it.</summary>
    public static GateVerdict Worst(params IReadOnlyList<GateVerdict> verdicts)
    {
        var status = verdicts.MinBy(verdict => verdict.Status < GateStatus.Stop ? int.MaxValue : (int)verdict.Status)!.Status;
        Check[] same = [.. verdicts.Where(verdict => verdict.Status == status).Select(verdict => verdict.Check)];
        return new(status, same[0] with
        {
            Because = string.Join(" ", same.Select(check => check.Because)),
            Inputs = [.. same.SelectMany(check => check.Inputs).Distinct()],
            Missing = [.. same.SelectMany(check => check.Missing).Distinct()],
        });
    }

    /// <summary>Passes, or is Unknown, or has this status when it fails.</summary>
    public static GateVerdict Of(Check check, GateStatus whenItFails) =>
        new(check.Passes switch { true => GateStatus.Pass, false => whenItFails, null => GateStatus.Unknown }, check);
}
