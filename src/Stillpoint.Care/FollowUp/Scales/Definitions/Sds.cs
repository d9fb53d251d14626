namespace Stillpoint.Care.FollowUp.Scales.Definitions;

internal static class Sds
{
    internal static Instrument Instrument { get; } = new("SDS", "Sheehan Disability Scale")
    {
        Version = "1996",
        Measures = "Function",
        FilledBy = FilledBy.Patient,
        Windows = ["past week", "past month"],
        RepeatAfterDays = 7,
        Source = new("Sheehan 1996"),
        // Somebody who does not work leaves the first blank: there is no total then.
        Items = Item.Each(Codes.From(0, 10), "Work or school", "Social life", "Family life"),
        Unscored = [new Item(4, "Days lost", Codes.From(0, 31)), new Item(5, "Underproductive days", Codes.From(0, 31))],
        Total = Total.SumOf(1, 3),
        Severity = Label,
        Change = new() { MeaningfulPoints = 4, Source = new("Sheehan 1996") },
        Licence = new(LicenceMode.NumbersOnly, "D. Sheehan", "Licensed; a fee for commercial use."),
    };

    /// <summary>The label rests on the items; a total alone does not give it.</summary>
    private static string? Label(Filled form, decimal? total) =>
        total is null || form[1] is not { } work || form[2] is not { } social || form[3] is not { } family ? null
        : Math.Max(work, Math.Max(social, family)) is var worst && worst >= 5 ? "significant"
        : total <= 6 && worst <= 2 ? "minimal"
        : "some";
}
