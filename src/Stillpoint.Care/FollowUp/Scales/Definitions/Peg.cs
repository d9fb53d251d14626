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
        Change = new() { ResponsePercent = 30, SubstantialPercent = 50, Source = new("Krebs 2009") },
        Licence = new(LicenceMode.WordsShip, "E. Krebs and colleagues", "Free; no permission needed for clinical use.")
        {
            Notice = "PEG: Krebs EE et al., J Gen Intern Med 2009;24:733-738.",
        },
        AccompaniesFor = ["IND-10", "IND-12", "IND-13", "IND-14", "IND-15"],
        Wordings =
        [
            new("en", "The PEG of Krebs 2009 in three transcriptions that agree word for word")
            {
                Title = "PEG",
                Items =
                [
                    new("What number best describes your pain on average in the past week?", Ends("No pain", "Pain as bad as you can imagine")),
                    new("What number best describes how, during the past week, pain has interfered with your enjoyment of life?", Ends("Does not interfere", "Completely interferes")),
                    new("What number best describes how, during the past week, pain has interfered with your general activity?", Ends("Does not interfere", "Completely interferes")),
                ],
            },
        ],
    };

    private static Dictionary<int, string> Ends(string zero, string ten) => new() { [0] = zero, [10] = ten };
}
