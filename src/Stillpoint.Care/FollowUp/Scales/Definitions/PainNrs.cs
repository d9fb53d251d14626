namespace Stillpoint.Care.FollowUp.Scales.Definitions;

internal static class PainNrs
{
    internal static Instrument Instrument { get; } = new("PAIN-NRS", "Pain numeric rating scale")
    {
        Version = "0-10",
        Measures = "Pain",
        FilledBy = FilledBy.Patient,
        Windows = ["now", "average of 24 hours", "worst of 24 hours", "average of 7 days", "worst of 7 days"],
        Source = new("Farrar 2001"),
        Items = Item.Each(Codes.From(0, 10), "Pain"),
        Total = Total.SumOf(1, 1),
        Bands = [new(0, "none"), new(3, "mild"), new(6, "moderate"), new(10, "severe")],
        Change = new() { ResponsePercent = 30, PartialPercent = 15, SubstantialPercent = 50, MeaningfulPoints = 2, MeaningfulPercent = 30, Source = new("Farrar 2001; IMMPACT") },
        Loinc = new(Total: "72514-3"),
        Licence = new(LicenceMode.WordsShip, "Generic", "No owner."),
        LeadsFor = ["IND-10", "IND-12", "IND-13", "IND-14", "IND-15", "IND-17", "IND-22"],
        AccompaniesFor = ["IND-11", "IND-16"],
        Wordings =
        [
            new("en", "Our own words")
            {
                Items = [new("Choose the number that fits your pain.", new Dictionary<int, string> { [0] = "No pain", [10] = "Worst pain you can imagine" })],
            },
            new("es", "Our own words")
            {
                Items = [new("Elija el número que corresponde a su dolor.", new Dictionary<int, string> { [0] = "Sin dolor", [10] = "El peor dolor que pueda imaginar" })],
            },
        ],
    };
}
