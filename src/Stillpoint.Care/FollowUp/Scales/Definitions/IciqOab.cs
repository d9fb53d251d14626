namespace Stillpoint.Care.FollowUp.Scales.Definitions;

internal static class IciqOab
{
    internal static Licence Licence { get; } = new(LicenceMode.WordsWithPermission, "Bristol Urological Institute", "Free, with a registration for each user; a fee for software is possible.");

    internal static Instrument Instrument { get; } = new("ICIQ-OAB", "ICIQ overactive bladder module")
    {
        Version = "4 items",
        Measures = "Bladder",
        FilledBy = FilledBy.Patient,
        Windows = ["past 4 weeks"],
        RepeatAfterDays = 28,
        Source = new("ICIQ"),
        Asked = false,
        Items = Item.Numbered(4, Codes.From(0, 4)),
        Unscored = [new Item(5, "Bother", Codes.From(0, 10))],
        Total = Total.SumOf(1, 4),
        Change = new() { Source = new("ICIQ") },
        Licence = Licence,
    };
}
