namespace Stillpoint.Care.FollowUp.Scales.Definitions;

internal static class Moca
{
    internal static Instrument Instrument { get; } = new("MOCA", "Montreal Cognitive Assessment")
    {
        Version = "8",
        Measures = "Cognition",
        FilledBy = FilledBy.Clinician,
        Windows = ["now"],
        RepeatAfterDays = 180,
        Source = new("Nasreddine 2005"),
        Asked = false,
        // Total only, after the point for 12 years of education or less; never above 30.
        Total = new() { Given = (0, 30) },
        Bands = [new(9, "severe"), new(17, "moderate"), new(25, "mild"), new(30, "normal")],
        Change = new() { HigherIsBetter = true, ReliablePoints = 4, WatchBy = 2, Source = new("Nasreddine 2005") },
        Loinc = new("72133-2", "72172-0"),
        Licence = new(LicenceMode.NumbersOnly, "Z. Nasreddine", "Proprietary; training, certification and licence. Total only."),
    };
}
