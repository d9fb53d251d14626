namespace Stillpoint.Care.FollowUp.Scales.Definitions;

internal static class Prise
{
    private static readonly string[] Systems = ["Stomach and bowel", "Heart", "Skin", "Nerves", "Eyes and ears", "Urinary and genital", "Sleep", "Sexual", "Other"];

    internal static Instrument Instrument { get; } = new("PRISE", "Patient-Rated Inventory of Side Effects")
    {
        Version = "2006",
        Measures = "Side effects",
        FilledBy = FilledBy.Patient,
        Windows = ["past week"],
        RepeatAfterDays = 7,
        Source = new("Wisniewski 2006"),
        Asked = false,
        // None, tolerable or distressing for each body system; no total.
        Items = Item.Each(Codes.From(0, 2), Systems),
        Subscales = [new("distressing", Total.SumOf(1, 9)) { By = form => Part.Range(1, 9).Count(system => form[system] == 2) }],
        Licence = new(LicenceMode.WordsWithPermission, "STAR*D / UPMC", "Used freely in research; ask."),
    };
}
