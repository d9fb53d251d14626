namespace Stillpoint.Care.FollowUp.Scales.Definitions;

internal static class Phq2
{
    internal static Instrument Instrument { get; } = new("PHQ-2", "Patient Health Questionnaire, first 2 items")
    {
        Version = "2003",
        Measures = "Depression (screen)",
        FilledBy = FilledBy.Patient,
        Windows = ["last 2 weeks"],
        Source = new("Arroll 2010"),
        Items = Item.Coded(Phq9.Frequency, ("44250-9", "Interest or pleasure"), ("44255-8", "Low mood")),
        Total = Total.SumOf(1, 2),
        Bands = [new(2, "negative"), new(6, "positive")],
        Change = new() { Source = new("Arroll 2010") },
        Loinc = new(Total: "55758-7"),
        Licence = Phq9.Licence,
        Wordings =
        [
            new("en", Phq9.EnglishForm)
            {
                Title = "PHQ-2",
                Instructions = Phq9.EnglishInstructions,
                Items = Wording.Sharing(Phq9.EnglishAnswers, [.. Phq9.English.Take(2)]),
            },
            new("es", Phq9.SpanishForm)
            {
                Title = "PHQ-2",
                Instructions = Phq9.SpanishInstructions,
                Notice = Phq9.SpanishNotice,
                Items = Wording.Sharing(Phq9.SpanishAnswers, [.. Phq9.Spanish.Take(2)]),
            },
        ],
    };
}
