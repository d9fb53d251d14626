namespace Stillpoint.Care.FollowUp.Scales.Definitions;

internal static class Dast10
{
    internal static Instrument Instrument { get; } = new("DAST-10", "Drug Abuse Screening Test, 10 items")
    {
        Version = "1982, 10 items",
        Measures = "Drugs",
        FilledBy = FilledBy.Patient,
        Windows = ["past 12 months"],
        RepeatAfterDays = 365,
        Source = new("Skinner 1982"),
        // Being able to stop when one wants counts when the answer is no.
        Items = [.. Item.Numbered(10, Codes.YesNo).Select(item => item.Number == 3
            ? item with { Topic = "Able to stop", Worth = new Dictionary<int, int> { [0] = 1, [1] = 0 } }
            : item)],
        Total = Total.SumOf(1, 10),
        Bands = [new(0, "none"), new(2, "low"), new(5, "moderate"), new(8, "substantial"), new(10, "severe")],
        Change = new() { Source = new("Skinner 1982") },
        Loinc = new(Total: "82667-7"),
        Licence = new(LicenceMode.WordsWithPermission, "H. Skinner / CAMH", "Free for clinical, non-commercial use; permission for commercial use and electronic products."),
        AccompaniesFor = ["IND-19"],
    };
}
