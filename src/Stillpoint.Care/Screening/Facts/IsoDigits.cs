namespace Stillpoint.Care.Screening.Facts;

/// <summary>
/// Days and moments of ISO 8601 in their usual shape, read digit by digit: a chart holds thousands, and a pattern takes ten times as long.
/// Null for any other shape, which a pattern may still know.
/// </summary>
internal static class IsoDigits
{
    private const int DayLength = 10, MomentLength = 19, MostFraction = 7;

    /// <summary>Such as <c>2026-11-22</c>.</summary>
    public static DateOnly? Day(ReadOnlySpan<char> text) =>
        text.Length == DayLength && text[4] == '-' && text[7] == '-' && Number(text[..4]) is > 0 and var year && Number(text[5..7]) is >= 1 and <= 12 and var month
            && Number(text[8..]) is >= 1 and var day && day <= DateTime.DaysInMonth(year, month)
        ? new DateOnly(year, month, day) : null;

    /// <summary>Such as <c>2026-11-22T08:30:00.123-05:00</c>: the time on the wall, and its offset where one is written.</summary>
    public static (DateTime Local, TimeSpan? Offset)? Moment(ReadOnlySpan<char> text)
    {
        if (text.Length < MomentLength || text[10] != 'T' || text[13] != ':' || text[16] != ':' || Day(text[..DayLength]) is not { } day) return null;
        if (Number(text[11..13]) is not (>= 0 and <= 23 and var hour) || Number(text[14..16]) is not (>= 0 and <= 59 and var minute) || Number(text[17..19]) is not (>= 0 and <= 59 and var second)) return null;
        var local = day.ToDateTime(new TimeOnly(hour, minute, second));
        var rest = text[MomentLength..];
        if (rest is ['.', .. var after])
        {
            var digits = 0;
            while (digits < after.Length && char.IsAsciiDigit(after[digits])) digits++;
            if (digits is 0 or > MostFraction) return null;
            var ticks = Number(after[..digits]);
            for (var more = digits; more < MostFraction; more++) ticks *= 10;
            local = local.AddTicks(ticks);
            rest = after[digits..];
        }
        return rest switch
        {
            [] => (local, null),
            ['Z'] => (local, TimeSpan.Zero),
            _ => Offset(rest) is { } offset ? (local, offset) : null,
        };
    }

    private static TimeSpan? Offset(ReadOnlySpan<char> text) =>
        text is ['+' or '-', _, _, ':', _, _] && Number(text[1..3]) is >= 0 and <= 13 and var hours && Number(text[4..]) is >= 0 and <= 59 and var minutes
        ? (text[0] == '-' ? -1 : 1) * new TimeSpan(hours, minutes, 0) : null;

    /// <summary>Below zero where a sign is no digit.</summary>
    private static int Number(ReadOnlySpan<char> digits)
    {
        var number = 0;
        foreach (var sign in digits)
        {
            if (!char.IsAsciiDigit(sign)) return -1;
            number = (number * 10) + (sign - '0');
        }
        return number;
    }
}
