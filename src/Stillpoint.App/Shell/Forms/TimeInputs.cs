using System.Globalization;
using Stillpoint.App.Texts;

namespace Stillpoint.App.Shell.Forms;

/// <summary>A calendar day, as 1984-03-11.</summary>
public sealed class DayInput : Input<DateOnly>
{
    public DayInput(string label) : base(label) => Most = 10;

    public DateOnly Earliest { get; init; } = DateOnly.MinValue;

    public DateOnly Latest { get; init; } = DateOnly.MaxValue;

    /// <summary>Chosen from the device's own calendar, where it has one; else written.</summary>
    public bool Picked { get; init; }

    internal override Control Control => Picked ? new Control.Line("date", Short: true) : new Control.Line(Keypad: "numeric", Short: true);

    internal override (DateOnly Value, string? Refused) Read(string typed, Language language) =>
        DateOnly.TryParseExact(typed.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day >= Earliest && day <= Latest ? (day, null) : No(InputTexts.Day.In(language));
}

/// <summary>A time of day as the clinic's clock last showed it, today or within some hours of yesterday; blank is now.</summary>
/// <param name="back">How long ago yesterday's may be.</param>
internal sealed class ClockInput(string label, ClinicClock clock, TimeSpan back) : Input<DateTimeOffset>(label)
{
    private static readonly string[] Written = ["H:mm", "HH:mm", "H:mm:ss", "HH:mm:ss"];

    /// <summary>How far two clocks may differ.</summary>
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(2);

    internal override Control Control => new Control.Line("time", Short: true);

    internal override (DateTimeOffset Value, string? Refused) Read(string typed, Language language) =>
        !TimeOnly.TryParseExact(typed.Trim(), Written, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? No("Enter the time as hours and minutes, such as 14:42.")
        : clock.LastShown(time, Skew, back) is { } shown ? (shown, null)
        : (default, "The time lies in the future. Enter when it was.");
}

/// <summary>A date and time as the clinic's clock shows it. A time that the clocks were put forward over is refused; of one that comes twice it is the first.</summary>
public sealed class MomentInput : Input<DateTimeOffset>
{
    private static readonly string[] Written = ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd HH:mm", "yyyy-MM-dd'T'HH:mm:ss"];

    private readonly TimeZoneInfo zone;

    public MomentInput(string label, TimeZoneInfo zone) : base(label) => (this.zone, Most) = (zone, 30);

    internal override Control Control => new Control.Line("datetime-local");

    internal override (DateTimeOffset Value, string? Refused) Read(string typed, Language language) =>
        Local(typed) is not { } local ? No(InputTexts.Moment.In(language))
        : zone.IsInvalidTime(local) ? (default, InputTexts.Skipped.In(language))
        : (ClinicClock.At(local, zone), null);

    /// <summary>A moment written in this zone; null when it isn't one, or the clocks there were put forward over it.</summary>
    public static DateTimeOffset? At(string typed, TimeZoneInfo zone) => Local(typed) is { } local && !zone.IsInvalidTime(local) ? ClinicClock.At(local, zone) : null;

    // The first and last days of the calendar have no moment elsewhere.
    private static DateTime? Local(string typed) =>
        DateTime.TryParseExact(typed.Trim(), Written, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) && local.Year is > 1 and < 9999 ? local : null;
}
