using System.Globalization;
using Stillpoint.App.Texts;

namespace Stillpoint.App.FollowUp.Checks;

/// <summary>A day and a time as a patient reads them, with the day of the week.</summary>
internal static class PatientTime
{
    private static readonly string[]
        Days = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"], Dias = ["domingo", "lunes", "martes", "miércoles", "jueves", "viernes", "sábado"],
        Months = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"],
        Meses = ["enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"];

    public static string Moment(DateTimeOffset at, TimeZoneInfo zone, Language language)
    {
        var local = TimeZoneInfo.ConvertTime(at, zone);
        var time = local.ToString("HH:mm", CultureInfo.InvariantCulture);
        return language == Language.Spanish ? $"el {Dias[(int)local.DayOfWeek]} a las {time}" : $"{Days[(int)local.DayOfWeek]} at {time}";
    }

    public static string Day(DateTimeOffset at, TimeZoneInfo zone, Language language)
    {
        var local = TimeZoneInfo.ConvertTime(at, zone);
        return language == Language.Spanish ? FormattableString.Invariant($"{local.Day} de {Meses[local.Month - 1]}") : FormattableString.Invariant($"{Months[local.Month - 1]} {local.Day}");
    }
}
