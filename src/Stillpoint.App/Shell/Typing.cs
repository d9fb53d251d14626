using System.Globalization;

namespace Stillpoint.App.Shell;

/// <summary>What somebody typed into a form, read as what it stands for; null when it isn't that. Every page reads through here.</summary>
public static class Typing
{
    /// <summary>A comma is never taken for a decimal point: 0,5 is refused rather than read as 5.</summary>
    public static decimal? Number(string? text) =>
        decimal.TryParse(text?.Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>A whole number within its bounds.</summary>
    public static int? Whole(string? text, int least, int most) =>
        int.TryParse(text?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number : null;

    /// <summary>A calendar day as 2027-05-31.</summary>
    public static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text?.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static readonly string[] Moments = ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd HH:mm", "yyyy-MM-dd'T'HH:mm:ss"];

    /// <summary>A moment in the clinic's own time.</summary>
    public static DateTimeOffset? LocalMoment(string? text, TimeZoneInfo zone) =>
        DateTime.TryParseExact(text?.Trim(), Moments, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) ? ClinicClock.At(local, zone) : null;

    /// <summary>Yes, no, or not said.</summary>
    public static bool? YesOrNo(string? text) => text switch { "true" => true, "false" => false, _ => null };

    /// <summary>Words without the blanks around them; nothing typed is null.</summary>
    public static string? Words(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
