namespace Stillpoint.Care.FollowUp.Scales.Definitions;

internal static class Meq30
{
    private static readonly (string Key, int[] Items)[] Factors =
    [
        ("mystical", [4, 5, 6, 9, 14, 15, 16, 18, 20, 21, 23, 24, 25, 26, 28]),
        ("positive_mood", [2, 8, 12, 17, 27, 30]),
        ("transcendence", [1, 7, 11, 13, 19, 22]),
        ("ineffability", [3, 10, 29]),
    ];

    internal static Instrument Instrument { get; } = new("MEQ30", "Mystical Experience Questionnaire, 30 items")
    {
        Version = "2015",
        Measures = "Subjective experience",
        FilledBy = FilledBy.Patient,
        Windows = ["the session"],
        Source = new("MacLean 2012; Barrett 2015"),
        Items = Item.Numbered(30, Codes.From(0, 5)),
        Total = Total.SumOf(1, 30),
        // In percent of each factor's maximum.
        Subscales = [.. Factors.Select(factor => new Subscale(factor.Key, new(Share(factor.Items)) { Decimals = 1 }))],
        Severity = Label,
        Licence = new(LicenceMode.WordsWithPermission, "Johns Hopkins group; SAGE", "Form printed in Barrett 2015; ask."),
    };

    private static Part Share(int[] items) => new(items) { Times = 100, DividedBy = 5 * items.Length };

    /// <summary>Complete means at least 60 % on every factor; it describes, and is no target.</summary>
    private static string? Label(Filled form, decimal? total) =>
        total is null || form.Answered < form.Instrument.Items.Count ? null
        : Factors.All(factor => Share(factor.Items).Of(form) >= 60) ? "complete"
        : "not_complete";
}
