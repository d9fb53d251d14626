using Stillpoint.Care.Findings;

namespace Stillpoint.App.Session;

/// <summary>What is due next at a chair: what, when, and by which rhythm.</summary>
public sealed record DueNext(string What, DateTimeOffset At, string? Why);

/// <summary>
/// What the monitors and the medicine say of a session at this moment. Null flags were not judged, and <see cref="NotJudged"/>
/// says why; that is never calm.
/// </summary>
public sealed record Watched(MonitorInSight Monitor, IReadOnlyList<DueNext>? Due, IReadOnlyList<Finding>? Flags, string? NotJudged);
