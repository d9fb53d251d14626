namespace Stillpoint.Care.FollowUp.Scales.Definitions;

internal static class Bdi2
{
    internal static Instrument Instrument { get; } = new("BDI-II", "Beck Depression Inventory II")
    {
        Version = "1996",
        Measures = "Depression",
        FilledBy = FilledBy.Patient,
        Windows = ["past 2 weeks"],
        RepeatAfterDays = 14,
        Source = new("Beck 1996; Button 2015"),
        // Sixteen and eighteen print seven options that still score 0 to 3.
        Items = [.. Item.Numbered(21, Codes.From(0, 3)).Select(item => item.Number == 9 ? item with { Topic = "Suicidal thoughts" } : item)],
        Total = Total.SumOf(1, 21),
        Bands = [new(13, "minimal"), new(19, "mild"), new(28, "moderate"), new(63, "severe")],
        SafetyItems = [9],
        UnansweredAlert = "BDI2_ITEM9_UNANSWERED",
        Alerts = [AlertRule.OnItem("BDI2_ITEM9", AlertTier.Urgent, item: 9, atLeast: 1)],
        ReviewNotes = [new(2, 3, "The highest answer on hopelessness (item 2).")],
        Change = Change.ByHalf(remissionAtMost: 12, new("Beck 1996; Button 2015")) with { MeaningfulPercent = 17.5m, TurnPoints = 5 },
        Licence = new(LicenceMode.NumbersOnly, "Pearson", "Proprietary, a fee for each use. Total and item 9 only."),
    };
}
