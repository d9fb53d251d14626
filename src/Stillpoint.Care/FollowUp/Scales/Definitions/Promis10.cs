namespace Stillpoint.Care.FollowUp.Scales.Definitions;

internal static class Promis10
{
    private static readonly IReadOnlyDictionary<int, decimal> Physical = Subscale.Scores(4,
        16.2m, 19.9m, 23.5m, 26.7m, 29.6m, 32.4m, 34.9m, 37.4m, 39.8m, 42.3m, 44.9m, 47.7m, 50.8m, 54.1m, 57.7m, 61.9m, 67.7m);

    private static readonly IReadOnlyDictionary<int, decimal> Mental = Subscale.Scores(4,
        21.2m, 25.1m, 28.4m, 31.3m, 33.8m, 36.3m, 38.8m, 41.1m, 43.5m, 45.8m, 48.3m, 50.8m, 53.3m, 56.0m, 59.0m, 62.5m, 67.6m);

    private static readonly string[] Topics =
    [
        "Health in general", "Quality of life", "Physical health", "Mental health", "Social satisfaction", "Physical activities", "Pain",
        "Fatigue", "Social roles", "Emotional problems",
    ];

    /// <summary>Pain is asked 0 to 10 and counts 5 to 1.</summary>
    private static readonly Dictionary<int, int> PainWorth = Enumerable.Range(0, 11)
        .ToDictionary(code => code, code => code switch { 0 => 5, <= 3 => 4, <= 6 => 3, <= 9 => 2, _ => 1 });

    internal static Licence Licence { get; } = new(LicenceMode.WordsWithPermission, "PROMIS Health Organization (HealthMeasures)",
        "English forms free for clinicians and single studies; software needs permission or a licence.");

    internal static Instrument Instrument { get; } = new("PROMIS-10", "PROMIS Global Health, 10 items")
    {
        Version = "v1.2",
        Measures = "Global health",
        FilledBy = FilledBy.Patient,
        Windows = ["in general and past 7 days"],
        RepeatAfterDays = 7,
        Source = new("Hays 2009"),
        Items =
        [
            .. Topics.Select((topic, index) => index + 1 == 7
                ? new Item(7, topic, Codes.From(0, 10)) { Worth = PainWorth }
                : new Item(index + 1, topic, Codes.From(1, 5))),
        ],
        Subscales =
        [
            new("GPH_raw", Total.SumOf(3, 6, 7, 8)), new("GPH_T", Total.SumOf(3, 6, 7, 8)) { Table = Physical },
            new("GMH_raw", Total.SumOf(2, 4, 5, 10)), new("GMH_T", Total.SumOf(2, 4, 5, 10)) { Table = Mental },
        ],
        Licence = Licence,
    };
}
