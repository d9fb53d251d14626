namespace Stillpoint.Care.FollowUp.Scales.Definitions;

internal static class BpiSf
{
    /// <summary>By the worst pain, and on purpose not the bands of the pain rating (Serlin 1995).</summary>
    private static readonly SeverityBand[] WorstPain = [new(0, "none"), new(4, "mild"), new(6, "moderate"), new(10, "severe")];

    internal static Instrument Instrument { get; } = new("BPI-SF", "Brief Pain Inventory, short form")
    {
        Version = "1994",
        Measures = "Pain",
        FilledBy = FilledBy.Patient,
        Windows = ["past 24 hours"],
        RepeatAfterDays = 1,
        Source = new("Cleeland & Ryan 1994; Serlin 1995"),
        Items = Item.Each(Codes.From(0, 10),
            "Worst pain", "Least pain", "Average pain", "Pain now",
            "Interference: activity", "Interference: mood", "Interference: walking", "Interference: work", "Interference: relations", "Interference: sleep", "Interference: enjoyment"),
        Unscored = [new Item(12, "Relief in percent", Codes.From(0, 100))],
        Subscales =
        [
            new("severity", Total.MeanOf(1, 4, decimals: 2)),
            new("interference", Total.MeanOf(5, 11, decimals: 2)) { Enough = 4 },
        ],
        MayMiss = 3,
        Severity = (form, _) => form[1] is { } worst ? SeverityBand.Of(WorstPain, worst) : null,
        Change = new() { ResponsePercent = 30, PartialPercent = 15, MeaningfulPoints = 1, MeaningfulPercent = 30, TurnPoints = 2, Source = new("Cleeland & Ryan 1994") },
        Typed = new() { Given = (0, 10), Decimals = 2 },
        Licence = new(LicenceMode.NumbersOnly, "MD Anderson Cancer Center (C. Cleeland)", "Permission; a fee for funded or commercial use."),
        AccompaniesFor = ["IND-10", "IND-12", "IND-13", "IND-14", "IND-15"],
    };
}
