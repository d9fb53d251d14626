using System.Globalization;
using Stillpoint.Care.Screening.Facts;

namespace Stillpoint.Care.Screening;

/// <summary>Days as a sentence says them: <c>Nov 23</c>, with the year where it is another one.</summary>
internal static class ShownDay
{
    public static string Of(DateOnly day, DateTimeOffset at) =>
        day.ToString(day.Year == ClinicCalendar.Date(at).Year ? "MMM d" : "MMM d, yyyy", CultureInfo.InvariantCulture);

    /// <summary>The day as written, without its hour.</summary>
    public static string Of(string written) => written.Length > 10 && written[10] == 'T' ? written[..10] : written;
}
