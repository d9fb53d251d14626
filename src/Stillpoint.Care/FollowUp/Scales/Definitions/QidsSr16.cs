namespace Stillpoint.Care.FollowUp.Scales.Definitions;

internal static class QidsSr16
{
    private static Part Worst(params IReadOnlyList<int> items) => new(items, Combine.Worst);

    internal static Instrument Instrument { get; } = new("QIDS-SR16", "Quick Inventory of Depressive Symptomatology, self-report")
    {
        Version = "2003",
        Measures = "Depression",
        FilledBy = FilledBy.Patient,
        Windows = ["past 7 days"],
        RepeatAfterDays = 7,
        Source = new("Rush 2003"),
        Items = Item.Each(Codes.From(0, 3),
            "Falling asleep", "Sleep during the night", "Waking too early", "Sleeping too much", "Sad", "Appetite less", "Appetite more",
            "Weight down", "Weight up", "Concentration", "View of self", "Death or suicide", "Interest", "Energy", "Slowed", "Restless"),
        // Nine domains, not sixteen items.
        Total = new(Worst(1, 2, 3, 4), Worst(5), Worst(6, 7, 8, 9), Worst(10), Worst(11), Worst(12), Worst(13), Worst(14), Worst(15, 16)),
        EitherOr = [[6, 7], [8, 9]],
        Bands = [new(5, "none"), new(10, "mild"), new(15, "moderate"), new(20, "severe"), new(27, "very_severe")],
        SafetyItems = [12],
        UnansweredAlert = "QIDS_ITEM12_UNANSWERED",
        Alerts =
        [
            AlertRule.OnItem("QIDS_ITEM12", AlertTier.Urgent, item: 12, atLeast: 1),
            AlertRule.OnItem("QIDS_ITEM12_HIGH", AlertTier.Emergency, item: 12, atLeast: 2),
        ],
        Change = Change.ByHalf(remissionAtMost: 5, new("Rush 2003")) with { MeaningfulPoints = 3.5m },
        Licence = new(LicenceMode.WordsWithPermission, "A. John Rush / UT Southwestern; distributed by Mapi Research Trust (ePROVIDE)",
            "Free to clinicians and non-commercial research; commercial and electronic use licensed."),
        AccompaniesFor = ["IND-01", "IND-02", "IND-03", "IND-05"],
    };
}
