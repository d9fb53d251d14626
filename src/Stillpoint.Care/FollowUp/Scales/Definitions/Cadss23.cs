namespace Stillpoint.Care.FollowUp.Scales.Definitions;

internal static class Cadss23
{
    internal static Licence Licence { get; } = new(LicenceMode.WordsWithPermission, "J. D. Bremner", "Free copies from the author; permission for products.");

    internal static Instrument Instrument { get; } = new("CADSS-23", "Clinician-Administered Dissociative States Scale, 23 items")
    {
        Version = "1998, items answered by the patient",
        Measures = "Dissociation",
        AtTheChair = true,
        FilledBy = FilledBy.ClinicianAsks,
        Windows = ["at this time"],
        Source = new("Bremner 1998; van Schalkwyk 2018"),
        Items = Item.Numbered(23, Codes.From(0, 4)),
        Total = Total.SumOf(1, 23),
        // A convention of the esketamine trials, not validated bands; and no target: benefit needs no dissociation.
        Bands = [new(4, "not_present"), new(92, "present")],
        Change = new() { Source = new("Bremner 1998") },
        Licence = Licence,
    };
}
