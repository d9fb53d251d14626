namespace Stillpoint.Care.FollowUp.Scales.Definitions;

internal static class Deq5
{
    internal static Instrument Instrument { get; } = new("DEQ-5", "Drug Effects Questionnaire, 5 items")
    {
        Version = "2013",
        Measures = "Drug effects and misuse",
        FilledBy = FilledBy.Patient,
        Windows = ["the session"],
        Source = new("Morean 2013"),
        Asked = false,
        // Read item by item and never summed; liking and wanting more are followed over time.
        Items = Item.Each(Codes.From(0, 100), "Feel", "High", "Like", "Dislike", "Want more"),
        Subscales =
        [
            new("feel", Total.SumOf(1, 1)), new("high", Total.SumOf(2, 2)), new("like", Total.SumOf(3, 3)),
            new("dislike", Total.SumOf(4, 4)), new("want_more", Total.SumOf(5, 5)),
        ],
        Licence = new(LicenceMode.WordsWithPermission, "Morean and colleagues", "Terms not established; ask."),
    };
}
