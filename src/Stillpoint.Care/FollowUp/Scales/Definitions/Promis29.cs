namespace Stillpoint.Care.FollowUp.Scales.Definitions;

internal static class Promis29
{
    /// <summary>Higher is worse.</summary>
    private static readonly SeverityBand[] Symptom = [new(54.9m, "normal"), new(59.9m, "mild"), new(69.9m, "moderate"), new(100, "severe")];

    /// <summary>Higher is better.</summary>
    private static readonly SeverityBand[] Function = [new(30, "severe"), new(40, "moderate"), new(45, "mild"), new(100, "normal")];

    private static readonly (string Key, string Topic, SeverityBand[] Bands, IReadOnlyDictionary<int, decimal> Table)[] Domains =
    [
        ("physical_function", "Physical function", Function,
            Subscale.Scores(4, 22.9m, 26.9m, 29.1m, 30.7m, 32.1m, 33.3m, 34.4m, 35.6m, 36.7m, 37.9m, 39.1m, 40.4m, 41.8m, 43.4m, 45.3m, 48.0m, 56.9m)),
        ("anxiety", "Anxiety", Symptom,
            Subscale.Scores(4, 40.3m, 48.0m, 51.2m, 53.7m, 55.8m, 57.7m, 59.5m, 61.4m, 63.4m, 65.3m, 67.3m, 69.3m, 71.2m, 73.3m, 75.4m, 77.9m, 81.6m)),
        ("depression", "Depression", Symptom,
            Subscale.Scores(4, 41.0m, 49.0m, 51.8m, 53.9m, 55.7m, 57.3m, 58.9m, 60.5m, 62.2m, 63.9m, 65.7m, 67.5m, 69.4m, 71.2m, 73.3m, 75.7m, 79.4m)),
        ("fatigue", "Fatigue", Symptom,
            Subscale.Scores(4, 33.7m, 39.7m, 43.1m, 46.0m, 48.6m, 51.0m, 53.1m, 55.1m, 57.0m, 58.8m, 60.7m, 62.7m, 64.6m, 66.7m, 69.0m, 71.6m, 75.8m)),
        ("sleep_disturbance", "Sleep disturbance", Symptom,
            Subscale.Scores(4, 32.0m, 37.5m, 41.1m, 43.8m, 46.2m, 48.4m, 50.5m, 52.4m, 54.3m, 56.1m, 57.9m, 59.8m, 61.7m, 63.8m, 66.0m, 68.8m, 73.3m)),
        ("social_roles", "Social roles", Function,
            Subscale.Scores(4, 27.5m, 31.8m, 34.0m, 35.7m, 37.3m, 38.8m, 40.5m, 42.3m, 44.2m, 46.2m, 48.1m, 50.0m, 51.9m, 53.7m, 55.8m, 58.3m, 64.2m)),
        ("pain_interference", "Pain interference", Symptom,
            Subscale.Scores(4, 41.6m, 49.6m, 52.0m, 53.9m, 55.6m, 57.1m, 58.5m, 59.9m, 61.2m, 62.5m, 63.8m, 65.2m, 66.6m, 68.0m, 69.7m, 71.6m, 75.6m)),
    ];

    internal static Instrument Instrument { get; } = new("PROMIS-29", "PROMIS-29 Profile")
    {
        Version = "v2, coded as printed",
        Measures = "Health profile",
        FilledBy = FilledBy.Patient,
        Windows = ["past 7 days"],
        RepeatAfterDays = 7,
        Source = new("PROMIS scoring manuals"),
        Items =
        [
            .. Domains.SelectMany((domain, index) => Enumerable.Range(1, 4).Select(item => new Item((4 * index) + item, domain.Topic, Codes.From(1, 5)))),
            new Item(29, "Pain intensity", Codes.From(0, 10)),
        ],
        Subscales =
        [
            .. Domains.Select((domain, index) => new Subscale(domain.Key, Total.SumOf((4 * index) + 1, (4 * index) + 4)) { Table = domain.Table, Bands = domain.Bands }),
            new("pain_intensity", Total.SumOf(29, 29)),
        ],
        Licence = Promis10.Licence,
    };
}
