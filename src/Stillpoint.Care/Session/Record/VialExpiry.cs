using System.Globalization;

namespace Stillpoint.Care.Session.Record;

/// <summary>Until when a vial may be used, as it is printed on it: a day, or a month, which means its last day.</summary>
public static class VialExpiry
{
    private static readonly string[] Days = ["yyyy-MM-dd", "yyyy/MM/dd", "yyyy MMM d", "d MMM yyyy", "MMM d yyyy"];
    private static readonly string[] Months = ["yyyy-MM", "yyyy/MM", "MM/yyyy", "M/yyyy", "MM-yyyy", "MMM yyyy", "MMM/yyyy", "MMM-yyyy", "yyyy MMM", "yyyy-MMM", "MMMM yyyy"];

    /// <summary>The last day of use; null when it can't be read without guessing, as a year of two digits can't.</summary>
    public static DateOnly? Read(string printed)
    {
        var text = printed.Trim().Replace(",", "", StringComparison.Ordinal);
        if (DateOnly.TryParseExact(text, Days, CultureInfo.InvariantCulture, DateTimeStyles.AllowInnerWhite, out var day)) return day;
        return DateOnly.TryParseExact(text, Months, CultureInfo.InvariantCulture, DateTimeStyles.AllowInnerWhite, out var month) ? month.AddMonths(1).AddDays(-1) : null;
    }

    /// <summary>Why a vial of this expiry is not used; null when it may be.</summary>
    /// <param name="today">At the clinic.</param>
    public static string? Refuses(DateOnly expiry, DateOnly today) => expiry < today
        ? string.Create(CultureInfo.InvariantCulture, $"The vial expired on {expiry:yyyy-MM-dd}. Put it aside for whoever keeps the drugs, take another, and draw up anew.")
        : null;
}
