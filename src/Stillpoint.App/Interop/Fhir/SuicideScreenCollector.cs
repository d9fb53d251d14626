using Stillpoint.Care.Screening.Facts;
using Stillpoint.Care.Screening.Medications;

namespace Stillpoint.App.Interop.Fhir;

/// <summary>
/// Puts single C-SSRS answers of one date together to a screen: the later answer to an item counts, and the screen is as old as its
/// oldest answer. An answer that is neither yes nor no is a blank.
/// </summary>
internal sealed class SuicideScreenCollector(DateTimeOffset at)
{
    private readonly Dictionary<DateOnly, (WrittenTime When, string From, string Code, bool? Answer)?[]> byDate = [];

    public void Add(string from, string code, int item, WrittenTime when, bool? answer)
    {
        if (ClinicCalendar.IsAfter(when, at)) return;
        var date = ClinicCalendar.Date(when.Earliest, at);
        if (!byDate.TryGetValue(date, out var items)) byDate[date] = items = new (WrittenTime, string, string, bool?)?[7];
        if (items[item] is { } known && !Later((when, from, answer), (known.When, known.From, known.Answer))) return;
        items[item] = (when, from, code, answer);
    }

    public IEnumerable<Fact> Screens => byDate.OrderBy(day => day.Key).Select(day =>
    {
        var given = day.Value.OfType<(WrittenTime When, string From, string Code, bool? Answer)>().ToList();
        var oldest = given.MinBy(item => item.When.Earliest);
        var screen = SuicideScreenAnswers.Of([.. day.Value.Select(item => item?.Answer)]);
        return ScreeningFacts.CssrsAnswers.Fact(screen, oldest.When, oldest.From) with { Path = "loinc|" + oldest.Code };
    });

    /// <summary>Later, and of two answers of one moment the worse; the rest only keeps the order of a bundle from mattering.</summary>
    private static bool Later((WrittenTime When, string From, bool? Answer) one, (WrittenTime When, string From, bool? Answer) other) =>
        (one.When.Earliest, one.Answer is true ? 2 : one.Answer is null ? 1 : 0).CompareTo((other.When.Earliest, other.Answer is true ? 2 : other.Answer is null ? 1 : 0)) is var order && order != 0
            ? order > 0
            : string.CompareOrdinal(one.From, other.From) < 0;
}
