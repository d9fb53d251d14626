namespace Stillpoint.Care.FollowUp.Scales.Definitions;

internal static class Midas
{
    internal static Instrument Instrument { get; } = new("MIDAS", "Migraine Disability Assessment")
    {
        Version = "2001",
        Measures = "Headache",
        FilledBy = FilledBy.Patient,
        Windows = ["past 3 months"],
        RepeatAfterDays = 90,
        Source = new("Stewart 2001"),
        Items = Item.Each(Codes.From(0, 92), "Days of work missed", "Days of work halved", "Days of housework missed", "Days of housework halved", "Days of social life missed"),
        Unscored =
        [
            new Item(6, "Headache days", Codes.From(0, 92)) { Mark = "A" },
            new Item(7, "Pain of the headaches", Codes.From(0, 10)) { Mark = "B" },
        ],
        Total = Total.SumOf(1, 5),
        Bands = [new(5, "I_little"), new(10, "II_mild"), new(20, "III_moderate"), new(460, "IV_severe")],
        Change = new() { Source = new("Stewart 2001") },
        Licence = new(LicenceMode.WordsWithPermission, "Innovative Medical Research / AstraZeneca", "Patient use free, reproduction widely tolerated."),
        AccompaniesFor = ["IND-16"],
    };
}
