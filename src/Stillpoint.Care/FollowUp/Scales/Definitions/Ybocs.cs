namespace Stillpoint.Care.FollowUp.Scales.Definitions;

internal static class Ybocs
{
    internal static Instrument Instrument { get; } = new("Y-BOCS", "Yale-Brown Obsessive Compulsive Scale")
    {
        Version = "1989",
        Measures = "Obsessions and compulsions",
        FilledBy = FilledBy.Clinician,
        Windows = ["past week"],
        RepeatAfterDays = 7,
        Source = new("Goodman 1989; Mataix-Cols 2016"),
        Items = Item.Each(Codes.From(0, 4),
            "Obsessions: time", "Obsessions: interference", "Obsessions: distress", "Obsessions: resistance", "Obsessions: control",
            "Compulsions: time", "Compulsions: interference", "Compulsions: distress", "Compulsions: resistance", "Compulsions: control"),
        Total = Total.SumOf(1, 10),
        Subscales = [new("obsessions", Total.SumOf(1, 5)), new("compulsions", Total.SumOf(6, 10))],
        Bands = [new(7, "subclinical"), new(15, "mild"), new(23, "moderate"), new(31, "severe"), new(40, "extreme")],
        Change = new() { ResponsePercent = 35, PartialPercent = 25, RemissionAtMost = 12, TurnPoints = 4, Source = new("Mataix-Cols 2016") },
        Licence = new(LicenceMode.NumbersOnly, "W. Goodman", "Permission required."),
        LeadsFor = ["IND-08"],
    };
}
