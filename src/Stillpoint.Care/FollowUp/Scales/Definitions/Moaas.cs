namespace Stillpoint.Care.FollowUp.Scales.Definitions;

internal static class Moaas
{
    internal static Instrument Instrument { get; } = new("MOAA/S", "Modified Observer's Assessment of Alertness/Sedation")
    {
        Version = "0-5",
        Measures = "Sedation",
        AtTheChair = true,
        FilledBy = FilledBy.Clinician,
        Windows = ["now"],
        Source = new("Chernik 1990, modified"),
        Items = Item.Each(Codes.From(0, 5), "Responsiveness"),
        Total = Total.SumOf(1, 1),
        Bands = [new(1, "deep"), new(3, "moderate"), new(4, "light"), new(5, "alert")],
        Alerts =
        [
            AlertRule.OnTotal("MOAAS_OVERSEDATION", AlertTier.Emergency, atMost: 3),
            AlertRule.OnTotal("MOAAS_DEEP", AlertTier.Emergency, atMost: 1),
        ],
        Licence = new(LicenceMode.WordsShip, "Journal of the paper (table)", "Freely used with citation; the descriptors here are our own.")
        {
            Notice = "Scale: Chernik 1990, J Clin Psychopharmacol 10:244, modified. Descriptors: Stillpoint.",
        },
        Wordings =
        [
            new("en", "Our own descriptors")
            {
                Items =
                [
                    new("Responsiveness now", Wording.Answers(0,
                        "No response even to a painful squeeze",
                        "Responds to a painful squeeze only",
                        "Responds to gentle prodding or shaking only",
                        "Responds only when the name is called loudly or repeatedly",
                        "Slow, lethargic answer to the name",
                        "Answers readily to the name")),
                ],
            },
        ],
    };
}
