namespace Stillpoint.Care.FollowUp.Scales.Definitions;

internal static class AthfSf
{
    internal static Instrument Instrument { get; } = new("ATHF-SF", "Antidepressant Treatment History Form, short form")
    {
        Version = "2019",
        Measures = "Treatment resistance",
        FilledBy = FilledBy.Clinician,
        // One row for each trial rather than items; see AntidepressantTrial. The total is the count of adequate failed trials.
        Windows = ["current episode"],
        Source = new("Sackeim 2019"),
        Asked = false,
        Total = new() { Given = (0, 50) },
        Licence = new(LicenceMode.WordsWithPermission, "Sackeim / NNDC", "Form free on request."),
    };
}
