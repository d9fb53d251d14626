using Stillpoint.App.Records;
using Stillpoint.App.Session.Readings;
using Stillpoint.Care.Session.Readings;

namespace Stillpoint.App.Session.Monitors;

/// <summary>A sign of a monitor: when a value of it last arrived; null when none ever did.</summary>
internal sealed record SignHeard(string Name, bool IsExpected, DateTimeOffset? UsableAt, bool IsMissing);

/// <summary>
/// Which signs arrive from a monitor, judged against when it last said anything. A session is watched by pressure, rate, saturation
/// and breathing: where one of them does not come, that is said, however well the monitor is connected.
/// </summary>
internal static class SignsHeard
{
    /// <summary>A cuff is set to half-hours at the longest; every other sign comes at least each minute.</summary>
    private static readonly TimeSpan CuffWithin = TimeSpan.FromMinutes(35), OthersWithin = TimeSpan.FromMinutes(5);

    private static readonly (string Name, Signal[] Signals, bool Expected, TimeSpan Within)[] All =
    [
        ("Blood pressure", [Signal.Systolic, Signal.Diastolic], true, CuffWithin),
        ("Heart or pulse rate", [Signal.HeartRate, Signal.PulseRate], true, OthersWithin),
        ("SpO2", [Signal.SpO2], true, OthersWithin),
        ("Respiratory rate", [Signal.RespiratoryRate], true, OthersWithin),
        ("End-tidal CO2", [Signal.EndTidalCO2], false, OthersWithin),
        ("Temperature", [Signal.Temperature], false, CuffWithin),
    ];

    /// <param name="codes">All that was heard of one monitor.</param>
    public static IReadOnlyList<SignHeard> Of(IReadOnlyCollection<HeardCodeRow> codes)
    {
        if (codes.Count == 0) return [];
        var spoke = codes.Max(code => code.LastAt);
        return [.. All.Select(sign =>
        {
            var each = sign.Signals.Select(signal => codes.Where(code => code.Sign == ReadingText.WordFor(signal)).Max(code => code.UsableAt)).ToList();
            // A pressure needs both its numbers, a rate either of its two.
            var at = sign.Signals.Contains(Signal.Systolic) ? each.Contains(null) ? null : each.Min() : each.Max();
            return new SignHeard(sign.Name, sign.Expected, at, at is null || spoke - at > sign.Within);
        })];
    }
}
