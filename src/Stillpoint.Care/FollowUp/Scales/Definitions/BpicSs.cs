namespace Stillpoint.Care.FollowUp.Scales.Definitions;

internal static class BpicSs
{
    internal static Instrument Instrument { get; } = new("BPIC-SS", "Bladder Pain/Interstitial Cystitis Symptom Score")
    {
        Version = "2012",
        Measures = "Bladder",
        FilledBy = FilledBy.Patient,
        Windows = ["past 7 days"],
        RepeatAfterDays = 7,
        Source = new("Humphrey 2012"),
        // Which item is the pain rating was not seen on the form; it is taken to be the last.
        Items = [.. Item.Numbered(7, Codes.From(0, 4)), new Item(8, "Worst bladder pain", Codes.From(0, 10))],
        Total = Total.SumOf(1, 8),
        Bands = [new(18, "negative"), new(38, "positive")],
        Alerts = [AlertRule.OnTotal("BPICSS_POSITIVE", AlertTier.Review, atLeast: 19)],
        Change = new() { WatchBy = 5, Source = new("Humphrey 2012") },
        Licence = new(LicenceMode.NumbersOnly, "Pfizer (Humphrey 2012)", "Permission."),
    };
}
