namespace Stillpoint.Care.FollowUp.Scales.Definitions;

internal static class Madrs
{
    internal static Instrument Instrument { get; } = new("MADRS", "Montgomery-Åsberg Depression Rating Scale")
    {
        Version = "1979",
        Measures = "Depression",
        FilledBy = FilledBy.Clinician,
        Windows = ["past 7 days", "past 24 hours"],
        Source = new("Montgomery & Åsberg 1979; Snaith 1986"),
        Items = Item.Each(Codes.From(0, 6),
            "Apparent sadness", "Reported sadness", "Inner tension", "Sleep", "Appetite", "Concentration", "Lassitude", "Inability to feel", "Pessimism", "Suicidal thoughts"),
        Total = Total.SumOf(1, 10),
        Bands = [new(6, "none"), new(19, "mild"), new(34, "moderate"), new(60, "severe")],
        SafetyItems = [10],
        UnansweredAlert = "MADRS_ITEM10_UNANSWERED",
        Alerts =
        [
            AlertRule.OnItem("MADRS_ITEM10", AlertTier.Urgent, item: 10, atLeast: 2),
            AlertRule.OnItem("MADRS_ITEM10_HIGH", AlertTier.Emergency, item: 10, atLeast: 4),
        ],
        Change = Change.ByHalf(remissionAtMost: 10, new("Montgomery & Åsberg 1979")) with
        {
            MeaningfulPoints = 6,
            Relapse = new(22) { TwiceWithinDays = (5, 15), AfterResponse = true, Source = new("Daly 2019") },
        },
        Licence = new(LicenceMode.NumbersOnly, "S. Montgomery / Royal College of Psychiatrists", "Permission for reproduction; the structured guide is owned separately."),
        AccompaniesFor = ["IND-01", "IND-02", "IND-03", "IND-05"],
    };
}
