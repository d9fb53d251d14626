using System.Globalization;
using Stillpoint.Care.Planning;

namespace Stillpoint.App.FollowUp.Outcomes;

/// <summary>What the lines of a report are.</summary>
internal enum OutcomeBy { Nothing, Indication, Route, Site, Month }

/// <summary>What is asked: which months, whose, and how it is divided.</summary>
/// <param name="From">The first month and <paramref name="Until"/> the last, counted since the year nought.</param>
/// <param name="Clinics">The clinics whoever asks works at.</param>
internal sealed record OutcomeQuestion(int From, int Until, IReadOnlyList<Guid> Clinics)
{
    /// <summary>The longest time that is looked at, in months.</summary>
    public const int Longest = 60;

    public Guid? Clinic { get; init; }
    public Indication? Indication { get; init; }
    public Route? Route { get; init; }
    public OutcomeBy By { get; init; }

    /// <summary>As an address says it; what can't be read is as if it weren't there.</summary>
    public static OutcomeQuestion Read(IReadOnlyList<Guid> clinics, int thisMonth, Func<string, string?> said)
    {
        var until = Math.Min(MonthOf(said("until")) ?? thisMonth, thisMonth);
        var from = Math.Clamp(MonthOf(said("from")) ?? until - 11, until - Longest + 1, until);
        return new(from, until, clinics)
        {
            Clinic = Shell.Addressed.Id(said("clinic")) is { } clinic && clinics.Contains(clinic) ? clinic : null,
            Indication = said("indication") is { } indication ? Indications.Find(indication) : null,
            Route = said("route") is { } route ? Routes.Find(route) : null,
            By = Bys.FirstOrDefault(one => one.Word == said("by")).By,
        };
    }

    public static IReadOnlyList<(OutcomeBy By, string Word, string Says)> Bys { get; } =
        [(OutcomeBy.Nothing, "all", "everything together"), (OutcomeBy.Indication, "indication", "indication"), (OutcomeBy.Route, "route", "route"),
            (OutcomeBy.Site, "site", "site"), (OutcomeBy.Month, "month", "month it began")];

    public string Address(string path)
    {
        var word = Bys.First(one => one.By == By).Word;
        return $"{path}?from={Written(From)}&until={Written(Until)}&by={word}{(Clinic is { } clinic ? $"&clinic={clinic}" : "")}{(Indication is { } indication ? $"&indication={indication.Id}" : "")}{(Route is { } route ? $"&route={route.Code()}" : "")}";
    }

    public static string Written(int month) => FormattableString.Invariant($"{month / 12:0000}-{(month % 12) + 1:00}");

    public static string Words(int month) => new DateOnly(month / 12, (month % 12) + 1, 1).ToString("MMM yyyy", CultureInfo.InvariantCulture);

    private static int? MonthOf(string? said) =>
        DateOnly.TryParseExact(said, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? (day.Year * 12) + day.Month - 1
            : null;
}
