namespace Stillpoint.Care.FollowUp.Scales.Definitions;

internal static class OciR
{
    private static readonly string[] Themes = ["Hoarding", "Checking", "Ordering", "Neutralizing", "Washing", "Obsessing"];

    internal static Instrument Instrument { get; } = new("OCI-R", "Obsessive-Compulsive Inventory, revised")
    {
        Version = "2002",
        Measures = "Obsessions and compulsions",
        FilledBy = FilledBy.Patient,
        Windows = ["past month"],
        RepeatAfterDays = 30,
        Source = new("Foa 2002"),
        // The six themes take turns three times.
        Items = Item.Each(Codes.From(0, 4), [.. Themes, .. Themes, .. Themes]),
        Total = Total.SumOf(1, 18),
        Subscales = [.. Themes.Select((theme, index) => new Subscale(theme.ToLowerInvariant(), Total.SumOf(index + 1, index + 7, index + 13)))],
        Bands = [new(20, "negative"), new(72, "positive")],
        Change = new() { Source = new("Foa 2002") },
        Licence = new(LicenceMode.WordsWithPermission, "E. Foa", "Widely free for clinical and research use; ask the author for software."),
        AccompaniesFor = ["IND-08"],
    };
}
