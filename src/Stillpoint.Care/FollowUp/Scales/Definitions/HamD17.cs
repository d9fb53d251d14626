namespace Stillpoint.Care.FollowUp.Scales.Definitions;

internal static class HamD17
{
    private static readonly string[] Topics =
    [
        "Depressed mood", "Guilt", "Suicide", "Falling asleep", "Sleep during the night", "Early waking", "Work and activities", "Slowing", "Agitation",
        "Psychic anxiety", "Somatic anxiety", "Appetite", "General somatic symptoms", "Sexual interest", "Worry about health", "Weight loss", "Insight",
    ];

    private static readonly int[] UpToFour = [1, 2, 3, 7, 8, 9, 10, 11, 15];

    internal static Instrument Instrument { get; } = new("HAM-D17", "Hamilton Depression Rating Scale, 17 items")
    {
        Version = "1960, agitation 0-4",
        Measures = "Depression",
        FilledBy = FilledBy.Clinician,
        Windows = ["past week"],
        RepeatAfterDays = 7,
        Source = new("Hamilton 1960"),
        Items = [.. Topics.Select((topic, index) => new Item(index + 1, topic, Codes.From(0, UpToFour.Contains(index + 1) ? 4 : 2)))],
        Total = Total.SumOf(1, 17),
        Bands = [new(7, "none"), new(13, "mild"), new(18, "moderate"), new(22, "severe"), new(52, "very_severe")],
        SafetyItems = [3],
        UnansweredAlert = "HAMD_ITEM3_UNANSWERED",
        Alerts =
        [
            AlertRule.OnItem("HAMD_ITEM3", AlertTier.Urgent, item: 3, atLeast: 1),
            AlertRule.OnItem("HAMD_ITEM3_HIGH", AlertTier.Emergency, item: 3, atLeast: 3),
        ],
        Change = Change.ByHalf(remissionAtMost: 7, new("Hamilton 1960")) with { MeaningfulPoints = 3 },
        Licence = new(LicenceMode.NumbersOnly, "Scale treated as public domain; structured interview guides (SIGH-D, GRID) owned", "Topics only; the rater uses a licensed guide."),
    };
}
