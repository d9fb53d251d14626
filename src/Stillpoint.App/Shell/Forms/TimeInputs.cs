using System.Globalization;
using Stillpoint.App.Texts;

namespace Stillpoint.App.Shell.Forms;

/// <summary>A calendar day, as 1984-03-11.</summary>
public sealed class DayInput : Input<DateOnly>
{
    public DayInput(string label) : base(label) => Most = 10;

    internal override Control Control => new Control.Line(Keypad: "numeric", Short: true);

    internal override (DateOnly Value, string? Refused) Read(string typed, Language language) =>
        DateOnly.TryParseExact(typed.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? (day, null) : No(InputTexts.Day.In(language));
}

/// <summary>A date and time as the clinic's clock shows it. A time that the clocks were put forward over is refused; of one that comes twice it is the first.</summary>
public sealed class MomentInput : Input<DateTimeOffset>
{
    private static readonly string[] Written = ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd HH:mm", "yyyy-MM-dd'T'HH:mm:ss"];

    private readonly TimeZoneInfo zone;

    public MomentInput(string label, TimeZoneInfo zone) : base(label) => (this.zone, Most) = (zone, 30);

    internal override Control Control => new Control.Line("datetime-local");

    internal override (DateTimeOffset Value, string? Refused) Read(string typed, Language language)
    {
        if (!DateTime.TryParseExact(typed.Trim(), Written, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)) return No(InputTexts.Moment.In(language));
        if (zone.IsInvalidTime(local)) return (default, InputTexts.Skipped.In(language));
        try
        {
            return (ClinicClock.At(local, zone), null);
        }
        catch (ArgumentOutOfRangeException)
        {
            // The first and last hours of the calendar have no moment elsewhere.
            return No(InputTexts.Moment.In(language));
        }
    }
}
