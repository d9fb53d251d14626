namespace Stillpoint.Care.FollowUp.Scales.Definitions;

internal static class IciqUi
{
    internal static Instrument Instrument { get; } = new("ICIQ-UI-SF", "ICIQ urinary incontinence, short form")
    {
        Version = "short form",
        Measures = "Bladder",
        FilledBy = FilledBy.Patient,
        Windows = ["past 4 weeks"],
        RepeatAfterDays = 28,
        Source = new("ICIQ"),
        Asked = false,
        Items = [new(1, "How often", Codes.From(0, 5)), new(2, "How much", Codes.From(0, 6)), new(3, "Effect on life", Codes.From(0, 10))],
        Total = Total.SumOf(1, 3),
        Change = new() { Source = new("ICIQ") },
        Licence = IciqOab.Licence,
    };
}
