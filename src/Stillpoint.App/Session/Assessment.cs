using Stillpoint.Care.Findings;
using Stillpoint.Care.Session.Flags;
using Stillpoint.Care.Session.Monitoring;

namespace Stillpoint.App.Session;

/// <summary>What is due next at a chair: what, when, and by which rhythm. Without a time it is wanted before the drug starts or the patient leaves.</summary>
/// <param name="Brief">As short as a row of the floor needs it.</param>
public sealed record DueNext(string What, string Brief, DateTimeOffset? At, string? Why)
{
    /// <summary>A charted pressure or pulse older than this is no longer the patient's present one.</summary>
    public bool IsOfVitals { get; init; }
}

/// <summary>
/// What the monitors and the medicine say of a session at this moment. Null flags were not judged, and <see cref="NotJudged"/>
/// says why; that is never calm.
/// </summary>
public sealed record Assessment(MonitorView Monitor, IReadOnlyList<DueNext>? Due, SessionFlags? Flags, string? NotJudged)
{
    /// <summary>What must be on the monitor without a break.</summary>
    public IReadOnlyList<ContinuousNeed> Continuous { get; init; } = [];

    public FlagsOutcome? Outcome => Flags?.Outcome;

    /// <summary>What it comes to, for whoever asks whether anything has changed: each flag with its level, what is due, and whether a monitor is lost.</summary>
    internal string Says => string.Join(' ', [
        $"{Outcome} {NotJudged} {Monitor.MismatchAt is not null} {Monitor.ToConfirm.Count}",
        .. Flags?.Now.Flags.Select(flag => $"{flag.Finding.Rule} {flag.Finding.Severity} {flag.Confirmation}") ?? [],
        .. Flags?.Old.Select(old => $"old {old.Flag.Finding.Rule} {old.Flag.Finding.Severity}") ?? [],
        .. Due?.Select(due => $"{due.What} {due.At:O} {due.Why}") ?? []]);

    /// <summary>The earliest of what is due, which need not be the first in the order of danger.</summary>
    public DateTimeOffset? NextAt => Due?.Min(due => due.At);

    /// <summary>The flag that comes first when only one can be shown.</summary>
    public Finding? Worst => Flags is not { } flags ? null
        : SeverityRank.Flags.Sort(flags.Now.Flags.Concat(flags.Old.Select(old => old.Flag)), flag => flag.Finding).Select(flag => flag.Finding).FirstOrDefault(finding => finding.Severity is Severity.Red or Severity.Yellow);
}
