namespace Stillpoint.Care.FollowUp.Scales.Definitions;

internal static class Who5
{
    internal static Instrument Instrument { get; } = new("WHO-5", "WHO-5 Well-Being Index")
    {
        Version = "1998",
        Measures = "Well-being",
        FilledBy = FilledBy.Patient,
        Windows = ["last 2 weeks"],
        RepeatAfterDays = 14,
        Source = new("Topp 2015"),
        Items = Item.Each(Codes.From(0, 5), "Cheerful", "Calm", "Active", "Rested", "Interested"),
        Total = new(new Part(Part.Range(1, 5)) { Times = 4 }),
        Subscales = [new("raw", Total.SumOf(1, 5))],
        Bands = [new(28, "very_low"), new(50, "low"), new(100, "adequate")],
        Change = new() { HigherIsBetter = true, MeaningfulPoints = 10, Source = new("Topp 2015") },
        Licence = new(LicenceMode.WordsWithPermission, "WHO / Psychiatric Centre North Zealand", "Free; current release CC BY-NC-SA 3.0 IGO."),
    };
}
