using System.Globalization;

namespace Stillpoint.App.Texts;

/// <summary>A day as patients read it in their language: November 19, 2026, or 19 de noviembre de 2026.</summary>
internal static class PatientDay
{
    private static readonly string[] Months = ["enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"];

    public static string Of(DateOnly day, Language language) => language == Language.Spanish
        ? string.Create(CultureInfo.InvariantCulture, $"{day.Day} de {Months[day.Month - 1]} de {day.Year}")
        : day.ToString("MMMM d, yyyy", CultureInfo.InvariantCulture);

    /// <param name="local">A moment in the clinic's own time.</param>
    public static string Of(DateTimeOffset local, Language language) => Of(DateOnly.FromDateTime(local.DateTime), language);
}
