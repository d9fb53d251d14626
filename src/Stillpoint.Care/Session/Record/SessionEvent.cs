namespace Stillpoint.Care.Session.Record;

/// <summary>One thing that happened: when it was measured, when it was entered, by whom, and what.</summary>
/// <param name="Number">The order of arrival, from 1.</param>
/// <param name="Source"><c>person</c>, <c>device</c>, <c>import</c> or <c>system</c>.</param>
/// <param name="Supersedes">The earlier entry this one corrects.</param>
public sealed record SessionEvent(Guid Id, int Number, DateTimeOffset MeasuredAt, DateTimeOffset RecordedAt, Guid? By, string Source, Guid? Supersedes, Entry Entry)
{
    /// <summary>Entered so long after it was measured that a reader should know.</summary>
    public bool IsLate => RecordedAt - MeasuredAt > TimeSpan.FromMinutes(2);
}
