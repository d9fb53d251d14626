
namespace Stillpoint.Care.Screening.Facts;

/// <summary>
/// How old a value may be. Days count calendar dates in the offset of the decision (0 is the same date), months are calendar
/// months clamped to the month's end, hours are exact.
/// </summary>
public readonly record struct Window
{
    private enum Kind { Always, Hours, Days, Months }

    private readonly Kind kind;
    private readonly int count;

    private Window(Kind kind, int count) => (this.kind, this.count) = (kind, count);

    public static Window Always => default;

    public static Window SameDate => Days(0);

    public static Window Hours(int count) => new(Kind.Hours, count);

    public static Window Days(int count) => new(Kind.Days, count);

    public static Window Months(int count) => new(Kind.Months, count);

    /// <summary>Whether something measured then is still usable now. A partial date is read as its earliest moment.</summary>
    public bool Covers(WrittenTime measured, DateTimeOffset at) => Covers(measured.Earliest, at);

    public bool Covers(DateTimeOffset measured, DateTimeOffset at) => kind switch
    {
        Kind.Always => true,
        Kind.Hours => at - measured <= TimeSpan.FromHours(count),
        Kind.Days => ClinicCalendar.DaysBetween(measured, at) <= count,
        Kind.Months => ClinicCalendar.WithinMonths(ClinicCalendar.Date(measured, at), count, at),
    };

    public override string ToString() => (kind, count) switch
    {
        (Kind.Always, _) => "any age",
        (Kind.Days, 0) => "the same date",
        (Kind.Hours, _) => $"at most {count} hours old",
        (Kind.Days, _) => $"at most {count} days old",
        _ => $"at most {count} months old",
    };
}

/// <summary>Calendar arithmetic in the offset of the moment of decision.</summary>
public static class ClinicCalendar
{
    /// <summary>The date of a moment as the clock at the place of decision shows it.</summary>
    public static DateOnly Date(DateTimeOffset moment, DateTimeOffset at)
    {
        // A moment at the very edge of the calendar may have no date in another offset.
        var ticks = Math.Clamp(moment.UtcTicks + at.Offset.Ticks, DateTime.MinValue.Ticks, DateTime.MaxValue.Ticks);
        return DateOnly.FromDateTime(new DateTime(ticks));
    }

    public static DateOnly Date(DateTimeOffset at) => Date(at, at);

    /// <summary>Calendar dates from the first moment to the second; 0 is the same date.</summary>
    public static int DaysBetween(DateTimeOffset earlier, DateTimeOffset at) => Date(at).DayNumber - Date(earlier, at).DayNumber;

    /// <summary>Not yet happened at the moment of decision, even by the earliest reading.</summary>
    public static bool IsAfter(WrittenTime written, DateTimeOffset at) =>
        written.Earliest > at && (written.Earliest == written.Latest || Date(written.Earliest, at) > Date(at));

    /// <summary>The day so many calendar months on, clamped to the end of a shorter month and to the end of the calendar.</summary>
    public static DateOnly After(DateOnly day, int months) => day.Year > 9998 - (months / 12) ? DateOnly.MaxValue : day.AddMonths(months);

    /// <summary>At most so many calendar months ago.</summary>
    public static bool WithinMonths(DateOnly day, int months, DateTimeOffset at) => After(day, months) >= Date(at);

    /// <summary>At least so many calendar months ago: from 31 August, six months are over on 28 February.</summary>
    public static bool MonthsHavePassed(DateOnly day, int months, DateTimeOffset at) => After(day, months) <= Date(at);
}
