namespace Stillpoint.Care.FollowUp.Scales.Definitions;

internal static class Cadss6
{
    /// <summary>Which items of the long form the short one takes.</summary>
    internal static IReadOnlyList<int> OfLongForm { get; } = [1, 2, 6, 7, 15, 22];

    internal static Instrument Instrument { get; } = new("CADSS-6", "Clinician-Administered Dissociative States Scale, 6 items")
    {
        Version = "2021",
        Measures = "Dissociation (trend only)",
        AtTheChair = true,
        FilledBy = FilledBy.ClinicianAsks,
        Windows = ["at this time"],
        Source = new("Rodrigues 2021"),
        Items = [.. OfLongForm.Select((number, index) => new Item(index + 1, $"Item {number} of the long form", Codes.From(0, 4)))],
        Total = Total.SumOf(1, 6),
        Change = new() { Source = new("Rodrigues 2021") },
        Licence = Cadss23.Licence,
    };
}
