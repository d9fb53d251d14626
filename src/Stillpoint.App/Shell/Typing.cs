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
}
