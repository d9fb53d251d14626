namespace Stillpoint.Care.FollowUp.Scales.Definitions;

internal static class Gad7
{
    internal static Instrument Instrument { get; } = new("GAD-7", "Generalized Anxiety Disorder scale, 7 items")
    {
        Version = "2006",
        Measures = "Anxiety",
        FilledBy = FilledBy.Patient,
        Windows = ["last 2 weeks"],
        RepeatAfterDays = 7,
        Source = new("Spitzer 2006"),
        Items =
        [
            .. Item.Coded(Phq9.Frequency,
                ("69725-0", "Nervous"), ("68509-9", "Cannot stop worrying"), ("69733-4", "Worrying too much"), ("69734-2", "Trouble relaxing"),
                ("69735-9", "Restless"), ("69689-8", "Irritable"), ("69736-7", "Afraid"))
            // LOINC gives the second item an answer list of its own.
            .Select(item => item.Number == 2 ? item with { Codes = Phq9.Frequency with { AlsoLoinc = new Dictionary<string, int> { ["LA18938-3"] = 2 } } } : item),
        ],
        Total = Total.SumOf(1, 7),
        MayMiss = 2, // by analogy with the PHQ-9; house rule
        Bands = [new(4, "minimal"), new(9, "mild"), new(14, "moderate"), new(21, "severe")],
        Change = Change.ByHalf(remissionAtMost: 4, new("Spitzer 2006; Toussaint 2020")) with { WorsenedBy = 4, MeaningfulPoints = 4 },
        Loinc = new("69737-5", "70274-6"),
        Licence = Phq9.Licence,
        LeadsFor = ["IND-06"],
        AccompaniesFor = ["IND-01", "IND-02", "IND-03", "IND-05", "IND-07", "IND-08"],
        Wordings =
        [
            new("en", "The GAD-7 form with its scoring note, copy at scales.arabpsychology.com/index.php/s/gad-7-anxiety-severity; compared with LOINC panel 69737-5")
            {
                Title = "GAD-7",
                Instructions = "Over the last 2 weeks, how often have you been bothered by the following problems?",
                Items = Wording.Sharing(Phq9.EnglishAnswers,
                    "Feeling nervous, anxious or on edge",
                    "Not being able to stop or control worrying",
                    "Worrying too much about different things",
                    "Trouble relaxing",
                    "Being so restless that it is hard to sit still",
                    "Becoming easily annoyed or irritable",
                    "Feeling afraid as if something awful might happen"),
            },
        ],
    };
}
