using Stillpoint.Care.Findings;

namespace Stillpoint.App.Screening;

/// <summary>What a finding of screening stands in the way of.</summary>
internal enum Blocking { Treatment, UntilKnown, ForNow, UntilSigned, Nothing }

internal static class Blockings
{
    public static Blocking Of(Severity severity) => severity switch
    {
        Severity.Exclude or Severity.Stop or Severity.Block or Severity.Contraindicated or Severity.Red => Blocking.Treatment,
        Severity.Unknown => Blocking.UntilKnown,
        Severity.Defer or Severity.Fail => Blocking.ForNow,
        Severity.Override => Blocking.UntilSigned,
        Severity.Major or Severity.Moderate or Severity.Minor or Severity.Yellow or Severity.Review or Severity.Caution or Severity.Rule => Blocking.Nothing,
    };

    public static string Words(this Blocking blocking) => blocking switch
    {
        Blocking.Treatment => "Excludes treatment: no signature changes that",
        Blocking.UntilKnown => "Blocks until it is known",
        Blocking.ForNow => "Blocks for now",
        Blocking.UntilSigned => "Blocks until a prescriber signs why",
        Blocking.Nothing => "Blocks nothing: kept in mind",
    };

    /// <summary>The rules that say the same of a patient, such as that nobody went through a list: told once, each rule named.</summary>
    public static IReadOnlyList<(Finding First, IReadOnlyList<string> AlsoRules)> Told(IReadOnlyList<Finding> findings) =>
        [.. findings.GroupBy(finding => (finding.Severity, finding.Because)).Select(same => (same.First(), (IReadOnlyList<string>)[.. same.Skip(1).Select(finding => finding.Rule).Distinct()]))];

    public static IReadOnlyList<(Blocking Blocks, IReadOnlyList<Finding> Found)> Group(IReadOnlyList<Finding> findings) =>
        [.. findings.GroupBy(finding => Of(finding.Severity)).OrderBy(group => group.Key).Select(group => (group.Key, (IReadOnlyList<Finding>)[.. group]))];
}
