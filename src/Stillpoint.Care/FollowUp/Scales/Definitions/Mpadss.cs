namespace Stillpoint.Care.FollowUp.Scales.Definitions;

internal static class Mpadss
{
    internal static Instrument Instrument { get; } = new("MPADSS", "Modified Post-Anaesthetic Discharge Scoring System")
    {
        Version = "1999",
        Measures = "Recovery",
        AtTheChair = true,
        FilledBy = FilledBy.Clinician,
        Windows = ["now"],
        Source = new("Chung 1995; Marshall & Chung 1999"),
        // Bleeding is nearly always 2 here, but somebody must have looked.
        Items = Item.Each(Codes.From(0, 2), "Vital signs", "Walking", "Nausea and vomiting", "Pain", "Bleeding"),
        Total = Total.SumOf(1, 5),
        Bands = [new(8, "not_ready"), new(10, "ready")],
        Licence = new(LicenceMode.WordsShip, "Journal of the paper (table)", "Freely used with citation; the descriptors here are our own.")
        {
            Notice = "Scale: Chung 1995, J Clin Anesth 7:500. Descriptors: Stillpoint.",
        },
        Wordings =
        [
            new("en", "Our own descriptors")
            {
                Items =
                [
                    new("Vital signs (blood pressure and pulse against baseline)", Wording.Answers(0, "More than 40 % off", "20-40 % off", "Within 20 %")),
                    new("Walking", Wording.Answers(0, "Cannot walk, or very dizzy", "With help", "Steady, not dizzy, as at baseline")),
                    new("Nausea and vomiting", Wording.Answers(0, "Severe, persistent", "Moderate, treated", "None or minimal")),
                    new("Pain", Wording.Answers(0, "Severe", "Moderate", "None, or acceptable")),
                    new("Bleeding (IV site)", Wording.Answers(0, "Severe", "Moderate", "None or minimal")),
                ],
            },
        ],
    };
}
