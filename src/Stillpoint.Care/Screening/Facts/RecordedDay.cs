using System.Globalization;

namespace Stillpoint.Care.Screening.Facts;

/// <summary>A day as somebody remembers or recorded it, perhaps only its month or year: the first and the last day it can mean.</summary>
public sealed record RecordedDay(string Written, DateOnly Earliest, DateOnly Latest)
{
    /// <summary>Reads a year, a month, a day, or the day of a moment as it is written. Null when it is no date.</summary>
    public static RecordedDay? Read(string written)
    {
        if (IsoDigits.Day(written) is { } day) return new(written, day, day);
        if (DateOnly.TryParseExact(written, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month)) return new(written, month, month.AddMonths(1).AddDays(-1));
        if (DateOnly.TryParseExact(written, "yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var year)) return new(written, year, new(year.Year, 12, 31));
        return WrittenTime.Instant(written) is { } moment ? new(written, DateOnly.FromDateTime(moment.DateTime), DateOnly.FromDateTime(moment.DateTime)) : null;
    }

    public static RecordedDay Of(WrittenTime written, DateTimeOffset at) => new(written.Written, ClinicCalendar.Date(written.Earliest, at), ClinicCalendar.Date(written.Latest, at));

    /// <summary>The latest day a bad event can have happened on: never after the decision.</summary>
    public DateOnly LatestBy(DateTimeOffset at) => Latest < ClinicCalendar.Date(at) ? Latest : ClinicCalendar.Date(at);

    /// <summary>Not yet happened at the moment of decision, even by the earliest reading.</summary>
    public bool IsAfter(DateTimeOffset at) => Earliest > ClinicCalendar.Date(at);

    public override string ToString() => Written;
}
