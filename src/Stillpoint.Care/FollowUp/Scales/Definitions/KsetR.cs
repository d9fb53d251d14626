namespace Stillpoint.Care.FollowUp.Scales.Definitions;

internal static class KsetR
{
    internal static Instrument Instrument { get; } = new("KSET-R", "Ketamine Side Effect Tool, revised")
    {
        Version = "2025",
        Measures = "Side effects",
        FilledBy = FilledBy.ClinicianAsks,
        Windows = ["after a treatment"],
        Source = new("Bayes 2025"),
        Asked = false,
        Licence = Kset.Licence,
    };
}
