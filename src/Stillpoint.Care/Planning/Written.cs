using System.Globalization;

namespace Stillpoint.Care.Planning;

/// <summary>Numbers as a person checks them by hand, with a decimal point everywhere.</summary>
internal static class Written
{
    public static string Plain(decimal number) => number.ToString("0.###", CultureInfo.InvariantCulture);

    public static string TwoPlaces(decimal number) => number.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>A number for reading beside the limit it was compared with: rounded, unless it would then read as the limit itself.</summary>
    public static string Beside(decimal number, decimal limit) => Round(number, 2) == Round(limit, 2) ? Plain(number) : TwoPlaces(number);

    /// <summary>As a syringe is read: hundredths below one millilitre, tenths above.</summary>
    public static string Millilitres(decimal millilitres) => millilitres.ToString(millilitres < 1 ? "0.00" : "0.0", CultureInfo.InvariantCulture);

    public static string PerHour(decimal mlPerHour) => mlPerHour.ToString("0.0", CultureInfo.InvariantCulture);

    public static decimal Round(decimal number, int places) => Math.Round(number, places, MidpointRounding.AwayFromZero);
}
