using Stillpoint.Care.Findings;
using Stillpoint.Care.Screening.Facts;

namespace Stillpoint.Care.Recovery;

/// <summary>One thing asked of a criterion: where it is recorded, what was recorded, whether that passes, and what to say if not.</summary>
internal readonly record struct CriterionCheck(string Path, object? Value, bool? Passes, string Fails)
{
    public static CriterionCheck Yes(string path, bool? value, string fails) => new(path, value, value, fails);
}

/// <summary>How a criterion stands. One failed check fails it; otherwise one missing leaves it open.</summary>
internal sealed record Criterion(CriterionStatus Status, string Because)
{
    public IReadOnlyList<Input> Inputs { get; init; } = [];

    public IReadOnlyList<string> Missing { get; init; } = [];

    public DateTimeOffset? ClearsAt { get; init; }

    /// <summary>The number that decided comes from a label, whatever the rest of the rule does.</summary>
    public bool FromLabel { get; init; }

    public static Criterion NotApplicable(string because) => new(CriterionStatus.NotApplicable, because);

    public static Criterion All(string passes, params ReadOnlySpan<CriterionCheck> checks)
    {
        var fails = new List<string>();
        var missing = new List<string>();
        var inputs = new List<Input>();
        foreach (var check in checks)
        {
            if (check.Value is not null && !inputs.Exists(input => input.Path == check.Path)) inputs.Add(new(check.Path, check.Value, null, null, "fact"));
            if (check.Passes is null && !missing.Contains(check.Path)) missing.Add(check.Path);
            if (check.Passes == false) fails.Add(check.Fails);
        }
        return fails.Count > 0 ? new(CriterionStatus.Fail, string.Join(" ", fails)) { Inputs = inputs, Missing = missing }
            : missing.Count > 0 ? NotRecorded(missing) with { Inputs = inputs }
            : new(CriterionStatus.Pass, passes) { Inputs = inputs };
    }

    public static Criterion NotRecorded(params IReadOnlyList<string> paths) =>
        new(CriterionStatus.Unknown, $"Not recorded or not usable: {InputText.List(paths)}.") { Missing = paths };
}

/// <summary>A rule of discharge with the function that judges it.</summary>
public sealed record DischargeRule : Rule
{
    internal DischargeRule(string id, Func<House, string> what, string why, string source, Func<DischargeFacts, Criterion> judge) : base(id, what, why, Sources.Named(source))
    {
        Judge = judge;
        Policy = source == Source.Policy.Name;
    }

    internal DischargeRule(string id, string what, string why, string source, Func<DischargeFacts, Criterion> judge) : this(id, _ => what, why, source, judge)
    {
    }

    internal Func<DischargeFacts, Criterion> Judge { get; }

    internal Finding? Finding(Criterion criterion) => criterion.Status is CriterionStatus.Fail or CriterionStatus.Unknown
        ? Finds(criterion.Status == CriterionStatus.Fail ? Severity.Fail : Severity.Unknown, criterion.Because) with
        {
            Inputs = criterion.Inputs,
            Missing = criterion.Missing,
            ClearsAt = criterion.ClearsAt,
            Policy = Policy && !criterion.FromLabel,
        }
        : null;
}
