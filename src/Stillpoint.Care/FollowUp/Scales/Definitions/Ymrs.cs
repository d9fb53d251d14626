namespace Stillpoint.Care.FollowUp.Scales.Definitions;

internal static class Ymrs
{
    private static readonly string[] Topics =
    [
        "Elevated mood", "Activity and energy", "Sexual interest", "Sleep", "Irritability", "Speech", "Flow of thought", "Content of thought",
        "Disruptive behaviour", "Appearance", "Insight",
    ];

    private static readonly int[] Double = [5, 6, 8, 9];

    internal static Instrument Instrument { get; } = new("YMRS", "Young Mania Rating Scale")
    {
        Version = "1978",
        Measures = "Mania",
        FilledBy = FilledBy.Clinician,
        Windows = ["past 48 hours"],
        RepeatAfterDays = 2,
        Source = new("Young 1978"),
        Items = [.. Topics.Select((topic, index) => new Item(index + 1, topic, Codes.From(0, Double.Contains(index + 1) ? 8 : 4)))],
        Total = Total.SumOf(1, 11),
        Bands = [new(12, "none"), new(19, "minimal"), new(25, "mild"), new(37, "moderate"), new(60, "severe")],
        Alerts = [AlertRule.OnTotal("YMRS_MANIA", AlertTier.Urgent, atLeast: 13)],
        Change = Change.ByHalf(remissionAtMost: 12, new("Young 1978")) with { TurnPoints = 4 },
        Licence = new(LicenceMode.NumbersOnly, "Royal College of Psychiatrists / Cambridge University Press", "Clinical use tolerated; item labels only."),
        AccompaniesFor = ["IND-05"],
    };
}
