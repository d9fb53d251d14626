namespace Stillpoint.Care.FollowUp.Scales.Definitions;

internal static class Peg
{
    internal static Instrument Instrument { get; } = new("PEG", "PEG: pain, enjoyment, general activity")
    {
        Version = "2009",
        Measures = "Pain",
        FilledBy = FilledBy.Patient,
        Windows = ["past week"],
        RepeatAfterDays = 7,
        Source = new("Krebs 2009"),
        Items = Item.Each(Codes.From(0, 10), "Pain on average", "Enjoyment of life", "General activity"),
        Total = Total.MeanOf(1, 3, decimals: 1),
        Change = new() { ResponsePercent = 30, PartialPercent = 15, SubstantialPercent = 50, TurnPoints = 2, Source = new("Krebs 2009") },
        Licence = new(LicenceMode.WordsShip, "E. Krebs and colleagues", "Free; no permission needed for clinical use. The printed scale could not be read, so no words ship.")
        {
            Notice = "PEG: Krebs EE et al., J Gen Intern Med 2009;24:733-738.",
        },
        AccompaniesFor = ["IND-10", "IND-12", "IND-13", "IND-14", "IND-15"],
    };
}
