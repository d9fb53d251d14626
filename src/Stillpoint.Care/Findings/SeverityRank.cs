using System.Diagnostics;
using static Stillpoint.Care.Findings.Severity;

namespace Stillpoint.Care.Findings;

/// <summary>The words of one clinical question, worst first. A word of another question has no rank in it.</summary>
public sealed class SeverityRank
{
    private readonly Severity[] worstFirst;

    private SeverityRank(params Severity[] worstFirst) => this.worstFirst = worstFirst;

    public static SeverityRank Screening { get; } = new(Exclude, Unknown, Defer, Override, Caution);

    public static SeverityRank Interactions { get; } = new(Contraindicated, Major, Moderate, Minor);

    public static SeverityRank Dose { get; } = new(Block, Unknown, Override, Caution);

    public static SeverityRank Gate { get; } = new(Stop, Unknown, Defer, Override, Review);

    public static SeverityRank Flags { get; } = new(Red, Yellow, Unknown);

    public static SeverityRank Discharge { get; } = new(Fail, Unknown);

    public IReadOnlyList<Severity> WorstFirst => worstFirst;

    /// <summary>0 is the worst.</summary>
    public int Of(Severity severity) => Array.IndexOf(worstFirst, severity) is >= 0 and var rank ? rank : throw new UnreachableException($"{severity} is no word of this question.");

    /// <summary>Worst first, then by rule: the order in which every question answers.</summary>
    public IOrderedEnumerable<Finding> Sort(IEnumerable<Finding> findings) => Sort(findings, finding => finding);

    /// <summary>The same for what carries a finding.</summary>
    public IOrderedEnumerable<T> Sort<T>(IEnumerable<T> carriers, Func<T, Finding> finding) =>
        carriers.OrderBy(carrier => Of(finding(carrier).Severity)).ThenBy(carrier => finding(carrier).Rule, StringComparer.Ordinal);
}
