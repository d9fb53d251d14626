using System.Globalization;

namespace Stillpoint.Care.Screening.Facts;

/// <summary>A date or time as a record wrote it, which may leave out the day or the hour: the earliest and latest moment it can mean.</summary>
public readonly record struct WrittenTime(string Written, DateTimeOffset Earliest, DateTimeOffset Latest)
{
    private static readonly string[] Instants =
    [
        "yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", "yyyy-MM-dd'T'HH:mmzzz",
        "yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", "yyyy-MM-dd'T'HH:mm'Z'",
    ];

    private static readonly string[] Times = ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK"];

    /// <summary>Reads a year, a month, a day or a moment; whatever has no offset of its own is read in the one given. Null when it is no date.</summary>
    public static WrittenTime? Read(string? written, TimeSpan offset) => written?.Length switch
    {
        null => null,
        4 => Span(written, "yyyy", static first => first.AddYears(1), offset),
        7 => Span(written, "yyyy-MM", static first => first.AddMonths(1), offset),
        10 => IsoDigits.Day(written) is { } day ? Span(written, day.ToDateTime(default), static first => first.AddDays(1), offset) : null,
        _ => Moment(written, offset),
    };

    /// <summary>A moment that says its offset, as the contract wants it. Null when it is none.</summary>
    public static DateTimeOffset? Instant(string text) =>
        IsoDigits.Moment(text) is { Offset: { } offset } plain && At(plain.Local, offset) is { } instant ? instant
        : DateTimeOffset.TryParseExact(text, Instants, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) ? moment : null;

    private static WrittenTime? Span(string written, string form, Func<DateTime, DateTime> after, TimeSpan offset) =>
        DateTime.TryParseExact(written, form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var first) ? Span(written, first, after, offset) : null;

    private static WrittenTime? Span(string written, DateTime first, Func<DateTime, DateTime> after, TimeSpan offset)
    {
        var next = first.Year == 9999 ? DateTime.MaxValue : after(first);
        return At(first, offset) is { } earliest && At(next, offset) is { } latest ? new(written, earliest, latest.AddTicks(-1)) : null;
    }

    private static WrittenTime? Moment(string written, TimeSpan offset)
    {
        if (IsoDigits.Moment(written) is { } plain) return At(plain.Local, plain.Offset ?? offset) is { } at ? new(written, at, at) : null;
        if (!DateTime.TryParseExact(ToTheTick(written), Times, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out var moment)) return null;
        return At(moment, moment.Kind == DateTimeKind.Utc ? TimeSpan.Zero : offset) is { } instant ? new(written, instant, instant) : null;
    }

    /// <summary>Without the digits of a second that come after the seventh: some systems write nanoseconds.</summary>
    private static string ToTheTick(string written)
    {
        var point = written.IndexOf('.', StringComparison.Ordinal);
        if (point < 0) return written;
        var end = point + 1;
        while (end < written.Length && char.IsAsciiDigit(written[end])) end++;
        return end - point > 8 ? written.Remove(point + 8, end - point - 8) : written;
    }

    private static DateTimeOffset? At(DateTime local, TimeSpan offset)
    {
        var ticks = local.Ticks - offset.Ticks;
        return ticks >= DateTime.MinValue.Ticks && ticks <= DateTime.MaxValue.Ticks
            ? new DateTimeOffset(DateTime.SpecifyKind(local, DateTimeKind.Unspecified), offset)
            : null;
    }
}
