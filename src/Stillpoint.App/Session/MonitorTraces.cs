using System.Collections.Concurrent;
using Stillpoint.App.Session.Readings;
using Stillpoint.Care.Session.Readings;

namespace Stillpoint.App.Session;

/// <summary>
/// A point a minute of every open session's monitors, kept from one look to the next so that a screen costs the readings of the
/// last minutes and not of the whole session. Readings that arrive late are seen when the whole is read anew.
/// </summary>
internal sealed class MonitorTraces(TimeProvider clock)
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1), Anew = TimeSpan.FromMinutes(5);
    private const int MostKept = 200;

    private readonly ConcurrentDictionary<Guid, Kept> kept = new();

    /// <summary>What the monitors say of a session from a beginning up to now.</summary>
    public async Task<MonitorView> Look(SessionReadings readings, Guid session, DateTimeOffset from, CancellationToken cancel)
    {
        var monitors = await readings.Monitors(session, cancel);
        if (monitors.Attached.Count == 0) return MonitorView.None with { ToConfirm = monitors.ToConfirm };

        var now = clock.GetUtcNow();
        var known = kept.TryGetValue(session, out var earlier) && earlier.From == from && now - earlier.ReadAt < Anew ? earlier : null;
        var since = known is { Minutes: [.., var newest] } ? newest.From : Later(from, now - IntervalSummary.Longest);
        var lookFrom = Earlier(since, now - IntervalSummary.Usual) - IntervalSummary.LooksBack;
        var (measured, mismatches) = await readings.Measured(session, lookFrom, now, cancel);
        var all = measured.ConvertAll(reading => reading.Reading);
        var fresh = IntervalSummary.Each([.. all.Where(reading => reading.At >= since - IntervalSummary.LooksBack)], since, now, Minute);
        List<IntervalSummary> minutes = [.. known?.Minutes.Where(minute => minute.From < since) ?? [], .. fresh];
        // The last minute is still open: it is read again next time.
        kept[session] = new(from, known?.ReadAt ?? now, minutes);
        if (kept.Count > MostKept) kept.Clear();

        return new(
            monitors.Attached.Any(attachment => attachment.Until is null), monitors.ToConfirm,
            mismatches.Count == 0 ? null : mismatches[^1].MeasuredAt,
            all.Count > 0 ? all[^1].At : minutes.LastOrDefault(minute => !minute.Offered.IsEmpty)?.Until,
            IntervalSummary.Of(all, now - IntervalSummary.Usual, now), minutes) { SpokeAt = await readings.SpokeAt(session, cancel) };
    }

    private static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;

    private static DateTimeOffset Earlier(DateTimeOffset a, DateTimeOffset b) => a < b ? a : b;

    private sealed record Kept(DateTimeOffset From, DateTimeOffset ReadAt, IReadOnlyList<IntervalSummary> Minutes);
}
