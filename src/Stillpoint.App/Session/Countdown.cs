using System.Globalization;

namespace Stillpoint.App.Session;

/// <summary>How a due time reads at a moment: the words and how loud they are. The browser says the same; both are tested on one file of cases.</summary>
internal sealed record Countdown(string Words, string Tone)
{
    private static readonly TimeSpan Soon = TimeSpan.FromMinutes(5), BySeconds = TimeSpan.FromMinutes(2), Minute = TimeSpan.FromMinutes(1);

    /// <summary>Late turns loud five minutes after it was due.</summary>
    public static Countdown To(DateTimeOffset dueAt, DateTimeOffset now)
    {
        var left = dueAt - now;
        if (left >= BySeconds) return new($"in {WholeMinutes(left)} min", left > Soon ? "calm" : "wait");
        if (left > TimeSpan.Zero) return new($"in {Clock(left)}", "wait");
        if (left > -Minute) return new("due now", "wait");
        return new($"{Clock(-left)} late", left <= -Soon ? "watch" : "wait");
    }

    /// <summary>1:48, or 1:05:00 once there are hours.</summary>
    public static string Clock(TimeSpan time) => time.ToString(time >= TimeSpan.FromHours(1) ? "h':'mm':'ss" : "m':'ss", CultureInfo.InvariantCulture);

    private static string WholeMinutes(TimeSpan time) => ((int)Math.Ceiling(time.TotalMinutes)).ToString(CultureInfo.InvariantCulture);
}
