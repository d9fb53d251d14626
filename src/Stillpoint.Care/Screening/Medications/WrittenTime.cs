using System.Globalization;

namespace Stillpoint.Care.Screening.Medications;

/// <summary>A date or time as a record wrote it, which may leave out the day or the hour: the earliest and latest moment it can mean.</summary>
public readonly record struct WrittenTime(string Written, DateTimeOffset Earliest, DateTimeOffset Latest)
{
    private static readonly string[] Dates = ["yyyy", "yyyy-MM", "yyyy-MM-dd"];

    private static readonly string[] Times =
    [
        "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF",
        "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK",
    ];

    /// <summary>Reads a year, a month, a day or a moment; whatever has no offset of its own is read in the one given. Null when it is no date.</summary>
    public static WrittenTime? Read(string? written, TimeSpan offset)
    {
        if (written is null) return null;
        for (var form = 0; form < Dates.Length; form++)
        {
            if (!DateTime.TryParseExact(written, Dates[form], CultureInfo.InvariantCulture, DateTimeStyles.None, out var first)) continue;
            return At(first, offset) is { } start && At(After(first, form), offset) is { } next ? new(written, start, next.AddTicks(-1)) : null;
        }
        if (!DateTime.TryParseExact(written, Times, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out var moment)) return null;
        var instant = moment.Kind == DateTimeKind.Utc ? At(moment, TimeSpan.Zero) : At(moment, offset);
        return instant is { } read ? new(written, read, read) : null;
    }

    private static DateTime After(DateTime first, int form) => first.Year == 9999 ? DateTime.MaxValue : form switch
    {
        0 => first.AddYears(1),
        1 => first.AddMonths(1),
        _ => first.AddDays(1),
    };

    private static DateTimeOffset? At(DateTime local, TimeSpan offset)
    {
        var ticks = local.Ticks - offset.Ticks;
        return ticks >= DateTime.MinValue.Ticks && ticks <= DateTime.MaxValue.Ticks
            ? new DateTimeOffset(DateTime.SpecifyKind(local, DateTimeKind.Unspecified), offset)
            : null;
    }
}
