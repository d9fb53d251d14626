namespace Stillpoint.Care.FollowUp.Scales.Definitions;

internal static class Aldrete
{
    internal static Instrument Instrument { get; } = new("ALDRETE", "Modified Aldrete score")
    {
        Version = "1995",
        Measures = "Recovery",
        AtTheChair = true,
        FilledBy = FilledBy.Clinician,
        Windows = ["now"],
        Source = new("Aldrete 1995"),
        Items = Item.Each(Codes.From(0, 2), "Activity", "Breathing", "Circulation", "Consciousness", "Oxygen saturation"),
        Total = Total.SumOf(1, 5),
        // Necessary, never sufficient: discharge asks for more than a score.
        Bands = [new(8, "not_ready"), new(10, "ready")],
        Licence = new(LicenceMode.WordsShip, "Journal of the paper (table)", "Freely used with citation; the descriptors here are our own.")
        {
            Notice = "Scale: Aldrete 1995, J Clin Anesth 7:89. Descriptors: Stillpoint.",
        },
        Wordings =
        [
            new("en", "Our own descriptors")
            {
                Items =
                [
                    new("Activity", Wording.Answers(0, "Moves no limb on command", "Moves two limbs on command", "Moves all four limbs on command")),
                    new("Breathing", Wording.Answers(0, "Not breathing without help", "Short of breath or shallow", "Breathes deeply and coughs")),
                    new("Circulation (systolic pressure against baseline)", Wording.Answers(0, "50 % off or more", "20-49 % off", "Within 20 %")),
                    new("Consciousness", Wording.Answers(0, "Does not respond", "Wakes when called", "Fully awake")),
                    new("Oxygen saturation", Wording.Answers(0, "Under 90 % even with oxygen", "Needs oxygen to stay above 90 %", "Above 92 % on room air")),
                ],
            },
        ],
    };
}
