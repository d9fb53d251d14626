using Stillpoint.Care.Findings;

namespace Stillpoint.Care.FollowUp.Scales.Definitions;

/// <summary>How somebody feels at this moment: the only mood question that may be asked hours after a dose.</summary>
internal static class MoodNrs
{
    internal static Instrument Instrument { get; } = new("MOOD-NRS", "Mood numeric rating scale")
    {
        Version = "0-10, now",
        Measures = "Mood",
        FilledBy = FilledBy.Patient,
        Windows = ["now"],
        Source = Source.Policy,
        Asked = false,
        Items = Item.Each(Codes.From(0, 10), "Mood"),
        Total = Total.SumOf(1, 1),
        Change = new() { HigherIsBetter = true, Source = Source.Policy },
        Licence = new(LicenceMode.WordsShip, "Stillpoint", "Our own words."),
        Wordings =
        [
            new("en", "Our own words")
            {
                Items = [new("How is your mood right now?", new Dictionary<int, string> { [0] = "The worst it can be", [10] = "The best it can be" })],
            },
            new("es", "Our own words")
            {
                Items = [new("¿Cómo está su ánimo ahora mismo?", new Dictionary<int, string> { [0] = "El peor posible", [10] = "El mejor posible" })],
            },
        ],
    };
}
