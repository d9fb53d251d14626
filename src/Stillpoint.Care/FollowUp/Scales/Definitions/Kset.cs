namespace Stillpoint.Care.FollowUp.Scales.Definitions;

internal static class Kset
{
    internal static Licence Licence { get; } = new(LicenceMode.WordsWithPermission, "Black Dog Institute / UNSW group; Elsevier", "Article supplement; ask before encoding.");

    internal static Instrument Instrument { get; } = new("KSET", "Ketamine Side Effect Tool")
    {
        Version = "2020",
        Measures = "Side effects",
        FilledBy = FilledBy.ClinicianAsks,
        // Four forms; no summed score. Its items were never seen, so none are defined: our own checklist stands in.
        Windows = ["screening", "baseline", "after a treatment", "follow-up"],
        Source = new("Short 2020"),
        Asked = false,
        Licence = Licence,
    };
}
