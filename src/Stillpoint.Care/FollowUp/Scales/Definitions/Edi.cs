namespace Stillpoint.Care.FollowUp.Scales.Definitions;

internal static class Edi
{
    internal static Instrument Instrument { get; } = new("EDI", "Ego-Dissolution Inventory")
    {
        Version = "2016, 0-100",
        Measures = "Subjective experience",
        FilledBy = FilledBy.Patient,
        Windows = ["the session"],
        Source = new("Nour 2016"),
        Items = Item.Numbered(8, Codes.From(0, 100)),
        Total = Total.MeanOf(1, 8, decimals: 2),
        Licence = new(LicenceMode.WordsShip, "Nour and colleagues", "Frontiers, CC BY; the full list of items could not be read, so no words ship.")
        {
            Notice = "EDI: Nour MM et al., Front Hum Neurosci 2016;10:269, CC BY.",
        },
    };
}
