namespace Stillpoint.Care.FollowUp.Scales.Definitions;

internal static class Ace
{
    internal static Instrument Instrument { get; } = new("ACE", "Adverse Childhood Experiences, 10 items")
    {
        Version = "1998, 10 items",
        Measures = "Adversity in childhood",
        FilledBy = FilledBy.Patient,
        // Asked once, with support at hand; the total alone may be given. It is no outcome.
        Windows = ["before the 18th birthday"],
        Source = new("Felitti 1998"),
        Items = Item.Numbered(10, Codes.YesNo),
        Total = Total.SumOf(1, 10),
        Bands = [new(0, "none"), new(3, "intermediate"), new(10, "high")],
        Licence = new(LicenceMode.WordsShip, "CDC-Kaiser study", "Circulates freely, no fee; the source of the exact 10-item version is not established, so no words ship."),
    };
}
