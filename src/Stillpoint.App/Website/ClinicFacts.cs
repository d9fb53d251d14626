using System.Globalization;
using Stillpoint.App.Records;
using Stillpoint.App.Texts;

namespace Stillpoint.App.Website;

/// <summary>What a clinic's page says before its words: where it is, when somebody is there, whom to call when nobody is. A head of its own file wins over what was entered here.</summary>
internal sealed record ClinicFacts(string? Address, string? Map, string? Hours, IReadOnlyList<string> Week, string? Phone, string? AfterHours)
{
    public override string ToString() => "[what a clinic says of itself]";

    private static readonly (DayOfWeek Day, Translated Name, string Code)[] Days =
    [
        (DayOfWeek.Monday, new("Monday", "Lunes"), "Mo"), (DayOfWeek.Tuesday, new("Tuesday", "Martes"), "Tu"), (DayOfWeek.Wednesday, new("Wednesday", "Miércoles"), "We"), (DayOfWeek.Thursday, new("Thursday", "Jueves"), "Th"),
        (DayOfWeek.Friday, new("Friday", "Viernes"), "Fr"), (DayOfWeek.Saturday, new("Saturday", "Sábado"), "Sa"), (DayOfWeek.Sunday, new("Sunday", "Domingo"), "Su"),
    ];

    public static ClinicFacts Of(ClinicRow clinic, IEnumerable<StaffedHoursRow> hours, IReadOnlyDictionary<string, string> head, Language language)
    {
        var stretches = hours.OrderBy(stretch => stretch.Opens).ToLookup(stretch => stretch.Weekday);
        var own = head.GetValueOrDefault("hours");
        return new(head.GetValueOrDefault("address") ?? clinic.Address, (head.GetValueOrDefault("map") ?? clinic.MapLink) is { } map && map.StartsWith("https://", StringComparison.Ordinal) ? map : null,
            own ?? (stretches.Count == 0 ? null : string.Join("; ", Days.Where(day => stretches[(int)day.Day].Any()).Select(day => $"{day.Name.In(language)} {Times(stretches[(int)day.Day])}"))),
            own is not null ? [own] : [.. Days.SelectMany(day => stretches[(int)day.Day].Select(stretch => $"{day.Code} {Time(stretch.Opens)}-{Time(stretch.Closes)}"))],
            clinic.Phone, head.GetValueOrDefault("after-hours") ?? clinic.AfterHoursPhone);
    }

    private static string Times(IEnumerable<StaffedHoursRow> day) => string.Join(", ", day.Select(stretch => $"{Time(stretch.Opens)}–{Time(stretch.Closes)}"));

    private static string Time(int minutes) => TimeOnly.MinValue.AddMinutes(minutes).ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>A number as a telephone dials it.</summary>
    public static string Dialled(string phone) => phone.Replace(" ", "", StringComparison.Ordinal);
}

/// <summary>What a clinic offers and for how much, a line each: what, a colon, the price.</summary>
internal static class Prices
{
    /// <summary>The lines as they were entered; one without a colon has no price.</summary>
    public static IEnumerable<(string What, string Price)> Read(string lines) =>
        from line in lines.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        let at = line.LastIndexOf(':')
        select at > 0 ? (line[..at].Trim(), line[(at + 1)..].Trim()) : (line, "");

    /// <summary>As a table of a page, or that there are none here.</summary>
    public static string Markdown(ClinicRow clinic, Language language) => (language == Language.Spanish ? clinic.PricesEs : clinic.PricesEn) is { } lines
        ? $"| {SiteTexts.Service.In(language)} | {SiteTexts.Price.In(language)} |\n|---|---|\n{string.Join('\n', Read(lines).Select(line => $"| {Library.Escaped(line.What)} | {Library.Escaped(line.Price)} |"))}"
        : SiteTexts.NoPrices.In(language);
}
