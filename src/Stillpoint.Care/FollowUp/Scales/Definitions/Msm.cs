namespace Stillpoint.Care.FollowUp.Scales.Definitions;

internal static class Msm
{
    internal static Instrument Instrument { get; } = new("MSM", "Maudsley Staging Method")
    {
        Version = "2018",
        Measures = "Treatment resistance",
        FilledBy = FilledBy.Clinician,
        Windows = ["current episode"],
        Source = new("Fekadu 2009; Fekadu 2018"),
        Items =
        [
            new(1, "Duration", Codes.From(1, 3)), new(2, "Severity at worst", Codes.From(1, 5)), new(3, "Failed antidepressants", Codes.From(1, 5)),
            new(4, "Augmentation", Codes.YesNo), new(5, "Electroconvulsive therapy", Codes.YesNo),
        ],
        Total = Total.SumOf(1, 5),
        Bands = [new(6, "mild"), new(10, "moderate"), new(15, "severe")],
        Licence = new(LicenceMode.WordsShip, "Fekadu and colleagues", "Scoring framework CC BY; the descriptors here are our own.")
        {
            Notice = "Maudsley Staging Method: Fekadu A et al., BMC Psychiatry 2018;18:100, CC BY. Descriptors: Stillpoint.",
        },
        Wordings =
        [
            new("en", "Our own descriptors of the published framework")
            {
                Items =
                [
                    new("How long the episode has lasted", Wording.Answers(1, "12 months or less", "13-24 months", "More than 24 months")),
                    new("Severity", Wording.Answers(1, "Below syndrome level", "Mild", "Moderate", "Severe without psychosis", "Severe with psychosis")),
                    new("Antidepressants that failed", Wording.Answers(1, "1-2", "3-4", "5-6", "7-10", "More than 10")),
                    new("Augmentation used", Wording.Answers(0, "No", "Yes")),
                    new("Electroconvulsive therapy used", Wording.Answers(0, "No", "Yes")),
                ],
            },
        ],
    };
}
