namespace Stillpoint.Care.FollowUp.Scales.Definitions;

internal static class Isi
{
    internal static Instrument Instrument { get; } = new("ISI", "Insomnia Severity Index")
    {
        Version = "2001",
        Measures = "Insomnia",
        FilledBy = FilledBy.Patient,
        Windows = ["past 2 weeks"],
        RepeatAfterDays = 14,
        Source = new("Bastien 2001; Morin 2011"),
        Items = Item.Each(Codes.From(0, 4),
            "Falling asleep", "Staying asleep", "Waking too early", "Satisfaction with sleep", "Noticed by others", "Worry about sleep", "Effect on the day"),
        Total = Total.SumOf(1, 7),
        Bands = [new(7, "none"), new(14, "subthreshold"), new(21, "moderate"), new(28, "severe")],
        // A response is a fall of more than seven.
        Change = new() { ResponsePoints = 8, RemissionAtMost = 7, MeaningfulPoints = 6, Source = new("Yang 2009; Morin 2011") },
        Licence = new(LicenceMode.WordsWithPermission, "Charles Morin; via Mapi Research Trust", "Free for some academic use without funding, otherwise licensed."),
    };
}
