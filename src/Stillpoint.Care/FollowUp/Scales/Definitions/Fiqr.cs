namespace Stillpoint.Care.FollowUp.Scales.Definitions;

internal static class Fiqr
{
    private static readonly Part Function = new(Part.Range(1, 9)) { DividedBy = 3 };
    private static readonly Part Overall = new(Part.Range(10, 11));
    private static readonly Part Symptoms = new(Part.Range(12, 21)) { DividedBy = 2 };

    internal static Instrument Instrument { get; } = new("FIQR", "Revised Fibromyalgia Impact Questionnaire")
    {
        Version = "2009",
        Measures = "Fibromyalgia",
        FilledBy = FilledBy.Patient,
        Windows = ["past 7 days"],
        RepeatAfterDays = 7,
        Source = new("Bennett 2009; Salaffi 2021"),
        Items = Item.Each(Codes.From(0, 10),
            "Hair", "Walking", "Cooking", "Cleaning", "Carrying", "Stairs", "Bed sheets", "Sitting", "Shopping", "Goals missed", "Overwhelmed",
            "Pain", "Energy", "Stiffness", "Sleep", "Depression", "Memory", "Anxiety", "Tenderness", "Balance", "Sensitivity"),
        Total = new(Function, Overall, Symptoms) { Decimals = 2 },
        Subscales =
        [
            new("function", new(Function) { Decimals = 2 }),
            new("overall", new(Overall) { Decimals = 2 }),
            new("symptoms", new(Symptoms) { Decimals = 2 }),
        ],
        Bands = [new(23, "remission"), new(40, "mild"), new(63, "moderate"), new(82, "severe"), new(100, "very_severe")],
        Change = new() { ResponsePercent = 14, MeaningfulPercent = 14, Source = new("Bennett 2009") },
        Licence = new(LicenceMode.WordsShip, "Bennett and colleagues", "Open access CC BY 2.0 with a printable form; authors ask commercial users to get in touch. The printable form could not be read whole, so no words ship.")
        {
            Notice = "FIQR: Bennett RM et al., Arthritis Res Ther 2009;11:R120, CC BY 2.0.",
        },
        LeadsFor = ["IND-11"],
    };
}
