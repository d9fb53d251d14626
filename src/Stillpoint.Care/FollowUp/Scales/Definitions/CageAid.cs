namespace Stillpoint.Care.FollowUp.Scales.Definitions;

internal static class CageAid
{
    internal static Instrument Instrument { get; } = new("CAGE-AID", "CAGE, adapted to include drugs")
    {
        Version = "1995",
        Measures = "Alcohol and drugs",
        FilledBy = FilledBy.Patient,
        Windows = ["lifetime"],
        Source = new("Brown & Rounds 1995"),
        Items = Item.Each(Codes.YesNo, "Cut down", "Annoyed", "Guilty", "First thing in the morning"),
        Total = Total.SumOf(1, 4),
        Bands = [new(0, "negative"), new(1, "possible"), new(4, "positive")],
        Licence = new(LicenceMode.WordsWithPermission, "R. Brown and colleagues", "Freely used in clinics; permission formally for publication."),
    };
}
