using System.Buffers.Text;

namespace Stillpoint.App.Interop.Hl7v2;

/// <summary>
/// A moment as HL7 writes it: <c>YYYYMMDDHHMM[SS[.S[S[S[S]]]]][+/-ZZZZ]</c>. Without an offset it is the sender's own wall
/// clock, whose zone the listener is told.
/// </summary>
internal static class Hl7Time
{
    /// <summary>The moment, or null when the text is none or is coarser than a minute.</summary>
    public static DateTimeOffset? Read(ReadOnlySpan<byte> text, TimeZoneInfo zone)
    {
        text = text.Trim((byte)' ');
        TimeSpan? offset = null;
        var sign = text.IndexOfAny((byte)'+', (byte)'-');
        if (sign >= 0)
        {
            if (text.Length != sign + 5 || Digits(text, sign + 1, 2) is not { } hours || Digits(text, sign + 3, 2) is not { } minutes || hours > 14 || minutes > 59) return null;
            offset = new TimeSpan(hours, minutes, 0) * (text[sign] == '-' ? -1 : 1);
            text = text[..sign];
        }

        long ticks = 0;
        var point = text.IndexOf((byte)'.');
        if (point >= 0)
        {
            var fraction = text[(point + 1)..];
            if (fraction.Length is < 1 or > 7 || Digits(fraction, 0, fraction.Length) is not { } digits) return null;
            ticks = digits;
            for (var at = fraction.Length; at < 7; at++) ticks *= 10;
            text = text[..point];
        }

        if (text.Length is not (12 or 14)) return null;
        var seconds = text.Length == 14 ? Digits(text, 12, 2) : 0;
        if (Digits(text, 0, 4) is not { } year || Digits(text, 4, 2) is not { } month || Digits(text, 6, 2) is not { } day ||
            Digits(text, 8, 2) is not { } hour || Digits(text, 10, 2) is not { } minute || seconds is not { } second) return null;
        if (year is < 1900 or > 9000 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month) || hour > 23 || minute > 59 || second > 59) return null;

        var local = new DateTime(year, month, day, hour, minute, second, DateTimeKind.Unspecified).AddTicks(ticks);
        return new DateTimeOffset(local, offset ?? zone.GetUtcOffset(local)).ToUniversalTime();
    }

    /// <summary>A moment as we write it: UTC, to the millisecond.</summary>
    public static string Write(DateTimeOffset moment) =>
        moment.UtcDateTime.ToString("yyyyMMddHHmmss.fff'+0000'", System.Globalization.CultureInfo.InvariantCulture);

    private static int? Digits(ReadOnlySpan<byte> text, int at, int length)
    {
        if (at + length > text.Length || text.Slice(at, length).ContainsAnyExceptInRange((byte)'0', (byte)'9')) return null;
        return Utf8Parser.TryParse(text.Slice(at, length), out int number, out _) ? number : null;
    }
}
