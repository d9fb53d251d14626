using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Stillpoint.Care.Screening.Facts;

namespace Stillpoint.Care.Tests.Screening.Facts;

/// <summary>The short way of reading a day or a moment never says anything but what the framework's pattern says.</summary>
public sealed class Times_read_digit_by_digit
{
    private static readonly string[] Moments = ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    private static string Two(int number) => number.ToString("00", CultureInfo.InvariantCulture);

    /// <summary>Days, hours and offsets that exist and that do not, one sign now and then changed.</summary>
    private static readonly Gen<string> Written =
        from year in Gen.Elements("2026", "2024", "0001", "9999", "0000", "1900", "202")
        from month in Gen.Choose(0, 13)
        from day in Gen.Choose(0, 32)
        from hour in Gen.Choose(0, 25)
        from minute in Gen.Choose(0, 61)
        from second in Gen.Choose(0, 61)
        from fraction in Gen.Elements("", "", ".1", ".123", ".1234567", ".12345678", ".", ".x")
        from offset in Gen.Elements("", "Z", "-05:00", "+00:00", "+13:59", "+14:00", "-15:00", "+5:00", "-0500", "z", " ")
        from odd in Gen.Frequency((8, Gen.Constant(-1)), (1, Gen.Choose(0, 18)))
        from sign in Gen.Elements(' ', 'a', '-', '9', 't', '٣')
        let text = $"{year}-{Two(month)}-{Two(day)}T{Two(hour)}:{Two(minute)}:{Two(second)}{fraction}{offset}"
        select odd < 0 || odd >= text.Length ? text : text[..odd] + sign + text[(odd + 1)..];

    [Fact]
    public void A_moment_is_what_the_pattern_reads_or_left_to_the_pattern() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(20_000), Prop.ForAll(Written.ToArbitrary(), text =>
    {
        if (IsoDigits.Moment(text) is not { } read) return true;
        var ticks = read.Local.Ticks - (read.Offset ?? TimeSpan.Zero).Ticks;
        // Before the first and after the last moment of the calendar the pattern wraps a day; nobody uses what it says.
        if (ticks < 0 || ticks > DateTime.MaxValue.Ticks) return true;
        return DateTime.TryParseExact(text, Moments, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out var pattern)
            && pattern.Ticks == ticks && (pattern.Kind == DateTimeKind.Utc) == (read.Offset is not null);
    }));

    [Fact]
    public void A_day_is_what_the_pattern_reads_and_no_other() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(20_000), Prop.ForAll(Written.ToArbitrary(), text =>
    {
        var day = text.Length > 10 ? text[..10] : text;
        return IsoDigits.Day(day) == (DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var pattern) ? pattern : null);
    }));

    [Theory]
    [InlineData("2026-11-22T08:30:00-05:00")]
    [InlineData("2026-11-22T08:30:00.123Z")]
    [InlineData("2026-11-22T08:30:00")]
    public void The_usual_shapes_are_read_the_short_way(string text) => Assert.NotNull(IsoDigits.Moment(text));
}
