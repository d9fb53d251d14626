using System.Globalization;
using System.Text.RegularExpressions;

namespace Stillpoint.Care.Persons;

/// <summary>A day found in a text: where it stands, and every day it can mean, since 3/11 is March to some and November to others.</summary>
public sealed record WrittenDay(int At, int Length, IReadOnlyList<DateOnly> CanBe);

/// <summary>Finds days in any usual form: year first, the American and the European order, with dots, slashes or dashes, or with the month as an English or Spanish word.</summary>
public static partial class WrittenDays
{
    private static readonly string[][] Months =
    [
        ["JANUARY", "ENERO"], ["FEBRUARY", "FEBRERO"], ["MARCH", "MARZO"], ["APRIL", "ABRIL"], ["MAY", "MAYO"], ["JUNE", "JUNIO"], ["JULY", "JULIO"],
        ["AUGUST", "AGOSTO"], ["SEPTEMBER", "SEPTIEMBRE", "SETIEMBRE"], ["OCTOBER", "OCTUBRE"], ["NOVEMBER", "NOVIEMBRE"], ["DECEMBER", "DICIEMBRE"],
    ];

    /// <param name="text">As somebody typed it.</param>
    /// <param name="today">A year in two digits lies before it.</param>
    public static IReadOnlyList<WrittenDay> Find(string text, DateOnly today)
    {
        List<WrittenDay> found = [];
        foreach (var form in (Regex[])[YearFirst(), Numbers(), DayAndMonth(), MonthAndDay(), Together()])
            foreach (Match match in form.Matches(text))
                if (!found.Exists(other => match.Index < other.At + other.Length && other.At < match.Index + match.Length) && Days(match, today) is { Count: > 0 } days)
                    found.Add(new(match.Index, match.Length, days));
        return [.. found.OrderBy(day => day.At)];
    }

    private static List<DateOnly> Days(Match match, DateOnly today)
    {
        if (match.Groups["eight"] is { Success: true, Value: var eight })
            return Valid([(eight[..4], eight[4..6], eight[6..]), (eight[4..], eight[..2], eight[2..4]), (eight[4..], eight[2..4], eight[..2])], today);
        var (year, first, second) = (match.Groups["y"].Value, match.Groups["a"].Value, match.Groups["b"].Value);
        if (match.Groups["month"] is { Success: true, Value: var word })
            return MonthOf(word) is { } month ? Valid([(year, month.ToString(CultureInfo.InvariantCulture), first)], today) : [];
        return Valid(match.Groups["iso"].Success ? [(year, first, second)] : [(year, first, second), (year, second, first)], today);
    }

    private static int? MonthOf(string word)
    {
        var letters = Letters.Of(word);
        for (var month = 0; month < Months.Length; month++)
            if (Array.Exists(Months[month], name => name.StartsWith(letters, StringComparison.Ordinal))) return month + 1;
        return null;
    }

    private static List<DateOnly> Valid(IEnumerable<(string Year, string Month, string Day)> ways, DateOnly today)
    {
        List<DateOnly> days = [];
        foreach (var (year, month, day) in ways)
            foreach (var full in Years(int.Parse(year, CultureInfo.InvariantCulture), year.Length))
                if (Day(full, int.Parse(month, CultureInfo.InvariantCulture), int.Parse(day, CultureInfo.InvariantCulture)) is { } valid && (year.Length > 2 || valid <= today) && !days.Contains(valid)) days.Add(valid);
        return days;
    }

    private static int[] Years(int year, int digits) => digits > 2 ? [year] : [1900 + year, 2000 + year];

    private static DateOnly? Day(int year, int month, int day) =>
        year is >= 1850 and <= 2200 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;

    [GeneratedRegex(@"(?<![\d/.-])(?<iso>)(?<y>\d{4})[-/.](?<a>\d{1,2})[-/.](?<b>\d{1,2})(?![\d])", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex YearFirst();

    [GeneratedRegex(@"(?<![\d/.-])(?<a>\d{1,2})(?<between>[-/. ])(?<b>\d{1,2})\k<between>(?<y>\d{4}|\d{2})(?![\d/.-])", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Numbers();

    [GeneratedRegex(@"(?<!\d)(?<a>\d{1,2})(st|nd|rd|th|\.)?[\s-]*(of\s+|de\s+)?(?<month>\p{L}{3,10})\.?[\s,-]*(de\s+|del\s+)?(?<y>\d{4}|\d{2})(?!\d)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex DayAndMonth();

    [GeneratedRegex(@"(?<!\p{L})(?<month>\p{L}{3,10})\.?\s+(?<a>\d{1,2})(st|nd|rd|th)?[\s,]+(?<y>\d{4})(?!\d)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MonthAndDay();

    [GeneratedRegex(@"(?<![\d\p{L}])(?<eight>\d{8})(?![\d\p{L}])", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Together();
}
