using System.Globalization;
using Stillpoint.Care.Screening.Facts;

namespace Stillpoint.Care.Screening.Record;

/// <summary>Dates as clinical free text writes them: in figures, by the name of a month, or as so long ago; in English and Spanish.</summary>
internal static class TextDates
{
    private static readonly Dictionary<string, int> Months = Numbered(
        "jan january enero ene|feb february febrero|mar march marzo|apr april abril abr|may mayo|jun june junio|jul july julio|aug august agosto"
        + "|sep sept september septiembre|oct october octubre|nov november noviembre|dec december diciembre dic");

    private static readonly Dictionary<string, int> Counts = Numbered("a an one un una uno|two couple dos|three tres|four cuatro|five cinco|six seis|seven siete|eight ocho|nine nueve|ten diez|eleven once|twelve doce");

    private enum Unit { Day, Week, Month, Year }

    /// <summary>Figures that are a date: 2019, 2026-09-01, 9/2019, 9/15/2026, month first as it is written in the United States.</summary>
    public static RecordedDay? Figures(string figures)
    {
        var parts = figures.Split('-', '/');
        if (parts.Length > 3 || parts.Any(part => part.Length is 0 or > 4)) return null;
        var numbers = Array.ConvertAll(parts, part => int.Parse(part, CultureInfo.InvariantCulture));
        return numbers switch
        {
            [var year] when parts[0].Length == 4 => Of(year),
            [var year, var month] when parts[0].Length == 4 => Of(year, month),
            [var month, var year] when parts[1].Length == 4 => Of(year, month),
            [var year, var month, var day] when parts[0].Length == 4 => Of(year, month, day),
            [var month, var day, var year] when parts[2].Length == 4 => Of(year, month, day),
            [var month, var day, var year] when parts[2].Length == 2 && figures.Contains('/', StringComparison.Ordinal) => Of(2000 + year, month, day),
            _ => null,
        };
    }

    /// <summary>The date that begins at this word, and the word after it; null when none does.</summary>
    public static (RecordedDay Day, int End)? At(List<Token> tokens, int at, int end, DateTimeOffset now)
    {
        var token = tokens[at];
        if (token.Day is { } figures) return (figures, at + 1);
        if (token.Kind is not (TokenKind.Word or TokenKind.Number)) return null;
        return Named(tokens, at, end) ?? Ago(tokens, at, end, now);
    }

    /// <summary>Sept 2026, September 15, 2026, marzo de 2019.</summary>
    private static (RecordedDay, int)? Named(List<Token> tokens, int at, int end)
    {
        if (!Months.TryGetValue(tokens[at].Text, out var month)) return null;
        var next = at + 1;
        int? day = null;
        if (next < end && tokens[next].Kind == TokenKind.Number && int.TryParse(tokens[next].Text, NumberStyles.None, CultureInfo.InvariantCulture, out var said)) (day, next) = (said, next + 1);
        while (next < end && (tokens[next].Kind == TokenKind.Comma || tokens[next].Text is "de" or "del" or "th" or "st" or "nd" or "rd")) next++;
        return next < end && tokens[next] is { Kind: TokenKind.Date, Text.Length: 4, Day: { } year } && Of(year.Earliest.Year, month, day) is { } date ? (date, next + 1) : null;
    }

    /// <summary>3 weeks ago, hace dos meses, last month, yesterday.</summary>
    private static (RecordedDay, int)? Ago(List<Token> tokens, int at, int end, DateTimeOffset now)
    {
        var today = ClinicCalendar.Date(now);
        var word = tokens[at].Text;
        if (word is "yesterday" or "ayer") return (Exactly(today.AddDays(-1), word), at + 1);
        if (word is "today" or "hoy") return (Exactly(today, word), at + 1);
        if (word == "last" && at + 1 < end && UnitOf(tokens[at + 1].Text) is { } recent) return (Last(today, recent), at + 2);
        var spanish = word == "hace";
        var count = spanish ? at + 1 : at;
        if (count + 1 >= end || Count(tokens[count].Text) is not { } number) return null;
        var of = count + 1;
        if (tokens[of].Text == "of" && of + 1 < end) of++;
        if (UnitOf(tokens[of].Text) is not { } unit || (!spanish && !(of + 1 < end && tokens[of + 1].Text is "ago" or "back" or "atra"))) return null;
        return (Exactly(Before(today, number, unit), $"{number} {unit.ToString().ToLowerInvariant()}s ago"), spanish ? of + 1 : of + 2);
    }

    private static RecordedDay Last(DateOnly today, Unit unit) => unit switch
    {
        Unit.Month => new("last month", today.AddDays(1 - today.Day).AddMonths(-1), today.AddDays(-today.Day)),
        Unit.Year => Of(today.Year - 1)!,
        Unit.Day or Unit.Week => new("last week", today.AddDays(-13), today.AddDays(-1)),
    };

    private static DateOnly Before(DateOnly today, int number, Unit unit) => unit switch
    {
        Unit.Day => today.AddDays(-number),
        Unit.Week => today.AddDays(-7 * number),
        Unit.Month => today.AddMonths(-number),
        Unit.Year => today.AddYears(-Math.Min(number, 150)),
    };

    private static Unit? UnitOf(string word) => word switch
    {
        "day" or "dia" => Unit.Day,
        "week" or "wk" or "semana" or "wks" => Unit.Week,
        "month" or "mo" or "mos" or "mes" or "mese" => Unit.Month,
        "year" or "yr" or "yrs" or "ano" => Unit.Year,
        _ => null,
    };

    private static int? Count(string word) =>
        int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number <= 2000 ? number : null : Counts.TryGetValue(word, out var named) ? named : null;

    private static RecordedDay Exactly(DateOnly day, string written) => new(written, day, day);

    private static RecordedDay? Of(int year, int? month = null, int? day = null)
    {
        if (year is < 1900 or > 2100) return null;
        var written = (month, day) switch
        {
            (null, _) => $"{year:D4}",
            ({ } inMonth, null) => string.Create(CultureInfo.InvariantCulture, $"{year:D4}-{inMonth:D2}"),
            ({ } inMonth, { } onDay) => string.Create(CultureInfo.InvariantCulture, $"{year:D4}-{inMonth:D2}-{onDay:D2}"),
        };
        return RecordedDay.Read(written);
    }

    private static Dictionary<string, int> Numbered(string rows) => rows.Split('|')
        .SelectMany((row, number) => row.Split(' ').Select(word => (word, number: number + 1)))
        .ToDictionary(row => row.word, row => row.number, StringComparer.Ordinal);
}
