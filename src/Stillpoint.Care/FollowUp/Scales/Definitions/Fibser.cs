namespace Stillpoint.Care.FollowUp.Scales.Definitions;

internal static class Fibser
{
    internal static Instrument Instrument { get; } = new("FIBSER", "Frequency, Intensity and Burden of Side Effects Rating")
    {
        Version = "2006",
        Measures = "Side effects",
        FilledBy = FilledBy.Patient,
        Windows = ["past week"],
        RepeatAfterDays = 7,
        Source = new("Wisniewski 2006"),
        Asked = false,
        Items = Item.Each(Codes.From(0, 6), "Frequency", "Intensity", "Burden"),
        Subscales = [new("frequency", Total.SumOf(1, 1)), new("intensity", Total.SumOf(2, 2)), new("burden", Total.SumOf(3, 3))],
        ReviewNotes = [new(3, 5, "The burden of side effects asks for a change of treatment (item 3).")],
        Licence = new(LicenceMode.WordsWithPermission, "STAR*D / UPMC", "Used freely in research; ask."),
    };
}
