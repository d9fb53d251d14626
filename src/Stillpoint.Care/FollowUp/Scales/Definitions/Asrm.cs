namespace Stillpoint.Care.FollowUp.Scales.Definitions;

internal static class Asrm
{
    internal static Instrument Instrument { get; } = new("ASRM", "Altman Self-Rating Mania scale")
    {
        Version = "1997",
        Measures = "Mania",
        FilledBy = FilledBy.Patient,
        Windows = ["past week"],
        RepeatAfterDays = 7,
        Source = new("Altman 1997"),
        Items = Item.Each(Codes.From(0, 4), "Mood", "Self-confidence", "Need for sleep", "Speech", "Activity"),
        Total = Total.SumOf(1, 5),
        Bands = [new(5, "negative"), new(20, "positive")],
        Alerts = [AlertRule.OnTotal("ASRM_POSITIVE", AlertTier.Urgent, atLeast: 6)],
        Change = new() { Source = new("Altman 1997") },
        Licence = new(LicenceMode.WordsWithPermission, "Journal of the paper", "Reproduced freely for clinical use; journal copyright."),
        AccompaniesFor = ["IND-05"],
    };
}
