using System.Globalization;
using System.Text;

namespace Stillpoint.App.Booking;

/// <summary>One entry of a calendar file: when, where, and words that say nothing of anybody's health.</summary>
internal sealed record CalendarEntry(Guid Id, DateTimeOffset Starts, DateTimeOffset Ends, string Summary, string? Location, long Version)
{
    /// <summary>A program that has it already takes it out.</summary>
    public bool IsCancelled { get; init; }
}

/// <summary>
/// A calendar file (RFC 5545). Times are in UTC, so every program shows them in the time of its own reader, over a change of the clock too.
/// </summary>
internal static class CalendarFile
{
    /// <summary>The most octets of a line before it is folded.</summary>
    private const int Fold = 75;

    /// <param name="name">What the calendar is called.</param>
    public static string Write(string name, IEnumerable<CalendarEntry> entries, DateTimeOffset now)
    {
        var file = new StringBuilder();
        Line("BEGIN:VCALENDAR");
        Line("VERSION:2.0");
        Line("PRODID:-//Stillpoint//Calendar//EN");
        Line("METHOD:PUBLISH");
        Line($"X-WR-CALNAME:{Text(name)}");
        Line("REFRESH-INTERVAL;VALUE=DURATION:PT15M");
        foreach (var entry in entries)
        {
            Line("BEGIN:VEVENT");
            Line($"UID:{entry.Id}@stillpoint");
            Line($"SEQUENCE:{entry.Version.ToString(CultureInfo.InvariantCulture)}");
            Line($"DTSTAMP:{Utc(now)}");
            Line($"DTSTART:{Utc(entry.Starts)}");
            Line($"DTEND:{Utc(entry.Ends)}");
            Line($"SUMMARY:{Text(entry.Summary)}");
            if (entry.Location is { } place) Line($"LOCATION:{Text(place)}");
            Line("CLASS:PRIVATE");
            Line(entry.IsCancelled ? "STATUS:CANCELLED" : "STATUS:CONFIRMED");
            Line("END:VEVENT");
        }
        Line("END:VCALENDAR");
        return file.ToString();

        void Line(string line)
        {
            var length = 0;
            foreach (var rune in line.EnumerateRunes())
            {
                if (length + rune.Utf8SequenceLength > Fold)
                {
                    file.Append("\r\n ");
                    length = 1;
                }
                file.Append(rune);
                length += rune.Utf8SequenceLength;
            }
            file.Append("\r\n");
        }
    }

    private static string Utc(DateTimeOffset at) => at.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    private static string Text(string words) => words.Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal).Replace(",", "\\,", StringComparison.Ordinal).Replace("\r", "", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
}
