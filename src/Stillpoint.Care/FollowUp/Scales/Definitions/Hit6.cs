namespace Stillpoint.Care.FollowUp.Scales.Definitions;

internal static class Hit6
{
    internal static Instrument Instrument { get; } = new("HIT-6", "Headache Impact Test, 6 items")
    {
        Version = "2003",
        Measures = "Headache",
        FilledBy = FilledBy.Patient,
        Windows = ["past 4 weeks"],
        RepeatAfterDays = 28,
        Source = new("Kosinski 2003"),
        // Never 6, rarely 8, sometimes 10, very often 11, always 13: the code is the score.
        Items = Item.Numbered(6, Codes.Of(6, 8, 10, 11, 13)),
        Total = Total.SumOf(1, 6),
        Bands = [new(49, "little_or_none"), new(55, "some"), new(59, "substantial"), new(78, "severe")],
        Change = new() { ResponsePoints = 6, RemissionAtMost = 49, MeaningfulPoints = 6, Source = new("Coeytaux 2006; Houts 2020") },
        Licence = new(LicenceMode.NumbersOnly, "QualityMetric / GSK", "Licensed."),
        LeadsFor = ["IND-16"],
    };
}
